"""The office's list of people: one record each, in the order of the list."""

from dataclasses import replace

from builders import office, programme
from hep_desktop.domain.apply import apply
from hep_desktop.domain.commands import AddPeople, ChangePeople
from hep_desktop.domain.directory import Person
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.places import PersonPlace
from hep_desktop.services.timeline import touched

ADA, BEA, CILI = (Person(key, name=name) for key, name in (("a", "Ada"), ("b", "Bea"), ("c", "Cili")))


def listed(*people: Person) -> Office:
    empty = office(programme())
    return empty.with_changes(apply(empty, AddPeople(people)).changes)


def names(before: Office, made: Outcome) -> list[str]:
    return [one.name for one in before.with_changes(made.changes).directory.people]


def test_people_are_added_at_the_end_as_one_step() -> None:
    before = listed(ADA)
    made = apply(before, AddPeople((BEA, CILI)))
    assert names(before, made) == ["Ada", "Bea", "Cili"]
    assert (made.label.key, dict(made.label.args)["name"]) == ("add_people", "")


def test_changing_one_touches_nobody_else_and_names_the_step() -> None:
    before = listed(ADA, BEA, CILI)
    first, second, third = before.directory.people
    made = apply(before, ChangePeople((first, replace(second, contact="06 1 234"), third)))
    assert made.places == {PersonPlace("b")}
    assert (made.label.key, dict(made.label.args)["name"]) == ("change_people", "Bea")


def test_removing_one_touches_nobody_else() -> None:
    before = listed(ADA, BEA, CILI)
    made = apply(before, ChangePeople(before.directory.people[1:]))
    assert made.places == {PersonPlace("a")}
    assert made.label.key == "remove_people"
    assert names(before, made) == ["Bea", "Cili"]


def test_the_order_can_be_changed() -> None:
    before = listed(ADA, BEA, CILI)
    assert names(before, apply(before, ChangePeople(before.directory.people[::-1]))) == ["Cili", "Bea", "Ada"]


def test_the_list_can_be_taken_back_in_every_village() -> None:
    before = listed(ADA)
    made = apply(before, AddPeople((BEA,)))
    assert touched(before, made.changes) == {"", "p"}
