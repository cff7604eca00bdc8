"""A county forum or a working group: invitation, attendance sheet, memo, yearly report. Programmes need not be here."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from hep_desktop.domain.mentor import CountyForum, CountyMeeting, Participant, Resolution, Turnout
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import long_date, short_date
from hep_desktop.report.document import (
    Block,
    Cell,
    Heading,
    Paper,
    Paragraph,
    Row,
    Run,
    SignatureLines,
    Signer,
    TableBlock,
)
from hep_desktop.report.papers.handwriting import ROOM, blank_rows, by_hand
from hep_desktop.report.papers.meeting_parts import agenda, away, facts, heads, moment, spoken
from hep_desktop.report.papers.prose import cell
from hep_desktop.words import text

_EMPTY_LINES = 10  # for those who come unannounced


class ForumPaper(StrEnum):
    """What is made of a meeting."""

    INVITATION = "invitation"
    ATTENDANCE = "attendance"
    MEMO = "memo"


@dataclass(frozen=True, slots=True)
class ForumMatter:
    """A forum with what its papers tell; `names` are municipalities by KSH code, `area` those it is for."""

    forum: CountyForum
    area: tuple[str, ...]
    names: Mapping[str, str]
    parent: str = ""

    def name(self, code: str) -> str:
        """What a municipality is called."""
        return self.names.get(code, code)


def compose(paper: ForumPaper, matter: ForumMatter, meeting: CountyMeeting, as_of: date) -> Paper:
    """One of the papers of a meeting."""
    day = long_date(meeting.held) if meeting.held else text("papers.minutes.undated")
    blocks = (_facts(paper, matter, meeting), *_BODIES[paper](matter, meeting))
    return _paper(matter, text(f"county_forum.{paper}"), day, blocks, as_of)


def report(matter: ForumMatter, year: int, meetings: tuple[CountyMeeting, ...], as_of: date) -> Paper:
    """What a forum or working group did in a year; `meetings` are those it held then."""
    said = text("county_forum.report")
    return _paper(matter, said, text("county_forum.year", year=year), _report(matter, year, meetings), as_of)


def called(forum: CountyForum) -> str:
    """The forum or the working group by its name."""
    return forum.name.strip() or text(f"county_forum.kind.{forum.kind}")


def _paper(matter: ForumMatter, said: str, day: str, blocks: tuple[Block, ...] | Iterator[Block], as_of: date) -> Paper:
    title = text("county_forum.title", paper=said, forum=called(matter.forum))
    running = text("county_forum.running", title=title, date=day)
    return Paper(title, called(matter.forum), running, as_of, (Heading(1, title, "forum"), *blocks))


def _facts(paper: ForumPaper, matter: ForumMatter, meeting: CountyMeeting) -> TableBlock:
    return _told(
        {
            "held": moment(meeting.held, meeting.starts, meeting.ends) or text("papers.minutes.undated"),
            "place": meeting.place,
            "of": matter.parent,
            "municipalities": "" if paper is ForumPaper.ATTENDANCE else ", ".join(map(matter.name, matter.area)),
            "chair": meeting.chair,
            "minute_taker": meeting.minute_taker,
        }
    )


def _told(told: Mapping[str, str]) -> TableBlock:
    """What is known; what is not stands in no row."""
    return facts("county.facts", {text(f"county_forum.fact.{key}"): said for key, said in told.items() if said})


def _invitation(matter: ForumMatter, meeting: CountyMeeting) -> Iterator[Block]:
    yield Paragraph((Run(text("county_forum.inviting", forum=called(matter.forum))),))
    yield from agenda(meeting.agenda, "county.agenda")
    yield SignatureLines("", (_chair(meeting),))


def _attendance(matter: ForumMatter, meeting: CountyMeeting) -> Iterator[Block]:
    head = heads(f"county_forum.column.{key}" for key in ("name", "organisation", "municipality", "signature"))
    invited = tuple(Row((*_who(matter, one), ROOM)) for one in meeting.invited)
    rows = (*invited, *blank_rows(_EMPTY_LINES, len(head.cells)))
    yield by_hand(TableBlock("county.attendance", (4, 5, 3, 4), rows, (head,)))


def _memo(matter: ForumMatter, meeting: CountyMeeting) -> Iterator[Block]:
    yield from _people(matter, meeting)
    yield from agenda(meeting.agenda, "county.agenda")
    yield from _contributions(meeting)
    decided = tuple(one for one in meeting.decisions if one.text.strip())
    if decided:
        yield Heading(2, text("county_forum.decisions"), "county.decisions")
        yield _decisions(matter, decided, ("number", "decision", "whose", "responsible", "deadline"))
    keeper = Signer(meeting.minute_taker, text("county_forum.minute_taker_signs"))
    yield SignatureLines("", (_chair(meeting), keeper))


def _people(matter: ForumMatter, meeting: CountyMeeting) -> Iterator[Block]:
    """Those who came in a table, those who did not in a sentence."""
    yield Heading(2, text("papers.minutes.present"), "county.present")
    head = heads(f"county_forum.column.{key}" for key in ("name", "organisation", "municipality"))
    rows = tuple(Row(_who(matter, one)) for one in meeting.present)
    yield TableBlock("county.present.table", (4, 6, 3), rows, (head,))
    who = {turnout: [_named(matter, one) for one in meeting.invited if one.turnout is turnout] for turnout in Turnout}
    yield from away(who[Turnout.EXCUSED], (*who[Turnout.ABSENT], *who[Turnout.INVITED]))


def _contributions(meeting: CountyMeeting) -> Iterator[Block]:
    told = tuple(one for one in meeting.contributions if one.text.strip() or one.speaker.strip())
    known = {item.id for item in meeting.agenda}
    for number, item in enumerate(meeting.agenda, start=1):
        said = tuple(one for one in told if one.agenda_item == item.id)
        if said:
            heading = text("papers.minutes.item", number=number, title=item.title)
            yield Heading(2, heading, f"county.said.{number}")
            yield from map(spoken, said)
    others = tuple(one for one in told if one.agenda_item not in known)
    if others:
        yield Heading(2, text("county_forum.contributions"), "county.said.other")
        yield from map(spoken, others)


def _report(matter: ForumMatter, year: int, meetings: tuple[CountyMeeting, ...]) -> Iterator[Block]:
    forum = matter.forum
    yield _told(
        {"of": matter.parent, "municipalities": ", ".join(map(matter.name, matter.area)), "task": forum.task.strip()}
    )
    for one in (report for report in forum.reports if report.year == year):
        yield Heading(2, text("county_forum.what_it_did"), f"county.report.{one.id}")
        yield from (Paragraph((Run(line),)) for line in one.text.splitlines() if line.strip())
        if one.discussed.strip():
            yield Paragraph((Run(text("county_forum.discussed", said=one.discussed.strip())),))
    members = tuple(one for one in forum.members if one.name.strip() or one.organisation.strip())
    if members:
        yield Heading(2, text("county_forum.members"), "county.members")
        keys = ("name", "organisation", "municipality", "task")
        rows = tuple(
            Row(tuple(map(cell, (one.name, one.organisation, matter.name(one.municipality), one.task))))
            for one in members
        )
        yield TableBlock("county.members.table", (4, 5, 3, 4), rows, (heads(f"county_forum.column.{k}" for k in keys),))
    yield from _held(matter, meetings)


def _held(matter: ForumMatter, meetings: tuple[CountyMeeting, ...]) -> Iterator[Block]:
    yield Heading(2, text("county_forum.meetings"), "county.meetings")
    if not meetings:
        yield Paragraph((Run(text("county_forum.no_meeting")),))
        return
    rows = tuple(
        Row(
            (
                cell(short_date(one.held) if one.held else ""),
                cell(one.place),
                cell(str(len(one.present))),
                Cell(tuple(Paragraph((Run(item.title),)) for item in one.agenda)),
            )
        )
        for one in meetings
    )
    head = heads(f"county_forum.column.{key}" for key in ("held", "place", "present", "agenda"))
    yield TableBlock("county.meetings.table", (3, 3, 2, 8), rows, (head,))
    decided = tuple(decision for one in meetings for decision in one.decisions if decision.text.strip())
    if decided:
        yield Heading(2, text("county_forum.decisions"), "county.decisions")
        yield _decisions(matter, decided, ("decision", "whose", "responsible", "deadline", "done"))


_SHARES = {"number": 1, "decision": 8, "whose": 3, "responsible": 3, "deadline": 3, "done": 2}


def _decisions(matter: ForumMatter, decided: tuple[Resolution, ...], keys: tuple[str, ...]) -> TableBlock:
    head = heads(f"county_forum.column.{key}" for key in keys)
    rows = tuple(
        Row(tuple(cell(_of(matter, one, key, number)) for key in keys)) for number, one in enumerate(decided, start=1)
    )
    return TableBlock("county.decided", tuple(_SHARES[key] for key in keys), rows, (head,))


def _of(matter: ForumMatter, one: Resolution, key: str, number: int) -> str:
    match key:
        case "number":
            return str(number)
        case "decision":
            return one.text
        case "whose":
            return matter.name(one.municipality)
        case "done":
            return text("county_forum.is_done" if one.done else "county_forum.is_open")
        case _:
            return str(getattr(one, key))


def _who(matter: ForumMatter, one: Participant) -> tuple[Cell, ...]:
    return tuple(map(cell, (one.name, one.organisation, matter.name(one.municipality))))


def _named(matter: ForumMatter, one: Participant) -> str:
    """The person with the village, where the organisation does not name it."""
    where = matter.name(one.municipality)
    return one.called if not where or where in one.called else f"{one.called} ({where})"


def _chair(meeting: CountyMeeting) -> Signer:
    return Signer(meeting.chair, text("county_forum.chair_signs"))


_BODIES = {ForumPaper.INVITATION: _invitation, ForumPaper.ATTENDANCE: _attendance, ForumPaper.MEMO: _memo}
