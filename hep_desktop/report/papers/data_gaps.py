"""The data that tables lack, as their cells say: put together by the program, at the end of chapter 2.3."""

from collections.abc import Iterator
from itertools import groupby

from hep_desktop.domain.values import NoData, NoDataReason
from hep_desktop.report.document import Cell, Row, Run, TableBlock
from hep_desktop.report.papers.material import Material
from hep_desktop.report.papers.prose import cell, words
from hep_desktop.template.gaps import Gap, gaps
from hep_desktop.words import text


def data_gaps(material: Material, block_id: str) -> Iterator[TableBlock]:
    """One table, by the tables that lack something; none where nothing is missing."""
    found = list(gaps(material.edition, material.programme))
    body: list[Row] = []
    for table, some in groupby(found, key=lambda gap: gap.table):
        caption = text("papers.table.caption", number=table.number, title=table.title)
        body.append(Row((Cell(words(caption), columns=3),), band=True))
        body += (_row(gap) for gap in some)
    if not body:
        return
    head = Row(tuple(Cell(words(text(f"papers.gaps.{name}"))) for name in ("what", "periods", "why")))
    note = (Run(text("papers.gaps.note")),)
    yield TableBlock(block_id, (6, 3, 4), tuple(body), (head,), text("papers.gaps.caption"), notes=(note,))


def _row(gap: Gap) -> Row:
    return Row((cell(gap.what), cell(gap.periods), cell(_why(gap.reason))))


def _why(value: NoData) -> str:
    reason, note = text(f"papers.no_data.{value.reason}"), value.note.strip().rstrip(".")
    if not note:
        return reason
    return note if value.reason is NoDataReason.OTHER else text("papers.gaps.reason", reason=reason, note=note)
