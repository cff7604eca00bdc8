"""Whom a meeting could invite, who is not in the office's list yet, and where a contact never goes."""

from dataclasses import replace
from itertools import count

import package_sample
import papers_sample
from hep_desktop.domain.directory import Person
from hep_desktop.domain.forum import Attendee, Capacity, Meeting
from hep_desktop.domain.office import Office
from hep_desktop.export import programme_json
from hep_desktop.report.papers.kinds import PAPERS, Subject
from hep_desktop.services.inviting import as_attendee, as_person, to_invite, to_keep

CONTACT = "06-30-555-0199"
ODON = Person("o", 1, "Őri Ödön", "Önkormányzat", Capacity.PERMANENT_INVITEE, CONTACT)
NURSERY = Person("n", 2, "", "Óvoda", contact=CONTACT)


def with_people(*people: Person) -> Office:
    return Office(people={one.id: one for one in people})


def test_those_who_are_named_already_are_not_invited_again() -> None:
    meeting = Meeting("m", ("p",), attendees=(Attendee("x", "őri  ödön"),))
    assert to_invite(with_people(ODON, NURSERY, Person("blank", 3)), meeting) == (NURSERY,)
    both = replace(meeting, attendees=(*meeting.attendees, Attendee("y", "", "Óvoda")))
    assert to_invite(with_people(ODON, NURSERY), both) == ()


def test_two_of_one_name_in_two_organisations_are_two_people() -> None:
    meeting = Meeting("m", ("p",), attendees=(Attendee("x", "Őri Ödön", "Polgárőrség"),))
    assert to_invite(with_people(ODON), meeting) == (ODON,)


def test_new_names_are_offered_for_the_list() -> None:
    meeting = Meeting("m", ("p",), attendees=(Attendee("x", "Őri Ödön"), Attendee("y", "Kis Ági"), Attendee("z")))
    assert [one.name for one in to_keep(with_people(ODON), meeting)] == ["Kis Ági"]


def test_nothing_but_the_contact_is_left_behind() -> None:
    ids = map(str, count())
    there = as_attendee(ODON, lambda: next(ids))
    assert (there.name, there.organisation, there.capacity) == (ODON.name, ODON.organisation, ODON.capacity)
    assert CONTACT not in repr(there)
    assert replace(as_person(there, lambda: "o"), position=1, contact=CONTACT) == ODON


def test_a_contact_stands_in_no_paper() -> None:
    office, edition = papers_sample.sample()
    ids = map(str, count())
    there = tuple(as_attendee(one, lambda: next(ids)) for one in (ODON, NURSERY))
    meeting = replace(office.meetings[papers_sample.MEETING], attendees=there)
    office = replace(office, people={"o": ODON, "n": NURSERY}, meetings={meeting.id: meeting})
    subjects = {Subject.PROGRAMME: papers_sample.PROGRAMME, Subject.MEETING: papers_sample.MEETING}
    made = [paper for paper in PAPERS if paper.ready(office, subjects[paper.subject])]
    assert {"hep", "action-plan", "proposal", "invitation", "attendance", "minutes"} <= {paper.id for paper in made}
    for paper in made:
        told = paper.compose(office, subjects[paper.subject], edition, papers_sample.DAY)
        assert CONTACT not in repr(told), paper.id


def test_the_list_does_not_go_into_the_package() -> None:
    office = replace(package_sample.office(), people={"o": ODON, "n": NURSERY})
    told = programme_json.compose(office, package_sample.PROGRAMME, package_sample.edition())
    assert told == programme_json.compose(package_sample.office(), package_sample.PROGRAMME, package_sample.edition())
