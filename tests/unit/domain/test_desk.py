"""A row of the desk: days by the law's clock, what was typed holds, what differs is told, the next day comes first."""

from datetime import date

import pytest

from hep_desktop.domain.activity import activity, taking_part
from hep_desktop.domain.desk import Coming, DeskRow, DeskState, Difference, Received, Source, desk_rows
from hep_desktop.domain.mentor import Contact, ContactKind, Municipality

TODAY = date(2026, 11, 22)
BAJA = Municipality("03522", "Baja", adopted=date(2024, 3, 1))


def row(one: Municipality = BAJA, *log: Contact, received: Received | None = None) -> DeskRow:
    return desk_rows([one], log, {one.code: received} if received else {}, TODAY)[0]


def test_days_follow_from_the_adoption() -> None:
    found = row()
    assert (found.next_review, found.expires) == (date(2026, 3, 1), date(2029, 2, 28))
    assert found.state is DeskState.REVIEW_LATE
    assert found.coming == (date(2026, 3, 1), Coming.REVIEW)


def test_a_review_that_was_held_moves_the_next_one() -> None:
    found = row(Municipality("03522", "Baja", adopted=date(2024, 3, 1), reviewed=date(2026, 2, 20)))
    assert found.next_review == date(2028, 3, 1)
    assert found.state is DeskState.IN_FORCE


@pytest.mark.parametrize(
    ("one", "state"),
    [
        (Municipality("03522", "Baja"), DeskState.UNKNOWN),
        (Municipality("03522", "Baja", unadopted=True), DeskState.NOT_ADOPTED),
        (Municipality("03522", "Baja", adopted=date(2021, 1, 1)), DeskState.EXPIRED),
        (Municipality("03522", "Baja", next_review=date(2026, 12, 1)), DeskState.REVIEW_SOON),
        (Municipality("03522", "Baja", expires=TODAY), DeskState.IN_FORCE),
    ],
)
def test_states(one: Municipality, state: DeskState) -> None:
    assert row(one).state is state


def test_what_was_typed_holds_and_what_differs_is_told() -> None:
    typed = Municipality("03522", "Baja", adopted=date(2024, 3, 1), next_review=date(2026, 6, 1))
    found = row(typed, received=Received(adopted=date(2024, 3, 4), expires=date(2029, 2, 28)))
    assert (found.adopted, found.next_review) == (date(2024, 3, 1), date(2026, 6, 1))
    assert found.differences == (
        Difference("next_review", date(2026, 6, 1), date(2026, 3, 1), Source.CLOCK),
        Difference("adopted", date(2024, 3, 1), date(2024, 3, 4), Source.FILE),
    )


def test_a_received_package_fills_what_nobody_typed() -> None:
    found = row(Municipality("03522", "Baja"), received=Received(date(2025, 5, 5), date(2027, 5, 5), date(2030, 5, 4)))
    assert (found.adopted, found.state, found.differences) == (date(2025, 5, 5), DeskState.IN_FORCE, ())


def test_the_nearest_open_step_stands_in_the_row() -> None:
    call = Contact("c1", ContactKind.CALL, date(2026, 11, 2), ("03522",), agreed="vázlat", agreed_day=date(2026, 12, 9))
    done = Contact("c2", ContactKind.VISIT, date(2026, 11, 9), ("03522",), agreed="fórum", done=True)
    planned = Contact("c3", ContactKind.VISIT, date(2027, 1, 9), ("03522",))
    found = row(Municipality("03522", "Baja", next_step="hívni", next_day=date(2027, 1, 5)), call, done, planned)
    assert [step.words for step in found.steps] == ["vázlat", "hívni"]
    assert found.last_contact == date(2026, 11, 9)
    assert found.coming == (date(2026, 12, 9), Coming.STEP)


def test_rows_without_a_day_come_last() -> None:
    rows = desk_rows([Municipality("20491", "Eger"), BAJA], [], {}, TODAY)
    assert [one.municipality.name for one in rows] == ["Baja", "Eger"]


def test_a_year_is_summed_up_by_kind_and_month() -> None:
    log = [
        Contact("c1", ContactKind.TRAINING, date(2026, 3, 2), ("03522", "20491"), headcount=14),
        Contact("c2", ContactKind.VISIT, date(2026, 3, 9), ("03522",), people="Kiss Éva jegyző, Nagy Pál"),
        Contact("c3", ContactKind.VISIT, date(2025, 3, 9), ("03522",)),
        Contact("c4", ContactKind.VISIT, date(2026, 12, 9), ("03522",)),
    ]
    year = activity(2026, log, [BAJA, Municipality("01508", "Ipolyszög")], TODAY, {})
    assert (year.total, year.of(ContactKind.TRAINING), year.months[ContactKind.VISIT][2]) == (2, 1, 1)
    assert [(one.name, one.total) for one in year.reached] == [("20491", 1), ("Baja", 2)]
    assert year.unreached == ("Ipolyszög",)
    assert (year.people[ContactKind.TRAINING], year.people[ContactKind.VISIT]) == (14, 2)


def test_nobody_named_is_nobody_counted() -> None:
    assert taking_part(Contact("c1")) == 0


def test_villages_without_a_day_stand_last_as_a_hungarian_list_has_them() -> None:
    names = ("Zabar", "Ősagárd", "Átány", "Kupa", "Kács", "Baja")
    found = desk_rows([Municipality(name, name) for name in names] + [BAJA], (), {}, TODAY)
    assert [one.municipality.name for one in found] == ["Baja", "Átány", "Baja", "Kács", "Kupa", "Ősagárd", "Zabar"]
