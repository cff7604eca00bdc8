"""Reads indicators and statistical tables, and leaves out columns whose series ended before the edition's time."""

from collections.abc import Iterator, Mapping
from datetime import date

from hep_desktop.domain.findings import Severity
from hep_desktop.domain.programme import YEARS_SHOWN
from hep_desktop.template.breaks import has_ended, without
from hep_desktop.template.chart import read_chart
from hep_desktop.template.formula import Formula, FormulaError
from hep_desktop.template.model import (
    Break,
    Certainty,
    Check,
    Group,
    Indicator,
    IndicatorKind,
    RowKind,
    Rows,
    Table,
)
from hep_desktop.template.section import Section
from hep_desktop.words import text as words

ONE_DECIMAL = frozenset({IndicatorKind.PERCENT, IndicatorKind.RATIO})


def read_indicators(section: Section) -> Iterator[tuple[str, Indicator]]:
    """The indicators of one file, by code."""
    for code, one in section.members():
        with one:
            kind = one.choice("kind", IndicatorKind)
            yield (
                code,
                Indicator(
                    code=code,
                    label=one.text("label"),
                    unit=one.optional_text("unit"),
                    kind=kind,
                    short=one.optional_text("short"),
                    formula=_formula(one) if "formula" in one else None,
                    given=one.flag("given"),
                    optional=one.flag("optional"),
                    decimals=one.whole("decimals", default=1 if kind in ONE_DECIMAL else 0),
                    choices=one.texts("choices"),
                    names=one.texts("names"),
                    series=one.texts("series"),
                    note=one.optional_text("note"),
                    breaks=tuple(_breaks(one)),
                    public=one.flag("public"),
                ),
            )


def _formula(section: Section) -> Formula:
    formula = Formula(section.text("formula"))
    try:
        _ = formula.references
    except FormulaError as error:
        section.refuse("formula", str(error))
    except RecursionError:
        section.refuse("formula", words("editions.formula_deep"))
    return formula


def _breaks(section: Section) -> Iterator[Break]:
    for one in section.sections("breaks"):
        with one:
            yield Break(
                day=one.day("day"),
                what=one.text("what"),
                source=one.text("source"),
                certainty=one.choice("certainty", Certainty),
                ends=one.flag("ends"),
            )


def read_tables(section: Section) -> Iterator[tuple[str, Table]]:
    """The one table of a file, by its id, which is the file's name."""
    key = section.file.removeprefix("tables/").removesuffix(".toml")
    section.as_code("", key)
    with section.section("rows") as rows_section:
        rows = Rows(rows_section.choice("kind", RowKind), rows_section.texts("periods"), rows_section.texts("proposed"))
    yield (
        key,
        Table(
            id=key,
            number=section.text("number"),
            title=section.text("title"),
            chapter=section.text("chapter"),
            rows=rows,
            columns=section.texts("columns", at_least=1),
            certainty=section.choice("certainty", Certainty),
            sources=section.texts("sources", at_least=1),
            groups=tuple(_groups(section)),
            checks=tuple(read_checks(section)),
            guidance=section.optional_text("guidance"),
            example=section.optional_text("example"),
            chart=read_chart(section.section("chart")) if "chart" in section else None,
        ),
    )


def _groups(section: Section) -> Iterator[Group]:
    for one in section.sections("groups"):
        with one:
            yield Group(one.text("title"), one.texts("columns", at_least=1))


def read_checks(section: Section) -> Iterator[Check]:
    """The `[[checks]]` of a file."""
    for one in section.sections("checks"):
        yield Check(kind=one.text("kind"), severity=one.choice("severity", Severity), settings=one.rest())


def without_ended(table: Table, indicators: Mapping[str, Indicator], in_force_from: date) -> Table:
    """The table with the columns that still have figures in the first year a programme of the edition shows."""
    first = date(in_force_from.year - YEARS_SHOWN, 1, 1)
    return without(table, frozenset(c for c in table.columns if c in indicators and has_ended(indicators[c], first)))
