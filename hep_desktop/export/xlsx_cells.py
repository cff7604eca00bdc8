"""Cells and files of workbooks as all of ours are written: texts stay texts, the same data give the same bytes."""

import io
import re
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ZIP_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest day ZIP knows: no clock in files that must repeat
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def put(page: "Worksheet", row: int, column: int, value: object, **look: Any) -> None:  # noqa: ANN401 – styles
    """Write a cell and dress it."""
    cell: Any = page.cell(row, column)
    if isinstance(value, str):
        cell.value = _NOT_IN_XML.sub("", value)
        # a text stays a text, whatever it begins with, also after F2 and Enter
        cell.data_type = "s"
        cell.quotePrefix = True
    else:
        cell.value = value
    for name, style in look.items():
        setattr(cell, name, style)


def repeatable(workbook: "Workbook", created: datetime) -> bytes:
    """The workbook's bytes without the moment of writing, which openpyxl puts in twice."""
    raw, clean = io.BytesIO(), io.BytesIO()
    workbook.save(raw)
    stamp = created.strftime("%Y-%m-%dT%H:%M:%SZ").encode("ascii")
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(clean, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + stamp, content)
            again = zipfile.ZipInfo(entry.filename, ZIP_DAY)
            again.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(again, content)
    return clean.getvalue()
