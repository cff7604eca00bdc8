"""The sheets of `.xlsx`, `.xls` and `.ods` files, read by calamine; only what a user of the file would see."""

import io
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial

import python_calamine as calamine

from hep_desktop.frozen import dataclass
from hep_desktop.importers import ods_looks, sheet_xml, xls_looks
from hep_desktop.importers.archive import Archive
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.sheets import MOST_CELLS, At, Hue, Raw, Sheet


@dataclass(frozen=True, slots=True)
class OfficeSheets:
    """The visible sheets by place and the hidden ones by name; reading one raises Refused."""

    names: tuple[str, ...]
    load: Callable[[int], Sheet]
    hidden: Mapping[str, Callable[[], Sheet]]


def office_sheets(data: bytes, archive: Archive | None) -> OfficeSheets:
    """The sheets of a workbook. Raises Refused."""
    with _refusing():
        workbook = calamine.load_workbook(io.BytesIO(data))
        about = workbook.sheets_metadata
        seen = [place for place, one in enumerate(about) if _is_sheet(one) and _is_seen(one)]
        unseen = [place for place, one in enumerate(about) if _is_sheet(one) and not _is_seen(one)]
        names = workbook.sheet_names
    seen_in = _looks_in(archive) if archive else _Hues(_by_place(xls_looks.hues(data), names))

    @cache
    def load(at: int) -> Sheet:
        looks = seen_in.of(at)
        with _refusing():
            sheet = workbook.get_sheet_by_index(at)
            if sheet.total_height * sheet.total_width > MOST_CELLS:
                raise Refused("import.too_large")
            return Sheet(names[at], _rows(sheet), looks.faults, hues=looks.hues)

    hidden = {names[at]: partial(load, at) for at in unseen}
    return OfficeSheets(tuple(names[at] for at in seen), lambda place: load(seen[place]), hidden)


def _is_sheet(about: calamine.SheetMetadata) -> bool:
    return about.typ == calamine.SheetTypeEnum.WorkSheet


def _is_seen(about: calamine.SheetMetadata) -> bool:
    return about.visible == calamine.SheetVisibleEnum.Visible


def _rows(sheet: calamine.CalamineSheet) -> list[Sequence[Raw]]:
    """The rows from the first on; a blank one takes no memory, however many are counted."""
    left = [""] * sheet.start[1] if sheet.start else []
    return [left + row if any(cell != "" for cell in row) else () for row in sheet.iter_rows()]


def _looks_in(archive: Archive) -> "_Looks | _Hues":
    if sheet_xml.WORKBOOK in archive.names:
        return _Looks(archive)
    return _Hues(ods_looks.hues(archive.chunks(ods_looks.CONTENT)) if ods_looks.CONTENT in archive.names else [])


def _by_place(found: Mapping[str, Mapping[At, Hue]], names: Sequence[str]) -> list[Mapping[At, Hue]]:
    return [found.get(name, {}) for name in names]


class _Hues:
    """The colours in the sheets of a file of which nothing else is told."""

    def __init__(self, hues: Sequence[Mapping[At, Hue]]) -> None:
        self._hues = hues

    def of(self, at: int) -> sheet_xml.Overlook:
        """Of one sheet."""
        return sheet_xml.Overlook(hues=self._hues[at]) if at < len(self._hues) else sheet_xml.Overlook()


class _Looks:
    """What stands in the sheets besides their values."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._parts = sheet_xml.sheet_parts(archive)
        self._styles = sheet_xml.coloured_styles(archive.read(sheet_xml.STYLES))

    def of(self, at: int) -> sheet_xml.Overlook:
        """Of one sheet. Raises Refused where its cells reach too far."""
        if at >= len(self._parts):
            return sheet_xml.Overlook()
        seen = sheet_xml.looked_over(self._archive.chunks(self._parts[at]), self._styles)
        if seen.is_far and sheet_xml.area(self._archive.chunks(self._parts[at])) > MOST_CELLS:
            raise Refused("import.too_large")
        return seen


@contextmanager
def _refusing() -> Generator[None]:
    try:
        yield
    except (Refused, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of Rust is no Exception
        raise Refused("import.damaged") from error
