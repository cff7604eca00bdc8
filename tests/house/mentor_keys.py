"""The keys put together on the mentor's pages."""

from collections.abc import Iterable

from hep_desktop.domain.desk import Coming, DeskState, Source
from hep_desktop.domain.mentor import ContactKind, ForumKind, PointState, Turnout, When
from hep_desktop.services.county_forum import ForumPaper
from hep_desktop.services.desk import COLUMNS
from hep_desktop.services.desk_list import Trouble
from hep_desktop.ui.models.contact_rows import COLUMNS as LOG
from house.forum_keys import members
from house.holdings_keys import HOLDINGS_KEYS

FIELDS = (
    *("county", "district", "population", "adopted", "unadopted", "reviewed", "next_review", "expires", "stage"),
    *("nationalities", "clerk", "seen", "next_step", "next_day", "note"),
)
MENTOR_KEYS: dict[str, Iterable[str | tuple[str, ...]]] = {
    **HOLDINGS_KEYS,
    "county_forum.{}": members(ForumPaper),
    "county_forum.action.{}": members(ForumPaper),
    "county_forum.kind.{}": members(ForumKind),
    "county_forum.turnout.{}": members(Turnout),
    "county_forum.propose.{}": ["expired", "not_adopted", "unknown", "review_late", "review_soon"],
    "county_forum.fact.{}": ["held", "place", "of", "municipalities", "task", "chair", "minute_taker"],
    "county_forum.field.{}": ["participants", "agenda", "contributions", "decisions"],
    "county_forum.column.{}": [
        *("name", "organisation", "municipality", "signature", "task", "held", "place", "present", "agenda"),
        *("number", "decision", "whose", "responsible", "deadline", "done"),
    ],
    "mentor_desk.ahead.{}": ["next_review", "expires"],
    "mentor_desk.column.{}": COLUMNS,
    "mentor_desk.coming.{}": members(Coming),
    "mentor_desk.differs.{}": members(Source),
    "mentor_desk.field.{}": [one for one in (*FIELDS, "name") if one not in ("next_step", "next_day")],
    "mentor_desk.kind.{}": members(ContactKind),
    "mentor_desk.nationality.{}": ["there", "none"],
    "mentor_desk.short.{}": members(DeskState),
    "mentor_desk.state.{}": members(DeskState),
    "mentor_log.column.{}": [*LOG, "subject"],
    "mentor_log.field.{}": ["held", "kind", "municipalities", "place", "people", "headcount", "subject", "agreed"],
    "mentor_log.filter.{}": ["kind", "year", "village"],
    "mentor_year.make.{}": ["docx", "pdf", "xlsx"],
    "mentor_year.kinds.{}": ["docx", "pdf", "xlsx"],
    "mentor_log.point.{}": members(PointState),
    "mentor_log.when.{}": members(When),
    "mentor_list.action.{}": ["district", "county"],
    "mentor_list.action.{}_none": ["district", "county"],
    "mentor_list.fields.{}": FIELDS,
    "mentor_list.novelty.{}": ["new", "changes", "replaces", "same"],
    "mentor_list.trouble.{}": members(Trouble),
}
