"""A mentor's own records: rows, log and checklist change by commands, are named as steps, and come back by undo."""

from datetime import date

import pytest

from hep_desktop.domain.apply import apply
from hep_desktop.domain.commands import (
    AddContact,
    ChangeChecklist,
    ChangeContact,
    ChangeMunicipality,
    Command,
    PutMunicipalities,
    RemoveContact,
    RemoveMunicipalities,
)
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.mentor import Contact, Municipality, Point
from hep_desktop.domain.office import Office

BAJA = Municipality("03522", "Baja", "Bács-Kiskun")
EGER = Municipality("20491", "Eger", "Heves")
VISIT = Contact("c1", held=date(2026, 11, 3), municipalities=("03522",))


def after(office: Office, *commands: Command) -> Office:
    for command in commands:
        office = office.with_changes(apply(office, command).changes)
    return office


def test_rows_are_put_changed_and_taken_off() -> None:
    office = after(Office(), PutMunicipalities((BAJA, EGER)), ChangeMunicipality("03522", {"stage": "vázlat kész"}))
    assert office.desk["03522"].stage == "vázlat kész"
    assert set(after(office, RemoveMunicipalities(("03522",))).desk) == {"20491"}


def test_the_same_row_again_is_no_change() -> None:
    office = after(Office(), PutMunicipalities((BAJA,)))
    assert apply(office, PutMunicipalities((BAJA,), "lista.xlsx")).changes == ()


def test_a_list_is_one_step_named_after_its_file() -> None:
    outcome = apply(Office(), PutMunicipalities((BAJA, EGER), "lista.xlsx"))
    assert (outcome.label.key, dict(outcome.label.args)) == ("take_list", {"source": "lista.xlsx", "count": "2"})


@pytest.mark.parametrize(
    ("row", "code"),
    [(Municipality("03521", "Baja"), "settlement.bad_code"), (Municipality("03522", " "), "settlement.no_name")],
)
def test_a_row_without_a_true_code_or_name_is_refused(row: Municipality, code: str) -> None:
    with pytest.raises(UserError) as refused:
        apply(Office(), PutMunicipalities((row,)))
    assert refused.value.code == code


def test_the_log_outlives_the_row_it_speaks_of() -> None:
    office = after(Office(), PutMunicipalities((BAJA,)), AddContact(VISIT), RemoveMunicipalities(("03522",)))
    assert office.contacts["c1"] == VISIT
    office = after(office, ChangeContact("c1", {"subject": "vázlat"}))
    assert office.contacts["c1"].subject == "vázlat"
    assert after(office, RemoveContact("c1")).contacts == {}


def test_a_row_that_is_gone_is_told() -> None:
    with pytest.raises(UserError) as refused:
        apply(Office(), ChangeContact("c1", {"subject": "x"}))
    assert refused.value.code == "mentor.gone"


def test_a_checklist_without_points_is_the_starter_one_again() -> None:
    office = after(Office(), ChangeChecklist((Point("p1", "Van-e jegyzőkönyv?"),)))
    assert office.checklists["visit"].points[0].words == "Van-e jegyzőkönyv?"
    assert after(office, ChangeChecklist(())).checklists == {}
