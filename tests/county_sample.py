"""A county forum that met once, and its working group."""

from datetime import date

from hep_desktop.domain.forum import AgendaItem, Contribution
from hep_desktop.domain.mentor import (
    CountyForum,
    CountyMeeting,
    ForumKind,
    GroupMember,
    Participant,
    Resolution,
    Turnout,
    YearReport,
)
from hep_desktop.report.papers.county_forum import ForumMatter

HEVES = CountyForum("f1", name="Heves vármegyei fórum", county="Heves")
GROUP = CountyForum(
    "g1",
    ForumKind.WORKING_GROUP,
    "Lakhatás munkacsoport",
    "f1",
    members=(GroupMember("m1", "Kovács Ida", "Egri Szociális Központ", "20491", "vezeti"),),
    reports=(YearReport("y1", 2026, "Két település lakásügyét rendezte.", "a fórum őszi ülése"),),
)
MEETING = CountyMeeting(
    "k1",
    "f1",
    date(2026, 11, 20),
    chair="Nagy Pál",
    participants=(
        Participant("p1", "Kiss Éva", "Eger önkormányzata", "20491", Turnout.PRESENT),
        Participant("p2", "", "Abasár önkormányzata", "24554", Turnout.EXCUSED),
        Participant("p3", "Tóth Béla", "megyei kirendeltség"),
    ),
    agenda=(AgendaItem("a1", "Lejárt programok"),),
    contributions=(Contribution("c1", "Kiss Éva", "Kevés a szakember.", "a1"),),
    decisions=(
        Resolution("d1", "Új HEP előkészítése", municipality="20491", responsible="Kiss Éva", deadline="2026. 12. 15."),
        Resolution("d2", "Közös képzés", responsible="a mentor", deadline="tavasszal"),
    ),
)
MATTER = ForumMatter(HEVES, ("24554", "20491"), {"20491": "Eger", "24554": "Abasár"})
