"""Whole days as a calendar file (iCalendar, RFC 5545) that every calendar program reads."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from hep_desktop import __version__
from hep_desktop.frozen import dataclass

_LONGEST = 75  # octets of a line, RFC 5545 3.1
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class Entry:
    """One whole day; the same `uid` in a later file takes the place of an earlier entry."""

    uid: str
    day: date
    title: str
    words: str = ""


def calendar(entries: Iterable[Entry], made: date) -> bytes:
    """The file's content."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//HEP Desktop//{__version__}//HU"]
    for entry in entries:
        lines += _event(entry, made)
    lines.append("END:VCALENDAR")
    return "".join(folded + "\r\n" for line in lines for folded in _folded(line)).encode()


def _event(entry: Entry, made: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{made:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{entry.title.translate(_ESCAPED)}"
    if entry.words:
        yield f"DESCRIPTION:{entry.words.translate(_ESCAPED)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _folded(line: str) -> Iterator[str]:
    """A long line in several, each but the first with a space before; no sign of several octets is cut."""
    part, size = "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > _LONGEST:
            yield part
            part, size = " ", 1
        part, size = part + sign, size + octets
    yield part
