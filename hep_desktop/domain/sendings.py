"""The log of what was sent: which package, when, where to, and what came back; only ever added to."""

from datetime import date, datetime

from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came back: a number, an answer in words or as a file (by its hash), and the day it came."""

    came: date
    number: str = ""
    answer: str = ""
    attachment: str = ""
    attachment_name: str = ""


@dataclass(frozen=True, slots=True)
class Sending:
    """One package that was sent; `sha256` is the file's, under which a copy is kept, `fingerprint` its programme's."""

    id: str
    sent: datetime
    where: str
    file: str
    sha256: str
    fingerprint: str = ""
    receipts: tuple[Receipt, ...] = ()
