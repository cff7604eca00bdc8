"""Rows of a table: default periods, later ones that hold facts, members of lists."""

from datetime import date

from hep_desktop.domain.programme import Programme, ProgrammeDetails
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.template.model import Certainty, RowKind, Rows, Table
from hep_desktop.template.rows import Row, rows_of


def _programme(*keys: FactKey) -> Programme:
    details = ProgrammeDetails("p", "s", "hep-2021", 1, date(2027, 3, 31), date(2026, 11, 1))
    return Programme(details, {key: Fact() for key in keys})


def _table(kind: RowKind, *periods: str) -> Table:
    return Table("t", "1", "Próba", "3", Rows(kind, periods), ("a", "b"), Certainty.PROPOSED)


def test_years_are_the_five_before_adoption_and_later_ones_that_hold_facts() -> None:
    programme = _programme(FactKey("a", "2028"), FactKey("a", "2019"), FactKey("other", "2029"), FactKey("b", "2028"))
    periods = [row.period for row in rows_of(_table(RowKind.YEARS), programme)]
    assert periods == ["2022", "2023", "2024", "2025", "2026", "2028"]


def test_school_years() -> None:
    rows = rows_of(_table(RowKind.SCHOOL_YEARS), _programme(FactKey("a", "2027/2028"), FactKey("a", "2030")))
    assert [row.period for row in rows] == [
        "2022/2023", "2023/2024", "2024/2025", "2025/2026", "2026/2027", "2027/2028",
    ]  # fmt: skip


def test_fixed_periods_are_the_edition_s() -> None:
    assert rows_of(_table(RowKind.FIXED, "2011", "2022"), _programme(FactKey("a", "2023"))) == (
        Row("2011"),
        Row("2022"),
    )


def test_a_list_shows_the_members_it_holds() -> None:
    programme = _programme(
        FactKey("a", "2023", "óvoda"), FactKey("b", "2023", "óvoda"), FactKey("a", "2023", "bölcsőde")
    )
    rows = rows_of(_table(RowKind.LIST), programme)
    assert rows == (Row("2023", "bölcsőde"), Row("2023", "óvoda"))
    assert rows[0].key("a") == FactKey("a", "2023", "bölcsőde")
