"""Loading data end to end: a real store, a real child process, every draft at once, one step."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import source_files as made
from hep_desktop.domain.commands import SetFacts
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.programme import Status
from hep_desktop.domain.progress import Silent
from hep_desktop.domain.situation import Fact, FactKey, FileOrigin, LetterOrigin, OralOrigin, Origin, TypedOrigin
from hep_desktop.domain.values import EMPTY, NoData, NoDataReason, Number, Value
from hep_desktop.importers.base import read_file
from hep_desktop.importers.proposal import DoubtKind, Proposal
from hep_desktop.services import importing
from hep_desktop.services.editing import Editing
from hep_desktop.services.file_reading import request_of
from hep_desktop.services.importing import Novelty, PreviewRow
from loading_sample import draft, editing, gazetteer, registry

__all__ = ["editing", "gazetteer", "registry"]  # fixtures

POP = FactKey("pop_res", "2023")
WOMEN = FactKey("pop_perm_f", "2022")


def previewed(path: Path, editing: Editing) -> tuple[Proposal, tuple[PreviewRow, ...]]:
    """As the service does it, but without a child for each of many tests."""
    proposal = read_file(str(path), request_of(editing), progress=Silent())
    return proposal, importing.preview(proposal, editing)


def number(amount: int) -> Number:
    return Number(Decimal(amount))


def put(editing: Editing, fact: Fact, key: FactKey = POP, programme: str = "m1") -> None:
    editing.do(SetFacts(programme, ((key, fact),)))


def row_of(path: Path, editing: Editing, programme: str = "m1") -> PreviewRow:
    return next(row for row in previewed(path, editing)[1] if row.programme == programme)


def test_one_file_serves_all_drafts(editing: Editing, gazetteer: Path) -> None:
    rows = importing.preview(importing.read(gazetteer, editing), editing)
    assert [(row.programme, row.settlement, row.key, row.new.value) for row in rows] == [
        ("a1", "Aba", POP, number(4396)),
        ("a2", "Aba", POP, number(4396)),
        ("m1", "Mintafalu", POP, number(812)),
    ]
    assert {(row.novelty, row.chosen, row.old) for row in rows} == {(Novelty.NEW, True, None)}
    assert {row.cell for row in rows} == {"Helységek 2024.01.01.!K4", "Helységek 2024.01.01.!K8"}


def test_nothing_is_written_before_it_is_taken_over(editing: Editing, gazetteer: Path) -> None:
    previewed(gazetteer, editing)
    assert not any(programme.facts for programme in editing.office.programmes.values())


def test_taking_over_is_one_step_that_one_undo_takes_back(editing: Editing, gazetteer: Path) -> None:
    before = editing.office
    proposal, rows = previewed(gazetteer, editing)
    outcome = importing.take_over(editing, proposal, rows)
    assert len(outcome.changes) == 3
    assert editing.office.programmes["a2"].facts[POP].value == number(4396)
    editing.undo("m1")
    assert editing.office == before


def test_the_same_file_again_changes_nothing_and_says_so(editing: Editing, gazetteer: Path) -> None:
    proposal, rows = previewed(gazetteer, editing)
    assert not importing.nothing_new(rows)
    importing.take_over(editing, proposal, rows)
    steps = len(editing.history(None)) + len(editing.history("m1"))
    again, same = previewed(gazetteer.rename(gazetteer.with_name("másolat 2024.xlsx")), editing)
    assert importing.nothing_new(same)
    assert {(row.novelty, row.chosen) for row in same} == {(Novelty.SAME, False)}
    assert importing.take_over(editing, again, same).changes == ()
    assert len(editing.history(None)) + len(editing.history("m1")) == steps


def test_only_chosen_rows_are_taken(editing: Editing, gazetteer: Path) -> None:
    proposal, rows = previewed(gazetteer, editing)
    importing.take_over(editing, proposal, [row for row in rows if row.programme == "a1"])
    assert [key for key, programme in editing.office.programmes.items() if programme.facts] == ["a1"]


def test_a_figure_typed_after_the_preview_is_not_overwritten_unseen(editing: Editing, gazetteer: Path) -> None:
    proposal, rows = previewed(gazetteer, editing)
    put(editing, Fact(number(800)))
    with pytest.raises(UserError) as caught:
        importing.take_over(editing, proposal, rows)
    assert caught.value.code == "import.outdated"
    assert not editing.office.programmes["a1"].facts


def test_a_withheld_figure_is_offered_as_such(editing: Editing, tmp_path: Path) -> None:
    withheld = made.gazetteer(tmp_path / "2024.xlsx", (replace(made.MINTAFALU, population="…"),))
    assert row_of(withheld, editing).new.value == NoData(NoDataReason.WITHHELD)


def test_an_adopted_programme_is_not_offered_anything(editing: Editing, gazetteer: Path) -> None:
    office = editing.office
    adopted = replace(office.programmes["m1"].details, status=Status.ADOPTED)
    programmes = {**office.programmes, "m1": replace(office.programmes["m1"], details=adopted)}
    editing._office = replace(office, programmes=programmes)
    proposal, rows = previewed(gazetteer, editing)
    assert {row.programme for row in rows} == {"a1", "a2"}
    assert {one.settlement for one in proposal.offers} == {"17376"}


@pytest.mark.parametrize(
    ("value", "origin", "novelty", "chosen"),
    [
        (EMPTY, TypedOrigin(), Novelty.NEW, True),
        (number(800), TypedOrigin(), Novelty.DIFFERS, False),
        (NoData(NoDataReason.NOT_YET_PUBLISHED), TypedOrigin(), Novelty.DIFFERS, True),
        (NoData(NoDataReason.NOT_RECEIVED, "KSH, 2026. 10. 01."), TypedOrigin(), Novelty.DIFFERS, True),
        (NoData(NoDataReason.WITHHELD), TypedOrigin(), Novelty.DIFFERS, False),
        (number(812), TypedOrigin(), Novelty.SOURCE, True),
        (number(812), TypedOrigin("TeIR"), Novelty.SOURCE, False),
        (number(812), LetterOrigin("Járási hivatal"), Novelty.SOURCE, False),
        (number(812), FileOrigin("más.xlsx", "ab" * 32, "M", "A1"), Novelty.SOURCE, False),
    ],
)
def test_what_stands_there_is_never_overwritten_unasked(
    editing: Editing, gazetteer: Path, value: Value, origin: Origin, novelty: Novelty, chosen: bool
) -> None:
    put(editing, Fact(value, origin, note="saját"))
    row = row_of(gazetteer, editing)
    assert row.old is not None
    assert (row.novelty, row.chosen, row.old.value, row.new.value) == (novelty, chosen, value, number(812))
    assert row.new.note == "saját"


def test_a_preliminary_figure_says_so_until_the_last_one_comes(editing: Editing, tmp_path: Path) -> None:
    put(editing, Fact(number(800), note="saját"))

    def loaded(heading: str, figure: float) -> str:
        rows = [["Település", heading], ["Mintafalu", figure], ["Aba", 1.0]]
        proposal, found = previewed(made.workbook(tmp_path / f"{figure}.xlsx", {"M": rows}), editing)
        importing.take_over(editing, proposal, found)
        return editing.office.programmes["m1"].facts[POP].note

    assert loaded("2023 Lakónépesség száma az év végén (előzetes adat)", 810.0) == "saját Előzetes adat."
    assert loaded("2023 Lakónépesség száma az év végén", 812.0) == "saját"


def test_what_needs_a_look_stands_first_and_what_is_there_last(editing: Editing, gazetteer: Path) -> None:
    put(editing, Fact(number(800)))
    proposal, rows = previewed(gazetteer, editing)
    importing.take_over(editing, proposal, [row for row in rows if row.programme == "a1"])
    novelties = [(row.programme, row.novelty) for row in importing.preview(proposal, editing)]
    assert novelties == [("m1", Novelty.DIFFERS), ("a2", Novelty.NEW), ("a1", Novelty.SAME)]


def test_a_year_outside_the_tables_waits_to_be_chosen(editing: Editing, gazetteer: Path) -> None:
    editing.do(draft("late", "m", date(2030, 3, 31)))  # shows 2025 to 2029; 2024 serves the change to 2025
    row = row_of(gazetteer, editing, "late")
    assert [one.kind for one in row.doubts] == [DoubtKind.OUTSIDE_YEARS]
    assert not row.chosen
    editing.do(draft("next", "m", date(2029, 3, 31)))
    assert row_of(gazetteer, editing, "next").chosen


@pytest.mark.parametrize("people", ["-3", "2,5"])
def test_a_count_that_cannot_be_waits_to_be_chosen(editing: Editing, tmp_path: Path, people: str) -> None:
    spoilt = made.gazetteer(tmp_path / "a.xlsx", (replace(made.MINTAFALU, population=people),))
    row = row_of(spoilt, editing)
    assert [one.kind for one in row.doubts] == [DoubtKind.NOT_A_COUNT]
    assert not row.chosen


def test_the_registry_says_what_it_counts(editing: Editing, registry: Path) -> None:
    proposal, rows = previewed(registry, editing)
    assert len(rows) == 6
    assert all(row.chosen for row in rows)
    assert all(row.doubts[-1].kind is DoubtKind.NOTE for row in rows)
    assert [one.kind for one in proposal.doubts] == [DoubtKind.YEAR_FROM_NAME]


@pytest.mark.parametrize(
    ("origin", "told"),
    [
        (TypedOrigin("TeIR, KSH T-STAR"), "TeIR, KSH T-STAR"),
        (LetterOrigin("Járási hivatal"), "Járási hivatal"),
        (OralOrigin("Minta Mária"), "Minta Mária"),
        (FileOrigin("teir.xls", "ab" * 32, source="TeIR"), "TeIR"),
    ],
)
def test_a_series_of_another_source_is_never_mixed_silently(
    editing: Editing, registry: Path, origin: Origin, told: str
) -> None:
    put(editing, Fact(number(443), origin), FactKey("pop_perm_f", "2021"))
    put(editing, Fact(number(1)), FactKey("pop_perm_f", "2020"))
    rows = {row.key: row for row in previewed(registry, editing)[1] if row.programme == "m1"}
    kinds = [one.kind for one in rows[WOMEN].doubts]
    assert kinds == [DoubtKind.OTHER_SOURCE, DoubtKind.NOTE]
    assert told in importing.sentence(rows[WOMEN].doubts[0])
    assert [one.kind for one in rows[FactKey("pop_perm_m", "2022")].doubts] == [DoubtKind.NOTE]


def test_only_figures_of_files_have_a_cell(editing: Editing, gazetteer: Path, registry: Path) -> None:
    assert row_of(registry, editing).cell == "G5"
    row = row_of(gazetteer, editing)
    assert replace(row, new=Fact(row.new.value, TypedOrigin())).cell == ""


def test_an_edition_that_does_not_ask_for_it_is_not_given_it(editing: Editing, registry: Path) -> None:
    proposal = importing.read(registry, editing)
    unknown = replace(proposal.offers[0], key=FactKey("nobody_asks", "2022"))
    assert importing.preview(replace(proposal, offers=(unknown,)), editing) == ()
