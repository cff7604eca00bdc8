"""Lists asked of an institution: rows it was given, usual ones, rows it added; back in the list with their sender."""

import io
import subprocess
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from answer_forms import EDITION, REQUEST, VILLAGE, ask
from builders import EDITIONS
from hep_desktop.domain.commands import AddRows, AddSettlement, CreateProgramme, RemoveRows
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.progress import Silent
from hep_desktop.domain.requests import DataRequest
from hep_desktop.domain.rows import ListRow
from hep_desktop.domain.situation import Fact, FactKey, LetterOrigin
from hep_desktop.domain.values import Number, Words
from hep_desktop.export.answer_form import Form, form_bytes
from hep_desktop.export.answer_text import text_bytes
from hep_desktop.importers.base import read_file
from hep_desktop.importers.proposal import DoubtKind
from hep_desktop.services import importing
from hep_desktop.services.answering import addressed
from hep_desktop.services.editing import Editing
from hep_desktop.services.file_reading import request_of
from hep_desktop.template import asking, own_tables
from hep_desktop.template.rows import names_of
from stores import DETAILS, NOW, clock, ids, store

SERVICES = EDITION.tables["t3_6_4"]
ASKED = replace(REQUEST, tables=("t3_6_4", "t8_1", "t1"), chapters=())


@pytest.fixture
def editing(tmp_path: Path) -> Iterator[Editing]:
    """A draft whose list of services has one row, and a request for that list."""
    with store(tmp_path / "hep.sqlite") as workspace:
        opened = Editing(workspace, EDITIONS, clock, ids(), "Minta Mária")
        opened.do(AddSettlement(VILLAGE))
        opened.do(CreateProgramme(replace(DETAILS, edition="hep-2021")))
        meals = (FactKey("svc", "", "row1"), Fact(Words("Étkeztetés")))
        opened.do(AddRows("p", (ListRow("row1", "t3_6_4"),), (meals,)))
        ask(opened, ASKED)
        yield opened


def programme_of(editing: Editing) -> Programme:
    return editing.office.programmes["p"]


def sheets(editing: Editing) -> Any:
    rows = {key: names_of(EDITION.tables[key], programme_of(editing)) for key in ("t3_6_4", "t8_1")}
    return openpyxl.load_workbook(io.BytesIO(form_bytes(Form(ASKED, VILLAGE, EDITION, rows), NOW)))


def list_on(book: Any, table: str) -> tuple[Any, dict[str, int], int]:
    """The sheet of a list, the columns of its indicators, and the first row."""
    for page in book.worksheets:
        codes = {str(cell.value): cell.column for cell in page[2] if cell.value}
        if f"{own_tables.MARK}{table}" in codes:
            column = codes[own_tables.ROW]
            heads = next(row for row in range(1, 20) if page.cell(row, column).value == asking.HEADS)
            return page, codes, heads + 1
    raise AssertionError(table)


def write(book: Any, table: str, rows: Sequence[Mapping[str, Any]], at: int = 0) -> None:
    """Fill the rows from one on."""
    page, codes, first = list_on(book, table)
    for row, said in enumerate(rows, first + at):
        for code, value in said.items():
            page.cell(row, codes[code]).value = value


def returned(editing: Editing, book: Any, file: Path) -> tuple[importing.Proposal, tuple[importing.PreviewRow, ...]]:
    book.save(file)
    return read(editing, file)


def read(editing: Editing, file: Path) -> tuple[importing.Proposal, tuple[importing.PreviewRow, ...]]:
    """As the service does it, without the child process."""
    found = read_file(str(file), request_of(editing), progress=Silent())
    assert found.answer is not None
    proposal = addressed(found, found.answer, editing)
    return proposal, importing.preview(proposal, editing)


def listed(editing: Editing, table: str) -> list[dict[str, str]]:
    """What stands in the rows of a list."""
    now = programme_of(editing)
    cells = [(row.id, code) for row in now.rows_in(table) for code in EDITION.tables[table].columns]
    found: dict[str, dict[str, str]] = {}
    for member, code in cells:
        fact = now.facts.get(FactKey(code, "", member))
        match fact.value if fact else None:
            case Words(words):
                found.setdefault(member, {})[code] = words
            case Number(amount):
                found.setdefault(member, {})[code] = str(amount)
            case _:
                continue
    return list(found.values())


