"""Checks on texts, problems, measures and the forum."""

from dataclasses import replace
from datetime import date

import pytest

from builders import hep_2021, office, programme, run
from hep_desktop.domain.council import Council
from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.domain.forum import Attendee, Decision, Meeting, MeetingKind
from hep_desktop.domain.outline import Chapter
from hep_desktop.domain.places import ChapterPlace, MeasurePlace, MeetingPlace, ProblemPlace, TextPlace
from hep_desktop.domain.plan import Measure, Problem, ResultIndicator
from hep_desktop.domain.programme import Programme
from hep_desktop.template.model import Edition

PROBLEM = Problem("x", "he.3.9", 1, title="Kevés a munka")
WHOLE = Measure(
    "m",
    "MR",
    1,
    problems=("x",),
    title="Munkába járó busz",
    goal="Több munkába járó",
    strategy="Gazdasági program",
    content="Reggeli járat indítása",
    responsible="polgármester",
    deadline="2028. december 31.",
    due=date(2028, 12, 31),
    indicators=(ResultIndicator("i", "utasok száma"),),
    resources="önkormányzati forrás",
    sustainability="szerződéssel",
)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return hep_2021()


def _found(edition: Edition, one: Programme, code: str, meetings: tuple[Meeting, ...] = ()) -> list[Finding]:
    return [finding for finding in run(edition, office(one, meetings=meetings), "p") if finding.code == code]


def test_a_required_chapter_is_empty(edition: Edition) -> None:
    one = programme(texts={"he.1.1": "Az Ebktv. 31. §-a…", "hep.intro": " \n"})
    found = [*_found(edition, one, "text.missing_above"), *_found(edition, one, "text.missing")]
    nodes = {finding.node for finding in found}
    assert "hep.intro" in nodes
    assert "he.1.1" not in nodes
    assert nodes == {node.id for node in edition.walk() if node.required} - {"he.1.1"}
    first = found[0]
    assert (first.severity, first.place) == (Severity.ERROR, TextPlace("p", "hep.intro"))
    assert dict(first.args) == {"heading": "Bevezetés", "certainty": "inferred"}
    assert {finding.node for finding in found if finding.code == "text.missing_above"} == {
        node.id for node in edition.walk() if node.required and node.children
    }, "only what has no chapters below it is told that it may be marked as not typical"


def test_what_does_not_apply_here_is_missed_by_nobody(edition: Edition) -> None:
    told = {"he.1.1": Chapter("nincs rá szabály"), "he.3.5": Chapter("nincs telep"), "he.3.9": Chapter("nincs gond")}
    one = replace(programme(), chapters=told)
    here = [finding for finding in run(edition, office(one), "p") if finding.node in told]
    assert here == []


def test_a_chapter_that_does_not_apply_needs_a_reason(edition: Edition) -> None:
    one = replace(programme(texts={"he.1.1": "szöveg"}), chapters={"he.1.1": Chapter(" "), "he.1.2": Chapter("")})
    (found,) = _found(edition, one, "text.no_reason")
    assert (found.place, found.field) == (ChapterPlace("p", "he.1.1"), "not_typical")
    assert found.severity is Severity.ERROR


def test_figures_of_a_chapter_that_does_not_apply_are_still_whole_or_not(edition: Edition) -> None:
    told = {"hep.intro.settlement": Chapter("nincs mit mondani")}
    one = replace(programme({("births", "2022"): 6}), chapters=told)
    assert [f.code for f in run(edition, office(one), "p") if f.node == "hep.intro.settlement"] == ["table.gaps"]


def test_a_whole_measure_lacks_nothing(edition: Edition) -> None:
    one = programme(problems=[PROBLEM], measures=[WHOLE])
    codes = ("measure.field_missing", "measure.answers_no_problem", "measure.due_outside", "plan.no_measure")
    assert [_found(edition, one, code) for code in (*codes, "problem.no_measure")] == [[], [], [], [], []]


def test_each_required_field_of_a_measure(edition: Edition) -> None:
    found = _found(edition, programme(measures=[Measure("m", "CH", 1)]), "measure.field_missing")
    required = {field.name for field in edition.action_plan.fields if field.required} - {"problems"}
    assert {finding.field for finding in found} == required
    assert found[0].place == MeasurePlace("p", "m")
    assert dict(found[0].args) == {"measure": "II/1", "field": "Intézkedés címe"}


def test_blank_indicators_are_none(edition: Edition) -> None:
    blank = replace(WHOLE, indicators=(ResultIndicator("i", " "),))
    found = _found(edition, programme(problems=[PROBLEM], measures=[blank]), "measure.field_missing")
    assert [(finding.field, dict(finding.args)["measure"]) for finding in found] == [("indicators", WHOLE.title)]


