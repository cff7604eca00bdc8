"""The review every two years that left the programme as it is, on one page, with the mayor's statement."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from hep_desktop.domain.followup import MeasureState
from hep_desktop.domain.judging import is_revised, looked_at
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Programme
from hep_desktop.hungarian import long_date
from hep_desktop.report.document import Block, Cell, Heading, Paper, Paragraph, Row, Run, SignatureLines, Signer, Tone
from hep_desktop.report.document import TableBlock as Table
from hep_desktop.report.papers.material import Material, municipality
from hep_desktop.report.papers.prose import cell, words
from hep_desktop.report.papers.standing import Wording, own
from hep_desktop.template.certainty import Certainty
from hep_desktop.template.model import Edition
from hep_desktop.template.wording import PaperText
from hep_desktop.words import text

_COUNCIL, _MAYOR = "review_council_", "review_mayor_"  # begin the ids of their texts
_MARK = "*"
_ROOM = "…………………………"


def compose(office: Office, programme: str, edition: Edition, as_of: date) -> Paper:
    """What was looked at, what was found, what the council resolved, and the statement."""
    material = Material.of(office, programme, edition)
    title = text("papers.review.title")
    running = text("papers.running", settlement=material.settlement.name, title=title)
    blocks = (Heading(1, title, "review"), *_told(material))
    return Paper(running, municipality(material.settlement), running, as_of, blocks)


def leaves_it(office: Office, programme: str) -> bool:
    """Whether this is a review that has changed nothing."""
    then = looked_at(office, programme)
    return then is not None and not is_revised(then, office.programmes[programme])


def resolved(material: Material) -> Iterator[Block]:
    """What the council resolves, in the edition's words; before the vote, with marks for the notary to check."""
    decided = material.programme.council.decided
    yield from _said(material, _COUNCIL, marked=not decided)
    if not decided:
        yield from _unsure(material, _COUNCIL)


def _unsure(material: Material, speaker: str) -> Iterator[Block]:
    if any(not _is_sure(material, one) for one in _passages(material, speaker)):
        yield Paragraph((Run(text("papers.review.unsure", mark=_MARK)),), Tone.NOTE)


def _told(material: Material) -> Iterator[Block]:
    review = material.programme.review
    rows = _facts(material, _then(material))
    body = tuple(Row((Cell(words(text(f"papers.review.{key}"), bold=True)), cell(said))) for key, said in rows)
    yield Table("sheet.facts", (2, 4), body)
    for key, said in (("progress", review.progress), ("situation", review.situation)):
        yield Heading(2, text(f"papers.review.{key}"), f"sheet.{key}")
        told = said.strip() or text("papers.review.not_told")
        yield Paragraph((Run(told),), Tone.TEXT if said.strip() else Tone.MUTED)
    yield Heading(2, text("papers.review.statement"), "sheet.statement")
    decided = material.programme.council.decided
    yield from _said(material, _MAYOR, marked=not decided)
    dated = text("papers.closing.dated", place=material.settlement.name)
    yield SignatureLines(dated, (Signer("", text("papers.closing.mayor")),))
    if not decided:
        yield from _unsure(material, _MAYOR)


def _facts(material: Material, then: Programme) -> Iterator[tuple[str, str]]:
    council = material.programme.council
    adopted = long_date(then.details.adopted) if then.details.adopted else ""
    yield "adopted", text("papers.review.by", number=then.council.number, day=adopted)
    yield "period", f"{long_date(then.details.first_day)} – {long_date(material.office.last_day_of(then.id))}"
    held = [one.held for one in material.office.meetings_of(material.programme.id) if one.held is not None]
    yield "forum", ", ".join(map(long_date, held)) or text("papers.review.no_forum")
    yield "measures", _states(then)
    day = long_date(council.held) if council.held else ""
    yield "council", text("papers.review.by", number=council.number, day=day) if council.decided else _ROOM


def _states(then: Programme) -> str:
    """How far the measures are by the latest year that was followed up."""
    if not then.measures:
        return text("papers.review.no_measures")
    latest: dict[str, MeasureState] = {}
    for (measure, _), one in sorted(then.followups.items(), key=lambda item: item[0][1]):
        latest[measure] = one.state
    counted = Counter(latest.get(key, MeasureState.UNTOLD) for key in then.measures)
    told = ", ".join(
        text("papers.followup.count", state=text(f"papers.followup.states.{state}"), count=counted[state])
        for state in MeasureState
        if counted[state]
    )
    return text("papers.review.states", all=len(then.measures), told=told)


def _said(material: Material, speaker: str, *, marked: bool) -> Iterator[Block]:
    said, slots = Wording.of(material), _slots(material)
    for one in _passages(material, speaker):
        mark = (Run(_MARK, raised=True),) if marked and not _is_sure(material, one) else ()
        yield from (Paragraph((Run(line), *mark)) for line in said.lines(one.id, slots))


def _passages(material: Material, speaker: str) -> tuple[PaperText, ...]:
    papers = material.edition.wordings.papers
    return tuple(one for paper in papers for one in paper.texts if one.id.startswith(speaker))


def _is_sure(material: Material, one: PaperText) -> bool:
    """Whether what is said of the law was read in it, or is what the office has put in its place."""
    return one.certainty is Certainty.VERIFIED or bool(own(material.office, one.id))


def _slots(material: Material) -> dict[str, str]:
    then, council = _then(material), material.programme.council
    details, held = then.details, council.held
    return {
        "period": f"{details.first_day.year}–{details.last_day.year}",
        "last_day": long_date(material.office.last_day_of(then.id)),
        "adopted_by": then.council.number or _ROOM,
        "reviewed": long_date(held) if held else _ROOM,
        "reviewed_by": council.number or _ROOM,
    }


def _then(material: Material) -> Programme:
    return material.office.programmes[material.programme.details.predecessor]
