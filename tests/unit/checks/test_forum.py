"""What is wrong with meetings, and who was not heard."""

from dataclasses import replace
from datetime import date

import pytest

from builders import hep_2021, office, programme, run
from hep_desktop.domain.council import ConsentNeed, Council, NationalityBody
from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.domain.forum import AgendaItem, Attendance, Attendee, Capacity, Decision, Meeting
from hep_desktop.domain.forum_rules import ForumRules, Quorum
from hep_desktop.domain.opinions import Opinion, OpinionKind, Stance
from hep_desktop.domain.places import MeetingPlace, OpinionPlace
from hep_desktop.domain.programme import Programme
from hep_desktop.template.model import Edition

DAY = date(2027, 1, 10)
PEOPLE = (
    Attendee("1", "Kis Ági"),
    Attendee("2", "Nagy Pál", left="b"),
    Attendee("3", "Szó Ernő", attendance=Attendance.EXCUSED),
)
AGENDA = (AgendaItem("a", "Terv"), AgendaItem("b", "Egyebek"))
HELD = Meeting("m", ("p",), held=DAY, chair="Kis Ági", attendees=PEOPLE, agenda=AGENDA)
ROMA = Opinion("o", OpinionKind.CONSENT, "Roma Nemzetiségi Önkormányzat", asked=date(2027, 3, 10))


@pytest.fixture(scope="module")
def edition() -> Edition:
    return hep_2021()


def found(edition: Edition, meeting: Meeting = HELD, one: Programme | None = None) -> list[Finding]:
    here = run(edition, office(one or programme(), meetings=(meeting,)), "p")
    return [each for each in here if each.code.startswith(("meeting", "nationality"))]


def codes(edition: Edition, meeting: Meeting = HELD, one: Programme | None = None) -> set[str]:
    return {each.code for each in found(edition, meeting, one)} - {"nationality.untold"}


def voted(item: str, votes: int) -> Meeting:
    return replace(HELD, decisions=(Decision("d", "1/2027.", programme="p", agenda_item=item, votes_for=votes),))


def test_a_meeting_needs_its_day_and_its_chair(edition: Edition) -> None:
    assert not codes(edition)
    undated = next(one for one in found(edition, replace(HELD, held=None, chair="")) if one.code == "meeting.no_day")
    assert (undated.severity, undated.place, undated.field) == (Severity.WARNING, MeetingPlace("m"), "held")
    (unled,) = (one for one in found(edition, replace(HELD, chair=" ")) if one.code == "meeting.no_chair")
    assert unled.field == "chair"


def test_who_was_away_authenticates_no_minutes(edition: Edition) -> None:
    meeting = replace(HELD, authenticators=("Kis Ági", "szó ernő ", "Kívülről Kata"))
    (told,) = (one for one in found(edition, meeting) if one.code == "meeting.authenticator_away")
    assert told.field == "authenticators"
    assert dict(told.args) == {"meeting": "2027. 01. 10.", "name": "szó ernő"}


def test_who_left_or_did_not_come_has_no_vote(edition: Edition) -> None:
    assert not codes(edition, voted("a", 2))
    assert codes(edition, voted("a", 3)) == {"meeting.more_votes"}
    (left,) = (one for one in found(edition, voted("b", 2)) if one.code == "meeting.left_before")
    assert dict(left.args) == {
        "meeting": "2027. 01. 10.",
        "decision": "1/2027.",
        "votes": "2",
        "present": "1",
        "left": "Nagy Pál",
    }


def test_a_decision_copied_without_its_votes_is_told_until_they_are_written_in(edition: Edition) -> None:
    meeting = voted("a", 2)
    copied = replace(meeting.decisions[0], id="e", number="", text="Elfogadja.", votes_for=0)
    (told,) = found(edition, replace(meeting, decisions=(replace(meeting.decisions[0], programme="q"), copied)))[:1]
    assert (told.code, told.subject) == ("meeting.no_votes", "e")
    assert not codes(edition, replace(meeting, decisions=(copied,)))  # a forum that agrees without counting


def test_at_a_joint_meeting_only_the_village_s_own_people_vote(edition: Edition) -> None:
    theirs = replace(voted("a", 2), attendees=(PEOPLE[0], replace(PEOPLE[1], settlement="t")))
    assert codes(edition, theirs) == {"meeting.more_votes"}


@pytest.mark.parametrize(
    ("said", "opinions", "code"),
    [
        (Council(nationality_body=NationalityBody.NONE), (), None),
        (Council(nationality_body=NationalityBody.THERE), (), "nationality.no_opinion"),
        (Council(nationality_body=NationalityBody.THERE), (replace(ROMA, kind=OpinionKind.OPINION),), None),
        (Council(nationality_body=NationalityBody.NONE, consent=ConsentNeed.NEEDED), (), "nationality.no_consent"),
        (Council(consent=ConsentNeed.NEEDED), (replace(ROMA, stance=Stance.REFUSES),), "nationality.refused"),
        (Council(consent=ConsentNeed.NEEDED), (ROMA,), "nationality.too_late"),
        (Council(consent=ConsentNeed.NEEDED), (replace(ROMA, stance=Stance.AGREES),), None),
    ],
)
def test_nationality_self_governments_are_heard_in_time(
    edition: Edition, said: Council, opinions: tuple[Opinion, ...], code: str | None
) -> None:
    one = replace(programme(), council=said, opinions={each.id: each for each in opinions})
    assert codes(edition, one=one) == ({code} if code else set())


def test_what_nobody_has_said_is_a_tip_that_leads_to_the_question(edition: Edition) -> None:
    (tip,) = (one for one in found(edition) if one.code == "nationality.untold")
    assert (tip.severity, tip.place, tip.field) == (Severity.TIP, OpinionPlace("p", ""), "nationality_body")


def test_the_forum_s_own_rules_are_held_against_a_vote(edition: Edition) -> None:
    def with_rules(rules: ForumRules, votes: int) -> set[str]:
        store = replace(office(programme(), meetings=(voted("a", votes),)), forums={"s": rules})
        return {one.code for one in run(edition, store, "p")} & {"meeting.no_quorum", "meeting.not_members"}

    assert with_rules(ForumRules(quorum=Quorum.HALF), 2) == set()
    assert with_rules(ForumRules(quorum=Quorum.HALF, members=4), 2) == {"meeting.no_quorum"}
    guests = tuple(replace(one, capacity=Capacity.GUEST) for one in PEOPLE[1:])
    meeting = replace(voted("a", 2), attendees=(PEOPLE[0], *guests))
    store = replace(office(programme(), meetings=(meeting,)), forums={"s": ForumRules(only_members_vote=True)})
    assert "meeting.not_members" in {one.code for one in run(edition, store, "p")}
