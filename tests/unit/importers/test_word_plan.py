"""Action plans of old programmes: conclusions, the summary table in its shapes, measure sheets."""

from pathlib import Path

import word_files as made
from hep_desktop.importers.word.parts import Aim, FoundMeasure, Part, Why
from hep_desktop.importers.word.plan import merged
from word_files import Piece, Sheet, Title, Words
from word_sample import assert_complete, read

IT = made.PARTS[2]


def parts(tmp_path: Path, *pieces: Piece, aim: Aim = Aim.MEASURES) -> list[Part]:
    word = read([IT, *pieces], tmp_path)
    assert_complete(word)
    return [part for part in word.parts if part.aim is aim]


def measures(tmp_path: Path, *pieces: Piece) -> list[FoundMeasure]:
    return [one for part in parts(tmp_path, *pieces) for one in part.measures]


def test_heads_without_letters_and_in_other_words(tmp_path: Path) -> None:
    heads = ("Ssz.", "Intézkedés címe", "Feltárt probléma", "Cél", "Az intézkedés tartalma", "Felelős", "Határidő")
    more = ("Eredményességi indikátorok", "Erőforrások", "Fenntarthatóság")
    row = ("1.", "Tanoda", "Nincs hol tanulni", "Legyen hol", "Terem, tanár", "polgármester", "2025-06-30")
    table = Sheet("", ((*heads, *more), (*row, "hány gyermek jár", "pályázat", "évente")))
    (one,) = measures(tmp_path, Title(2, "2", "Összegző táblázat"), Words("A gyermekek esélyegyenlősége"), table)
    assert (one.measure.title, one.problems, one.measure.responsible) == (
        "Tanoda",
        ("Nincs hol tanulni",),
        "polgármester",
    )
    assert (one.measure.deadline, str(one.measure.due)) == ("2025-06-30", "2025-06-30")
    assert (one.measure.sustainability, one.measure.resources) == ("évente", "pályázat")
    assert one.measure.goal == "Legyen hol"


def test_a_summary_table_that_goes_on_in_tables_for_each_group(tmp_path: Path) -> None:
    first = Sheet("", (*made.SUMMARY.rows[:2], made.measure("1", "Munkahelyek", "Kevés a munka")))
    second = Sheet("", (made.measure("1", "Mini bölcsőde", "Nincs bölcsőde"),))
    found = measures(
        tmp_path,
        Title(2, "2", "Összegző táblázat – A Helyi Esélyegyenlőségi Program Intézkedési Terve (HEP IT)"),
        Title(3, "I.", "A mélyszegénységben élők és a romák esélyegyenlősége"),
        first,
        Title(3, "III.", "A nők esélyegyenlősége"),
        second,
    )
    assert [(one.measure.group, one.measure.title) for one in found] == [("MR", "Munkahelyek"), ("WO", "Mini bölcsőde")]


def test_an_unknown_column_and_an_unknown_group_are_told(tmp_path: Path) -> None:
    rows = ((*made.SUMMARY.rows[1], "Költség"), (*made.measure("1", "Munkahelyek", "Kevés a munka"), "2 millió"))
    (part,) = parts(tmp_path, Title(2, "2", "Összegző táblázat"), Sheet("", rows))
    assert [one.why for one in part.remarks] == [Why.UNKNOWN_FIELD, Why.PROBLEM_GROUP]


SHEET = Sheet(
    "",
    (
        ("Intézkedés címe:", "Munkahelyek"),
        ("Feltárt probléma (kiinduló ok, indokoltság)", "Kevés a helyi munkahely"),
        ("Célok - általános megfogalmazás és rövid-, közép- és hosszú távú időegységekre bontás", "x"),
        ("Tevékenységek (a beavatkozás tartalma) pontokba szedve", "1. egyeztetés"),
        ("Résztvevők és felelős", "polgármester"),
        ("Partnerek", "járási hivatal"),
        ("Határidő(k) pontokba szedve", "évente"),
        ("Eredményességi mutatók és annak dokumentáltsága, forrása", "munkahelyek száma"),
        ("Kockázatok és csökkentésük eszközei", "nincs pénz"),
        ("Szükséges erőforrások", "külön forrást nem igényel"),
    ),
)


