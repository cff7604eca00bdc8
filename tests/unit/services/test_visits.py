"""A visit's checklist is prepared from the state of the municipality; the log is searched; the year becomes papers."""

from dataclasses import replace
from datetime import date

from hep_desktop.domain.activity import activity
from hep_desktop.domain.desk import Received
from hep_desktop.domain.forum import AgendaItem
from hep_desktop.domain.mentor import (
    Checklist,
    Contact,
    ContactKind,
    CountyForum,
    CountyMeeting,
    Municipality,
    Point,
    When,
)
from hep_desktop.domain.office import Office
from hep_desktop.report.document import TableBlock, plain
from hep_desktop.report.papers import mentor_year
from hep_desktop.services import desk, desk_files, visits
from hep_desktop.services.visits import Asked, Sought
from stores import ids

TODAY = date(2026, 11, 22)
BAJA = Municipality("03522", "Baja", adopted=date(2024, 3, 1), nationalities="német")
EGER = Municipality("20491", "Eger", unadopted=True, seen=date(2026, 10, 1))
CALL = Contact("c1", ContactKind.CALL, date(2026, 11, 3), ("03522",), people="Kiss Éva jegyző", agreed="Jegyzőkönyv")
TRAINING = Contact("c2", ContactKind.TRAINING, date(2025, 5, 4), ("03522", "20491"), headcount=12, subject="Mutatók")
OFFICE = Office(desk={"03522": BAJA, "20491": EGER}, contacts={"c1": CALL, "c2": TRAINING})


def asked(code: str, more: Asked = visits.NOTHING_MORE) -> str:
    return "\n".join(one.words for one in visits.prepared(OFFICE, (code,), TODAY, ids(), more))


def test_a_checklist_asks_what_the_state_calls_for() -> None:
    baja = asked("03522")
    assert "Kétévenkénti felülvizsgálat" in baja
    assert "bekérve, a válasz napja ismert (Ebktv. 31. § (2)) – német" in baja
    assert "elkészült-e – Jegyzőkönyv" in baja
    assert "Nincs elfogadott program" not in baja
    assert "Nincs elfogadott program" in asked("20491")


def test_what_a_package_says_counts_where_nothing_was_typed() -> None:
    unknown = Office(desk={"20491": Municipality("20491", "Eger")})
    got = Asked(received={"20491": Received(date(2020, 3, 1), None, date(2025, 2, 28))})
    prepared = "\n".join(one.words for one in visits.prepared(unknown, ("20491",), TODAY, ids(), got))
    assert "Nincs elfogadott program" not in prepared
    assert "Lejárt a program" in prepared


def test_the_calendar_has_a_day_for_each_village_of_a_step_and_for_meetings_to_come() -> None:
    training = replace(TRAINING, agreed="mutatók", agreed_day=date(2026, 12, 1))
    meeting = CountyMeeting("k", "f", date(2027, 1, 8), agenda=(AgendaItem("a", "lejárt programok"),))
    office = replace(
        OFFICE,
        contacts={"c2": training},
        county_forums={"f": CountyForum("f", name="Hevesi fórum")},
        county_meetings={"k": meeting},
    )
    days = desk_files.ahead(office, desk.rows_of(office, TODAY), TODAY)
    assert len({one.uid for one in days}) == len(days)
    assert {one.title for one in days if one.day == date(2026, 12, 1)} == {"Baja: mutatók", "Eger: mutatók"}
    assert [(one.title, one.words) for one in days if one.day.year == 2027] == [("Hevesi fórum", "lejárt programok")]


def test_open_remarks_and_missing_parts_are_named() -> None:
    told = asked("03522", Asked({"03522": "3 nyitott"}, {"03522": "3.2, 4.1"}))
    assert "átbeszélve – 3 nyitott" in told
    assert "A vázlat hiányzó részei átbeszélve – 3.2, 4.1" in told
    assert "hiányzó részei" not in asked("03522")


def test_the_mentor_s_own_points_take_the_place_of_the_starter_ones() -> None:
    own = Office(
        desk=OFFICE.desk, checklists={"visit": Checklist((Point("p", "Kulcs?"), Point("q", "X", When.EXPIRED)))}
    )
    assert [one.words for one in visits.prepared(own, ("03522",), TODAY, ids())] == ["Kulcs?"]


def test_the_log_is_found_by_words_kind_year_and_municipality() -> None:
    assert [one.id for one in visits.found(OFFICE, Sought(), TODAY)] == ["c1", "c2"]
    assert [one.id for one in visits.found(OFFICE, Sought("kiss eva"), TODAY)] == ["c1"]
    assert [one.id for one in visits.found(OFFICE, Sought(year=2025, code="20491"), TODAY)] == ["c2"]
    assert visits.found(OFFICE, Sought(kind="visit"), TODAY) == ()


def test_the_yearly_paper_names_who_was_reached_and_who_was_not() -> None:
    year = activity(2026, OFFICE.contacts.values(), OFFICE.desk.values(), TODAY, {})
    paper = mentor_year.compose(year, {"03522": "Baja"}, "Minta Mária", TODAY)
    tables = [block for block in paper.blocks if isinstance(block, TableBlock)]
    assert [table.id for table in tables] == ["year.months", "year.reached", "year.log"]
    cells = [one for row in tables[2].body for cell in row.cells for one in cell.blocks]
    assert "Kiss Éva jegyző" in " ".join(plain(getattr(one, "runs", ())) for one in cells)
    assert year.unreached == ("Eger",)
