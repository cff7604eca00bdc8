"""The minutes of a meeting of the HEP Forum, or an emlékeztető, as is usual where nothing was decided.

The forum is no statutory body: the content follows Mötv. 52. § (1) as a pattern, not as a duty.
"""

from collections.abc import Iterator
from datetime import date

from hep_desktop.domain.forum import Attendance, Attendee, Contribution, Decision, Meeting
from hep_desktop.domain.office import Office
from hep_desktop.domain.settlement import Settlement
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import long_date
from hep_desktop.report.document import (
    Block,
    Heading,
    ListBlock,
    Paper,
    Paragraph,
    Row,
    Run,
    SignatureLines,
    Signer,
    TableBlock,
    Tone,
)
from hep_desktop.report.papers.material import municipality, served
from hep_desktop.report.papers.meeting_parts import agenda, away, facts, heads, moment, spoken
from hep_desktop.report.papers.prose import cell
from hep_desktop.report.papers.standing import Wording, votes
from hep_desktop.template.model import Edition
from hep_desktop.words import text


def compose(office: Office, meeting: str, edition: Edition, as_of: date) -> Paper:
    """The minutes of one meeting, for all its programmes together."""
    matter = _Matter(office, office.meetings[meeting], edition)
    day = long_date(matter.meeting.held) if matter.meeting.held else text("papers.minutes.undated")
    kind = text("papers.minutes.minutes" if matter.meeting.has_minutes else "papers.minutes.memo")
    title = text("papers.minutes.title", kind=kind)
    places = ", ".join(settlement.name for settlement in matter.settlements)
    return Paper(
        title=text("papers.running", settlement=places, title=f"{title}, {day}"),
        author=", ".join(municipality(settlement) for settlement in matter.settlements),
        running=text("papers.running", settlement=places, title=text("papers.minutes.running", date=day)),
        as_of=as_of,
        blocks=(Heading(1, title, "minutes"), *_blocks(matter)),
        draft=matter.meeting.held is None or matter.meeting.held > as_of,
    )


@dataclass(frozen=True, slots=True)
class _Matter:
    office: Office
    meeting: Meeting
    edition: Edition

    def said(self, key: str, tone: Tone = Tone.TEXT, voted: tuple[int, ...] = ()) -> tuple[Paragraph, ...]:
        """A standing text."""
        one = self.meeting
        more = {"when": moment(one.held, one.starts, one.ends), "place": one.place, "chair": one.chair}
        more |= {"minute_taker": one.minute_taker, **votes(*voted)}
        return Wording.of_meeting(self.office, one, self.edition).paragraphs(key, more, tone)

    @property
    def settlements(self) -> tuple[Settlement, ...]:
        """The settlements the meeting served, each once."""
        return served(self.office, self.meeting)

    def settlement(self, programme: str) -> str:
        """The settlement a decision is for, where the meeting served several."""
        if len(self.settlements) < 2 or programme not in self.office.programmes:  # noqa: PLR2004 – two make several
            return ""
        return self.office.settlement_of(programme).name


def _blocks(matter: _Matter) -> Iterator[Block]:
    meeting = matter.meeting
    yield _facts(matter)
    yield Heading(2, text("papers.minutes.present"), "minutes.present")
    yield present(matter.office, meeting)
    yield from _away(meeting)
    yield from agenda(meeting.agenda, "minutes.agenda")
    for number, item in enumerate(meeting.agenda, start=1):
        heading = text("papers.minutes.item", number=number, title=item.title)
        yield from _item(matter, heading, item.id, f"minutes.{number}")
    known = {item.id for item in meeting.agenda}
    if any(one.agenda_item not in known for one in (*meeting.contributions, *meeting.decisions)):
        yield from _item(matter, text("papers.minutes.other"), None, "minutes.other")
    attached = tuple(one for one in meeting.attachments if one.strip())
    if attached:
        yield Heading(2, text("papers.minutes.attachments"), "minutes.attachments")
        yield ListBlock(tuple((Run(one),) for one in attached), ordered=True)
    yield from matter.said("minutes_closing", Tone.CENTRED)
    yield SignatureLines("", _signers(meeting))