def test_measure_sheets(tmp_path: Path) -> None:
    goals = "Több munka.\nRövid távú: egyeztetés\nKözéptávú: pályázat\nHosszú távú: munkahelyek"
    rows = tuple((label, goals if value == "x" else value) for label, value in SHEET.rows)
    head = Title(3, "", "Az intézkedési területek részletes kifejtése")
    found = measures(tmp_path, head, Title(4, "II.", "A gyermekek esélyegyenlősége"), Sheet("", rows))
    measure = found[0].measure
    assert (measure.group, measure.title, found[0].problems) == ("CH", "Munkahelyek", ("Kevés a helyi munkahely",))
    assert (measure.goal, measure.goal_short) == ("Több munka.", "egyeztetés")
    assert (measure.goal_medium, measure.goal_long) == ("pályázat", "munkahelyek")
    assert (measure.content, measure.responsible, measure.partners) == (
        "1. egyeztetés",
        "polgármester",
        "járási hivatal",
    )
    assert (measure.deadline, measure.risks, measure.resources) == ("évente", "nincs pénz", "külön forrást nem igényel")
    assert [one.name for one in measure.indicators] == ["munkahelyek száma"]


def test_a_sheet_fills_what_the_summary_table_leaves_out(tmp_path: Path) -> None:
    head = Title(3, "", "Az intézkedési területek részletes kifejtése")
    group = Words("I. A mélyszegénységben élők és a romák esélyegyenlősége")
    found = measures(tmp_path, head, group, SHEET, Title(2, "2", "Összegző táblázat"), made.SUMMARY)
    both = merged(found)
    assert [one.measure.title for one in both] == ["Munkahelyek", "Lakások", "Tanoda"]
    assert (both[0].measure.partners, both[0].measure.strategy) == ("járási hivatal", "Gazdasági program")


def test_the_summary_of_findings_names_the_groups_in_its_rows(tmp_path: Path) -> None:
    rows = (
        ("Célcsoport", "Következtetésekben feltárt problémák", "Fejlesztési lehetőségek meghatározása"),
        ("Gyermekek", "Nincs délutáni foglalkozás", "Tanoda"),
        ("^", "Kevés a játszótér", "Játszótér"),
        ("Idősek", "Egyedül élnek", "Látogatók"),
    )
    (part,) = parts(
        tmp_path, Title(3, "", "A helyzetelemzés megállapításainak összegzése"), Sheet("", rows), aim=Aim.PROBLEMS
    )
    assert [(one.node, one.title, one.opportunity) for one in part.problems] == [
        ("he.4.5", "Nincs délutáni foglalkozás", "Tanoda"),
        ("he.4.5", "Kevés a játszótér", "Játszótér"),
        ("he.6.5", "Egyedül élnek", "Látogatók"),
    ]


def test_other_tables_of_the_plan_are_listed_with_their_reason(tmp_path: Path) -> None:
    rows = (("célcsoport", "intézkedés", "bevont aktorok"), ("nők", "Mini bölcsőde", "társulás"))
    found = parts(tmp_path, Title(3, "", "A beavatkozások megvalósítói"), Sheet("", rows), aim=Aim.NOWHERE)
    assert [one.why for one in found[-1].remarks] == [Why.COMPOSED]
    assert found[-1].blocks, "it can be put somewhere by hand"


def test_the_name_of_a_measure_does_not_move_it_into_the_group_it_speaks_of(tmp_path: Path) -> None:
    rows = tuple((label, "Vissza a munkába" if at else "") for at, (label, _) in enumerate(SHEET.rows))
    found = measures(
        tmp_path,
        Title(3, "", "Az intézkedési területek részletes kifejtése"),
        Title(4, "III.", "A nők esélyegyenlősége"),
        Title(5, "", "III/3. Képzés gyermekfelügyelettel"),
        Sheet("", rows),
        Title(5, "", "III/4. Csendes segítség"),
        Sheet("", rows),
    )
    assert [(one.measure.group, one.measure.title) for one in found] == [
        ("WO", "Képzés gyermekfelügyelettel"),
        ("WO", "Csendes segítség"),
    ]
