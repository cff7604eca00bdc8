"""Before a meeting of the HEP Forum: the invitation, and the sheet on which those present sign.

The forum is no statutory body, so no deadline of inviting is claimed.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.office import Office
from hep_desktop.hungarian import long_date
from hep_desktop.report.document import (
    Block,
    Heading,
    Paper,
    Row,
    SignatureLines,
    Signer,
    TableBlock,
    Tone,
)
from hep_desktop.report.papers.handwriting import ROOM, blank_rows, by_hand
from hep_desktop.report.papers.material import municipality, served
from hep_desktop.report.papers.meeting_parts import agenda, facts, heads, moment
from hep_desktop.report.papers.minutes import columns, in_column, present
from hep_desktop.report.papers.prose import cell
from hep_desktop.report.papers.standing import Wording
from hep_desktop.template.model import Edition
from hep_desktop.words import text

_ROOM_TO_WRITE = "…" * 12
_EMPTY_LINES = 6  # for those who come unannounced


def invitation(office: Office, meeting: str, edition: Edition, as_of: date) -> Paper:
    """The invitation to one meeting, for all its programmes together."""
    found = office.meetings[meeting]
    return _paper(
        office, found, text("papers.invitation.title"), "invitation", _inviting(office, found, edition), as_of
    )


def attendance(office: Office, meeting: str, edition: Edition, as_of: date) -> Paper:
    """The attendance sheet of one meeting, to be signed on paper."""
    found = office.meetings[meeting]
    return _paper(
        office, found, text("papers.attendance.title"), "attendance", _attending(office, found, edition), as_of
    )


def public_attendance(office: Office, meeting: str, edition: Edition, as_of: date) -> Paper:
    """Who was there, for everybody to read: without signatures and without room for them."""
    found = office.meetings[meeting]
    title = text("papers.attendance.public_title")
    return _paper(office, found, title, "attendance", _public(office, found, edition), as_of)


def _paper(office: Office, meeting: Meeting, title: str, key: str, blocks: Iterator[Block], as_of: date) -> Paper:
    settlements = served(office, meeting)
    places = ", ".join(settlement.name for settlement in settlements)
    named = text("papers.gathering", title=title, date=_day(meeting))
    return Paper(
        title=text("papers.running", settlement=places, title=named),
        author=", ".join(municipality(settlement) for settlement in settlements),
        running=text("papers.running", settlement=places, title=named),
        as_of=as_of,
        blocks=(Heading(1, title, key), *blocks),
    )


def _day(meeting: Meeting) -> str:
    return long_date(meeting.held) if meeting.held else text("papers.minutes.undated")


def _inviting(office: Office, meeting: Meeting, edition: Edition) -> Iterator[Block]:
    said, more = Wording.of_meeting(office, meeting, edition), _fields(meeting)
    yield from said.paragraphs("invitation_greeting", more, bold=True)
    yield from said.paragraphs("invitation_words", more)
    told = {
        "when": _moment(meeting),
        "place": meeting.place,
        "kind": text(f"papers.minutes.kinds.{meeting.kind}"),
    }
    yield facts("invitation.facts", {text(f"papers.invitation.{key}"): said for key, said in told.items()})
    yield from agenda(meeting.agenda, "invitation.agenda")
    yield from said.paragraphs("invitation_closing", more)
    places = served(office, meeting)
    dated = text("papers.closing.dated", place=places[0].name) if places else ""
    yield SignatureLines(dated, (Signer(meeting.chair, text("papers.minutes.chair_signs")),))


def _moment(meeting: Meeting) -> str:
    return moment(meeting.held, meeting.starts) or _day(meeting)


def _fields(meeting: Meeting) -> dict[str, str]:
    """What the texts of a meeting's papers can say besides its villages; a place not known is left to write in."""
    return {
        "when": _moment(meeting),
        "place": meeting.place.strip() or _ROOM_TO_WRITE,
        "purpose": text(f"papers.minutes.kinds.{meeting.kind}"),
        "chair": meeting.chair,
    }


def _public(office: Office, meeting: Meeting, edition: Edition) -> Iterator[Block]:
    said, more = Wording.of_meeting(office, meeting, edition), _fields(meeting)
    yield from said.paragraphs("attendance_words", more)
    yield present(office, meeting)
    yield from said.paragraphs("attendance_public", more, Tone.NOTE)


def _attending(office: Office, meeting: Meeting, edition: Edition) -> Iterator[Block]:
    said, more = Wording.of_meeting(office, meeting, edition), _fields(meeting)
    yield from said.paragraphs("attendance_words", more)
    keys = columns(office, meeting)
    head = heads(f"papers.attendance.{key}" for key in (*keys, "signature"))
    invited = (
        Row((*(cell(in_column(office, meeting, replace(one, left=""), key)) for key in keys), ROOM))
        for one in meeting.attendees
        if one.is_told
    )
    widths = (4, 5, *(3 for _ in keys[2:]), 4)
    rows = (*invited, *blank_rows(_EMPTY_LINES, len(widths)))
    yield by_hand(TableBlock("attendance.table", widths, rows, (head,)))
    yield from said.paragraphs("attendance_privacy", more, Tone.NOTE)
