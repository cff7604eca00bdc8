"""The usual composition of the forum: by the size of the settlement, filled from the office's list."""

from dataclasses import replace

import pytest

from builders import hep_2021, office, programme
from hep_desktop.domain.directory import Person
from hep_desktop.domain.forum import Capacity
from hep_desktop.domain.office import Office
from hep_desktop.services.composing import composition
from hep_desktop.template.model import Edition


@pytest.fixture(scope="module")
def edition() -> Edition:
    return hep_2021()


def village(population: int | None, *people: Person) -> Office:
    made = office(programme())
    settlements = {"s": replace(made.settlements["s"], population=population)}
    return replace(made, settlements=settlements, people={one.id: one for one in people})


def test_the_whole_list_has_thirteen_members_and_six_invitees(edition: Edition) -> None:
    capacities = [seat.capacity for seat in edition.seats]
    assert capacities.count(Capacity.MEMBER) == 13
    assert capacities.count(Capacity.PERMANENT_INVITEE) == 6


@pytest.mark.parametrize(("population", "is_there"), [(None, False), (812, False), (2000, False), (2001, True)])
def test_the_round_table_is_for_larger_places(edition: Edition, population: int | None, is_there: bool) -> None:
    shown = {one.seat.id for one in composition(village(population), edition, "p")}
    assert ("kerekasztal" in shown) is is_there
    assert len(shown) == len(edition.seats) - (not is_there)


def test_seats_are_filled_from_the_list_and_the_others_stay_open(edition: Edition) -> None:
    mayor = Person("a", 1, "Minta Mária", seat="polgarmester")
    filled = composition(village(812, mayor, Person("b", 2, "Kis Ági")), edition, "p")
    assert filled[0].people == (mayor,)
    assert not any(one.people for one in filled[1:])
