"""Rows of list tables: they come, move and go with all that stands in them, and every step comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import office, programme, value
from hep_desktop.domain.apply import apply
from hep_desktop.domain.commands import AddRows, MoveRow, RemoveRows
from hep_desktop.domain.commands.rows import AddRows as Added
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change
from hep_desktop.domain.reversal import reversal
from hep_desktop.domain.rows import ListRow
from hep_desktop.domain.situation import Fact, FactKey

TABLE = "t3_6_4"


def added(*names: str) -> Added:
    rows = tuple(ListRow(name, TABLE) for name in names)
    return AddRows("p", rows, tuple((FactKey("svc", "", name), Fact(value(name))) for name in names))


def after(before: Office, command: AddRows | RemoveRows | MoveRow) -> Office:
    return before.with_changes(apply(before, command).changes)


def order(one: Office) -> list[str]:
    return [row.id for row in one.programmes["p"].rows_in(TABLE)]


def test_rows_stand_in_the_order_they_came_and_move() -> None:
    one = after(after(office(programme()), added("a", "b")), added("c"))
    assert order(one) == ["a", "b", "c"]
    assert order(after(one, MoveRow("p", "c", -1))) == ["a", "c", "b"]
    assert order(after(one, MoveRow("p", "a", -1))) == ["a", "b", "c"]
    assert order(after(one, MoveRow("p", "a", 9))) == ["b", "c", "a"]


def test_a_row_goes_with_its_facts_and_brings_them_back() -> None:
    one = after(office(programme()), added("a", "b"))
    outcome = apply(one, RemoveRows("p", ("a",)))
    gone = one.with_changes(outcome.changes)
    assert order(gone) == ["b"]
    assert [key.member for key in gone.programmes["p"].facts] == ["b"]
    back = reversal(gone, outcome.changes)
    assert not back.left
    assert gone.with_changes(back.changes).programmes["p"] == one.programmes["p"]


def test_a_row_that_is_gone_is_refused() -> None:
    with pytest.raises(UserError, match=r"row\.gone"):
        apply(office(programme()), RemoveRows("p", ("a",)))


def test_a_row_stays_while_something_written_later_stands_in_it() -> None:
    one = office(programme())
    outcome = apply(one, added("a"))
    later = {FactKey("svc_users", "", "a"): Fact(value(3))}
    now = one.with_changes(outcome.changes)
    held = now.programmes["p"]
    now = office(type(held)(held.details, {**held.facts, **later}, rows=held.rows))
    back = reversal(now, outcome.changes)
    assert order(now.with_changes(back.changes)) == ["a"]


@given(st.lists(st.tuples(st.sampled_from("+-^v"), st.integers(0, 5)), max_size=30))
def test_any_walk_comes_back_step_by_step(walk: list[tuple[str, int]]) -> None:
    now = office(programme())
    states: list[tuple[Office, tuple[Change, ...]]] = [(now, ())]
    for act, at in walk:
        rows = order(now)
        if act == "+" or not rows:
            command = added(f"r{len(states)}")
        elif act == "-":
            command = RemoveRows("p", (rows[at % len(rows)],))
        else:
            command = MoveRow("p", rows[at % len(rows)], 1 if act == "v" else -1)
        changes = apply(now, command).changes
        now = now.with_changes(changes)
        assert {key.member for key in now.programmes["p"].facts} == set(order(now))
        states.append((now, changes))
    for place in range(len(states) - 1, 0, -1):
        now = now.with_changes(reversal(now, states[place][1]).changes)
        assert now.programmes["p"] == states[place - 1][0].programmes["p"]
