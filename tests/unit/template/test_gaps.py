"""What a programme lacks, told together: by table, reason and period."""

from collections.abc import Mapping

import pytest

from builders import hep_2021, programme
from hep_desktop.domain.values import NoData, NoDataReason
from hep_desktop.template.gaps import gaps, spans
from hep_desktop.template.model import Edition

ASKED = NoData(NoDataReason.NOT_RECEIVED, "járási hivatal, 2026. 10. 1.")
LATER = NoData(NoDataReason.NOT_YET_PUBLISHED)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return hep_2021()


def told(edition: Edition, facts: Mapping[tuple[str, str], NoData | int]) -> list[tuple[str, str, str, NoDataReason]]:
    """Table, what, periods, reason."""
    found = gaps(edition, programme(dict(facts)))
    return [(gap.table.number, gap.what, gap.periods, gap.reason.reason) for gap in found]


def test_what_is_missing_alike_is_told_once(edition: Edition) -> None:
    facts = {(code, str(year)): ASKED for code in ("births", "deaths") for year in (2022, 2023, 2024)}
    assert told(edition, facts) == [("5", "a táblázat minden adata", "2022–2024", NoDataReason.NOT_RECEIVED)]


def test_reasons_and_periods_are_told_apart_in_the_order_of_the_document(edition: Edition) -> None:
    facts = {("births", "2022"): ASKED, ("births", "2026"): LATER, ("pop_res", "2026"): LATER, ("births", "2023"): 6}
    assert told(edition, facts) == [
        ("1", edition.indicators["pop_res"].label, "2026", NoDataReason.NOT_YET_PUBLISHED),
        ("5", edition.indicators["births"].label, "2022", NoDataReason.NOT_RECEIVED),
        ("5", edition.indicators["births"].label, "2026", NoDataReason.NOT_YET_PUBLISHED),
    ]


def test_what_a_village_does_not_have_is_no_lack_of_data(edition: Edition) -> None:
    assert told(edition, {("births", "2022"): NoData(NoDataReason.NOT_HERE)}) == []
    assert told(edition, {}) == []


@pytest.mark.parametrize(
    ("periods", "short"),
    [
        (("2022",), "2022"),
        (("2022", "2023"), "2022, 2023"),
        (("2022", "2023", "2024", "2026"), "2022–2024, 2026"),
        (("2022/2023", "2023/2024", "2024/2025"), "2022/2023–2024/2025"),
        (("óvoda", "konyha"), "óvoda, konyha"),
        ((), ""),
    ],
)
def test_years_that_follow_each_other_are_told_in_short(periods: tuple[str, ...], short: str) -> None:
    assert spans(periods) == short
