"""The review every two years that left the programme as it is, on one page, with the mayor's statement."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from hep_desktop.domain.followup import MeasureState
from hep_desktop.domain.judging import is_revised, looked_at
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Programme
from hep_desktop.hungarian import article, long_date
from hep_desktop.report.document import Block, Cell, Heading, Paper, Paragraph, Row, Run, SignatureLines, Signer, Tone
from hep_desktop.report.document import TableBlock as Table
from hep_desktop.report.papers.material import Material, municipality
from hep_desktop.report.papers.prose import cell, words
from hep_desktop.template.model import Edition
from hep_desktop.template.review_words import Passage, Speaker
from hep_desktop.words import text

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
    yield from _said(material, Speaker.COUNCIL, marked=not decided)
    if not decided:
        yield from _unsure(material, Speaker.COUNCIL)


def _unsure(material: Material, speaker: Speaker) -> Iterator[Block]:
    if any(not one.is_sure for one in _passages(material, speaker)):
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
    yield from _said(material, Speaker.MAYOR, marked=not decided)
    dated = text("papers.closing.dated", place=material.settlement.name)
    yield SignatureLines(dated, (Signer("", text("papers.closing.mayor")),))
    if not decided:
        yield from _unsure(material, Speaker.MAYOR)


def _facts(material: Material, then: Programme) -> Iterator[tuple[str, str]]:
    council = material.programme.council
    adopted = long_date(then.details.adopted) if then.details.adopted else ""
    yield "adopted", text("papers.review.by", number=then.council.number, day=adopted)
    yield "period", f"{long_date(then.details.first_day)} – {long_date(then.details.last_day)}"
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


def _said(material: Material, speaker: Speaker, *, marked: bool) -> Iterator[Block]:
    slots = _slots(material)
    for one in _passages(material, speaker):
        mark = () if one.is_sure or not marked else (Run(_MARK, raised=True),)
        yield Paragraph((Run(one.text.format(**slots)), *mark))


def _passages(material: Material, speaker: Speaker) -> tuple[Passage, ...]:
    return tuple(one for one in material.edition.review if one.of is speaker)


def _slots(material: Material) -> dict[str, str]:
    then, council = _then(material), material.programme.council
    adopted, held = then.details.adopted, council.held
    return {
        "municipality": municipality(material.settlement),
        "settlement": material.settlement.name,
        "period": f"{then.details.first_day.year}–{then.details.last_day.year}",
        "last_day": long_date(then.details.last_day),
        "adopted": long_date(adopted) if adopted else _ROOM,
        "the_resolution": _the(then.council.number),
        "reviewed": long_date(held) if held else _ROOM,
        "the_review": _the(council.number),
    }


def _the(number: str) -> str:
    return f"{article(number)} {number}" if number else f"a {_ROOM}"


def _then(material: Material) -> Programme:
    return material.office.programmes[material.programme.details.predecessor]
