"""An unknown table is shown once; the file of the next year asks nothing, and undo takes all of it back."""

import csv
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import source_files as made
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Silent
from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import Number
from hep_desktop.importers.base import look_at, read_by, read_file
from hep_desktop.importers.proposal import Proposal
from hep_desktop.importers.strange import Strange
from hep_desktop.services import importing, kept_layouts
from hep_desktop.services.editing import Editing
from hep_desktop.services.file_reading import request_of
from hep_desktop.services.importing import Novelty
from hep_desktop.services.showing import NOTHING, SETTLEMENT, Shown, choices
from loading_sample import editing

__all__ = ["editing"]  # a fixture

Rows = Sequence[Sequence[str | float]]


def kindergarten(path: Path, first: int, value: str | float = 39.0) -> Path:
    rows: Rows = [
        [f"Óvodai adatok, {first}–{first + 1}"],
        [],
        ["Település", "Beírt gyermekek", "", "Férőhelyek", ""],
        ["", float(first), float(first + 1), float(first), float(first + 1)],
        ["Mintafalu", 41.0, value, 50.0, 50.0],
        ["Szomszédfalva", 20.0, 21.0, 25.0, 25.0],
    ]
    return made.workbook(path, {"Munka1": rows})


def shown(path: Path, editing: Editing) -> Shown:
    request = request_of(editing)
    found = look_at(str(path), request, progress=Silent())
    assert isinstance(found, Strange)
    return Shown.begin(path, found, request)


def whole(one: Shown) -> Proposal:
    return read_by(str(one.path), one.request, one.layout(), one.answers, progress=Silent())


def taught(path: Path, editing: Editing) -> Shown:
    one = shown(path, editing)
    columns = {column.heading: column.at for column in one.columns(one.read())}
    one = one.using(columns["Beírt gyermekek 2024"], "kg_enrolled")
    return one.using(columns["Férőhelyek 2024"], "kg_places").called("Óvoda", "Mintafalui Óvoda")


def test_what_is_seen_is_what_comes_of_it(tmp_path: Path, editing: Editing) -> None:
    one = taught(kindergarten(tmp_path / "ovi.xlsx", 2024, "kb. 39"), editing)
    read = one.read()
    lines = {column.heading: (column.sample, column.use, column.becomes) for column in one.columns(read)}
    assert lines["Település"] == ("Mintafalu", SETTLEMENT, "")
    assert lines["Beírt gyermekek 2024"] == ("41", "kg_enrolled", "2024: 41")
    assert lines["Férőhelyek 2025"] == ("50", "kg_places", "2025: 50")
    (slip,) = one.slips(read)
    assert slip.cell == "C5"
    mended = one.put_right("C5", "39")
    assert mended.slips(mended.read()) == ()
    assert {(o.key, o.fact.value) for o in whole(mended).offers} == {
        (o.key, o.fact.value) for o in mended.read().offers
    }


def test_next_year_s_file_needs_no_showing_and_shows_the_difference(tmp_path: Path, editing: Editing) -> None:
    proposal = whole(taught(kindergarten(tmp_path / "2025.xlsx", 2024), editing))
    importing.take_over(editing, proposal, importing.preview(proposal, editing), remember=True)
    assert [one.name for one in kept_layouts.kept(editing)] == ["Óvoda"]
    again = read_file(str(kindergarten(tmp_path / "2026.xlsx", 2025, 44.0)), request_of(editing), progress=Silent())
    rows = {(row.key.indicator, row.key.period): row for row in importing.preview(again, editing)}
    assert rows["kg_enrolled", "2025"].novelty is Novelty.DIFFERS
    assert rows["kg_enrolled", "2026"].new.value == Number(Decimal(44))
    same = read_file(str(tmp_path / "2025.xlsx"), request_of(editing), progress=Silent())
    assert importing.nothing_new(importing.preview(same, editing))


def test_one_undo_takes_the_figures_and_the_layout_back(tmp_path: Path, editing: Editing) -> None:
    before = editing.office
    proposal = whole(taught(kindergarten(tmp_path / "a.xlsx", 2024), editing))
    importing.take_over(editing, proposal, importing.preview(proposal, editing), remember=True)
    assert FactKey("kg_places", "2024") in editing.office.programmes["m1"].facts
    editing.undo("m1")
    assert editing.office == before


