"""A store with a request for data, its form, and hands that fill it."""

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from builders import hep_2021
from hep_desktop.domain.commands import AddRequest
from hep_desktop.domain.requests import DataRequest
from hep_desktop.domain.settlement import Settlement
from hep_desktop.export.answer_form import Form, form_bytes
from hep_desktop.services.editing import Editing
from hep_desktop.template import own_tables
from hep_desktop.template.asking import FIELD, MARK
from stores import NOW

EDITION = hep_2021()
VILLAGE = Settlement("s", "00000", "Mintafalu")
REQUEST = DataRequest(
    "r1",
    recipient="Mintai Védőnői Szolgálat",
    tables=("t5", "t4"),
    years=("2024", "2025"),
    chapters=("he.4.3",),
    reply_by=date(2026, 12, 15),
)


def ask(editing: Editing, request: DataRequest = REQUEST) -> DataRequest:
    """Note a request in the draft of the store."""
    programme = next(iter(editing.office.programmes))
    editing.do(AddRequest(programme, request))
    return request


def form(request: DataRequest = REQUEST, settlement: Settlement = VILLAGE) -> bytes:
    """The form as it is sent."""
    return form_bytes(Form(request, settlement, EDITION), NOW)


def places(book: Any) -> dict[tuple[str, str], Any]:
    """The cells of the tables by indicator and period, as the hidden marks name them."""
    found: dict[tuple[str, str], Any] = {}
    for page in book.worksheets:
        codes = {cell.column: str(cell.value) for cell in page[2] if cell.value}
        if not any(code.startswith(own_tables.MARK) for code in codes.values()):
            continue
        keys = next(column for column, code in codes.items() if code == own_tables.ROW)
        for row in range(3, page.max_row + 1):
            period = str(page.cell(row, keys).value or "").removesuffix("|")
            for column, code in codes.items():
                if period and column != keys and not code.startswith((own_tables.MARK, MARK)):
                    found[code, period] = page.cell(row, column)
    return found


def fields(book: Any) -> dict[str, Any]:
    """The cells beside the tables, by the name of the field."""
    cells = (cell for page in book.worksheets for row in page.iter_rows() for cell in row)
    marked = (cell for cell in cells if str(cell.value or "").startswith(FIELD))
    return {cell.value.removeprefix(FIELD): cell.offset(0, -1) for cell in marked}


def fill(
    content: bytes, target: Path, figures: Mapping[tuple[str, str], Any], said: Mapping[str, Any] | None = None
) -> Path:
    """Write figures and words into a form and save it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells, beside = places(book), fields(book)
    for key, value in figures.items():
        cells[key].value = value
    for name, value in (said or {}).items():
        beside[name].value = value
    book.save(target)
    return target


def asked_of(tables: tuple[str, ...]) -> DataRequest:
    """A request for other tables."""
    return replace(REQUEST, tables=tables)
