"""What is known of a programme that was received: plain records, the same on every day."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from hep_desktop.domain.council import NationalityBody
from hep_desktop.domain.law_clock import Grants
from hep_desktop.domain.programme import Status
from hep_desktop.domain.settlement import Presence
from hep_desktop.frozen import dataclass


class Kind(StrEnum):
    """What sort of file a programme came in."""

    PACKAGE = "package"
    DATA = "data"  # hep.json alone
    HANDOVER = "handover"  # what was handed over, or a draft sent for reading


class Proof(StrEnum):
    """What the file proves of itself."""

    SIGNED = "signed"
    UNSIGNED = "unsigned"
    NOTHING = "nothing"  # no package, so there is nothing to check


class Part(StrEnum):
    """What of a programme a passage is."""

    PROBLEM = "problem"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a programme came from: the file's content by its hash, and what was proved of it.

    `made` is when the signer says that he signed, else when the file was `written`; nobody has confirmed either.
    """

    file_hash: str
    name: str
    kind: Kind
    proof: Proof
    made: datetime
    written: datetime
    signer: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A problem or measure: its words as published, its group, the fields it is of, the indicators it names."""

    id: str
    part: Part
    group: str
    title: str
    words: str
    fields: tuple[str, ...] = ()
    deadline: str = ""
    due: date | None = None
    responsible: str = ""
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Money:
    """What a measure costs in a year, in thousand forints; `year` 0 is not told."""

    measure: str
    year: int
    thousands: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a village; without an amount it is withheld to protect the few it would tell of."""

    indicator: str
    period: str
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class Village:
    """The municipality a programme says it is of."""

    code: str
    name: str
    county: str = ""
    district: str = ""
    population: int | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    """All that the index keeps of one file."""

    source: Source
    village: Village
    programme: str
    status: Status
    begins: date
    expires: date
    adopted: date | None
    predecessor: str
    edition: str
    nationality: NationalityBody = NationalityBody.UNTOLD
    passages: tuple[Passage, ...] = ()
    money: tuple[Money, ...] = ()
    figures: tuple[Figure, ...] = ()
    services: Mapping[str, Presence] = field(default_factory=dict[str, Presence])
    served_by: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Holding:
    """A programme as a row of a list, on a day: `state` and `next_review` are by the law's clock."""

    ksh_code: str
    settlement: str
    county: str
    district: str
    population: int | None
    nationality: NationalityBody
    programme: str
    status: Status
    begins: date
    adopted: date | None
    next_review: date | None
    expires: date | None
    state: Grants
    received: datetime
    file_hash: str
    fingerprint: str
    edition: str
    source: Source


Numbers = Mapping[str, Mapping[str, Decimal | None]]
"""Figures by indicator and period."""


@dataclass(frozen=True, slots=True)
class Member:
    """One of the villages that are looked at together: its programme that stands, and what it says."""

    holding: Holding
    passages: tuple[Passage, ...] = ()
    money: tuple[Money, ...] = ()
    numbers: Numbers = field(default_factory=dict[str, Mapping[str, Decimal | None]])
    services: Mapping[str, Presence] = field(default_factory=dict[str, Presence])
    served_by: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def name(self) -> str:
        """What the village is called."""
        return self.holding.settlement

    @property
    def key(self) -> str:
        """What names its file."""
        return self.holding.file_hash

    def passage(self, record: str) -> Passage:
        """A problem or measure by its id. Raises KeyError."""
        for one in self.passages:
            if one.id == record:
                return one
        raise KeyError(record)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not taken in, and why: the code of an error and what fills its sentences."""

    name: str
    code: str
    values: Mapping[str, str]
    at: datetime
