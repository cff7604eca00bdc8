"""The journal replayed: which step undo and redo take next."""

import pytest

from builders import office, programme
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.outcome import Change, Label
from hep_desktop.domain.places import FactPlace, MeetingPlace, ProgrammePlace, SettlementPlace
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Fact
from hep_desktop.services.timeline import STORE, Timeline, touched
from hep_desktop.store.journal import StepHead, StepKind
from stores import NOW

DO, UNDO, REDO = StepKind


def head(key: str, *programmes: str, kind: StepKind = DO, target: str = "") -> StepHead:
    return StepHead(int(key.strip("uvr") or 0), key, NOW, "", kind, Label(key), target, frozenset(programmes))


def ids(timeline: Timeline, programme: str | None = "p") -> tuple[str | None, str | None]:
    undo, redo = timeline.undoable(programme), timeline.redoable(programme)
    return undo.id if undo else None, redo.id if redo else None


def test_undo_goes_back_and_redo_goes_on() -> None:
    steps = [head("1", "p"), head("2", "p"), head("3", "p")]
    timeline = Timeline(steps)
    assert ids(timeline) == ("3", None)
    timeline.add(head("4u", "p", kind=UNDO, target="3"))
    assert ids(timeline) == ("2", "3")
    timeline.add(head("5u", "p", kind=UNDO, target="2"))
    assert ids(timeline) == ("1", "2")
    timeline.add(head("6r", "p", kind=REDO, target="2"))
    assert ids(timeline) == ("2", "3")
    assert timeline.latest(steps[1]) == "6r"
    assert timeline.latest(steps[2]) == "4u"
    assert timeline.next_seq == 7


def test_a_new_step_closes_redo_where_it_touched() -> None:
    timeline = Timeline([head("1", "p"), head("2", "q"), head("3", "p", "q"), head("4", STORE)])
    for key, target in (("5u", "4"), ("6u", "3"), ("7u", "2"), ("8u", "1")):
        timeline.add(head(key, "p", kind=UNDO, target=target))
    timeline.add(head("9", "p"))
    assert ids(timeline, "p") == ("9", None)
    assert ids(timeline, "q") == (None, "2")
    assert ids(timeline, None) == (None, None)  # a programme may have been removed and brought back


def test_what_was_sent_stays_in_the_log_and_undo_passes_it_by() -> None:
    sent = StepHead(2, "2", NOW, "", DO, Label("add_sending"), "", frozenset({"p"}))
    timeline = Timeline([head("1", "p"), sent])
    assert ids(timeline) == ("1", None)
    assert [known.id for known in timeline.history("p")] == ["1", "2"]
    timeline.add(head("3u", "p", kind=UNDO, target="1"))
    timeline.add(StepHead(4, "4", NOW, "", DO, Label("add_receipt"), "", frozenset({"p"})))
    assert ids(timeline) == (None, "1")


def test_typing_goes_on_in_its_own_step_and_may_come_to_nothing() -> None:
    timeline = Timeline([head("1", "p"), head("2u", "p", kind=UNDO, target="1")])
    timeline.add(head("3", "p"))
    timeline.add(head("3", "p"))
    assert ids(timeline) == ("3", None)
    timeline.forget("3")
    assert ids(timeline) == (None, "1")
    timeline.forget("3")
    assert [known.id for known in timeline.history("p")] == ["1", "2u"]


@pytest.mark.parametrize("kind", [UNDO, REDO])
def test_a_step_about_an_unknown_one_is_only_history(kind: StepKind) -> None:
    timeline = Timeline([head("1", "p"), head("2u", "p", kind=kind, target="0")])
    assert ids(timeline) == ("1", None)
    assert len(timeline.history("p")) == 2


def test_what_changes_are_about() -> None:
    known = office(programme())
    fact = Change(FactPlace("p", "women", "2024"), None, Fact())
    meeting = Change(MeetingPlace("u"), Meeting("u", ("p", "q")), Meeting("u", ("q", "r")))
    village = Settlement("s", "00000", "Mintafalu")
    details = programme().details
    assert touched(known, (fact,)) == {"p"}
    assert touched(known, (meeting,)) == {"p", "q", "r"}
    assert touched(known, (Change(SettlementPlace("s"), village, village),)) == {STORE, "p"}
    assert touched(known, (Change(ProgrammePlace("p"), details, details),)) == {"p"}
    assert touched(known, (fact, meeting, Change(ProgrammePlace("p"), details, None))) == {STORE}
