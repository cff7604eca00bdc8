"""Data asked of an institution in a letter: what, from whom, by when, and what came of it."""

from datetime import date

from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class DataRequest:
    """One request. `years` are those of the tables asked for; of a table of other periods all rows are asked.

    `number` is our own registration number, `reply_number` that of the answer. `legal_basis` is the clerk's word.
    `closed` – the rest is no longer awaited.
    """

    id: str
    recipient: str = ""
    address: str = ""
    tables: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()
    legal_basis: str = ""
    asker: str = ""
    number: str = ""
    asked: date | None = None
    reply_by: date | None = None
    received: date | None = None
    reply_number: str = ""
    closed: bool = False