def _facts(matter: _Matter) -> TableBlock:
    meeting = matter.meeting
    told = {
        "place": meeting.place,
        "time": moment(meeting.held, meeting.starts, meeting.ends),
        "kind": text(f"papers.minutes.kinds.{meeting.kind}"),
        "settlements": ", ".join(settlement.name for settlement in matter.settlements),
        "chair": meeting.chair,
        "minute_taker": meeting.minute_taker,
        "authenticators": ", ".join(name for name in meeting.authenticators if name),
    }
    return facts("minutes.facts", {text(f"papers.minutes.{key}"): said for key, said in told.items()})


def present(office: Office, meeting: Meeting) -> TableBlock:
    """Those who came."""
    keys = columns(office, meeting)
    head = heads(f"papers.minutes.{key}" for key in keys)
    body = tuple(Row(tuple(cell(in_column(office, meeting, one, key)) for key in keys)) for one in meeting.present)
    return TableBlock("minutes.present.table", (4, 6, *(3 for _ in keys[2:])), body, (head,))


def columns(office: Office, meeting: Meeting) -> tuple[str, ...]:
    """What is told of each person; where the meeting was for several villages, from which too."""
    several = len(served(office, meeting)) > 1
    return ("name", "organisation", *(("settlement",) if several else ()), "capacity")


def in_column(office: Office, meeting: Meeting, one: Attendee, key: str) -> str:
    """What stands in a column of somebody's row."""
    if key == "settlement":
        found = office.settlements.get(one.settlement)
        return found.name if found else ""
    if key != "capacity":
        return str(getattr(one, key))
    capacity = text(f"papers.minutes.capacities.{one.capacity}")
    order = [item.id for item in meeting.agenda]
    if one.left not in order:
        return capacity
    return text("papers.minutes.left", capacity=capacity, number=order.index(one.left) + 1)


def _away(meeting: Meeting) -> Iterator[Paragraph]:
    names = {
        attendance: [one.name.strip() or one.organisation for one in meeting.attendees if one.attendance is attendance]
        for attendance in (Attendance.EXCUSED, Attendance.ABSENT)
    }
    return away(names[Attendance.EXCUSED], names[Attendance.ABSENT])


def _item(matter: _Matter, heading: str, item: str | None, key: str) -> Iterator[Block]:
    """What was said and decided under an item; None collects what stands under no item."""
    known = {one.id for one in matter.meeting.agenda}
    said = [one for one in matter.meeting.contributions if _belongs(one, item, known)]
    decided = [one for one in matter.meeting.decisions if _belongs(one, item, known)]
    yield Heading(2, heading, key)
    yield from map(spoken, said)
    if not said and item is not None:
        yield from matter.said("minutes_silence")
    for number, decision in enumerate(decided, start=1):
        yield from _decision(matter, decision, f"{key}.{number}")


def _belongs(one: Contribution | Decision, item: str | None, known: set[str]) -> bool:
    return one.agenda_item == item if item is not None else one.agenda_item not in known


def _decision(matter: _Matter, decision: Decision, key: str) -> Iterator[Block]:
    voted = (decision.votes_for, decision.votes_against, decision.abstentions) if decision.votes else ()
    yield from matter.said("minutes_vote", Tone.LABEL, voted)
    name = (
        text("papers.minutes.decision", number=decision.number)
        if decision.number
        else text("papers.minutes.decision_unnumbered")
    )
    settlement = matter.settlement(decision.programme)
    if settlement:
        name = text("papers.minutes.decision_for", decision=name, settlement=settlement)
    yield Heading(3, name, key)
    given = {key: value for key in ("responsible", "deadline") if (value := getattr(decision, key))}
    lines = (decision.text, *(text(f"papers.minutes.{key}", value=value) for key, value in given.items()))
    for place, line in enumerate(lines, start=1):
        yield Paragraph((Run(line),), keeps=place < len(lines))


def _signers(meeting: Meeting) -> tuple[Signer, ...]:
    return (
        Signer(meeting.chair, text("papers.minutes.chair_signs")),
        Signer(meeting.minute_taker, text("papers.minutes.minute_taker_signs")),
        *(Signer(name, text("papers.minutes.authenticator_signs")) for name in meeting.authenticators if name),
    )
