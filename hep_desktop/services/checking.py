"""What is missing in a programme: findings, their sentences, the marks of the outline, and the next step."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from hep_desktop.checks.steps import FOLLOWUP, FORUM, PLAN, PROBLEMS, REVIEW, SETTLEMENT
from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Programme, Status
from hep_desktop.frozen import dataclass
from hep_desktop.services.editing import Editing
from hep_desktop.words import Explanation, explain, text

if TYPE_CHECKING:
    from hep_desktop.checks.engine import Checked, Checks
    from hep_desktop.template.model import Edition, Node

SITUATION = "situation"
ADOPTION = "adoption"
"""Steps of the walk that no finding is counted under."""

_AFTER_ADOPTION = frozenset({SETTLEMENT, FORUM, FOLLOWUP})
"""Steps where something can still be mended once the council has adopted the programme."""


class MarkState(StrEnum):
    """The one mark a node of the outline carries."""

    NOT_BEGUN = "not_begun"
    ERRORS = "errors"
    WARNINGS = "warnings"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class NodeMark:
    """How a node stands, all below it included. What nobody has begun is no error yet to look at.

    `returns` – so many chapters the clerk has marked to come back to.
    """

    errors: int
    warnings: int
    state: MarkState
    returns: int = 0


@dataclass(frozen=True, slots=True)
class Answered:
    """A finding that may stay as it is, and the reason the clerk gave."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The findings of one snapshot: those to do, and those answered with a reason that holds still."""

    checked: "Checked"
    open: tuple[Finding, ...]
    answered: tuple[Answered, ...]


class Checking:
    """Findings of the open store's programmes, found again only where something they read has changed."""

    def __init__(self, editing: Editing) -> None:
        self._editing = editing
        self._checks: dict[str, Checks] = {}
        self._found: dict[str, _Sorted] = {}

    def findings(self, programme_id: str) -> tuple[Finding, ...]:
        """What is to be done: errors first, then in the order of the document; without what was answered."""
        return self._sorted(programme_id).open

    def answered(self, programme_id: str) -> tuple[Answered, ...]:
        """What was answered with a reason, for the values as they are now."""
        return self._sorted(programme_id).answered

    def earlier_reason(self, programme_id: str, finding: Finding) -> str:
        """The reason given for a finding, also where the values have changed since and it holds no more."""
        answer = self._editing.office.programmes[programme_id].answers.get(finding.key)
        return answer.reason if answer else ""

    def prepare(self, programme_id: str) -> None:
        """Make ready to check a programme. Raises UserError where its edition is unknown, or does not fit together."""
        self._checks_of(programme_id)

    def look(self, programme_id: str) -> Iterator[None]:
        """Find what the present snapshot lacks in short steps; what is found counts once all are done."""
        office = self._editing.office
        known = self._found.get(programme_id)
        if known is None or known.checked.office is not office:
            before = known.checked if known else None
            checked = yield from self._checks_of(programme_id).steps(office, programme_id, before)
            self._found[programme_id] = _sorted(checked, office.programmes[programme_id])

    def _sorted(self, programme_id: str) -> _Sorted:
        for _ in self.look(programme_id):
            pass
        return self._found[programme_id]

    def _checks_of(self, programme_id: str) -> "Checks":
        """The checks of a programme's edition; those of another with the very same one serve it too."""
        from hep_desktop.checks.engine import Checks  # noqa: PLC0415 – the window stands before there is what to check

        edition = self._editing.edition(programme_id)
        known = self._checks.get(programme_id)
        if known is None or known.edition is not edition:
            same = (one for one in self._checks.values() if one.edition is edition)
            known = self._checks[programme_id] = next(same, None) or Checks(edition)
        return known

    def sentence(self, finding: Finding) -> Explanation:
        """What was found, why it matters, and what to do."""
        values = dict(finding.args)
        if "certainty" in values:  # of the chapter or table, as its edition states it
            of = "table" if finding.table else "chapter"
            values["basis"] = text(f"checking.{of}.{values['certainty']}")
        return explain(finding.code, values, "findings")

    def next_step(self, programme_id: str) -> Finding | None:
        """What is best done next; None where nothing is left to do. What the council adopted stays as it is."""
        draft = self._editing.office.programmes[programme_id].details.status is Status.DRAFT
        return next((one for one in self.findings(programme_id) if draft or one.node in _AFTER_ADOPTION), None)

    def marks(self, programme_id: str) -> Mapping[str, NodeMark]:
        """The mark of every node of the outline and of every step of the walk."""
        edition, programme = self._editing.edition(programme_id), self._editing.office.programmes[programme_id]
        tally = _Tally(self.findings(programme_id), edition, programme)
        marks = {SETTLEMENT: tally.mark((SETTLEMENT,), begun=True)}
        marks |= {node.id: tally.below(node) for node in edition.walk()}
        marks[SITUATION] = tally.over(edition.nodes)
        marks[PROBLEMS] = tally.mark((PROBLEMS,), begun=bool(programme.problems))
        marks[PLAN] = tally.mark((PLAN,), begun=bool(programme.measures))
        marks[FORUM] = tally.mark((FORUM,), begun=_has_met(self._editing.office, programme_id))
        if programme.followups:  # before anything is said of the years, nothing is asked
            marks[FOLLOWUP] = tally.mark((FOLLOWUP,), begun=True)
        marks[ADOPTION] = tally.mark((), begun=programme.details.status is not Status.DRAFT)
        marks[REVIEW] = tally.mark((REVIEW,), begun=bool(programme.details.predecessor))
        return marks


