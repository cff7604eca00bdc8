"""The whole invented programme as its paper shows it: nothing unreadable, every figure as in the store."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

import stores
from builders import EDITIONS
from hep_desktop import paths
from hep_desktop.domain.findings import Severity
from hep_desktop.domain.progress import Silent
from hep_desktop.domain.values import Empty, NoData, Number, Value, Words
from hep_desktop.hungarian import table_number
from hep_desktop.report.rendering import Format, render
from hep_desktop.services import demo, reporting
from hep_desktop.services.checking import Checking
from hep_desktop.services.editing import Editing
from hep_desktop.services.mintafalu import read_example
from hep_desktop.services.mintafalu_full import read_rest
from hep_desktop.template.figures import Figures
from hep_desktop.template.model import Indicator, RowKind
from hep_desktop.template.rows import rows_of
from pdf_places import sheets

pytestmark = pytest.mark.outside("pdftotext")

_UPRIGHT = 6  # columns that stand side by side; of more, periods are the columns


@dataclass(frozen=True)
class Made:
    """The published figures, the errors that were found, the words of the PDF and the PDF itself."""

    figures: Figures
    errors: tuple[str, ...]
    text: str
    paper: Path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """One build for all tests: the programme, and the words of its PDF."""
    folder = tmp_path_factory.mktemp("full")
    with stores.store(folder / "hep.sqlite") as workspace:
        editing = Editing(workspace, EDITIONS, stores.clock, stores.ids(), "Minta Mária")
        words = paths.resources() / "mintafalu"
        example, rest = read_example(words, stores.ids("short")), read_rest(words, stores.ids("rest"))
        programme = demo.fill(editing, rest.into(example))
        rest.fill(editing, programme)
        found = Checking(editing).findings(programme)
        paper = reporting.compose(editing, "hep", programme=programme)
        target = folder / "hep.pdf"
        target.write_bytes(render(paper, Format.PDF, progress=Silent()))
        figures = editing.published(programme)
    text = subprocess.run(
        ["pdftotext", "-layout", target, "-"], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    return Made(figures, tuple(str(one) for one in found if one.severity is not Severity.TIP), text, target)


def test_nothing_is_wrong_or_doubtful_in_it_and_no_sign_unreadable(made: Made) -> None:
    assert made.errors == ()
    assert "■" not in made.text
    assert made.text.count("\f") >= 80


def test_nothing_on_its_pages_is_clipped_or_overlaps(made: Made) -> None:
    pages = tuple(sheets(made.paper))
    assert sum(len(page.lines) for page in pages) > 1000
    assert [(at, fault) for at, page in enumerate(pages, start=1) for fault in page.faults()] == []
    page = next(page for page in pages if page.lines)
    word, line = page.words[-1], page.lines[0]
    moved = replace(word, left=word.left + 1), replace(word, left=line.left - 9, right=line.left + 9)
    across = replace(moved[1], top=line.top - 5, bottom=line.top + 5)
    assert list(replace(page, words=(word, moved[0])).faults())  # and a fault would be seen
    assert list(replace(page, words=(across,)).faults())


def test_every_table_says_something_in_every_year(made: Made) -> None:
    figures = made.figures
    blank = [
        (table.id, row.period)
        for table in figures.edition.tables.values()
        for row in rows_of(table, figures.programme)
        if all(isinstance(figures.shown(row.key(code)), Empty) for code in table.columns)
    ]
    assert blank == [("t1", "2025")]  # which the demonstration imports from a workbook of its own making


def test_every_figure_stands_in_the_paper_as_in_the_store(made: Made) -> None:
    lines = dict(_lines(made.figures))
    assert len(lines) > 200
    assert [told for told, line in lines.items() if not re.search(line, made.text)] == []
    other = made.text.replace("36", "63")
    assert [told for told, line in lines.items() if not re.search(line, other)]  # and a wrong one would be seen


def _lines(figures: Figures) -> Iterator[tuple[str, str]]:
    """The figures that stand beside each other, as they print; sources may mark each with a letter or two."""
    for table in figures.edition.tables.values():
        if table.rows.kind is RowKind.LIST:
            continue
        indicators = [figures.edition.indicators[code] for code in table.columns]
        rows = rows_of(table, figures.programme)
        cells = [[(row.key(one.code), one) for one in indicators] for row in rows]
        if len(indicators) > _UPRIGHT:
            cells = [list(line) for line in zip(*cells, strict=True)]
        for line in cells:
            printed = [_printed(figures.shown(key), one) for key, one in line if one.unit]
            if "" not in printed and len(printed) > 1:
                yield f"{table.id}: {printed}", r"(?:\s?[a-z0-9*]{1,2})?\s+".join(map(re.escape, printed))


def _printed(value: Value, indicator: Indicator) -> str:
    match value:
        case Number(amount):
            return table_number(amount, indicator.decimals)
        case Words(words):
            return words
        case NoData():
            return value.sign
        case Empty():
            return ""
