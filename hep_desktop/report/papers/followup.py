"""The yearly report on the measures, for the forum and the council: the latest year of which something is recorded."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from hep_desktop.domain.followup import FollowUp, MeasureState, Reached
from hep_desktop.domain.office import Office
from hep_desktop.report.document import Block, Cell, Heading, Paper, Paragraph, Row, Run, TableBlock
from hep_desktop.report.papers.closing import signatures
from hep_desktop.report.papers.material import Material, municipality
from hep_desktop.report.papers.plan_tables import band, groups
from hep_desktop.report.papers.prose import cell, muted, words
from hep_desktop.report.papers.standing import Wording
from hep_desktop.template.model import Edition
from hep_desktop.template.numbering import Numbered
from hep_desktop.words import text

_COLUMNS = ("measure", "state", "reached", "rest")
_SHARES = (16, 11, 19, 15)


def compose(office: Office, programme: str, edition: Edition, as_of: date) -> Paper:
    """Every measure with what is recorded of it."""
    material = Material.of(office, programme, edition)
    year = max(year for _, year in material.programme.followups)
    title = text("papers.followup.title", year=year)
    running = text("papers.running", settlement=material.settlement.name, title=title)
    blocks = (Heading(1, title, "followup"), *_told(material, year))
    return Paper(running, municipality(material.settlement), running, as_of, blocks)


def is_recorded(office: Office, programme: str) -> bool:
    """Whether there is anything to report."""
    return bool(office.programmes[programme].followups)


def _told(material: Material, year: str) -> Iterator[Block]:
    yield from Wording.of(material).paragraphs("followup_intro", {"year": year})
    yield Paragraph((Run(_counted(material, year)),))
    head = Row(tuple(Cell(words(text(f"papers.followup.{key}"))) for key in _COLUMNS))
    body: list[Row] = []
    for group, measures in groups(material):
        if measures:
            body.append(band(group, len(_COLUMNS)))
            body += (_row(one, material.programme.followups.get((one.measure.id, year))) for one in measures)
    yield TableBlock("yearly.measures", _SHARES, tuple(body), (head,))
    yield signatures(material)


def _counted(material: Material, year: str) -> str:
    followups = material.programme.followups
    found = Counter(one.state for (_, recorded), one in followups.items() if recorded == year)
    found[MeasureState.UNTOLD] += len(material.programme.measures) - sum(found.values())
    told = {text(f"papers.followup.states.{state}"): found[state] for state in MeasureState if found[state]}
    counts = ", ".join(text("papers.followup.count", state=state, count=count) for state, count in told.items())
    return text("papers.followup.counts", all=len(material.programme.measures), told=counts)


def _row(one: Numbered, record: FollowUp | None) -> Row:
    name = cell(f"{one.number} {one.measure.title}")
    if record is None:
        return Row((name, muted(text("papers.followup.states.untold")), Cell(), Cell()))
    targets = {indicator.id: indicator.target for indicator in one.measure.indicators}
    reached = [_reached(said, targets.get(said.id, "")) for said in record.reached]
    if record.evidence:
        reached.append(text("papers.followup.evidence", evidence=record.evidence))
    if record.files:
        reached.append(text("papers.followup.files", count=len(record.files)))
    if record.lacks_evidence:
        reached.append(text("papers.followup.no_evidence"))
    rest = [record.reason] if record.reason else []
    if record.deadline:
        rest.append(text("papers.followup.deadline", deadline=record.deadline))
    return Row((name, cell(text(f"papers.followup.states.{record.state}")), cell(*reached), cell(*rest)))


def _reached(said: Reached, target: str) -> str:
    told = text("papers.followup.value", name=said.name, value=said.value) if said.value else said.name
    if said.measured:
        told = text("papers.followup.measured", words=told, measured=said.measured)
    if target:
        told = text("papers.followup.target", words=told, target=target)
    return f"{told} – {said.evidence}" if said.evidence else told
