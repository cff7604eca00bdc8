"""Lays a statistical table out for paper: which way round, under which heads."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from hep_desktop.report.document import Align, Cell, Paragraph, Row, Run, Runs, TableBlock
from hep_desktop.report.papers.prose import words
from hep_desktop.report.papers.statistics import Statistics
from hep_desktop.template.model import Indicator, IndicatorKind
from hep_desktop.template.rows import Row as Line
from hep_desktop.words import text

_A_FIGURE = 22  # per cent of the page: wider columns of figures are hard to read across
_A_YEAR = 5  # letters, with the mark of a note
_NO_GROUP = ""


def statistical_table(statistics: Statistics) -> TableBlock:
    """The table as a block."""
    head, body, widths = _layout(statistics)
    return TableBlock(
        id=f"table.{statistics.table.id}",
        widths=widths,
        body=body,
        head=head,
        caption=statistics.caption,
        continued=text(
            "papers.table.continued",
            caption=text("papers.table.number", number=statistics.table.number),
        ),
        notes=tuple(statistics.notes()),
        share=100
        if statistics.turned or statistics.listed
        else min(100, _A_FIGURE * (len(widths) - 1) + _A_FIGURE * widths[0] // widths[-1]),
    )


_Layout = tuple[tuple[Row, ...], tuple[Row, ...], tuple[int, ...]]


def _grouped(statistics: Statistics) -> Iterator[tuple[str, tuple[Indicator, ...]]]:
    """The indicators under the titles of their groups; those in none stand under no title."""
    titles = {code: group.title for group in statistics.table.groups for code in group.columns}
    for title, group in groupby(statistics.indicators, key=lambda indicator: titles.get(indicator.code, _NO_GROUP)):
        yield title, tuple(group)


def _layout(statistics: Statistics) -> _Layout:
    if statistics.as_sheets:
        return _sheets(statistics)
    return _turned(statistics) if statistics.turned else _upright(statistics)


def _upright(statistics: Statistics) -> _Layout:
    """Periods or members as rows, indicators as columns; entries of a list name themselves in their first column."""
    named = () if statistics.listed else (_name,)
    body = tuple(
        Row((*(name(line) for name in named), *(statistics.value(line, one) for one in statistics.indicators)))
        for line in statistics.rows
    )
    if statistics.listed:
        return _upright_head(statistics), body, tuple(5 if _wide(one) else 3 for one in statistics.indicators)
    first = max((_first(line.period) for line in statistics.rows), default=2)
    return _upright_head(statistics), body, (first, *(4 for _ in statistics.indicators))


def _first(period: str) -> int:
    """How wide a column is that begins with this: a year, a school year, which must not break, or a name."""
    if not period:
        return 5
    return 2 if len(period) <= _A_YEAR else 3


def _upright_head(statistics: Statistics) -> tuple[Row, ...]:
    if statistics.listed:
        return (Row(tuple(_list_head(statistics, one) for one in statistics.indicators)),)
    corner = words(statistics.row_label())
    if not statistics.table.groups:
        labels = (statistics.label(indicator, short=False, unit=True) for indicator in statistics.indicators)
        return (Row((Cell(corner), *(_head(label) for label in labels))),)
    above: list[Cell] = [Cell(corner, rows=2)]
    below: list[Cell] = []
    for title, group in _grouped(statistics):
        if title == _NO_GROUP:
            above += (_head(statistics.label(one, short=False, unit=True), rows=2) for one in group)
        else:
            above.append(Cell(words(title), Align.CENTRE, columns=len(group)))
            below += (_head(statistics.label(one, short=True, unit=True)) for one in group)
    return Row(tuple(above)), Row(tuple(below))


def _turned(statistics: Statistics) -> _Layout:
    """Indicators as rows under bands, periods as columns."""
    head = Row(
        (
            Cell(words(text("papers.table.label"))),
            *(Cell(words(line.period), Align.END) for line in statistics.rows),
        )
    )
    body: list[Row] = []
    wide = len(statistics.rows) + 1
    for title, group in _grouped(statistics):
        units = {indicator.unit for indicator in group}
        shared = title != _NO_GROUP and len(units) == 1
        if title != _NO_GROUP:
            unit = units.pop() if shared else ""
            named = text("papers.table.with_unit", label=title, unit=unit) if unit else title
            body.append(Row((Cell(words(named), columns=wide),), band=True))
        body += (_indicator_row(statistics, one, grouped=title != _NO_GROUP, unit=not shared) for one in group)
    first = 5 if statistics.table.groups else 9  # a label under a band is short
    return (head,), tuple(body), (first, *(2 for _ in statistics.rows))


def _indicator_row(statistics: Statistics, indicator: Indicator, *, grouped: bool, unit: bool) -> Row:
    label = statistics.label(indicator, short=grouped, unit=unit)
    return Row((Cell((Paragraph(label),)), *(statistics.value(line, indicator) for line in statistics.rows)))


def _sheets(statistics: Statistics) -> _Layout:
    """Entries one below the other, each under a band with its name: what is asked beside what was found."""
    naming, *others = statistics.indicators
    body: list[Row] = []
    for line in statistics.rows:
        body.append(Row((replace(statistics.value(line, naming), columns=2),), band=True))
        for one in others:
            asked = Cell((Paragraph(statistics.label(one, short=False, unit=True)),))
            body.append(Row((asked, replace(statistics.value(line, one), align=Align.START))))
    head = Row((_list_head(statistics, naming), Cell(words(text("papers.table.found")))))
    return (head,), tuple(body), (3, 2)


def _name(line: Line) -> Cell:
    return Cell((Paragraph((Run(line.member or line.period),)),))


def _list_head(statistics: Statistics, indicator: Indicator) -> Cell:
    label = statistics.label(indicator, short=False, unit=True)
    return Cell((Paragraph(label),)) if _wide(indicator) else _head(label)


def _wide(indicator: Indicator) -> bool:
    """Whether a column of a list holds words, so that it needs room."""
    return indicator.kind is IndicatorKind.WORDS


def _head(label: Runs, *, rows: int = 1) -> Cell:
    return Cell((Paragraph(label),), Align.END, rows=rows)
