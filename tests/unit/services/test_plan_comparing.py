"""The summary table out for Excel and back: what differs is shown, and one step takes it over."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from builders import EDITIONS
from hep_desktop import paths
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Silent
from hep_desktop.identity import new_id
from hep_desktop.importers.plan_file import read_plan_file
from hep_desktop.importers.word.parts import FoundMeasure
from hep_desktop.report.rendering import Format, render
from hep_desktop.services import demo
from hep_desktop.services.editing import Editing
from hep_desktop.services.mintafalu import read_example
from hep_desktop.services.plan_comparing import Difference, compared, parsed_indicator, take_over
from hep_desktop.services.plan_file import write_sheet
from hep_desktop.services.reporting import compose
from stores import clock, ids, store


@pytest.fixture(scope="module")
def editing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editing]:
    with store(tmp_path_factory.mktemp("plan") / "hep.sqlite") as workspace:
        opened = Editing(workspace, EDITIONS, clock, ids(), "Minta Mária")
        demo.fill(opened, read_example(paths.resources() / "mintafalu", new_id))
        yield opened


def only(editing: Editing) -> str:
    return next(iter(editing.office.programmes))


def read(path: Path, editing: Editing) -> tuple[FoundMeasure, ...]:
    """As the child process does."""
    return read_plan_file(str(path), editing.edition(only(editing)), "Mintafalu", progress=Silent())


def sheet(editing: Editing, folder: Path) -> Path:
    return write_sheet(editing, only(editing), folder / "terv.xlsx")


def test_what_was_written_comes_back_without_a_difference(editing: Editing, tmp_path: Path) -> None:
    paper = tmp_path / "terv.docx"
    paper.write_bytes(render(compose(editing, "action-plan", programme=only(editing)), Format.DOCX, progress=Silent()))
    for file in (sheet(editing, tmp_path), paper):
        found = read(file, editing)
        assert len(found) == len(editing.office.programmes[only(editing)].measures)
        assert compared(editing, only(editing), found) == (), file.name


def test_changed_new_and_missing_are_told_and_taken_over_in_one_step(editing: Editing, tmp_path: Path) -> None:
    file, programme = sheet(editing, tmp_path), only(editing)
    before = editing.office.programmes[programme]
    book = openpyxl.load_workbook(file)
    page: Any = book.worksheets[0]
    first = next(row for row in page.iter_rows(min_row=4) if row[1].value)
    first[6].value, first[7].value, first[3].value = "jegyző", "2028. május 31.", ""
    first[8].value = str(first[8].value).replace("cél: 8", "cél: 10")
    last = next(row for row in page.iter_rows(min_row=4) if row[0].value == "IV/1.")
    page.delete_rows(last[0].row)
    page.append(["V/1.", "Rámpa a rendelőnél", "A rendelő nem akadálymentes", *(["szöveg"] * 8)])
    book.save(file)
    rows = compared(editing, programme, read(file, editing))
    assert {(row.kind, row.field): row.proposed for row in rows} == {
        (Difference.CHANGED, "responsible"): True,
        (Difference.CHANGED, "deadline"): True,
        (Difference.CHANGED, "indicators"): True,
        (Difference.CHANGED, "goal"): False,
        (Difference.MISSING, ""): False,
        (Difference.NEW, ""): True,
    }
    assert editing.office.programmes[programme] is before, "nothing is written before it is taken over"
    take_over(editing, programme, rows, {row.key for row in rows if row.field != "goal"}, file.name, new_id)
    after = editing.office.programmes[programme]
    changed = after.measures_in("MR")[0]
    was = before.measures_in("MR")[0]
    assert (changed.responsible, changed.goal, str(changed.due)) == ("jegyző", was.goal, "2028-05-31")
    assert [one.id for one in changed.indicators] == [one.id for one in was.indicators]
    assert (changed.indicators[0].target, changed.indicators[1]) == ("10", was.indicators[1])
    assert after.measures_in("EL") == ()
    new = after.measures_in("DI")[-1]
    assert [after.problems[key].title for key in new.problems] == ["A rendelő nem akadálymentes"]
    editing.undo(programme)
    assert editing.office.programmes[programme].measures == before.measures


def test_an_indicator_is_read_as_the_paper_writes_it() -> None:
    told = "kiinduló érték: 0; cél: 8; évenként: 2028: 5; 2029: 8; forrás: napló"
    one = parsed_indicator(f"Utasok (heti átlag) (fő) – {told}")
    assert (one.name, one.unit, one.baseline, one.target) == ("Utasok (heti átlag)", "fő", "0", "8")
    assert (one.yearly, one.source) == ("2028: 5; 2029: 8", "napló")
    assert parsed_indicator("A tanulók száma – évente nő").name == "A tanulók száma – évente nő"


def test_a_workbook_without_the_table_is_refused(editing: Editing, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["név", "szám"])
    book.save(tmp_path / "más.xlsx")
    with pytest.raises(UserError) as refused:
        read(tmp_path / "más.xlsx", editing)
    assert refused.value.code == "plan_file.no_table"
