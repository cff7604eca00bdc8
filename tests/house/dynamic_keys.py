"""The one place that says which keys the code puts together, where its source alone does not tell.

Taken from the code's own tuples and enums where they exist, so that a new member without words is seen.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import product

from hep_desktop.domain.comparing import Fate
from hep_desktop.domain.council import Council
from hep_desktop.domain.findings import Severity
from hep_desktop.domain.followup import MeasureState
from hep_desktop.domain.kinds import KINDS as KINDS_OF_RECORD
from hep_desktop.domain.law_clock import Duty, Grants
from hep_desktop.domain.merging import Choice
from hep_desktop.domain.plan import Direction
from hep_desktop.domain.programme import Status
from hep_desktop.domain.readings import Asking, LastDay, LateReview, Readings, ReviewsFrom
from hep_desktop.domain.settlement import Presence
from hep_desktop.domain.values import NoDataReason
from hep_desktop.domain.word_difference import Kept
from hep_desktop.export.refusal import Reason
from hep_desktop.export.verdict import State, Who
from hep_desktop.importers.marks import LASTING
from hep_desktop.importers.proposal import DoubtKind
from hep_desktop.importers.word.parts import Why
from hep_desktop.importers.word.source import Lost
from hep_desktop.seeking.passages import What
from hep_desktop.services.checking import MarkState
from hep_desktop.services.importing import Novelty
from hep_desktop.services.plan_comparing import Difference
from hep_desktop.services.whereabouts import Concern
from hep_desktop.services.word_programme import State as WordState
from hep_desktop.template.asking import FIELDS, RequestState
from hep_desktop.template.chart import ChartKind
from hep_desktop.template.model import Certainty
from hep_desktop.template.rolling import Why as Stays
from hep_desktop.ui.actions import ACTIONS
from hep_desktop.ui.change_words import GROUPS
from hep_desktop.ui.models.preview import COLUMNS
from hep_desktop.ui.models.step_list import COLUMNS as STEP_COLUMNS
from hep_desktop.ui.models.word_rows import COLUMNS as PARTS
from hep_desktop.ui.pages.history import SPANS
from hep_desktop.ui.pages.importing import TOLD
from hep_desktop.ui.signer_chooser import KINDS
from hep_desktop.ui.walk import STEPS
from hep_desktop.ui.wizard.column_step import ROLES
from house.forum_keys import FORUM_KEYS, members
from house.keys import SENTENCES, literals
from house.mentor_keys import MENTOR_KEYS
from house.remark_keys import REMARK_KEYS, REMARKS
from house.tree import PACKAGE, Module

PROGRAMME_PAPERS = (
    *("hep", "action_plan", "proposal", "resolution", "statement", "association", "followup", "comparison"),
    *("register", "opinions", "review", "summary", "changed", "blank", "forum_rules"),
)
FORUM_PAPERS = ("invitation", "attendance", "attendance_public", "minutes")
PROPOSAL_HEAD = ("proposer", "prepared_by", "legal_review", "sitting", "majority")

UNDOABLE = {
    constant.value
    for module in (PACKAGE / "domain" / "apply").glob("*.py")
    for constant in Module(module).strings()
    if constant.value.startswith(
        (
            *("add_", "adopt", "answer_", "begin_", "change_", "close_", "create_", "forget_"),
            *("keep_", "move_", "refresh_", "roll_", "remove_", "set_", "take_", "withdraw_"),
        )
    )
}
NAMELESS = {
    "adopt",
    "begin_version",
    "roll_forward",
    "change_checklist",
    "change_review",
    "close_unchanged",
    "change_council",
    "answer_finding",
    "withdraw_answer",
    "create_programme",
    "change_programme",
    "remove_programme",
    "set_texts",
    "set_facts",
    "take_over",
}

CUSTODY = {"hep_given", "hep_kept_on", "hep_taken", "hep_returned", "hep_archived", "hep_unarchived"}


def written(pattern: str) -> Iterator[str]:
    """For values that stand somewhere in the code as they are: the keys whose value does, looked for when asked."""
    start, _, end = pattern.partition("{}")
    values = {
        key.removeprefix(start).removesuffix(end) for key in SENTENCES if key.startswith(start) and key.endswith(end)
    }
    yield from values & set(literals())


DECLARED: dict[str, Iterable[str | tuple[str, ...]]] = {
    **FORUM_KEYS,
    **REMARK_KEYS,
    **MENTOR_KEYS,
    "checking.{}.{}": product(["chapter", "table"], members(Certainty)),
    "asking.state.{}": members(RequestState),
    "asking.{}": ["open", "done"],
    "asking.form.check.{}": ["percent", "whole", "signed", "number"],
    "asking.form.field.{}": FIELDS,
    "asking.form.text.{}": ["known", "row"],
    "asking.letter.{}": ["number", "to", "address", "subject", "annex", "asker"],
    "actions.{}": [spec.id for spec in ACTIONS],
    "charts.kinds.{}": members(ChartKind),
    "charts.thousands.{}": ["thousand", "million", "billion", "trillion"],
    "cli.{}": ["import", "check", "report", "table", "export", "verify", "remarks", "demo"],
    "coverage.{}": ["chapters", "problems", "measures"],
    "cli.not_saved.{}": ["disk_full", "unreachable", "medium_fails", "busy"],
    "cli.usage.{}": written("cli.usage.{}"),
    "exporting.check_report.{}": members(Severity),
    "exporting.check_report.marks.{}": members(Severity),
    "exporting.copying.problems.{}": ["title", "description", "opportunity"],
    "exporting.csv.{}": [
        *("period", "member", "code", "label", "unit", "number", "words"),
        *("no_data", "computed", "source", "file", "sheet", "cell"),
    ],
    "exporting.differences.{}": [Reason.FILE_CHANGED, Reason.FILE_MISSING, Reason.FILE_NOT_SIGNED],
    "exporting.no_data.{}": members(NoDataReason),
    "exporting.problems.{}": members(Reason),
    "exporting.signatures.{}": members(Who),
    "exporting.states.{}": members(State),
    "signing.kinds.{}": KINDS,
    "forum.add.{}": written("forum.add.{}"),
    "forum.field.{}": written("forum.field.{}"),
    "frame.clock.{}": ["days_left", "days_today", "days_over"],
    "frame.clock.{}_{}": product(["days_left", "days_today", "days_over"], ["short", "shortest"]),
    "frame.marks.{}": [MarkState.DONE.value, MarkState.NOT_BEGUN.value],
    "frame.places.{}": [kind.name for kind in KINDS_OF_RECORD],
    "frame.qt.{}": written("frame.qt.{}"),
    "frame.severity.{}": members(Severity),
    "frame.status.{}": members(Status),
    "frame.steps_of_walk.{}": STEPS,
    "import_pages.step.{}": TOLD,
    "import_wizard.columns.{}": {*ROLES.values(), "column", "sample", "use", "becomes"},
    "frame.{}.done": ["undo", "redo"],
    "frame.{}.named": ["undo", "redo"],
    "import_pages.column.{}": COLUMNS,
    "import_pages.count.{}": members(Novelty),
    "import_pages.novelty.{}": members(Novelty),
    "import_pages.source.{}": written("import_pages.source.{}"),
    "import_pages.{}": ["ticked", "unticked"],
    "word.aside.{}": ["contents", "another", "own_remark", "margins", "comments"],
    "word.column.{}": PARTS,
    "word.count.{}": members(WordState),
    "word.done.{}": ["texts", "facts", "problems", "measures"],
    "word.lost.{}": members(Lost),
    "word.remarks.{}": members(Why),
    "word.target.{}": ["already", "nothing_to_place"],
    "importing.doubts.{}": members(DoubtKind),
    "importing.marks.{}": [str(one) for one in LASTING],
    "adoption.{}": ["adopted", "superseded", "unchanged"],
    "adoption.field.{}": [one.name for one in fields(Council)],
    "papers.attendance.{}": ["name", "organisation", "settlement", "capacity", "signature"],
    "papers.closing.{}": [
        "nationality",
        "council",
        "votes",
        "published",
        "mayor",
        "notary",
        "name",
        "parts",
        "signature",
    ],
    "papers.files.{}": [
        "hep",
        "action_plan",
        "proposal",
        "resolution",
        "statement",
        "association",
        "followup",
        "comparison",
        "register",
        "opinions",
        "review",
        "forum_rules",
        "summary",
        "changed",
        "blank",
        *FORUM_PAPERS,
    ],
    "law_days.duty.{}": members(Duty),
    "law_days.grants.{}": members(Grants),
    "law_days.other.{}": members(Asking, LastDay, ReviewsFrom),
    "law_days.association.{}": ["met", "review_soon", "review_late", "failing"],
    "law_days.associations.{}": ["choose", "nothing"],
    "law_days.associations.column.{}": ["settlement", "name", "adopted", "reviewed", "number"],
    "law_days.associations.field.{}": ["name", "seat", "chair", "members"],
    "law_days.member.{}": [*members(Grants), "unreadable"],
    "papers.association.{}": ["member", "number", "adopted", "last_day", "reviewed", "found"],
    "law_days.readings.choice.{}": members(Asking, LastDay, LateReview, ReviewsFrom),
    "law_days.readings.field.{}": [one.name for one in fields(Readings)],
    "law_days.readings.why.{}": [one.name for one in fields(Readings)],
    "law_days.short.{}": ["council", "followup", "review", "last_day"],
    "law_days.why.{}": members(Duty),
    "law_days.{}": ["left", "today", "over"],
    "plan.relations.{}": ["loose", "matrix", "graph", "timeline", "money", "load", "tied", "untied"],
    "plan.file.kinds.{}": members(Difference),
    "plan.file.columns.{}": ["taken", "measure", "field", "here", "there"],
    "plan.direction.{}": [one.value or "unsaid" for one in Direction],
    "plan.{}_of": ["direction", "yearly"],
    "plan.offer.{}": ["people", "documents", "phrases"],
    "plan.settled.{}": ["going_on", *(one for one in members(Status) if one != "draft")],
    "start.settlement.document.{}": ["title", "years", "decision"],
    "followup.{}": ["superseded", "not_adopted", "unchanged"],
    "followup.reached.{}": ["name", "value", "measured", "evidence"],
    "papers.followup.{}": ["measure", "state", "reached", "rest"],
    "papers.followup.states.{}": members(MeasureState),
    "review.kept.{}": [Kept.GONE, Kept.NEW],
    "papers.comparison.{}": ["measure", "fate", "fields", "reason"],
    "papers.comparison.count.{}": members(Fate),
    "papers.comparison.fates.{}": members(Fate),
    "papers.comparison.field.{}": ["due", "group", "money"],
    "papers.check_report.{}": ["where", "severity", "what"],
    "papers.check_report.severities.{}": members(Severity),
    "papers.letterhead.fields.{}": ["settlement", "municipality", "paper", "date"],
    "papers.letterhead.{}": [
        *("unknown_field", "missing_styles", "no_head"),
        *("picture_too_large", "picture_too_heavy", "picture_damaged", "picture_unknown"),
    ],
    "ready.contents.forms.{}": ["pdf", "docx", "html"],
    "ready.look.stamp.{}": ["fingerprint", "qr", "counts"],
    "papers.summary.{}": ["measure", "responsible", "deadline"],
    "papers.summary.more.{}": ["problems", "measures"],
    "papers.invitation.{}": ["when", "place", "kind"],
    "papers.kinds.{}": PROGRAMME_PAPERS,
    "papers.kinds.{}_of": FORUM_PAPERS,
    "papers.proposal.{}": [*PROPOSAL_HEAD, "subject", "review_subject"],
    "papers.review.{}": [
        *("adopted", "period", "forum", "measures", "council"),
        *("progress", "situation"),
    ],
    "rolling.part.{}": ["texts", "figures", "problems"],
    "rolling.{}": ["measures", "left"],
    "rolling.why.{}": members(Stays),
    "rolling.fields.{}": ["due", "indicators", "problems"],
    "review.held.{}": ["unchanged", "revised"],
    "review.outcomes.{}": ["unchanged", "revised", "closed"],
    "review.state.{}": ["superseded", "unchanged"],
    "review.tabs.{}": ["measures", "chapters", "end"],
    "papers.proposal.values.{}": PROPOSAL_HEAD,
    "papers.minutes.{}": [
        *("place", "time", "kind", "settlements", "chair", "minute_taker", "authenticators"),
        *("responsible", "deadline", "name", "organisation", "settlement", "capacity", "excused", "absent"),
    ],
    "papers.no_data.{}": members(NoDataReason),
    "papers.plan.{}": ["baseline", "target", "source", "yearly"],
    "papers.programme.{}": ["required_empty", "optional_empty"],
    "problems.field.{}": ["title", "description", "opportunity", "rests_on", "sentences"],
    "ready.check.{}": members(Severity),
    "ready.copying.{}": written("ready.copying.{}"),
    "ready.printing.{}": ["filed", "waits", "done"],
    "restoring.groups.{}": {*GROUPS.values(), "others"},
    "restoring.kinds.{}": ["undo", "redo"],
    "restoring.spans.{}": SPANS,
    "frame.place.{}": members(Concern),
    "handing.take.choice.{}": members(Choice),
    "restoring.steps.{}": STEP_COLUMNS,
    "start.{}.title": ["new", "word", "import", "open", "example"],
    "start.{}.words": ["new", "word", "import", "open", "example"],
    "tables.details.{}": written("tables.details.{}"),
    "tables.reasons.{}": members(NoDataReason),
    "tables.rejected.{}": written("tables.rejected.{}"),
    "start.services.{}": members(Presence),
    "tables.rows.{}": ["add", "remove", "up", "down", "proposed"],
    "tables.rows.{}_tip": ["add", "remove", "up", "down", "proposed"],
    "text.lost.{}": written("text.lost.{}"),
    "text.pictures.{}": ["caption", "alt"],
    "text.pictures.{}_hint": ["caption", "alt"],
    "text.tables.{}": [
        *("put_in", "row_above", "row_below", "column_before", "column_behind"),
        *("head", "remove_rows", "remove_columns", "remove"),
    ],
    "seeking.where.{}": [one.value for one in What if one is not What.TEXT],
    "steps.{}": UNDOABLE
    | CUSTODY
    | REMARKS
    | {"other", "rescue", "restore", "take_answer", "take_days", "take_over_plan", "take_over_word"},
    "steps.{}_plain": (UNDOABLE - NAMELESS) | {"restore", "take_answer", "hep_taken", "hep_returned"},
}
