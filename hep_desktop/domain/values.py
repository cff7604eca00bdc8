"""What a cell of a statistical table can hold: a number, words, a stated lack of data, or nothing yet."""

from decimal import Decimal
from enum import StrEnum

from hep_desktop.frozen import dataclass


class NoDataReason(StrEnum):
    """Why a figure cannot be given; the closed list of `decisions.md` 11."""

    NOT_HERE = "not_here"
    WITHHELD = "withheld"
    NOT_COLLECTED = "not_collected"
    NOT_RECEIVED = "not_received"
    NOT_YET_PUBLISHED = "not_yet_published"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Number:
    """A figure with all its digits; rounding happens only where it is shown."""

    amount: Decimal

    def __post_init__(self) -> None:
        if not self.amount.is_finite():
            msg = "a figure is a finite number"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Words:
    """A short text in a cell, for tables whose columns are not figures."""

    text: str


@dataclass(frozen=True, slots=True)
class NoData:
    """The figure is known to be missing, which is not zero; `note` says whom we asked, when."""

    reason: NoDataReason
    note: str = ""

    @property
    def sign(self) -> str:
        """KSH's sign in its place: – nothing to count, … not published to protect data, .. not known."""
        return {NoDataReason.NOT_HERE: "–", NoDataReason.WITHHELD: "…"}.get(self.reason, "..")


@dataclass(frozen=True, slots=True)
class Empty:
    """Nobody has filled the cell in yet."""


Value = Number | Words | NoData | Empty

EMPTY = Empty()