MEALS = {"svc_available": "igen", "svc_users": 21}
HELP = {"svc": "házi segítségnyújtás", "svc_available": "társ", "svc_provider": "Mintai Társulás"}
OWN = {"svc": "Idősek klubja", "svc_users": "8 fő"}


def test_given_usual_and_added_rows_come_back_into_the_list(editing: Editing, tmp_path: Path) -> None:
    book = sheets(editing)
    page, codes, first = list_on(book, "t3_6_4")
    assert [page.cell(first + at, codes["svc"]).value for at in range(3)] == [
        "Étkeztetés",
        "falugondnoki, tanyagondnoki szolgáltatás",
        "házi segítségnyújtás",
    ], "what is there, then what is usual and not there yet"
    write(book, "t3_6_4", [MEALS])
    write(book, "t3_6_4", [HELP], 2)
    write(book, "t3_6_4", [OWN], 120)  # far below the frame
    write(book, "t8_1", [{"org_name": "Nyugdíjasklub", "org_type": "civil", "org_vol": 12, "org_agreement": "n"}], 3)
    before = editing.office
    proposal, rows = returned(editing, book, tmp_path / "más néven.xlsx")
    assert all(row.chosen and row.row for row in rows), "each tells which row it is of"
    importing.take_over(editing, proposal, rows)
    assert listed(editing, "t3_6_4") == [
        {"svc": "Étkeztetés", "svc_available": "igen", "svc_users": "21"},
        {"svc": "házi segítségnyújtás", "svc_available": "társulásban", "svc_provider": "Mintai Társulás"},
        {"svc": "Idősek klubja", "svc_users": "8"},
    ]
    assert listed(editing, "t8_1") == [
        {"org_name": "Nyugdíjasklub", "org_type": "civil", "org_vol": "12", "org_agreement": "nem"}
    ]
    origin = programme_of(editing).facts[FactKey("svc_users", "", "row1")].origin
    assert origin == LetterOrigin("Mintai Védőnői Szolgálat", "", NOW.date())
    editing.undo("p")
    assert editing.office == before, "one step"


def test_the_same_answer_again_changes_nothing(editing: Editing, tmp_path: Path) -> None:
    book = sheets(editing)
    nameless = {"org_type": "civil", "org_vol": 3}
    write(book, "t3_6_4", [MEALS])
    write(book, "t8_1", [{"org_name": "Klub", "org_vol": 2}, {"org_name": "Klub", "org_vol": 5}, nameless])
    importing.take_over(editing, *returned(editing, book, tmp_path / "f.xlsx"))
    assert len(listed(editing, "t8_1")) == 3
    proposal, rows = returned(editing, book, tmp_path / "f.xlsx")
    assert importing.brings_nothing(proposal, rows)


@pytest.mark.parametrize("handled", ["renamed", "sorted_without_keys", "row_inserted", "row_copied", "row_gone"])
def test_handled_lists_are_known(editing: Editing, tmp_path: Path, handled: str) -> None:
    book = sheets(editing)
    write(book, "t3_6_4", [MEALS])
    page, codes, first = list_on(book, "t3_6_4")
    match handled:
        case "renamed":
            page.title = "lap"
            book.move_sheet(page, -1)
        case "sorted_without_keys":
            for code in ("svc", "svc_available", "svc_users"):
                page.cell(first + 5, codes[code]).value = page.cell(first, codes[code]).value
                page.cell(first, codes[code]).value = None
        case "row_inserted":
            page.insert_rows(first)
            page.insert_rows(1)
        case "row_copied":
            for code in (*MEALS, own_tables.ROW):
                page.cell(first + 20, codes[code]).value = page.cell(first, codes[code]).value
            page.cell(first + 20, codes["svc"]).value = "Másolt"
        case _:
            editing.do(RemoveRows("p", ("row1",)))
    importing.take_over(editing, *returned(editing, book, tmp_path / "f.xlsx"))
    meals = {"svc": "Étkeztetés", "svc_available": "igen", "svc_users": "21"}
    assert listed(editing, "t3_6_4") == [meals, *([meals | {"svc": "Másolt"}] if handled == "row_copied" else [])]


@pytest.mark.outside("soffice")
def test_a_list_saved_by_libreoffice_is_known(editing: Editing, tmp_path: Path) -> None:
    book = sheets(editing)
    write(book, "t3_6_4", [MEALS])
    write(book, "t3_6_4", [OWN], 12)
    file = tmp_path / "f.xlsx"
    book.save(file)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "ods", "--outdir", str(tmp_path / "back"), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    importing.take_over(editing, *read(editing, tmp_path / "back" / "f.ods"))
    assert listed(editing, "t3_6_4")[1:] == [{"svc": "Idősek klubja", "svc_users": "8"}]
    assert listed(editing, "t3_6_4")[0]["svc_users"] == "21"


