"""The sheets of `.xlsx`, `.xls` and `.ods` files, read by calamine; only what a user of the file would see."""

import io
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from functools import cache, partial

import python_calamine as calamine

from hep_desktop.frozen import dataclass
from hep_desktop.importers import sheet_xml
from hep_desktop.importers.archive import Archive
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.sheets import MOST_CELLS, At, Fault, Sheet


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
    parts = sheet_xml.sheet_parts(archive) if archive and sheet_xml.WORKBOOK in archive.names else []

    @cache
    def load(at: int) -> Sheet:
        faults = _looked_over(archive.read(parts[at])) if archive and at < len(parts) else {}
        with _refusing():
            sheet = workbook.get_sheet_by_index(at)
            if sheet.total_height * sheet.total_width > MOST_CELLS:
                raise Refused("import.too_large")
            return Sheet(names[at], sheet.to_python(skip_empty_area=False), faults)

    hidden = {names[at]: partial(load, at) for at in unseen}
    return OfficeSheets(tuple(names[at] for at in seen), lambda place: load(seen[place]), hidden)


def _is_sheet(about: calamine.SheetMetadata) -> bool:
    return about.typ == calamine.SheetTypeEnum.WorkSheet


def _is_seen(about: calamine.SheetMetadata) -> bool:
    return about.visible == calamine.SheetVisibleEnum.Visible


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
