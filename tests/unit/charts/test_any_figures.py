"""Whatever the figures, names and room are: a chart is drawn, stays on its canvas, and no words cover others."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chart_checks import drawn, outside, overlapping
from hep_desktop.charts.plot import Plot, Series, SeriesBreak, power_of
from hep_desktop.charts.telling import alternative, caption, notes
from hep_desktop.template.chart import ChartKind
from hep_desktop.template.model import Break, Certainty

_SERIES = {ChartKind.BALANCE: (3, 3), ChartKind.PYRAMID: (2, 2), ChartKind.BARS: (1, 1), ChartKind.SHARES: (2, 4)}
_LETTERS = st.characters(categories=["L", "Nd", "Zs", "Pd", "Po"])
_figures = st.one_of(
    st.none(),
    st.integers(0, 40).map(Decimal),
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-1000, max_value=10**7),
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30),
)


@st.composite
def plots(draw: st.DrawFn, kind: ChartKind) -> Plot:
    """Any chart of a kind with two figures at the least."""
    fewest, most = _SERIES.get(kind, (1, 4))
    count = draw(st.integers(1, 9))
    names = st.text(_LETTERS, min_size=1, max_size=50)
    years = [f"{2018 + year}/{2019 + year}" for year in range(count)]
    categories = tuple(draw(st.lists(names, min_size=count, max_size=count))) if draw(st.booleans()) else tuple(years)
    parts = tuple(
        Series(
            draw(names),
            tuple(draw(st.lists(_figures, min_size=count, max_size=count))),
            tuple(draw(st.lists(st.sampled_from(("", "..", "–")), min_size=count, max_size=count))),
        )
        for _ in range(draw(st.integers(fewest, most)))
    )
    told = Break(date(2021, 1, 1), "más", "KSH", Certainty.VERIFIED)
    breaks = tuple(SeriesBreak(at, told) for at in draw(st.lists(st.integers(1, 8), max_size=2)) if at < count)
    unit, decimals = draw(st.sampled_from(("fő", "%", ""))), draw(st.integers(0, 2))
    power = power_of(value for one in parts for value in one.known)
    return Plot(kind, "5.1.1", "Cím", unit, decimals, categories, parts, "2025", breaks, "", power)


@pytest.mark.parametrize("kind", ChartKind)
def test_everything_is_drawn_within_the_canvas_and_nothing_on_other_words(kind: ChartKind) -> None:
    @given(plots(kind), st.floats(50, 900), st.floats(0, 500))
    def holds(plot: Plot, width: float, height: float) -> None:
        if len(plot.known) < 2:
            return
        drawing = drawn(plot, width, height)
        assert outside(drawing) == []
        assert overlapping(drawing) == []
        assert caption(plot)
        assert alternative(plot)
        assert notes(plot)

    holds()
