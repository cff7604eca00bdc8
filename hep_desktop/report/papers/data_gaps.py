"""The data that tables lack, as their cells say: put together by the program, at the end of chapter 2.3."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from hep_desktop.domain.values import NoData, NoDataReason
from hep_desktop.report.document import Cell, Row, Run, TableBlock
from hep_desktop.report.papers.material import Material
from hep_desktop.report.papers.prose import cell, words
from hep_desktop.template.gaps import Gap, gaps
from hep_desktop.words import text

_LATER = NoData(NoDataReason.NOT_YET_PUBLISHED)


def data_gaps(material: Material, block_id: str) -> Iterator[TableBlock]:
    """One table, by the tables that lack something; none where nothing is missing."""
    later: dict[str, list[Gap]] = defaultdict(list)
    body: list[Row] = []
    for table, some in groupby(gaps(material.edition, material.programme), key=lambda gap: gap.table):
        lacking: list[Gap] = []
        for gap in some:
            (later[gap.periods] if gap.whole and gap.reason == _LATER else lacking).append(gap)
        if lacking:
            caption = text("papers.table.caption", number=table.number, title=table.title)
            body.append(Row((Cell(words(caption), columns=3),), band=True))
            body += map(_row, lacking)
    if later:
        body.append(Row((Cell(words(text("papers.gaps.later")), columns=3),), band=True))
        body += (_together(some) for some in later.values())
    if not body:
        return
    head = Row(tuple(Cell(words(text(f"papers.gaps.{name}"))) for name in ("what", "periods", "why")))
    note = (Run(text("papers.gaps.note")),)
    yield TableBlock(block_id, (6, 3, 4), tuple(body), (head,), text("papers.gaps.caption"), notes=(note,))


def _together(some: list[Gap]) -> Row:
    """What nobody could have yet, told once for all tables."""
    numbers = ", ".join(f"{gap.table.number}." for gap in some)
    return _row(replace(some[0], what=text("papers.gaps.all_of", numbers=numbers)))


def _row(gap: Gap) -> Row:
    return Row((cell(gap.what), cell(gap.periods), cell(_why(gap.reason))))


def _why(value: NoData) -> str:
    reason, note = text(f"papers.no_data.{value.reason}"), value.note.strip().rstrip(".")
    if not note:
        return reason
    return note if value.reason is NoDataReason.OTHER else text("papers.gaps.reason", reason=reason, note=note)
