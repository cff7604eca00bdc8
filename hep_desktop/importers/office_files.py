"""The sheets of `.xlsx`, `.xls` and `.ods` files, read by calamine; only what a user of the file would see."""

import io
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import cache

import python_calamine as calamine

from hep_desktop.importers import sheet_xml
from hep_desktop.importers.archive import Archive
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.sheets import MOST_CELLS, At, Fault, Sheet


def office_sheets(data: bytes, archive: Archive | None) -> tuple[tuple[str, ...], Callable[[int], Sheet]]:
    """The names of the visible sheets, and what reads the one at a position. Both raise Refused."""
    with _refusing():
        workbook = calamine.load_workbook(io.BytesIO(data))
        seen = [place for place, about in enumerate(workbook.sheets_metadata) if _is_seen(about)]
        names = tuple(workbook.sheet_names[place] for place in seen)
    parts = sheet_xml.sheet_parts(archive) if archive and sheet_xml.WORKBOOK in archive.names else []

    @cache
    def load(place: int) -> Sheet:
        at = seen[place]
        faults = _looked_over(archive.read(parts[at])) if archive and at < len(parts) else {}
        with _refusing():
            sheet = workbook.get_sheet_by_index(at)
            if sheet.total_height * sheet.total_width > MOST_CELLS:
                raise Refused("import.too_large")
            return Sheet(names[place], sheet.to_python(skip_empty_area=False), faults)

    return names, load


def _is_seen(about: calamine.SheetMetadata) -> bool:
    return about.typ == calamine.SheetTypeEnum.WorkSheet and about.visible == calamine.SheetVisibleEnum.Visible


def _looked_over(xml: bytes) -> dict[At, Fault]:
    if sheet_xml.area(xml) > MOST_CELLS:
        raise Refused("import.too_large")
    return sheet_xml.faults(xml)


@contextmanager
def _refusing() -> Generator[None]:
    try:
        yield
    except (Refused, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of Rust is no Exception
        raise Refused("import.damaged") from error
