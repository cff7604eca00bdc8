"""Web pages under the name of a workbook: their tables are read, the rest of them is harmless."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition_feeds import SOURCES
from hep_desktop.domain.progress import Silent
from hep_desktop.importers import web_page
from hep_desktop.importers.base import read_file
from hep_desktop.importers.feeding import Request
from hep_desktop.importers.matching import Known
from hep_desktop.importers.proposal import DoubtKind, doubt
from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.web_page import page_sheets
from hep_desktop.importers.workbook import open_book

YEARS = (
    "<table><tr><td></td><td>kod</td><td>2024 Lakónépesség (dec. 31.) (fő)</td></tr>"
    "<tr><td>Kömlő</td><td>1453</td><td>1&nbsp;512</td></tr></table>"
)


def grid(text: str) -> list[list[object]]:
    """The only table of a page."""
    names, load = page_sheets(text)
    assert names == ("",)
    return [list(row) for row in load(0).rows]


def table(rows: str) -> list[list[object]]:
    return grid(f"<table>{rows}</table>")


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1250"])
def test_a_known_source_is_read_from_a_page_named_xls(tmp_path: Path, coding: str) -> None:
    file = tmp_path / "teir.xls"
    file.write_bytes(f"<html><meta charset='iso-8859-1'><body>{YEARS}</body></html>".encode(coding))
    proposal = read_file(str(file), Request((Known("14535", "Kömlő"),), SOURCES), progress=Silent())
    assert [one.key.indicator for one in proposal.offers] == ["pop_res"]
    assert proposal.doubts == (doubt(DoubtKind.LYING_ENDING, ending=".xls"),)


def test_merged_cells_are_spread_out() -> None:
    rows = (
        "<tr><th rowspan=2>Név</th><th colspan=2>2024</th><td rowspan=2>x</td></tr>"
        "<tr><td>nő</td><td>férfi</td></tr><tr><td rowspan=9>Aba</td><td>1</td></tr><tr><td>2</td></tr>"
    )
    assert table(rows) == [
        ["Név", "2024", "2024", "x"],
        ["Név", "nő", "férfi", "x"],
        ["Aba", "1"],
        ["Aba", "2"],
    ]


def test_a_figure_over_several_cells_is_not_multiplied() -> None:
    assert table("<tr><td colspan=2>12</td><td rowspan=2>7</td></tr><tr><td>1</td></tr>") == [["12", "", "7"], ["1"]]


@pytest.mark.parametrize("span", ["0", "-1", "x", "", "²", "99999999999999"])
def test_a_span_without_sense_is_one(span: str) -> None:
    assert table(f"<tr><td colspan='{span}' rowspan='{span}'>a</td><td>b</td></tr>") == [["a", "b"]]


def test_scripts_styles_comments_and_tables_within_are_no_text() -> None:
    within = "<table><tr><td>belső</td></tr></table>"
    silent = "<script>x()</script><style>y</style><!-- z --><?php q ?>"
    names, load = page_sheets(f"<table><tr><td>a{silent}<br>b<b>c</b>{within}d</td></tr></table>")
    assert names == ("1", "2")
    assert [load(place).rows for place in (0, 1)] == [[["a bcd"]], [["belső"]]]


def test_entities_of_the_page_s_own_are_not_expanded_and_nothing_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "titok.txt"
    secret.write_text("titok", encoding="utf-8")
    head = f'<!DOCTYPE html [<!ENTITY a SYSTEM "{secret.as_uri()}"><!ENTITY b "&a;&a;">]>'
    rows = grid(f"{head}<html><table><tr><td>&a;&b;&amp;&#337;</td></tr></table></html>")
    assert "titok" not in str(rows)
    assert "&ő" in str(rows)


@pytest.mark.parametrize(
    "text", ["<html><p>Levél</p>", "<table></table>", "<table><tr></tr></table>", "", "<!-- x -->"]
)
def test_a_page_without_table_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="is_a_web_page"):
        page_sheets(text)


def test_a_page_of_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_page, "MOST_CELLS", 15)
    row = "<tr><td colspan=10>a</td></tr>"
    for page in (f"<table>{row}{row}</table>", f"<table>{row}</table><table>{row}</table>"):
        with pytest.raises(Refused, match="too_large"):
            page_sheets(page)


def test_a_deep_page_is_read_or_refused() -> None:
    with suppress(Refused):
        page_sheets("<table><tr><td>" + "<b>" * 20_000 + "x")


def test_lost_letters_are_said_of_a_page_too(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text("<table><tr><td>K\ufffdml\ufffd</td></tr></table>", encoding="utf-8")
    assert open_book(file).doubts == (doubt(DoubtKind.DAMAGED_LETTERS),)


PIECES = ["<table>", "</table>", "<tr>", "<td>", "<th colspan=3>", "<td rowspan=2>", "</td>", "&amp;", "&x;", "<?", "a"]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=20).map("".join))
def test_any_page_is_read_or_refused(text: str) -> None:
    with suppress(Refused):
        names, load = page_sheets(text)
        assert all(load(place).rows for place in range(len(names)))
