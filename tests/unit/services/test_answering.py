"""Data asked by a form come back: exactly the filled cells, however the file was handled, to the one who asked."""

import io
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from answer_forms import EDITION, REQUEST, VILLAGE, ask, fields, fill, form, places
from builders import EDITIONS
from hep_desktop.domain.commands import AddSettlement, CreateProgramme, RemoveRequest, SetText
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Silent
from hep_desktop.domain.situation import Block, FactKey, LetterOrigin, Run, Text
from hep_desktop.domain.values import Number
from hep_desktop.importers.base import read_file
from hep_desktop.importers.feeding import Request, wanted_by
from hep_desktop.importers.matching import Known
from hep_desktop.importers.proposal import DoubtKind
from hep_desktop.services import asking, importing
from hep_desktop.services.editing import Editing
from hep_desktop.template.asking import RequestState, cells_asked, progress_of
from stores import DETAILS, NOW, clock, ids, store

BIRTHS = FactKey("births", "2024")
FILLED = {("births", "2024"): 7, ("mig_out", "2025"): 0}
SAID = {"number": "V/45/2026", "dated": "2026. 12. 01.", "text:he.4.3": "Két védőnő jár ki.\nA körzet üres."}
READING = Request((Known("00000", "Mintafalu"),), (), (), wanted_by(EDITION))


@pytest.fixture
def editing(tmp_path: Path) -> Iterator[Editing]:
    """A draft of the present edition with one request."""
    with store(tmp_path / "hep.sqlite") as workspace:
        opened = Editing(workspace, EDITIONS, clock, ids(), "Minta Mária")
        opened.do(AddSettlement(VILLAGE))
        opened.do(CreateProgramme(replace(DETAILS, edition="hep-2021")))
        ask(opened)
        yield opened


def figures(path: Path) -> dict[FactKey, Decimal]:
    proposal = read_file(str(path), READING, progress=Silent())
    assert proposal.importer == "answers"
    return {one.key: one.fact.value.amount for one in proposal.offers if isinstance(one.fact.value, Number)}


def test_a_partly_filled_form_is_taken_over_with_its_sender(editing: Editing, tmp_path: Path) -> None:
    file = fill(form(), tmp_path / "valami más.xlsx", FILLED, SAID)
    proposal = importing.read(file, editing)
    rows = importing.preview(proposal, editing)
    assert {(row.key.indicator, row.key.period) for row in rows} == set(FILLED)
    assert all(row.chosen for row in rows)
    before = editing.office
    importing.take_over(editing, proposal, rows)
    programme = editing.office.programmes["p"]
    fact = programme.facts[BIRTHS]
    assert fact.value == Number(Decimal(7))
    assert fact.origin == LetterOrigin("Mintai Védőnői Szolgálat", "V/45/2026", date(2026, 12, 1))
    assert programme.text("he.4.3").plain == "Két védőnő jár ki.\nA körzet üres."
    request = programme.requests["r1"]
    assert (request.received, request.reply_number) == (NOW.date(), "V/45/2026")
    editing.undo("p")
    assert editing.office == before, "one step"


def test_the_same_answer_again_changes_nothing(editing: Editing, tmp_path: Path) -> None:
    file = fill(form(), tmp_path / "f.xlsx", FILLED, SAID)
    first = importing.read(file, editing)
    importing.take_over(editing, first, importing.preview(first, editing))
    again = importing.read(file, editing)
    assert importing.brings_nothing(again, importing.preview(again, editing))


def test_words_alone_are_an_answer_and_stand_after_those_that_are_there(editing: Editing, tmp_path: Path) -> None:
    editing.do(SetText("p", "he.4.3", Text((Block("b", runs=(Run("Ez már itt állt."),)),))))
    file = fill(form(), tmp_path / "f.xlsx", {}, {"text:he.4.3": "Ez az új."})
    proposal = importing.read(file, editing)
    assert importing.adds_texts(proposal)
    importing.take_over(editing, proposal, ())
    assert editing.office.programmes["p"].text("he.4.3").plain == "Ez már itt állt.\nEz az új."


