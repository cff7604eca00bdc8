"""What the programmes of an area say together, as tables whose every number leads to the villages it comes from."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from hep_desktop.domain.mentor import Municipality
from hep_desktop.domain.progress import Progress
from hep_desktop.frozen import dataclass
from hep_desktop.holdings.held import Member
from hep_desktop.holdings.members import Area
from hep_desktop.holdings.together import Known
from hep_desktop.hungarian import table_number
from hep_desktop.services.editing import Editing
from hep_desktop.services.holdings import Holdings
from hep_desktop.template.model import Edition, IndicatorKind
from hep_desktop.words import text

__all__ = ["Area", "Look", "Named", "Sheet", "SheetCell", "look", "look_at"]

_ALL_SETTLEMENTS = 4000


@dataclass(frozen=True, slots=True)
class Look:
    """The villages that are looked at, and the words for what they say."""

    area: Area
    members: tuple[Member, ...]
    known: tuple[Known, ...]
    edition: Edition

    @property
    def title(self) -> str:
        """What the area is called."""
        if self.area.codes:
            return text("holdings.area.chosen", count=len(self.members))
        if self.area.district:
            return text("holdings.area.district", district=self.area.district)
        return text("holdings.area.county", county=self.area.county) if self.area.county else text("holdings.area.all")

    def group(self, code: str) -> str:
        """The name of a target group."""
        found = (one.title for one in self.edition.action_plan.groups if one.code == code)
        return next(found, text("holdings.no_group"))

    def field(self, code: str) -> str:
        """The name of a field of life."""
        found = (one.label for one in self.edition.coverage.fields if one.code == code)
        return next(found, text("holdings.no_field"))

    def indicator(self, code: str) -> str:
        """The name of an indicator with its unit."""
        found = self.edition.indicators.get(code)
        if found is None:
            return code
        return f"{found.label} ({found.unit})" if found.unit else found.label

    def adds_up(self, code: str) -> bool:
        """Whether the figures of an indicator can be added."""
        found = self.edition.indicators.get(code)
        return found is not None and found.kind is IndicatorKind.COUNT

    def amount(self, code: str, amount: Decimal) -> str:
        """A figure as tables show it."""
        found = self.edition.indicators.get(code)
        return table_number(amount, found.decimals if found else 0)


@dataclass(frozen=True, slots=True)
class Named:
    """A village that something comes from, and what; `file_hash` opens its programme, blank where none is held.

    `measure` is the id of a measure, where it is one.
    """

    file_hash: str
    village: str
    words: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell: what stands in it, what it is ordered by, and where it comes from."""

    words: str
    order: str | int | Decimal | date | tuple[object, ...] = ""
    named: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table; `foot` stands below whatever the order, `notes` below it."""

    key: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[SheetCell, ...], ...]
    foot: tuple[SheetCell, ...] = ()
    notes: tuple[str, ...] = ()


def look(holdings: Holdings, editing: Editing, area: Area) -> Look:
    """All that is known of an area today."""
    edition = editing.editions.for_day(editing.today)
    return Look(area, holdings.members(area), tuple(known_here(editing)), edition)


def look_at(holdings: Holdings, editing: Editing, area: Area, *, progress: Progress) -> Look:
    """As `look`, for a job; an index that is missing is made anew first."""
    progress.step(0, 0, "holdings.gathering")
    holdings.mend(progress)
    return look(holdings, editing, area)


def known_here(editing: Editing) -> Iterator[Known]:
    """The municipalities of the mentor's desk; where there are none, those of KSH's list."""
    desk: Mapping[str, Municipality] = editing.office.desk
    if desk:
        yield from (Known(one.code, one.name, one.county, one.district) for one in desk.values())
        return
    listed = editing.workspace.search_gazetteer("", _ALL_SETTLEMENTS)
    yield from (Known(one.code, one.name, one.county, one.district) for one in listed)
