"""What follows from a meeting: tasks once, a measure, a remark, and the decision for every village."""

from dataclasses import replace
from datetime import date
from itertools import count

from builders import office, programme
from hep_desktop.domain.apply import apply
from hep_desktop.domain.commands import AddTasks
from hep_desktop.domain.forum import Decision, Meeting
from hep_desktop.services.following import as_measure, as_remark, for_every_village, new_tasks, note_as_contribution

ADVICE = Decision("d", "1/2026.", "Buszt kérünk.", "p", "", 5, 0, 1, "polgármester", "2027. január 31.")
WORDS = Decision("e", text="Köszönjük.")
MEETING = Meeting("m", ("p", "q"), held=date(2026, 11, 20), decisions=(ADVICE, WORDS))
ids = (str(number) for number in count()).__next__


def test_a_decision_with_somebody_or_a_day_becomes_a_task_once() -> None:
    store = office(programme(), meetings=(replace(MEETING, programmes=("p",)),))
    (task,) = new_tasks(store, "p", ids)
    assert (task.title, task.responsible, task.deadline) == ("Buszt kérünk.", "polgármester", "2027. január 31.")
    after = store.with_changes(apply(store, AddTasks("p", (task,))).changes)
    assert not new_tasks(after, "p", ids)


def test_a_decision_becomes_a_measure_or_a_remark() -> None:
    measure = as_measure(ADVICE, "MR", ids)
    assert (measure.title, measure.responsible, measure.deadline) == ("Buszt kérünk", "polgármester", ADVICE.deadline)
    remark = as_remark(MEETING, ADVICE, ids)
    assert (remark.sender, remark.received, remark.text) == ("HEP Fórum", MEETING.held, "Buszt kérünk.")


def test_villages_that_meet_together_decide_each_for_itself() -> None:
    first, second, third = for_every_village(MEETING, ADVICE, ids)
    assert (first, third) == (ADVICE, WORDS)
    assert (second.programme, second.text, second.votes) == ("q", "Buszt kérünk.", 0)
    assert for_every_village(replace(MEETING, decisions=(first, second)), first, ids) == (first, second)


def test_a_note_tells_who_spoke() -> None:
    assert note_as_contribution("Kis Ági: kevés a busz") == ("Kis Ági", "kevés a busz")
    assert note_as_contribution("17:30-kor szünet") == ("", "17:30-kor szünet")
    assert note_as_contribution("Szünet") == ("", "Szünet")
