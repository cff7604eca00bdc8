"""Findings of an open store, their sentences, the marks of the outline, and the next step."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from builders import ADOPTION, EDITIONS, text, value
from edition_files import small_edition, write
from hep_desktop.domain.commands import (
    AddHeading,
    AddMeasure,
    AddMeeting,
    AddProblem,
    AddSettlement,
    AnswerFinding,
    CreateProgramme,
    RemoveProgramme,
    RenameHeading,
    SetFacts,
    SetNotTypical,
    SetText,
    WithdrawAnswer,
)
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.outline import OwnHeading
from hep_desktop.domain.places import FactPlace, TextPlace
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.programme import ProgrammeDetails
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.identity import new_id, system_clock
from hep_desktop.services.checking import Answered, Checking, MarkState, NodeMark
from hep_desktop.services.editing import Editing
from hep_desktop.store.workspace import Workspace
from hep_desktop.template.catalogue import Catalogue


@pytest.fixture
def editing(tmp_path: Path) -> Iterator[Editing]:
    editing = Editing(Workspace.create(tmp_path / "hep.sqlite", system_clock), EDITIONS, system_clock, new_id, "teszt")
    editing.do(AddSettlement(Settlement("s", "00000", "Mintafalu")))
    editing.do(CreateProgramme(ProgrammeDetails("p", "s", "hep-2021", 1, ADOPTION, date(2026, 11, 1))))
    yield editing
    editing.close()


def _fact(code: str, period: str, plain: str | int) -> SetFacts:
    return SetFacts("p", ((FactKey(code, period), Fact(value(plain))),))


def test_a_new_programme_has_much_to_do_and_nothing_begun(editing: Editing) -> None:
    checking = Checking(editing)
    marks = checking.marks("p")
    assert marks["settlement"] == NodeMark(0, 0, MarkState.DONE)
    begun = {node for node, mark in marks.items() if mark.state is not MarkState.NOT_BEGUN}
    assert begun == {"settlement"}
    required = sum(node.required for node in editing.edition("p").walk())
    assert marks["situation"].errors == required
    assert marks["situation"].warnings == marks["he"].warnings == 5
    assert {"problems", "plan", "forum", "adoption"} < set(marks)


def test_the_next_step_is_the_first_error(editing: Editing) -> None:
    checking = Checking(editing)
    first = checking.next_step("p")
    assert first is not None
    assert (first.code, first.place) == ("text.missing_above", TextPlace("p", "hep.intro"))
    editing.do(SetText("p", "hep.intro", text("Az önkormányzat…")))
    second = checking.next_step("p")
    assert second is not None
    assert second.place == TextPlace("p", "hep.intro.settlement")


def test_marks_of_what_was_begun(editing: Editing) -> None:
    checking = Checking(editing)
    editing.do(SetText("p", "hep.intro.goals", text("Célunk a hátrányok csökkentése.")))
    assert checking.marks("p")["hep.intro.goals"] == NodeMark(0, 0, MarkState.DONE)
    editing.do(_fact("births", "2024", -4))
    marks = checking.marks("p")
    assert marks["hep.intro.settlement"] == NodeMark(2, 0, MarkState.ERRORS)  # no text, and a negative figure
    assert marks["hep.intro"] == NodeMark(3, 0, MarkState.ERRORS)
    assert marks["he.3.2"] == NodeMark(1, 0, MarkState.NOT_BEGUN)
    editing.do(AddProblem("p", Problem("x", "he.3.9", 0, title="Kevés a munka")))
    marks = checking.marks("p")
    assert (marks["problems"].state, marks["he.3.9"].state) == (MarkState.ERRORS, MarkState.DONE)
    assert marks["it.2"].state is MarkState.DONE
    editing.do(AddMeasure("p", Measure("m", "MR", 0, ("x",), title="Busz", due=date(2040, 1, 1))))
    marks = checking.marks("p")
    assert (marks["problems"].state, marks["plan"].state, marks["plan"].warnings) == (
        MarkState.DONE,
        MarkState.ERRORS,
        1,
    )
    editing.do(AddMeeting(Meeting("f", ("p",), held=date(2027, 1, 5), chair="Kis Ági")))
    assert checking.marks("p")["forum"].state is MarkState.DONE


def test_a_chapter_that_does_not_apply_is_done_and_an_own_heading_counts(editing: Editing) -> None:
    checking = Checking(editing)
    editing.do(SetNotTypical("p", "he.3.5", "nincs telep"))
    editing.do(AddHeading("p", OwnHeading("own", "Népességi adatok", "he.3.5")))
    marks = checking.marks("p")
    assert marks["he.3.5"].state is MarkState.DONE
    assert marks["own"] == NodeMark(0, 0, MarkState.NOT_BEGUN)
    editing.do(SetNotTypical("p", "he.3.5", None))
    assert checking.marks("p")["he.3.5"].state is MarkState.NOT_BEGUN
    editing.do(SetText("p", "own", text("Fogyunk.")))
    assert checking.marks("p")["own"].state is MarkState.DONE


def test_a_finding_tells_the_own_title(editing: Editing) -> None:
    checking = Checking(editing)
    assert "Bevezetés" in {value for finding in checking.findings("p") for _, value in finding.args}
    editing.do(RenameHeading("p", "hep.intro", "Köszöntő"))
    assert "Köszöntő" in {value for finding in checking.findings("p") for _, value in finding.args}


def test_warnings_alone(editing: Editing) -> None:
    checking = Checking(editing)
    for node in editing.edition("p").walk():
        if node.required:
            editing.do(SetText("p", node.id, text("Ez a fejezet elkészült.  Röviden.")))
    assert checking.marks("p")["he.3"] == NodeMark(0, 1, MarkState.WARNINGS)


def test_what_was_found_is_kept_until_something_changes(editing: Editing) -> None:
    checking = Checking(editing)
    found = checking.findings("p")
    assert checking.findings("p") is found
    editing.do(_fact("births", "2024", 4))
    again = checking.findings("p")
    assert again != found
    editing.undo("p")
    assert checking.findings("p") == found


def test_a_finding_speaks(editing: Editing) -> None:
    editing.do(_fact("jobseek_f", "2024", 3))
    editing.do(_fact("jobseek_m", "2024", 5))
    editing.do(_fact("jobseek_t", "2024", 1234))
    checking = Checking(editing)
    found = next(f for f in checking.findings("p") if f.code == "fact.total_differs")
    assert found.place == FactPlace("p", "jobseek_t", "2024")
    assert checking.sentence(found).what == (
        "3.2.1. táblázat, 2024: Nyilvántartott álláskeresők száma – összesen: "
        "a megadott összeg 1234, a részeké együtt 8."
    )


def _jump(checking: Checking) -> Finding:
    return next(f for f in checking.findings("p") if f.code == "fact.jump")


def test_an_answered_warning_counts_no_more_until_its_values_change(editing: Editing) -> None:
    checking = Checking(editing)
    editing.do(_fact("mig_in", "2024", 60))
    editing.do(_fact("mig_in", "2025", 130))
    before, warning = checking.findings("p"), _jump(checking)
    editing.do(AnswerFinding("p", warning, "Új lakótelep épült."))
    assert set(before) - set(checking.findings("p")) == {warning}
    assert checking.answered("p") == (Answered(warning, "Új lakótelep épült."),)
    assert checking.marks("p")["hep.intro.settlement"].warnings == 0
    editing.do(_fact("births", "2025", 5))
    assert checking.answered("p") != ()
    editing.do(_fact("mig_in", "2025", 140))
    changed = _jump(checking)
    assert changed.key == warning.key
    assert checking.answered("p") == ()
    assert checking.earlier_reason("p", changed) == "Új lakótelep épült."
    editing.undo("p")
    assert checking.answered("p") == (Answered(warning, "Új lakótelep épült."),)
    editing.do(WithdrawAnswer("p", warning.key))
    assert _jump(checking) == warning
    assert checking.earlier_reason("p", warning) == ""


def test_a_sentence_says_how_sure_it_is(editing: Editing) -> None:
    checking = Checking(editing)
    editing.do(_fact("jobaid", "2024", 5))
    by_code = {f.code: checking.sentence(f).why for f in checking.findings("p")}
    assert "mostani útmutató" in by_code["text.missing"]
    assert "kötelező adatkörről nem tudunk" in by_code["table.gaps"]


def test_a_programme_that_is_gone(editing: Editing) -> None:
    checking = Checking(editing)
    checking.findings("p")
    editing.do(RemoveProgramme("p"))
    with pytest.raises(UserError, match=r"programme\.gone"):
        checking.findings("p")
    editing.undo(None)
    assert checking.findings("p")


def test_an_edition_that_asks_for_an_unknown_check_is_told_with_its_file_and_key(tmp_path: Path) -> None:
    files = small_edition()
    files["checks.toml"]["checks"][0]["kind"] = "wish"
    write(files, tmp_path / "forms" / "small")
    workspace = Workspace.create(tmp_path / "hep.sqlite", system_clock)
    editing = Editing(workspace, Catalogue(tmp_path / "forms"), system_clock, new_id, "teszt")
    editing.do(AddSettlement(Settlement("s", "00000", "Mintafalu")))
    editing.do(CreateProgramme(ProgrammeDetails("p", "s", "small", 1, ADOPTION, date(2026, 11, 1))))
    with pytest.raises(UserError) as refused:
        Checking(editing).prepare("p")
    assert refused.value.values["place"] == "checks.toml: checks[1].kind"
    editing.close()
