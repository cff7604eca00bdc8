"""A county forum over many municipalities: whom it invites, what it talks of, what comes of it, its papers."""

from dataclasses import replace
from datetime import date

import pytest

from county_sample import GROUP, HEVES, MATTER, MEETING
from hep_desktop.canonical import from_plain
from hep_desktop.domain.apply import apply
from hep_desktop.domain.commands import AddCountyMeeting, RemoveCountyForum
from hep_desktop.domain.county_log import municipalities_of, whole_log
from hep_desktop.domain.desk import NextStep, Received
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.forum import AgendaItem
from hep_desktop.domain.mentor import (
    Contact,
    ContactKind,
    CountyMeeting,
    ForumKind,
    GroupMember,
    Municipality,
    Participant,
    Turnout,
)
from hep_desktop.domain.office import Office
from hep_desktop.report.document import Heading, ListBlock, Paper, Paragraph, Row, SignatureLines, TableBlock, plain
from hep_desktop.report.papers.county_forum import ForumMatter, ForumPaper, compose, report
from hep_desktop.services import county_forum, desk, visits
from hep_desktop.services.together import Area, Look
from stores import ids

TODAY = date(2026, 11, 22)
BAJA = Municipality("03522", "Baja", "Bács-Kiskun", "Bajai", adopted=date(2021, 3, 1), nationalities="roma, német")
EGER = Municipality("20491", "Eger", "Heves", "Egri", unadopted=True, clerk="Kiss Éva, 06 36 123 456")
ABASAR = Municipality("24554", "Abasár", "Heves", "Gyöngyösi")
PECS = Municipality("19415", "Pécs", "Baranya", "Pécsi", adopted=date(2026, 1, 5), nationalities="van")
OFFICE = Office(
    desk={one.code: one for one in (BAJA, EGER, ABASAR, PECS)},
    county_forums={"f1": HEVES, "g1": GROUP},
    county_meetings={"k1": MEETING},
)
NEXT = CountyMeeting("k2", "f1")
NO_PROGRAMMES = Look(Area(county="Heves"), (), (), None)  # pyright: ignore[reportArgumentType] – nothing asks it


def steps(office: Office, code: str) -> tuple[NextStep, ...]:
    return next(row.steps for row in desk.rows_of(office, TODAY) if row.code == code)


def test_a_forum_is_for_the_villages_of_its_area_and_a_group_for_those_of_its_forum() -> None:
    assert [one.name for one in municipalities_of(OFFICE, HEVES)] == ["Abasár", "Eger"]
    assert municipalities_of(OFFICE, GROUP) == municipalities_of(OFFICE, HEVES)
    own = replace(GROUP, district="Egri", county="Heves")
    assert [one.name for one in municipalities_of(OFFICE, own)] == ["Eger"]
    chosen = replace(HEVES, county="", municipalities=("19415", "03522"))
    assert [one.name for one in municipalities_of(OFFICE, chosen)] == ["Baja", "Pécs"]


def test_villages_and_their_nationality_bodies_are_invited_without_contact_data() -> None:
    whole = replace(OFFICE, county_forums={"f1": replace(HEVES, county="")})
    found = county_forum.to_invite(whole, NEXT, ids())
    assert [(one.name, one.organisation) for one in found] == [
        ("", "Abasár önkormányzata"),
        ("", "Baja önkormányzata"),
        ("", "Baja: roma nemzetiségi önkormányzat"),
        ("", "Baja: német nemzetiségi önkormányzat"),
        ("Kiss Éva", "Eger önkormányzata"),
        ("", "Pécs önkormányzata"),
        ("", "Pécs: nemzetiségi önkormányzat"),
    ]
    assert {one.turnout for one in found} == {Turnout.INVITED}


def test_nobody_is_invited_twice_and_a_group_invites_its_members() -> None:
    assert county_forum.to_invite(OFFICE, MEETING, ids()) == ()
    found = county_forum.to_invite(OFFICE, CountyMeeting("k3", "g1"), ids())
    assert [one.name for one in found] == ["Kovács Ida"]


def test_two_of_one_office_are_both_invited_and_a_body_is_there_whoever_speaks_for_it() -> None:
    members = (GroupMember("m1", "Kovács Éva", "Kormányhivatal"), GroupMember("m2", "Nagy Béla", "Kormányhivatal"))
    whole = replace(OFFICE, county_forums={"f1": replace(HEVES, members=members)})
    there = Participant("p1", "Kovács Éva", "Kormányhivatal"), Participant("p2", "Más", "Eger önkormányzata", "20491")
    found = county_forum.to_invite(whole, replace(NEXT, participants=there), ids())
    assert [one.called for one in found] == ["Nagy Béla", "Abasár önkormányzata"]


def test_a_contact_of_before_keeps_the_words_of_its_forum_in_its_note() -> None:
    decided = [{"id": "d1", "text": "Közös képzés", "responsible": "a mentor", "done": True}]
    former = {"id": "k1", "kind": "forum", "note": "Esős nap", "agenda": "Lakhatás", "decisions": decided}
    assert from_plain(former, Contact) == Contact(
        "k1", ContactKind.FORUM, note="Esős nap\nLakhatás\nKözös képzés – a mentor"
    )


