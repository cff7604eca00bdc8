"""Sheets as CSV files a Hungarian spreadsheet opens rightly, and their Frictionless descriptor."""

import csv
import io
from typing import Any

from hep_desktop.canonical import dumps, plain_decimal
from hep_desktop.domain.situation import FileOrigin
from hep_desktop.domain.values import NoData, Number, Words
from hep_desktop.export.sheets import Cell, Sheet, kept_of, reason_of, source_of
from hep_desktop.template.own_tables import kept_text
from hep_desktop.template.rows import Row
from hep_desktop.words import text

BOM = "\ufeff"  # without it Excel reads UTF-8 as cp1250
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_COLUMNS = (
    ("period", "string"),
    ("member", "string"),
    ("code", "string"),
    ("label", "string"),
    ("unit", "string"),
    ("number", "number"),
    ("words", "string"),
    ("no_data", "string"),
    ("computed", "boolean"),
    ("source", "string"),
    ("file", "string"),
    ("sheet", "string"),
    ("cell", "string"),
    ("kept", "string"),
)


def neutral(words: str) -> str:
    """Text that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{words}" if words.startswith(_DANGEROUS) else words


def csv_bytes(sheet: Sheet) -> bytes:
    """One table, one figure a line: what it is, its value, where it comes from."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow([_heading(name) for name, _ in _COLUMNS])
    for row, cell in sheet.stated():
        writer.writerow(_line(sheet, row, cell))
    return (BOM + written.getvalue()).encode("utf-8")


def _heading(name: str) -> str:
    return text(f"exporting.csv.{name}")


def _line(sheet: Sheet, row: Row, cell: Cell) -> list[str]:
    value = cell.value
    file = cell.origin if isinstance(cell.origin, FileOrigin) else None
    words = [
        row.period,
        row.member,
        cell.indicator.code,
        cell.indicator.label,
        cell.indicator.unit,
        # a number is written by us and safe: a minus before it must stay a minus
        plain_decimal(value.amount).replace(".", ",") if isinstance(value, Number) else "",
        value.text if isinstance(value, Words) else "",
        reason_of(value) if isinstance(value, NoData) else "",
        text("exporting.csv.yes" if cell.computed else "exporting.csv.no"),
        source_of(cell),
        file.file if file else "",
        file.sheet if file else "",
        file.cell if file else "",
        kept_text(kept_of(sheet, cell)),
    ]
    return [one if kind == "number" else neutral(one) for one, (_, kind) in zip(words, _COLUMNS, strict=True)]


def descriptor(sheets: tuple[Sheet, ...], name: str, title: str) -> bytes:
    """`datapackage.json`: a Frictionless tabular data package of the CSV files beside it."""
    data: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": name,
        "title": title,
        "resources": [_resource(sheet) for sheet in sheets],
    }
    return dumps(data).encode("utf-8")


def _resource(sheet: Sheet) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": sheet.table.id,
        "path": f"{sheet.table.id}.csv",
        "title": sheet.title,
        "description": sheet.source,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ";", "lineTerminator": "\r\n", "header": True},
        "schema": {"fields": [_field(name, kind) for name, kind in _COLUMNS], "missingValues": [""]},
    }


def _field(name: str, kind: str) -> dict[str, Any]:
    field: dict[str, Any] = {"name": _heading(name), "type": kind}
    if kind == "number":
        field |= {"decimalChar": ",", "bareNumber": True}
    if kind == "boolean":
        field |= {"trueValues": [text("exporting.csv.yes")], "falseValues": [text("exporting.csv.no")]}
    return field