def _sorted(checked: "Checked", programme: Programme) -> _Sorted:
    answers = programme.answers
    held = {one.key: answers[one.key] for one in checked.findings if one.key in answers} if answers else {}
    answered = tuple(
        Answered(one, held[one.key].reason)
        for one in checked.findings
        if one.key in held and held[one.key].digest == one.digest and one.severity is not Severity.ERROR
    )
    if not answered:
        return _Sorted(checked, checked.findings, ())
    gone = {one.finding for one in answered}
    return _Sorted(checked, tuple(one for one in checked.findings if one not in gone), answered)


def _has_met(office: Office, programme: str) -> bool:
    return bool(office.meetings_of(programme))


class _Tally:
    """Counts findings by node, and knows which nodes somebody has begun."""

    def __init__(self, findings: tuple[Finding, ...], edition: "Edition", programme: Programme) -> None:
        self._counts: dict[tuple[str, Severity], int] = {}
        for finding in findings:
            key = (finding.node, finding.severity)
            self._counts[key] = self._counts.get(key, 0) + 1
        self._begun = set(_begun(edition, programme))
        self._returns = {node for node, chapter in programme.chapters.items() if chapter.return_to is not None}

    def over(self, nodes: "tuple[Node, ...]") -> NodeMark:
        """The mark of several nodes with all below them."""
        ids = tuple(one.id for node in nodes for one in node.walk())
        return self.mark(ids, begun=not self._begun.isdisjoint(ids))

    def below(self, node: "Node") -> NodeMark:
        """The mark of a node with all below it."""
        return self.over((node,))

    def mark(self, nodes: tuple[str, ...], begun: bool) -> NodeMark:
        """The mark of all findings counted under some nodes or steps."""
        errors = sum(self._counts.get((node, Severity.ERROR), 0) for node in nodes)
        warnings = sum(self._counts.get((node, Severity.WARNING), 0) for node in nodes)
        state = MarkState.ERRORS if errors else MarkState.WARNINGS if warnings else MarkState.DONE
        returns = len(self._returns.intersection(nodes))
        return NodeMark(errors, warnings, state if begun else MarkState.NOT_BEGUN, returns)


def _begun(edition: "Edition", programme: Programme) -> Iterator[str]:
    from hep_desktop.template.model import NodeKind  # noqa: PLC0415 – as above

    held = {key.indicator for key in programme.facts}
    answered = bool(programme.problems or programme.measures)
    for node in edition.walk():
        columns = (code for table in node.tables for code in edition.tables[table].columns)
        if (
            programme.is_answered(node.id)
            or not held.isdisjoint(columns)
            or (node.kind is NodeKind.CONCLUSIONS and programme.problems_in(node.id))
            or (node.kind is NodeKind.FORM and answered)
        ):
            yield node.id