def test_the_agenda_names_open_decisions_programmes_and_groups() -> None:
    got = {"24554": Received(date(2020, 1, 5), None, date(2025, 1, 4))}
    assert county_forum.proposed(OFFICE, NEXT, TODAY, got, NO_PROGRAMMES) == (
        "A korábbi döntések végrehajtása (nyitott: 2)",
        "Lejárt programok megújítása: Abasár",
        "Elfogadott program hiánya: Eger",
        "A munkacsoportok beszámolói: Lakhatás munkacsoport",
    )
    begun = replace(NEXT, agenda=(AgendaItem("x", "Elfogadott program hiánya: Eger"),))
    assert "Elfogadott program hiánya: Eger" not in county_forum.proposed(OFFICE, begun, TODAY, got, NO_PROGRAMMES)


def test_many_names_are_told_by_their_number() -> None:
    assert county_forum.few("ABCDEFGHIJ") == "A, B, C, D, E, F, G, H és még 2 település"


def test_a_decision_is_a_next_step_of_the_named_municipality_until_it_is_ticked() -> None:
    assert steps(OFFICE, "20491") == (NextStep("Új HEP előkészítése", date(2026, 12, 15), "k1", "d1"),)
    assert steps(OFFICE, "24554") == ()
    outcome = apply(OFFICE, visits.finished(OFFICE, "20491", steps(OFFICE, "20491")[0]))
    done = OFFICE.with_changes(outcome.changes)
    assert [one.done for one in done.county_meetings["k1"].decisions] == [True, False]
    assert steps(done, "20491") == ()


def test_a_meeting_counts_as_a_contact_with_those_who_came() -> None:
    (line,) = whole_log(OFFICE, TODAY)
    assert (line.municipalities, line.headcount, line.held) == (("20491",), 1, date(2026, 11, 20))
    seen = {row.code: row.last_contact for row in desk.rows_of(OFFICE, TODAY)}
    assert seen["20491"] == date(2026, 11, 20)
    assert seen["24554"] is None
    (ahead,) = whole_log(OFFICE, date(2026, 11, 1))
    assert ahead.municipalities == ("20491", "24554")


def test_a_forum_goes_with_its_groups_and_meetings_and_none_is_held_for_what_has_gone() -> None:
    gone = OFFICE.with_changes(apply(OFFICE, RemoveCountyForum("f1")).changes)
    assert (gone.county_forums, gone.county_meetings) == ({}, {})
    with pytest.raises(UserError):
        apply(gone, AddCountyMeeting(NEXT))


def test_the_memo_tells_who_came_who_did_not_what_was_said_and_decided() -> None:
    memo = compose(ForumPaper.MEMO, MATTER, MEETING, TODAY)
    assert headings(memo) == [
        "Emlékeztető – Heves vármegyei fórum",
        "Jelenlévők",
        "Napirend",
        "1. napirendi pont: Lejárt programok",
        "Döntések",
    ]
    present, decided = tables(memo)[1:]
    assert [cells(row) for row in present.body] == [["Kiss Éva", "Eger önkormányzata", "Eger"]]
    assert [cells(row) for row in decided.body] == [
        ["1", "Új HEP előkészítése", "Eger", "Kiss Éva", "2026. 12. 15."],
        ["2", "Közös képzés", "", "a mentor", "tavasszal"],
    ]
    said = [plain(one.runs) for one in memo.blocks if isinstance(one, Paragraph)]
    assert said == ["Igazoltan távol: Abasár önkormányzata", "Távol: Tóth Béla", "Kiss Éva: Kevés a szakember."]
    assert isinstance(memo.blocks[-1], SignatureLines)


def test_the_attendance_sheet_lists_everybody_invited_and_leaves_room() -> None:
    (sheet,) = tables(compose(ForumPaper.ATTENDANCE, MATTER, MEETING, TODAY))[1:]
    assert [cells(row)[0].strip() for row in sheet.body][:3] == ["Kiss Éva", "", "Tóth Béla"]
    assert len(sheet.body) == 13


def test_the_invitation_carries_the_agenda() -> None:
    invitation = compose(ForumPaper.INVITATION, MATTER, MEETING, TODAY)
    assert any(isinstance(one, ListBlock) for one in invitation.blocks)


def test_a_group_reports_its_year_with_members_meetings_and_decisions() -> None:
    matter = ForumMatter(GROUP, ("20491",), {"20491": "Eger"}, "Heves vármegyei fórum")
    paper = report(matter, 2026, (replace(MEETING, forum="g1"),), TODAY)
    assert headings(paper)[1:] == ["Az év munkája", "Tagok", "Az év ülései", "Döntések"]
    told = [plain(one.runs) for one in paper.blocks if isinstance(one, Paragraph)]
    assert told == ["Két település lakásügyét rendezte.", "Megtárgyalva: a fórum őszi ülése"]
    assert cells(tables(paper)[-1].body[0])[-1] == "nyitott"


def headings(paper: Paper) -> list[str]:
    return [one.text for one in paper.blocks if isinstance(one, Heading)]


def tables(paper: Paper) -> list[TableBlock]:
    return [one for one in paper.blocks if isinstance(one, TableBlock)]


def cells(row: Row) -> list[str]:
    return ["".join(plain(part.runs) for part in cell.blocks if isinstance(part, Paragraph)) for cell in row.cells]


@pytest.mark.parametrize(
    ("county", "district", "named"),
    [
        ("Heves", "", "Heves vármegyei esélyegyenlőségi fórum"),
        ("Heves", "Egri", "Egri járási esélyegyenlőségi fórum"),
        ("Budapest", "", "Fővárosi esélyegyenlőségi fórum"),
    ],
)
def test_a_forum_is_called_after_its_area(county: str, district: str, named: str) -> None:
    assert county_forum.name_for(ForumKind.FORUM, county, district) == named
