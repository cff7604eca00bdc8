"""What stands in a cell, and what may be typed into it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep_desktop.domain.values import EMPTY, NoData, NoDataReason, Number, Words
from hep_desktop.template.cell_text import UnreadableError, brief, editable, read, shown
from hep_desktop.template.model import Indicator, IndicatorKind

COUNT = Indicator("x", "Lakos", "fő", IndicatorKind.COUNT)
SHARE = Indicator("y", "Arány", "%", IndicatorKind.PERCENT, decimals=1)
NOTE = Indicator("z", "Megjegyzés", "", IndicatorKind.WORDS)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("812", Number(Decimal(812))),
        ("1 234", Number(Decimal(1234))),
        ("12\u202f345", Number(Decimal(12345))),
        ("0", Number(Decimal(0))),
        ("", EMPTY),
        ("   ", EMPTY),
    ],
)
def test_counts_are_read(typed: str, value: object) -> None:
    assert read(typed, COUNT) == value


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        *(("kb. 800", "not_a_number"), ("12,5", "not_whole"), ("-3", "negative"), ("1.234", "not_a_number")),
        ("9" * 30, "too_long"),
    ],
)
def test_what_is_no_count_is_refused_with_its_reason(typed: str, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(typed, COUNT)
    assert caught.value.reason == reason


def test_a_long_paste_is_named_by_its_beginning() -> None:
    assert brief("kb. 800") == "kb. 800"
    assert brief("szó \n" * 400_000) == ("szó " * 10)[:39] + "…"


def test_a_per_cent_sign_is_no_mistake_where_per_cent_is_meant() -> None:
    assert read("12,5 %", SHARE) == read("12,5", SHARE) == Number(Decimal("12.5"))
    with pytest.raises(UnreadableError):
        read("12 %", COUNT)


def test_values_are_shown_as_they_print() -> None:
    assert shown(Number(Decimal("1234.56")), SHARE) == "1\u202f234,6"
    assert shown(NoData(NoDataReason.NOT_HERE), COUNT) == "–"
    assert shown(NoData(NoDataReason.WITHHELD), COUNT) == "…"
    assert shown(EMPTY, COUNT) == ""
    assert shown(Words("van"), NOTE) == "van"
    assert read("van", NOTE) == Words("van")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_what_can_be_edited_reads_back_as_it_was(amount: Decimal) -> None:
    assert read(editable(Number(amount)), SHARE) == Number(amount)