def test_what_the_form_did_not_ask_is_left_out(editing: Editing, tmp_path: Path) -> None:
    file = fill(form(replace(REQUEST, tables=("t1",))), tmp_path / "f.xlsx", {("pop_res", "2024"): 812})
    proposal = importing.read(file, editing)
    assert not proposal.offers
    assert [one.kind for one in proposal.stopped] == [DoubtKind.NOT_ASKED_CELL]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (form(settlement=replace(VILLAGE, code="17376", name="Aba")), "request.other_settlement"),
        (form(replace(REQUEST, id="other")), "request.unknown"),
        (form(), "request.nothing_filled"),
    ],
)
def test_what_is_not_ours_or_empty_is_refused(editing: Editing, tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "f.xlsx"
    file.write_bytes(content)
    before = editing.office
    with pytest.raises(UserError) as refused:
        importing.read(file, editing)
    assert refused.value.code == code
    assert editing.office is before


def test_a_request_that_was_removed_knows_no_answer_until_undo(editing: Editing, tmp_path: Path) -> None:
    file = fill(form(), tmp_path / "f.xlsx", FILLED)
    editing.do(RemoveRequest("p", "r1"))
    with pytest.raises(UserError) as refused:
        importing.read(file, editing)
    assert refused.value.code == "request.unknown"
    editing.undo("p")
    assert len(importing.read(file, editing).offers) == len(FILLED)


@pytest.mark.parametrize("shuffle", ["renamed", "reordered", "first_hidden_lost", "line_above", "sorted"])
def test_handled_forms_are_known(tmp_path: Path, shuffle: str) -> None:
    file = fill(form(), tmp_path / "f.xlsx", FILLED)
    book: Any = openpyxl.load_workbook(file)
    match shuffle:
        case "renamed":
            for at, page in enumerate(book.worksheets[:-1]):
                page.title = f"lap {at}"
        case "reordered":
            book.move_sheet(book.worksheets[0], 2)
        case "first_hidden_lost":
            book.remove(book.worksheets[-1])
        case "line_above":
            for page in book.worksheets[1:3]:
                page.insert_rows(1)
        case _:
            for page in book.worksheets[1:3]:
                page.move_range("A7:Z7", rows=5)
    book.save(file)
    assert figures(file) == {FactKey(*key): Decimal(value) for key, value in FILLED.items()}


@pytest.mark.outside("soffice")
@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_form_saved_by_libreoffice_is_known(tmp_path: Path, ending: str) -> None:
    file = fill(form(), tmp_path / "f.xlsx", FILLED, SAID)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", ending, "--outdir", str(tmp_path / "back"), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    back = tmp_path / "back" / f"f.{ending}"
    assert figures(back) == {FactKey(*key): Decimal(value) for key, value in FILLED.items()}
    answer = read_file(str(back), READING, progress=Silent()).answer
    assert answer is not None
    assert (answer.number, answer.dated) == ("V/45/2026", date(2026, 12, 1))
    assert answer.texts == (("he.4.3", "Két védőnő jár ki.\nA körzet üres."),)


CELLS = sorted((key.indicator, key.period) for key in cells_asked(EDITION, REQUEST))
numbers = st.integers(0, 10**9) | st.decimals(0, 10**6, places=2).map(float)


@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.dictionaries(st.sampled_from(CELLS), numbers), st.permutations(range(4)), st.booleans())
def test_exactly_what_was_filled_comes_back(
    tmp_path: Path, filled: dict[tuple[str, str], float], order: list[int], as_text: bool
) -> None:
    written = {key: str(value).replace(".", ",") if as_text else value for key, value in filled.items()}
    file = fill(form(), tmp_path / "any.xlsx", written)
    book: Any = openpyxl.load_workbook(file)
    book._sheets = [*(book.worksheets[at] for at in order), *book.worksheets[4:]]
    book.save(file)
    assert figures(file) == {FactKey(*key): Decimal(str(value)) for key, value in filled.items()}


def test_only_asked_cells_can_be_written_and_every_one_is_checked() -> None:
    book: Any = openpyxl.load_workbook(io.BytesIO(form()))
    cells, beside = places(book), fields(book)
    assert set(cells) == set(CELLS)
    writable = {
        (page.title, cell.coordinate)
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    ours = (*cells.values(), *beside.values())
    assert writable == {(cell.parent.title, cell.coordinate) for cell in ours}
    assert all(page.protection.sheet for page in book.worksheets[:-1])
    for cell in cells.values():
        rules = cell.parent.data_validations.dataValidation
        assert any(cell.coordinate in rule.sqref and rule.type == "whole" for rule in rules)


def test_the_same_request_gives_the_same_form() -> None:
    assert form() == form()


def test_a_request_tells_who_still_owes_what(editing: Editing, tmp_path: Path) -> None:
    def state(request: Any, day: date = date(2026, 11, 21)) -> RequestState:
        return progress_of(EDITION, editing.office.programmes["p"], request, day).state

    sent = replace(REQUEST, asked=NOW.date())
    assert state(REQUEST) is RequestState.NOT_SENT
    assert state(sent) is RequestState.SENT
    late = date(2026, 12, 15) + timedelta(days=1)
    assert state(sent, late) is RequestState.OVERDUE
    assert state(replace(sent, closed=True), late) is RequestState.CLOSED
    assert state(replace(sent, received=NOW.date())) is RequestState.PARTLY
    whole = dict.fromkeys(CELLS, 3)
    file = fill(form(), tmp_path / "f.xlsx", whole, SAID)
    proposal = importing.read(file, editing)
    importing.take_over(editing, proposal, importing.preview(proposal, editing))
    assert state(editing.office.programmes["p"].requests["r1"], late) is RequestState.ANSWERED


def test_letter_and_form_are_made_side_by_side_and_never_over_others(editing: Editing, tmp_path: Path) -> None:
    made = asking.make(editing, "p", "r1", tmp_path / "out")
    assert sorted(path.suffix for path in made) == [".docx", ".pdf", ".txt", ".xlsx"]
    again = asking.make(editing, "p", "r1", tmp_path / "out")
    assert not set(made) & set(again)
    assert asking.institutions(editing) == (asking.Institution("Mintai Védőnői Szolgálat", ""),)


@pytest.mark.parametrize(
    ("changed", "code"),
    [({"recipient": " "}, "request.no_recipient"), ({"years": (), "chapters": ()}, "request.nothing_asked")],
)
def test_an_empty_request_makes_no_letter(editing: Editing, tmp_path: Path, changed: dict[str, Any], code: str) -> None:
    ask(editing, replace(REQUEST, id="r2", **changed))
    with pytest.raises(UserError) as refused:
        asking.make(editing, "p", "r2", tmp_path / "out")
    assert refused.value.code == code
    assert not (tmp_path / "out").exists()
