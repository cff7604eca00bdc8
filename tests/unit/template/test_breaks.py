"""Which breaks of series a table shows, and where."""

from datetime import date

from hep_desktop.template.breaks import breaks_among, broken_at, stars
from hep_desktop.template.model import Break, Certainty, Indicator, IndicatorKind

FIRST = Break(date(2023, 1, 1), "új határ", "1997. évi XXXI. tv.", Certainty.VERIFIED)
OTHER = Break(date(2025, 9, 1), "más kör", "KSH", Certainty.VERIFIED)
EARLY = Break(date(2013, 9, 1), "régen", "KSH", Certainty.VERIFIED)
YEARS = ("2022", "2023", "2024", "2025", "2026")


def indicator(code: str, *breaks: Break) -> Indicator:
    """One with breaks."""
    return Indicator(code, code, "fő", IndicatorKind.COUNT, breaks=breaks)


def test_only_breaks_among_the_periods_count_each_once() -> None:
    some = (indicator("a", EARLY, FIRST), indicator("b", FIRST, OTHER))
    assert breaks_among(some, YEARS) == (FIRST, OTHER)
    assert breaks_among(some, ("2001", "2011")) == ()
    assert breaks_among(some, ()) == ()
    assert breaks_among(some, ("2012/2013", "2013/2014")) == (EARLY,)


def test_a_break_stands_before_the_first_period_after_it() -> None:
    assert broken_at(FIRST, YEARS) == 1
    assert broken_at(OTHER, YEARS) == 3
    assert broken_at(EARLY, YEARS) == 0


def test_stars_tell_which_note_is_meant() -> None:
    among = (FIRST, OTHER)
    assert stars(indicator("a", EARLY, FIRST), among) == "*"
    assert stars(indicator("b", FIRST, OTHER), among) == "***"
    assert stars(indicator("c"), among) == ""
