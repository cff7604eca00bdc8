"""A store of many programmes opens without decoding them; who looks into one finds everything."""

import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from builders import text, value
from hep_desktop.domain.belongings import belongings
from hep_desktop.domain.commands import SetText
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change
from hep_desktop.domain.places import FactPlace, ProgrammePlace, TextPlace
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.situation import Fact
from hep_desktop.services.drafts import state_of
from hep_desktop.services.editing import Editing
from hep_desktop.store.snapshot import Unread
from stores import BASE, DETAILS, catalogue, clock, ids, step, store


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Two programmes of a village, each with figures and a text, as they are read again."""
    two = Change(ProgrammePlace("q"), None, replace(DETAILS, id="q"))
    content = (
        Change(place, None, record)
        for key in ("p", "q")
        for place, record in (
            (FactPlace(key, "women", "2024"), Fact(value(812))),
            (FactPlace(key, "men", "2024"), Fact(value(790))),
            (TextPlace(key, "he.1"), text("A település lakossága")),
        )
    )
    with store(tmp_path / "hep.sqlite") as workspace:
        workspace.write(BASE)
        workspace.write(step(two, *content))
        workspace.flush()
        return workspace.load()


def decoded(office: Office) -> set[tuple[str, str]]:
    maps = ((key, home, getattr(one, home)) for key, one in office.programmes.items() for home in ("facts", "texts"))
    return {(key, home) for key, home, found in maps if not (isinstance(found, Unread) and found.waits)}


def test_nothing_is_decoded_before_it_is_asked_for(office: Office) -> None:
    assert office.last_day_of("p")
    assert decoded(office) == set()
    assert office.programmes["q"].text("he.1").plain == "A település lakossága"
    assert decoded(office) == {("q", "texts")}


@pytest.mark.parametrize("ask", [belongings, state_of])
def test_who_asks_for_one_programme_decodes_that_alone(office: Office, ask: Callable[[Office, str], object]) -> None:
    ask(office, "p")
    assert {key for key, _ in decoded(office)} == {"p"}


def test_a_change_decodes_what_it_touches_and_keeps_the_rest(office: Office) -> None:
    changed = office.with_changes([Change(TextPlace("p", "he.2"), None, text("Új"))])
    assert list(changed.programmes["p"].texts) == ["he.1", "he.2"]
    assert decoded(changed) == {("p", "texts")}


def test_what_was_written_alike_is_compared_undecoded(office: Office, tmp_path: Path) -> None:
    with store(tmp_path / "hep.sqlite") as workspace:
        again = workspace.load()
    assert again == office
    assert decoded(again) == set()
    assert again != office.with_changes([Change(TextPlace("p", "he.1"), None, None)])


def test_another_process_gets_the_records_themselves(office: Office) -> None:
    sent: Programme = pickle.loads(pickle.dumps(office.programmes["p"]))  # noqa: S301 – our own
    assert isinstance(sent.facts, dict)
    assert sent == office.programmes["p"]


def test_a_step_of_an_earlier_sitting_is_taken_back_in_a_text_nobody_looked_at(tmp_path: Path) -> None:
    for sitting in ("write", "take back"):
        with store(tmp_path / "hep.sqlite") as workspace:
            if sitting == "write":
                workspace.write(BASE)
            opened = Editing(workspace, catalogue(tmp_path), clock, ids(sitting), "Minta Mária")
            if sitting == "write":
                opened.do(SetText("p", "he.1", text("Egy")))
                opened.do(SetText("p", "he.1", text("Kettő")))
                opened.flush()
            else:
                opened.undo("p")
                assert opened.office.programmes["p"].text("he.1").plain == "Egy"
