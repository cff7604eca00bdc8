"""What the columns of a TeIR export hold, however the export says it."""

from collections.abc import Mapping

from hep_desktop.frozen import dataclass
from hep_desktop.importers.headings import Table, normal_heading
from hep_desktop.importers.proposal import Doubt

_SETTLEMENT = "település"


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator of one year; `heading` is the file's own wording."""

    heading: str
    name: str
    period: str
    level: str = _SETTLEMENT
    unit: str = ""

    @property
    def of_settlements(self) -> bool:
        """Whether the figures are of settlements, not of the districts or counties around them."""
        return self.level.casefold() == _SETTLEMENT


@dataclass(frozen=True, slots=True)
class Export:
    """A table of an export: where names and codes stand, and what each other column holds, or why nothing.

    `from_tstar` – the file says that its figures are KSH's T-STAR, which leaves out a count of zero.
    """

    table: Table
    names: int
    codes: int
    columns: Mapping[int, Series | Doubt]
    from_tstar: bool = False


def compared(name: str) -> str:
    """An indicator's name as it is compared: commas come and go, dashes are of any length."""
    return normal_heading(name.replace("–", "-").replace(",", " "))
