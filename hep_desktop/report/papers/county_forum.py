"""A county forum or a working group of it: invitation, attendance sheet, memo. Programmes need not be at hand."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from hep_desktop.domain.mentor import Contact, Resolution
from hep_desktop.hungarian import enumerated, long_date
from hep_desktop.report.document import (
    Block,
    Cell,
    Heading,
    ListBlock,
    Paper,
    Paragraph,
    Row,
    Run,
    SignatureLines,
    Signer,
    TableBlock,
)
from hep_desktop.report.papers.prose import cell, words
from hep_desktop.words import text

_ROOM_TO_SIGN = (Paragraph((Run("\u00a0\n\u00a0"),)),)
_EMPTY_LINES = 10  # for those who come unannounced


class ForumPaper(StrEnum):
    """What is made of a meeting."""

    INVITATION = "invitation"
    ATTENDANCE = "attendance"
    MEMO = "memo"


def compose(paper: ForumPaper, meeting: Contact, names: Mapping[str, str], as_of: date) -> Paper:
    """One of the papers; `names` are the municipalities by KSH code."""
    said = text(f"county_forum.{paper}")
    day = long_date(meeting.held) if meeting.held else text("county_forum.undated")
    title = text("county_forum.title", paper=said, forum=called(meeting))
    blocks = (Heading(1, title, "forum"), *_facts(meeting, names, day), *_BODIES[paper](meeting, names))
    return Paper(title, meeting.chair, text("county_forum.running", title=title, date=day), as_of, blocks)


def called(meeting: Contact) -> str:
    """The forum or the working group by its name."""
    return meeting.forum_name.strip() or text("county_forum.forum")


def lines(told: str) -> tuple[str, ...]:
    """What was written a line each."""
    return tuple(line.strip() for line in told.splitlines() if line.strip())


def people(meeting: Contact) -> tuple[str, ...]:
    """Who was invited or came, by name."""
    return tuple(name for line in lines(meeting.people) for name in enumerated(line))


def _facts(meeting: Contact, names: Mapping[str, str], day: str) -> Iterator[Block]:
    told = {
        "held": day,
        "place": meeting.place,
        "subject": meeting.subject,
        "municipalities": ", ".join(names.get(code, code) for code in meeting.municipalities),
        "chair": meeting.chair,
        "minute_taker": meeting.minute_taker,
    }
    rows = tuple(
        Row((Cell(words(text(f"county_forum.fact.{key}"), bold=True)), cell(value))) for key, value in told.items()
    )
    yield TableBlock("county.facts", (3, 7), rows)


def _agenda(meeting: Contact) -> Iterator[Block]:
    items = lines(meeting.agenda)
    if items:
        yield Heading(2, text("county_forum.agenda"), "county.agenda")
        yield ListBlock(tuple((Run(item),) for item in items), ordered=True)


def _invitation(meeting: Contact, names: Mapping[str, str]) -> Iterator[Block]:
    del names
    yield from _agenda(meeting)
    yield SignatureLines("", (Signer(meeting.chair, text("county_forum.chair_signs")),))


def _attendance(meeting: Contact, names: Mapping[str, str]) -> Iterator[Block]:
    del names
    head = Row(tuple(Cell(words(text(f"county_forum.column.{key}"))) for key in ("name", "organisation", "signature")))
    invited = tuple(Row((cell(one), Cell(), Cell(_ROOM_TO_SIGN))) for one in people(meeting))
    blank = Row((Cell(_ROOM_TO_SIGN), Cell(), Cell()))
    yield TableBlock("county.attendance", (4, 5, 4), (*invited, *(blank,) * _EMPTY_LINES), (head,))


def _memo(meeting: Contact, names: Mapping[str, str]) -> Iterator[Block]:
    present = people(meeting)
    if present:
        yield Heading(2, text("county_forum.present"), "county.present")
        yield ListBlock(tuple((Run(one),) for one in present))
    yield from _agenda(meeting)
    said = lines(meeting.contributions)
    if said:
        yield Heading(2, text("county_forum.contributions"), "county.contributions")
        yield from (Paragraph((Run(one),)) for one in said)
    decided = tuple(one for one in meeting.decisions if one.text.strip())
    if decided:
        yield Heading(2, text("county_forum.decisions"), "county.decisions")
        keys = ("decision", "municipality", "responsible", "deadline")
        head = Row(tuple(Cell(words(text(f"county_forum.column.{key}"))) for key in keys))
        yield TableBlock("county.decided", (6, 3, 3, 3), tuple(_decided(one, names) for one in decided), (head,))
    chair = Signer(meeting.chair, text("county_forum.chair_signs"))
    yield SignatureLines("", (chair, Signer(meeting.minute_taker, text("county_forum.minute_taker_signs"))))


def _decided(one: Resolution, names: Mapping[str, str]) -> Row:
    whose = names.get(one.municipality, one.municipality)
    return Row(tuple(cell(said) for said in (one.text, whose, one.responsible, one.deadline)))


_BODIES = {ForumPaper.INVITATION: _invitation, ForumPaper.ATTENDANCE: _attendance, ForumPaper.MEMO: _memo}
