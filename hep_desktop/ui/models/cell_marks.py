"""What is marked on the cells of a table: what was found of them, and which will not be published."""

from collections.abc import Collection, Generator, Iterable, Iterator, Mapping

from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.domain.places import FactPlace
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.remarks import CellAnchor, Remark, RemarkState
from hep_desktop.domain.situation import FactKey
from hep_desktop.services.publishing import withholding
from hep_desktop.services.remarking import brief
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text


class CellMarks:
    """The marks of the table that is shown."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._findings: Mapping[FactKey, tuple[Finding, ...]] = {}
        self._withheld: frozenset[FactKey] = frozenset()
        self._remarks: tuple[Programme | None, Mapping[FactKey, tuple[Remark, ...]]] = (None, {})

    def take(self, findings: Iterable[Finding], cells: Collection[FactKey]) -> frozenset[FactKey]:
        """Mark anew what was found; gives those whose marks have changed."""
        by_cell: dict[FactKey, tuple[Finding, ...]] = {}
        for finding in findings:
            if isinstance(finding.place, FactPlace):
                key = FactKey.of(finding.place)
                by_cell[key] = (*by_cell.get(key, ()), finding)
        before, self._findings = self._findings, by_cell
        return frozenset(key for key in cells if before.get(key) != by_cell.get(key))

    def withhold(self, cells: Collection[FactKey]) -> Generator[None, None, frozenset[FactKey]]:
        """Mark anew what will not be published, in short steps; gives the cells whose marks have changed."""
        before, self._withheld = self._withheld, (yield from withholding(self._session.figures, cells))
        return before ^ self._withheld

    def findings(self, key: FactKey) -> tuple[Finding, ...]:
        """What was found of a cell."""
        return self._findings.get(key, ())

    def remarks(self, key: FactKey) -> tuple[Remark, ...]:
        """What was remarked on a cell and is not closed; looked up once for each state of the programme."""
        session = self._session
        now = session.office.programmes.get(session.programme_id)
        if now is None or not now.remarks:
            return ()
        known, found = self._remarks
        if known is None or known.remarks is not now.remarks or known.responses is not now.responses:
            by_cell: dict[FactKey, tuple[Remark, ...]] = {}
            for thread in now.threads:
                anchor = thread.remark.anchor
                if isinstance(anchor, CellAnchor) and thread.state is not RemarkState.CLOSED:
                    by_cell[anchor.fact] = (*by_cell.get(anchor.fact, ()), thread.remark)
            self._remarks = now, (found := by_cell)
        return found.get(key, ())

    def shown(self, key: FactKey, value: str) -> str:
        """The value as it stands in the cell."""
        value = text("tables.withheld.shown", value=value) if key in self._withheld else value
        return text("tables.remarked.shown", value=value) if self.remarks(key) else value

    def sentences(self, key: FactKey) -> Iterator[str]:
        """What there is to say of a cell."""
        if key in self._withheld:
            yield text("tables.withheld.why")
        for one in self.remarks(key):
            yield text("tables.remarked.said", author=one.author, words=brief(one))
        yield from (self._session.checking.sentence(finding).what for finding in self.findings(key))

    def spoken(self, key: FactKey) -> Iterator[str]:
        """The same in few words."""
        if key in self._withheld:
            yield text("tables.withheld.spoken")
        if self.remarks(key):
            yield text("tables.remarked.spoken")
        yield from (text(f"frame.severity.{finding.severity}") for finding in self.findings(key))


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The gravest severity among findings."""
    present = {finding.severity for finding in findings}
    return next((s for s in (Severity.ERROR, Severity.WARNING, Severity.TIP) if s in present), None)