def test_headings_may_be_pointed_at_and_a_table_turned(tmp_path: Path, editing: Editing) -> None:
    rows: Rows = [["Mintafalu óvodája"], ["", 2024.0, 2025.0], ["Beírt gyermekek", 41.0, 39.0]]
    one = shown(made.workbook(tmp_path / "a.xlsx", {"M": rows, "N": [["x", "y"], ["a", 1.0]]}), editing)
    turned = one if one.turned else one.turn()
    at = next(column.at for column in turned.columns(turned.read()) if column.heading == "Beírt gyermekek")
    told = turned.using(at, "kg_enrolled")
    assert {(o.key.period, o.fact.value) for o in told.read().offers} == {
        ("2024", Number(Decimal(41))),
        ("2025", Number(Decimal(39))),
    }
    assert not told.turn().turned
    assert one.on_sheet("N").sheet == "N"
    assert one.headed_by(1).row == 1


def test_a_year_and_a_village_that_no_cell_states_are_asked_for(tmp_path: Path, editing: Editing) -> None:
    rows: Rows = [["Csoport", "Beírt gyermekek"], ["nagy", 41.0]]
    one = shown(made.workbook(tmp_path / "a.xlsx", {"M": rows}), editing)
    at = next(column.at for column in one.columns(one.read()) if column.heading == "Beírt gyermekek")
    one = one.using(at, "kg_enrolled")
    assert one.lacks_settlement
    one = one.saying(settlement="00000")
    assert one.lacks_year(one.read())
    one = one.saying(year=2024)
    assert [offer.key for offer in one.read().offers] == [FactKey("kg_enrolled", "2024")]
    assert one.using(at, NOTHING).read().offers == ()


def test_likely_indicators_stand_first(editing: Editing) -> None:
    first = choices(request_of(editing), "Óvodába beírt gyermekek, 2024 (fő)")[0]
    assert first.indicator.code == "kg_enrolled"


def test_remembered_tables_go_to_another_office_and_back(tmp_path: Path, editing: Editing) -> None:
    proposal = whole(taught(kindergarten(tmp_path / "a.xlsx", 2024), editing))
    importing.take_over(editing, proposal, (), remember=True)
    (layout,) = kept_layouts.kept(editing)
    kept_layouts.rename(editing, layout, " Óvodák ")
    kept_layouts.save(editing, tmp_path / "t.json")
    kept_layouts.forget(editing, layout)
    assert kept_layouts.kept(editing) == ()
    assert kept_layouts.load(editing, tmp_path / "t.json") == 1
    assert [one.name for one in kept_layouts.kept(editing)] == ["Óvodák"]
    assert kept_layouts.load(editing, tmp_path / "t.json") == 0
    with pytest.raises(UserError, match=r"layout\.no_name"):
        kept_layouts.rename(editing, layout, " ")


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"null", b"\xff", b'{"kind":"x"}', b'{"kind":"hep-desktop-layouts","version":2,"layouts":[]}',
        b'{"kind":"hep-desktop-layouts","version":1,"layouts":[{"id":"a","name":"b"}]}',
        b'{"kind":"hep-desktop-layouts","version":1,"layouts":[{"id":"a","name":"b","columns":[{"heading":"h","indicator":"x"}]}]}',
        b"[" * 100_000,
    ],
)  # fmt: skip
def test_a_strange_file_is_no_list_of_tables(tmp_path: Path, editing: Editing, content: bytes) -> None:
    (tmp_path / "t.json").write_bytes(content)
    with pytest.raises(UserError, match=r"layout\.strange_file"):
        kept_layouts.load(editing, tmp_path / "t.json")


CELLS = st.one_of(
    st.sampled_from(
        ["Mintafalu", "Aba", "Település", "kód", "2024", "2023/2024", "–", "..", "…", "x", "", "ezer fő", "%"]
    ),
    st.sampled_from(["január 1.", "Beírt gyermekek", "1 234,5", "$2006", "Összesen", "(fő)", "2022 01 - 10. hó"]),
    st.floats(allow_nan=False, allow_infinity=False, width=32).map(str),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=6),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=8), at=st.integers(0, 4))
def test_whatever_stands_in_a_table_it_is_shown_or_refused(
    tmp_path: Path, editing: Editing, rows: list[list[str]], at: int
) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    request = request_of(editing)
    try:
        found = look_at(str(path), request, progress=Silent())
    except UserError:
        return
    if isinstance(found, Strange):
        one = Shown.begin(path, found, request)
        for state in (one, one.turn(), one.headed_by(len(rows) - 1), one.saying(year=2024, settlement="00000")):
            column = min(at, len(state.table.headings) - 1)
            used = state.using(column, "kg_enrolled") if column >= 0 else state
            read = used.read()
            used.columns(read)
            used.slips(read)