def text_form(editing: Editing, request: DataRequest) -> str:
    rows = {key: names_of(EDITION.tables[key], programme_of(editing)) for key in ("t3_6_4", "t8_1")}
    return text_bytes(Form(request, VILLAGE, EDITION, rows)).decode("utf-8-sig")


def filled(form: str, said: Mapping[str, str]) -> str:
    """The text with answers behind the colons of its fields."""
    lines = form.splitlines()
    for key, words in said.items():
        (at,) = [place for place, line in enumerate(lines) if line.startswith(f"[{key}]")]
        lines[at] += words
    return "\n".join(lines)


SAID = {
    "number": "V/45/2026",
    "dated": "2026. 12. 01.",
    "pop_res|2024": "812 fő",
    "svc_users||row1": "21",
    "svc||+t3_6_4.2": "Idősek klubja",
    "svc_available||+t3_6_4.2": "igen",
    "org_name||+t8_1.1": "Nyugdíjasklub",
    "text:he.4.3": "Két védőnő jár ki.\nA körzet üres.",
}


@pytest.mark.parametrize("sent", ["saved", "forwarded", "wrapped", "old_coding"])
def test_a_form_filled_as_text_comes_back_however_it_was_sent(editing: Editing, tmp_path: Path, sent: str) -> None:
    request = replace(ASKED, id="r2", years=("2024",), chapters=("he.4.3",))
    ask(editing, request)
    form = filled(text_form(editing, request), SAID)
    match sent:
        case "forwarded":
            form = (
                "Tisztelt Jegyző Úr!\n\n" + "\n".join(f"> > {line}" for line in form.splitlines()) + "\n-- \nNagy Éva"
            )
        case "wrapped":
            form = "\n".join(part for line in form.splitlines() for part in textwrap.wrap(line, 60) or [""])
        case _:
            pass
    file = tmp_path / "válasz.txt"
    file.write_bytes(form.encode("cp1250" if sent == "old_coding" else "utf-8"))
    proposal, rows = read(editing, file)
    importing.take_over(editing, proposal, rows)
    now = programme_of(editing)
    assert now.facts[FactKey("pop_res", "2024")].origin == LetterOrigin(
        "Mintai Védőnői Szolgálat", "V/45/2026", date(2026, 12, 1)
    )
    assert listed(editing, "t3_6_4") == [
        {"svc": "Étkeztetés", "svc_users": "21"},
        {"svc": "Idősek klubja", "svc_available": "igen"},
    ]
    assert listed(editing, "t8_1") == [{"org_name": "Nyugdíjasklub"}]
    assert now.text("he.4.3").plain == "Két védőnő jár ki.\nA körzet üres."
    assert importing.brings_nothing(*read(editing, file))


def test_what_is_no_choice_and_no_number_is_told(editing: Editing, tmp_path: Path) -> None:
    book = sheets(editing)
    write(book, "t3_6_4", [{"svc_available": "talán", "svc_users": "sok", "svc_capacity": 4}])
    proposal, rows = returned(editing, book, tmp_path / "f.xlsx")
    assert [row.key.indicator for row in rows] == ["svc_capacity"]
    assert {one.kind for one in proposal.stopped} == {DoubtKind.NOT_OFFERED, DoubtKind.NO_NUMBER}


def test_cells_to_choose_from_offer_their_words(editing: Editing) -> None:
    page, codes, first = list_on(sheets(editing), "t3_6_4")
    rules = page.data_validations.dataValidation
    cell = page.cell(first + 150, codes["svc_available"])
    assert [rule.formula1 for rule in rules if cell.coordinate in rule.sqref] == ['"igen,társulásban,nem"']
    assert page.cell(first, codes["svc"]).protection.locked, "the name of a row that is there is not asked"
    assert not cell.protection.locked


def test_a_list_counts_as_one_of_what_is_awaited(editing: Editing) -> None:
    request = replace(ASKED, tables=("t3_6_4", "t8_1"))
    found = asking.progress_of(EDITION, programme_of(editing), request, date(2026, 11, 21))
    assert (found.asked, found.filled) == (2, 1)
