"""A mentor's own list: columns by the words of headings, rows by code or exact name, old and new, one step, twice."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import stores
from hep_desktop.domain.commands import AddContact, PutMunicipalities
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.mentor import Contact, Municipality
from hep_desktop.domain.settlement import GazetteerEntry
from hep_desktop.domain.situation import FileOrigin
from hep_desktop.services import desk, desk_files, desk_list
from hep_desktop.services.desk_list import OwnList, Trouble
from hep_desktop.services.editing import Editing

LIST = (
    "Mentori lista 2026\n"
    "Település\tJárás\tHEP elfogadásának napja\tFelülvizsgálat\tNemzetiségi önkormányzat\tTeendő\tHatáridő\tIktató\n"
    "Baja\tBajai\t2024. 03. 01.\t\tnémet\tVázlat átnézése\t2026. 12. 05.\tB/1\n"
    "Ipolyszög\tBalassagyarmati\tnincs\t\t\t\t\tB/2\n"
    "Iplyszög\t\t2024\t\t\t\t\tB/3\n"
)
GAZETTEER = (
    GazetteerEntry("03522", "Baja", "Bács-Kiskun", "Bajai", "város", 33_000, 2024),
    GazetteerEntry("01508", "Ipolyszög", "Nógrád", "Balassagyarmati", "község", 548, 2024),
    GazetteerEntry("20491", "Eger", "Heves", "Egri", "város", 50_000, 2024),
)


@pytest.fixture
def editing(tmp_path: Path) -> Iterator[Editing]:
    with stores.editing(tmp_path / "hep.sqlite", stores.catalogue(tmp_path / "forms")) as opened:
        opened.workspace.replace_gazetteer(GAZETTEER, FileOrigin("hnt.xlsx", ""))
        yield opened


def shown(editing: Editing, words: str = LIST, **remembered: str) -> OwnList:
    return desk_list.begin(editing, desk_list.pasted(words), "lista.xlsx", remembered)


def compared(editing: Editing) -> tuple[desk_list.ListRow, ...]:
    own = shown(editing)
    return desk_list.compare(editing, own, own.lines)


def taken(editing: Editing, words: str = LIST) -> int:
    own = shown(editing, words)
    return len(desk_list.take(editing, desk_list.compare(editing, own, own.lines), own.source).changes)


def test_columns_are_known_by_the_words_of_their_headings(editing: Editing) -> None:
    uses = shown(editing).uses
    assert uses == ("name", "district", "adopted", "next_review", "nationalities", "step", "step_day", "")


@pytest.mark.parametrize(
    "heads",
    [
        "\tTelepülés adatai\t\tHEP\t\tKapcsolat\t\n\tTelepülés\tJárás\telfogadva\tfelülv.\tutolsó\tmit kell tenni",
        "Ssz.\tTelepülés\tJárás\tHEP\t\tKapcsolat\t\n\t\t\telfogadva\tfelülv.\tutolsó\tmit kell tenni",
    ],
)
def test_merged_headings_over_two_rows_are_read_together(editing: Editing, heads: str) -> None:
    own = shown(editing, f"Mentori lista\n{heads}\n1\tBaja\tBajai\t2024. 03. 01.\t\t2026. 05. 06.\thívni\n")
    assert own.uses == ("", "name", "district", "adopted", "next_review", "last_contact", "step")
    assert [line.name for line in own.lines] == ["Baja"]


def test_a_day_with_words_behind_it_is_read_and_the_words_are_noted(editing: Editing) -> None:
    taken(editing, "Település\tElfogadás\nBaja\t2024. 03. 01. (12/2024. határozat)\n")
    baja = editing.office.desk["03522"]
    assert (baja.adopted, baja.note) == (date(2024, 3, 1), "Elfogadás: 2024. 03. 01. (12/2024. határozat)")


def test_a_day_whose_cell_lost_the_form_of_a_date_is_read(editing: Editing, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Település", "Elfogadás"], ["Baja", 45352], ["Eger", 2024]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "lista.xlsx")
    own = desk_list.begin(editing, desk_list.load(tmp_path / "lista.xlsx")[0], "lista.xlsx", {})
    assert own.lines[0].values == {"adopted": date(2024, 3, 1)}
    assert own.lines[1].unreadable == (("Elfogadás", "2024"),)


def test_what_the_mentor_said_of_a_heading_is_remembered(editing: Editing) -> None:
    own = shown(editing).using(7, "note")
    assert desk_list.begin(editing, own.raw, "x", desk_list.remembered_columns(own)).uses[7] == "note"
    unwanted = desk_list.remembered_columns(own.using(5, "").using(7, ""))
    assert unwanted["teendo"] == ""
    assert "iktato" not in unwanted


def test_rows_come_onto_the_desk_in_one_step(editing: Editing) -> None:
    assert taken(editing) == 2
    baja = editing.office.desk["03522"]
    assert (baja.adopted, baja.nationalities, baja.county) == (date(2024, 3, 1), "német", "Bács-Kiskun")
    assert (baja.next_step, baja.next_day, baja.population) == ("Vázlat átnézése", date(2026, 12, 5), 33_000)
    assert editing.office.desk["01508"].unadopted
    editing.undo(None)
    assert editing.office.desk == {}


def test_the_same_list_again_changes_nothing(editing: Editing) -> None:
    taken(editing)
    assert [row.changes for row in compared(editing)] == [(), ()]
    assert taken(editing) == 0


def test_our_own_export_read_again_changes_nothing(editing: Editing, tmp_path: Path) -> None:
    taken(editing)
    editing.do(AddContact(Contact("c1", held=date(2026, 11, 3), municipalities=("03522",), agreed="jegyzőkönyv")))
    for ending in desk_files.ENDINGS:
        target = tmp_path / f"asztal{ending}"
        desk_files.save_rows(desk.rows_of(editing.office, editing.today), target)
        own = desk_list.begin(editing, desk_list.load(target)[0], "asztal", {})
        assert [row.changes for row in desk_list.compare(editing, own, own.lines)] == [(), ()], ending


def test_our_own_export_goes_on_the_width_of_a_page(editing: Editing, tmp_path: Path) -> None:
    taken(editing)
    target = desk_files.save_rows(desk.rows_of(editing.office, editing.today), tmp_path / "asztal.xlsx")
    page = openpyxl.load_workbook(target).worksheets[0]
    assert page.sheet_properties.pageSetUpPr is not None
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.page_setup.orientation, page.print_title_rows) == ("landscape", "$1:$1")


def test_a_misspelt_name_stays_out_with_what_is_near_until_the_mentor_says_whose_it_is(editing: Editing) -> None:
    own = shown(editing)
    wrong = own.lines[2]
    assert (wrong.trouble, [one.name for one in wrong.near]) == (Trouble.UNKNOWN, ["Ipolyszög"])
    assert wrong.unreadable == (("HEP elfogadásának napja", "2024"),)
    said = own.saying(wrong.row, "20491").lines[2]
    assert (said.trouble, said.code) == (None, "20491")


def test_of_doubled_rows_none_is_taken_until_one_is_chosen(editing: Editing) -> None:
    own = shown(editing, "Település\tElfogadás\nBaja\t2024. 03. 01.\nBaja\t2025. 03. 01.\nEger\t\nEger\t\n")
    assert [line.trouble for line in own.lines] == [Trouble.DOUBLED, Trouble.DOUBLED, None, None]
    assert own.lines[3].repeated
    assert desk_list.trouble_words(own.lines[1]).endswith("Ebben a sorban: elfogadás: 2025. 03. 01.")
    chosen = own.saying(own.lines[1].row, "03522")
    assert [line.trouble for line in chosen.lines[:2]] == [Trouble.DOUBLED, None]


@pytest.mark.parametrize(
    ("row", "trouble"),
    [
        ("03522\tEger", Trouble.TWO_NAMES),
        ("03523\tBaja", Trouble.UNKNOWN_CODE),
        ("01508\t", None),
        ("1508\tIpolyszög", None),
        ("\tBaja város", None),
        ("02820\tKitalált", None),
        ("02820\tBajaa", Trouble.UNKNOWN),
        ("\tKomlo", Trouble.UNKNOWN),
    ],
)
def test_code_and_name_must_agree(editing: Editing, row: str, trouble: Trouble | None) -> None:
    own = shown(editing, f"KSH-kód\tTelepülés\n20491\tEger\n{row}\n")
    assert own.lines[1].trouble is trouble


@pytest.mark.parametrize("county", ["Nógrád", "NÓGRÁD", "Nógrád megye", "NM"])
def test_a_known_county_stands_on_the_desk_as_the_gazetteer_spells_it(editing: Editing, county: str) -> None:
    taken(editing, f"Település\tMegye\nIpolyszög\t{county}\n")
    assert editing.office.desk["01508"].county == "Nógrád"


def test_a_row_that_names_another_county_waits_for_the_mentor(editing: Editing) -> None:
    own = shown(editing, "Település\tMegye\nIpolyszög\tHeves megye\nEger\tHeves\n")
    assert [line.trouble for line in own.lines] == [Trouble.OTHER_COUNTY, None]
    assert own.saying(own.lines[0].row, "01508").lines[0].trouble is None


def test_typed_values_are_shown_with_the_new_ones_beside(editing: Editing) -> None:
    editing.do(PutMunicipalities((Municipality("03522", "Baja", adopted=date(2023, 1, 1), note="saját"),)))
    row = compared(editing)[0]
    changes = [(one.field, one.old, one.new) for one in row.changes]
    assert changes[0] == ("adopted", "2023. 01. 01.", "2024. 03. 01.")
    assert ("district", "", "Bajai") in changes
    assert row.after.note == "saját"


def test_rows_that_stay_out_are_written_as_they_were(editing: Editing, tmp_path: Path) -> None:
    target = desk_list.save_left(shown(editing), tmp_path / "kimaradt.xlsx")
    cells = [cell.value for cell in openpyxl.load_workbook(target).worksheets[0][2]]
    assert cells[0] == 5
    assert "Ipolyszög (01508)" in str(cells[1])
    assert cells[2:5] == ["Iplyszög", None, "2024"]


def test_a_clipboard_without_a_list_is_refused(editing: Editing) -> None:
    del editing
    with pytest.raises(UserError) as refused:
        desk_list.pasted("csak egy sor szöveg")
    assert refused.value.code == "mentor.not_a_list"
