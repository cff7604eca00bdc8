"""Warnings answered with a reason: what is stored, what is refused, what ends with the programme."""

from dataclasses import replace

import pytest

from builders import office, programme
from hep_desktop.domain.answers import Answer
from hep_desktop.domain.apply import apply
from hep_desktop.domain.commands import AnswerFinding, Command, RemoveProgramme, WithdrawAnswer
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.domain.office import Office
from hep_desktop.domain.places import AnswerPlace, FactPlace, MeetingPlace
from hep_desktop.domain.programme import Status
from hep_desktop.domain.reversal import reversal

WARNING = Finding(
    "fact.jump", Severity.WARNING, "he.3.2", FactPlace("p", "women", "2024"), table="t1", rests_on=("10", "90")
)
ERROR = replace(WARNING, severity=Severity.ERROR)


def _after(now: Office, command: Command) -> Office:
    return now.with_changes(apply(now, command).changes)


def test_a_reason_is_kept_with_what_it_was_given_for() -> None:
    after = _after(office(programme()), AnswerFinding("p", WARNING, "  Új telephely nyílt. "))
    kept = {WARNING.key: Answer("fact.jump", WARNING.place, "Új telephely nyílt.", WARNING.digest)}
    assert after.programmes["p"].answers == kept
    assert _after(after, WithdrawAnswer("p", WARNING.key)).programmes["p"].answers == {}


def test_a_finding_is_named_by_its_place_and_not_by_its_values() -> None:
    assert WARNING.key == "fact.jump|he.3.2|women|2024|||t1|"
    assert replace(WARNING, rests_on=("10", "91")).key == WARNING.key
    assert replace(WARNING, rests_on=("10", "91")).digest != WARNING.digest
    assert replace(WARNING, subject="men").key != WARNING.key
    assert Finding("forum.no_meeting", Severity.TIP, "forum").key == "forum.no_meeting|forum|||"
    assert "u" in Finding("x", Severity.TIP, "forum", MeetingPlace("u")).key


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (AnswerFinding("p", ERROR, "Így jó."), "answer.to_an_error"),
        (AnswerFinding("p", WARNING, " \n"), "answer.no_reason"),
        (AnswerFinding("q", WARNING, "Így jó."), "programme.gone"),
        (WithdrawAnswer("p", WARNING.key), "answer.gone"),
    ],
)
def test_what_cannot_be_answered(command: Command, code: str) -> None:
    with pytest.raises(UserError, match=code):
        apply(office(programme()), command)


def test_an_adopted_programme_keeps_its_answers() -> None:
    adopted = programme()
    adopted = replace(adopted, details=replace(adopted.details, status=Status.ADOPTED))
    with pytest.raises(UserError, match=r"programme\.not_a_draft"):
        apply(office(adopted), AnswerFinding("p", WARNING, "Így jó."))


def test_a_removed_programme_takes_its_answers_along_and_brings_them_back() -> None:
    before = _after(office(programme()), AnswerFinding("p", WARNING, "Így jó."))
    gone = apply(before, RemoveProgramme("p")).changes
    assert AnswerPlace("p", WARNING.key) in {change.place for change in gone}
    after = before.with_changes(gone)
    assert after.with_changes(reversal(after, gone).changes) == before


def test_a_reason_given_anew_is_not_mixed_with_the_earlier_one() -> None:
    now = office(programme())
    first = apply(now, AnswerFinding("p", WARNING, "Első ok.")).changes
    second = _after(now.with_changes(first), AnswerFinding("p", replace(WARNING, rests_on=("10", "95")), "Első ok."))
    assert reversal(second, first).changes == ()
