"""A municipality, its KSH code, and an entry of KSH's gazetteer."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from hep_desktop.domain.readings import Readings
from hep_desktop.frozen import dataclass

_WEIGHTS = (9, 7, 3, 1)
_CODE_LENGTH = 5


def is_ksh_code(code: str) -> bool:
    """Whether `code` is five digits whose last one is KSH's check digit of the first four.

    Source: KSH, Területi számjelrendszer; holds for all 3 178 codes of the 2024 gazetteer.
    """
    if len(code) != _CODE_LENGTH or not code.isascii() or not code.isdigit():
        return False
    return code == with_check_digit(code[:-1])


def with_check_digit(digits: str) -> str:
    """The KSH code that begins with these four digits."""
    first, second, third, fourth = map(int, digits)
    nine, seven, three, one = _WEIGHTS
    weighted = nine * first + seven * second + three * third + one * fourth
    return f"{digits}{-weighted % 10}"


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """One line of KSH's list of settlements, as loaded by the user; `population` is of 1 January."""

    code: str
    name: str
    county: str
    district: str
    kind: str
    population: int | None = None
    year: int | None = None


class Presence(StrEnum):
    """Where the people of a settlement find an institution or service."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class StrategicDocument:
    """A plan or concept of the settlement or its district; `decision` is by which it was adopted, `years` its time."""

    id: str
    title: str = ""
    decision: str = ""
    years: str = ""


@dataclass(frozen=True, slots=True)
class Settlement:
    """A municipality whose programmes the office writes. `kind` is its legal standing (község, város).

    `mailing_days`: so long before a sitting its papers are sent (SZMSZ; 0: not told).
    `readings`: how its notary reads what the law leaves open.
    `services` are answers by the code of a service of the edition; what nobody has answered yet is not there.
    `served_by` are the settlements whose service is used, by the same code, as the clerk writes them.
    """

    id: str
    code: str
    name: str
    county: str = ""
    district: str = ""
    kind: str = ""
    population: int | None = None
    services: Mapping[str, Presence] = field(default_factory=dict[str, Presence], hash=False)
    mailing_days: int = 0
    documents: tuple[StrategicDocument, ...] = ()
    readings: Readings = Readings()
    served_by: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)
