"""Each kind of chart says with its lengths and places what its figures say."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from chart_checks import areas, dots, drawn, outside, overlapping, plot, series, texts
from hep_desktop.charts.axis import around, from_zero
from hep_desktop.charts.plot import Plot, SeriesBreak
from hep_desktop.charts.shapes import Area, Fill, Stroke
from hep_desktop.template.chart import ChartKind
from hep_desktop.template.model import Break, Certainty

YEAR = ("2022", "2023")


def near(one: float, other: float) -> bool:
    """Whether two lengths are the same to the eye."""
    return abs(one - other) < 0.01


def strokes(of: Plot, which: int) -> list[Stroke]:
    """The lines of a series."""
    return [shape for shape in drawn(of).shapes if isinstance(shape, Stroke) and shape.of == which]


def broken_at(of: Plot, *places: int) -> Plot:
    """The chart with breaks of its series."""
    told = Break(date(2024, 1, 1), "más", "KSH", Certainty.VERIFIED)
    return Plot(
        of.kind, of.table, of.title, of.unit, of.decimals, of.categories, of.series, of.period,
        tuple(SeriesBreak(at, told) for at in places),
    )  # fmt: skip


def test_columns_are_as_high_as_their_figures_and_stand_on_zero() -> None:
    drawing = drawn(plot(ChartKind.COLUMNS, series("nők", 10, 20), series("férfiak", 5, None), categories=YEAR))
    columns = areas(drawing)
    assert set(columns) == {(0, 0), (0, 1), (1, 0)}
    assert near(columns[0, 1].box.height, 2 * columns[0, 0].box.height)
    assert near(columns[0, 0].box.height, 2 * columns[1, 0].box.height)
    assert len({round(column.box.bottom, 2) for column in columns.values()}) == 1
    assert {columns[0, 0].fill, columns[1, 0].fill} == {Fill.DARK, Fill.HATCHED}
    assert {"10", "20", "5", "nők", "férfiak"} <= set(texts(drawing))
    assert ".." in texts(drawing) or columns[0, 1].box.right < drawing.width  # a sign where there is room


def test_a_single_series_has_no_name_and_one_even_gray() -> None:
    drawing = drawn(plot(ChartKind.COLUMNS, series("összesen", 3, 4), categories=YEAR))
    assert {area.fill for area in areas(drawing).values()} == {Fill.MIDDLE}
    assert "összesen" not in texts(drawing)


def test_columns_below_zero_hang_from_it() -> None:
    columns = areas(drawn(plot(ChartKind.COLUMNS, series("egyenleg", 10, -10), categories=YEAR)))
    assert near(columns[0, 0].box.bottom, columns[0, 1].box.top)


def test_all_ticks_are_written_however_exactly_they_fit() -> None:
    drawing = drawn(plot(ChartKind.COLUMNS, series("fő", 17, 11), categories=YEAR))
    assert {"0", "5", "10", "15", "20"} <= set(texts(drawing))


def test_a_line_is_broken_where_nothing_is_known_and_where_the_series_breaks() -> None:
    of = plot(ChartKind.LINE, series("fő", 10, 12, None, 14, 13))
    lines = strokes(of, 0)
    assert [len(line.points) for line in lines] == [2, 2]
    assert set(dots(drawn(of))) == {(0, 0), (0, 1), (0, 3), (0, 4)}
    cut = broken_at(plot(ChartKind.LINE, series("fő", 10, 12, 13, 14, 13)), 2)
    assert [len(line.points) for line in strokes(cut, 0)] == [2, 3]
    assert "*" in texts(drawn(cut))


def test_points_of_a_line_stand_as_high_as_their_figures() -> None:
    points = dots(drawn(plot(ChartKind.LINE, series("fő", 0, 5, 10), categories=("2022", "2023", "2024"))))
    heights = [points[0, at].at[1] for at in range(3)]
    assert near(heights[0] - heights[1], heights[1] - heights[2])
    assert heights[2] < heights[0]


def test_parts_stand_on_each_other_and_a_period_with_an_unknown_part_is_left_out() -> None:
    drawing = drawn(plot(ChartKind.STACKED, series("óvoda", 6, 5), series("iskola", 12, None), categories=YEAR))
    parts = areas(drawing)
    assert set(parts) == {(0, 0), (1, 0)}
    assert near(parts[0, 0].box.top, parts[1, 0].box.bottom)
    assert near(parts[1, 0].box.height, 2 * parts[0, 0].box.height)
    assert "18" in texts(drawing)
    assert ".." in texts(drawing)


def test_shares_fill_the_same_height_whatever_the_wholes() -> None:
    drawing = drawn(plot(ChartKind.SHARES, series("a", 1, 30), series("b", 3, 10), categories=YEAR))
    parts = areas(drawing)
    wholes = [parts[0, at].box.height + parts[1, at].box.height for at in range(2)]
    assert near(*wholes)
    assert near(3 * parts[0, 0].box.height, parts[1, 0].box.height)
    assert "25" in texts(drawing)


def test_what_comes_rises_what_goes_hangs_and_the_rest_is_told_in_numbers() -> None:
    parts = series("be", 20, 17), series("el", 21, 19), series("egyenleg", -1, -2)
    drawing = drawn(plot(ChartKind.BALANCE, *parts, categories=YEAR))
    columns = areas(drawing)
    assert near(columns[0, 0].box.bottom, columns[1, 0].box.top)
    assert columns[1, 0].box.height > columns[0, 0].box.height
    assert {"\N{MINUS SIGN}1", "\N{MINUS SIGN}2"} <= set(texts(drawing))


def test_a_pyramid_stands_back_to_back_with_the_youngest_at_the_foot() -> None:
    ages = ("0–14 éves", "15–64 éves", "65 év felett")
    drawing = drawn(
        plot(ChartKind.PYRAMID, series("férfiak", 50, 200, 74), series("nők", 54, 190, 121), categories=ages)
    )
    bars = areas(drawing)
    assert all(bars[0, at].box.right <= bars[1, at].box.left for at in range(3))
    assert bars[0, 0].box.top > bars[0, 1].box.top > bars[0, 2].box.top
    assert near(bars[0, 0].box.width * 4, bars[0, 1].box.width)


def test_bars_are_named_before_them_in_their_order() -> None:
    names = ("legközelebbi centrum", "járási székhely", "megyeszékhely")
    drawing = drawn(plot(ChartKind.BARS, series("", 10, 20, 40), categories=names))
    bars = areas(drawing)
    assert [bars[0, at].box.top for at in range(3)] == sorted(bars[0, at].box.top for at in range(3))
    assert near(bars[0, 2].box.width, 4 * bars[0, 0].box.width)
    assert any("járási" in one for one in texts(drawing))


@pytest.mark.parametrize("kind", ChartKind)
def test_whatever_the_width_asked_for_nothing_is_cut_or_covered(kind: ChartKind) -> None:
    parts = [series(name, 20, 17, None, 0, 31) for name in ("odavándorlás", "elvándorlás", "egyenleg")]
    of = plot(kind, *parts[: {ChartKind.PYRAMID: 2, ChartKind.BARS: 1}.get(kind, 3)])
    for width in (60, 240, 450, 1200):
        drawing = drawn(of, width)
        assert drawing.width >= width
        assert outside(drawing) == []
        assert overlapping(drawing) == []


def test_areas_are_compared_from_zero_and_lines_may_begin_above_it() -> None:
    values = [Decimal(838), Decimal(820)]
    assert from_zero(values, whole=True).begins_at_zero
    assert not around(values, whole=True).begins_at_zero
    assert around([Decimal(10), Decimal(838)], whole=True).begins_at_zero


@pytest.mark.parametrize("kind", [ChartKind.COLUMNS, ChartKind.STACKED, ChartKind.SHARES])
def test_series_are_told_apart_without_colour(kind: ChartKind) -> None:
    drawing = drawn(plot(kind, *(series(name, 5, 6) for name in "abcd"), categories=YEAR))
    fills = {of[0]: area.fill for of, area in areas(drawing).items()}
    assert len(set(fills.values())) == len(fills) == 4


def test_what_comes_later_in_a_column_never_covers_its_foot() -> None:
    drawing = drawn(plot(ChartKind.STACKED, series("a", 5, 6), series("b", 5, 6), series("c", 5, 6), categories=YEAR))
    columns = [shape.box for shape in drawing.shapes if isinstance(shape, Area)][:3]
    assert all(upper.bottom <= lower.top + 0.01 for lower, upper in pairwise(columns))