def test_a_measure_without_problem(edition: Edition) -> None:
    found = _found(edition, programme(measures=[replace(WHOLE, problems=())]), "measure.answers_no_problem")
    assert [(f.node, f.field, f.severity) for f in found] == [("plan", "problems", Severity.ERROR)]


def test_no_measure_at_all(edition: Edition) -> None:
    assert [f.node for f in _found(edition, programme(), "plan.no_measure")] == ["plan"]


def test_a_problem_without_measure(edition: Edition) -> None:
    other = Problem("y", "he.4.5", 1, title="Nincs bölcsőde")
    nameless = Problem("z", "he.4.5", 2)
    one = programme(problems=[PROBLEM, other, nameless], measures=[WHOLE])
    assert [f.place for f in _found(edition, one, "problem.no_measure")] == [ProblemPlace("p", "y")]
    assert [(f.place, f.field, f.node) for f in _found(edition, one, "problem.no_title")] == [
        (ProblemPlace("p", "z"), "title", "problems")
    ]


def test_conclusions_name_a_problem_or_say_why_not(edition: Edition) -> None:
    one = programme(problems=[PROBLEM], texts={"he.5.8": "A nők helyzete nem tér el a férfiakétól."})
    found = _found(edition, one, "conclusions.no_problem")
    assert [finding.node for finding in found] == ["he.4.5", "he.6.5", "he.7.4"]
    assert found[0].severity is Severity.WARNING


@pytest.mark.parametrize(
    ("due", "outside"),
    [
        (None, False),
        (date(2027, 3, 30), True),
        (date(2027, 3, 31), False),
        (date(2032, 3, 30), False),
        (date(2032, 3, 31), True),
    ],
)
def test_a_measure_is_due_within_the_five_years(edition: Edition, due: date | None, outside: bool) -> None:
    found = _found(edition, programme(problems=[PROBLEM], measures=[replace(WHOLE, due=due)]), "measure.due_outside")
    assert len(found) == outside
    for finding in found:
        assert (finding.field, dict(finding.args)["last"]) == ("due", "2032. 03. 30.")


def test_a_meeting_of_the_forum(edition: Edition) -> None:
    assert [f.severity for f in _found(edition, programme(), "forum.no_meeting")] == [Severity.TIP]
    assert _found(edition, programme(), "forum.no_meeting", (Meeting("f", ("p",)),)) == []
    assert _found(edition, programme(), "forum.no_meeting", (Meeting("f", ("other",)),))


def test_more_votes_than_people(edition: Edition) -> None:
    there = (Attendee("a", "Őri Ödön"), Attendee("b", "", "Óvoda"), Attendee("c", " "))
    fitting = Decision("d", votes_for=1, abstentions=1)
    others = Decision("f", programme="q", votes_for=99)
    meeting = Meeting("u", ("p",), attendees=there, decisions=(fitting, others))
    assert not _found(edition, programme(), "meeting.more_votes", (meeting,))
    wrong = Decision("e", "2/2026.", programme="p", votes_for=2, votes_against=1)
    (found,) = _found(edition, programme(), "meeting.more_votes", (replace(meeting, decisions=(fitting, wrong)),))
    assert (found.severity, found.place, found.field) == (Severity.WARNING, MeetingPlace("u"), "decisions")
    assert dict(found.args) == {"meeting": "–", "decision": "2/2026.", "votes": "3", "present": "2"}


def test_a_meeting_after_the_adoption_it_prepared(edition: Edition) -> None:
    one = programme()
    late = Meeting("u", ("p",), held=date(2027, 4, 1))
    (found,) = _found(edition, one, "meeting.after_adoption", (late,))
    assert (found.place, found.field) == (MeetingPlace("u"), "held")
    on_the_day = replace(late, held=one.details.planned_adoption)
    yearly = replace(late, kind=MeetingKind.YEARLY)
    later_review = replace(late, kind=MeetingKind.REVIEW)
    assert not _found(edition, one, "meeting.after_adoption", (on_the_day, yearly, later_review))
    version = replace(one, details=replace(one.details, predecessor="o"))
    assert _found(edition, version, "meeting.after_adoption", (later_review,))
    adopted = replace(one, details=replace(one.details, adopted=date(2027, 5, 1)))
    assert not _found(edition, adopted, "meeting.after_adoption", (late,))


def test_days_are_measured_by_the_vote_before_the_version_is_marked_as_adopted(edition: Edition) -> None:
    one = programme(problems=[PROBLEM], measures=[replace(WHOLE, due=date(2032, 1, 31))])
    held = Meeting("u", ("p",), held=date(2027, 2, 16))
    codes = ("measure.due_outside", "meeting.after_adoption")
    voted = replace(one, council=Council(held=date(2026, 12, 15)))
    assert not any(_found(edition, one, code, (held,)) for code in codes)
    assert all(_found(edition, voted, code, (held,)) for code in codes)
