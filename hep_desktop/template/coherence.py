"""Whether a whole edition fits together: every reference resolves, nothing is stated twice, nothing is left over."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from itertools import pairwise

from hep_desktop.domain.plan import Measure
from hep_desktop.template.chart import faults_of
from hep_desktop.template.coverage import coverage_faults
from hep_desktop.template.guiding import unguided
from hep_desktop.template.model import (
    Edition,
    Indicator,
    IndicatorKind,
    NodeKind,
    RowKind,
    Table,
)
from hep_desktop.template.relations import homes, references
from hep_desktop.template.section import EditionError
from hep_desktop.template.wording_coherence import wording_faults
from hep_desktop.words import text as words

_NO_FIGURE = frozenset({IndicatorKind.WORDS, IndicatorKind.YES_NO, IndicatorKind.CHOICE})
_TOP, _PLAN = "edition.toml", "action_plan.toml"
_CHAPTERS, _INDICATORS, _SOURCES, _SERVICES = "chapters", "indicators", "sources", "services.toml"
"""Where a fault stands: a file, or a folder one file of which defines what the key begins with (`files.home`)."""


def faults(edition: Edition) -> tuple[EditionError, ...]:
    """What does not fit; checks' settings are looked at by `checks.engine`."""
    return tuple(fault for look in _LOOKS for fault in look(edition))


def _edition(edition: Edition) -> Iterator[EditionError]:
    if edition.in_force_to is not None and edition.in_force_to < edition.in_force_from:
        yield EditionError(_TOP, "in_force_to", words("editions.ends_early"))
    if edition.revision < 1:
        yield EditionError(_TOP, "revision", words("editions.from_one"))


def _nodes(edition: Edition) -> Iterator[EditionError]:
    groups = {group.code for group in edition.action_plan.groups}
    for node in edition.walk():
        if node.required and node.kind is not NodeKind.SECTION:
            yield EditionError(_CHAPTERS, f"{node.id}.required", words("editions.only_sections"))
        if (node.kind is NodeKind.FORM) and not node.form:
            yield EditionError(_CHAPTERS, f"{node.id}.form", words("editions.missing"))
        if node.target_group and node.target_group not in groups:
            yield EditionError(_CHAPTERS, f"{node.id}.target_group", _no_group(node.target_group))
        if node.tables and node.kind in (NodeKind.PART, NodeKind.FORM):
            yield EditionError(_CHAPTERS, f"{node.id}.kind", words("editions.tables_under_sections"))


def _no_group(code: str) -> str:
    return words("editions.no_group", code=code)


def _no_indicator(code: str) -> str:
    return words("editions.no_indicator", code=code)


def _of_table(table: Table, key: str, sentence: str) -> EditionError:
    return EditionError(f"tables/{table.id}.toml", key, sentence)


def _tables(edition: Edition) -> Iterator[EditionError]:
    numbers: dict[str, Table] = {}
    for table in edition.tables.values():
        for code in table.columns:
            if code not in edition.indicators:
                yield _of_table(table, "columns", _no_indicator(code))
        if bool(table.rows.periods) is not (table.rows.kind is RowKind.FIXED):
            yield _of_table(table, "rows.periods", words("editions.periods_of_fixed"))
        if table.rows.proposed and table.rows.kind is not RowKind.LIST:
            yield _of_table(table, "rows.proposed", words("editions.proposed_of_list"))
        if numbers.setdefault(table.number, table) is not table:
            yield _of_table(table, "number", words("editions.number_of", table=numbers[table.number].id))


def _groups(edition: Edition) -> Iterator[EditionError]:
    for table in edition.tables.values():
        grouped = [code for group in table.groups for code in group.columns]
        for code in _twice(grouped):
            yield _of_table(table, "groups", words("editions.code_twice", code=code))
        for group in table.groups:
            if not _stand_together(group.columns, table.columns):
                yield _of_table(table, "groups", words("editions.columns_apart", title=group.title))


def _twice(codes: Iterable[str]) -> list[str]:
    held = list(codes)
    return sorted({code for code in held if held.count(code) > 1})


def _stand_together(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    if part[0] not in whole:
        return False
    first = whole.index(part[0])
    return whole[first : first + len(part)] == part


def _charts(edition: Edition) -> Iterator[EditionError]:
    for table in edition.tables.values():
        if table.chart is None:
            continue
        for code in table.chart.shown:
            if code not in table.columns:
                yield _of_table(table, "chart", words("editions.no_column", code=code, table=table.id))
        known = [edition.indicators[code] for code in table.chart.shown if code in edition.indicators]
        if any(indicator.kind in _NO_FIGURE for indicator in known) or len({one.unit for one in known}) > 1:
            yield _of_table(table, "chart", words("editions.chart_units"))
        if table.rows.kind is RowKind.LIST:
            yield _of_table(table, "chart", words("editions.chart_of_list"))
        yield from (_of_table(table, "chart", sentence) for sentence in faults_of(table.chart))


def _indicators(edition: Edition) -> Iterator[EditionError]:
    shown = {code for table in edition.tables.values() for code in (*table.columns, *table.ended)}
    used = references(edition, tuple(shown))
    labels: dict[str, str] = {}
    for code, indicator in edition.indicators.items():
        if code not in used:
            yield EditionError(_INDICATORS, code, words("editions.unused_indicator"))
        if labels.setdefault(indicator.label, code) != code:
            yield EditionError(_INDICATORS, f"{code}.label", words("editions.label_of", code=labels[indicator.label]))
        yield from (EditionError(_INDICATORS, f"{code}.{key}", sentence) for key, sentence in _definition(indicator))


def _definition(indicator: Indicator) -> Iterator[tuple[str, str]]:
    if indicator.given and indicator.formula is None:
        yield "given", words("editions.given_computed")
    if bool(indicator.choices) is not (indicator.kind is IndicatorKind.CHOICE):
        yield "choices", words("editions.choices_of_choice")
    if indicator.formula is not None and indicator.kind in _NO_FIGURE:
        yield "formula", words("editions.formula_of_words")
    if any(later.day <= earlier.day for earlier, later in pairwise(indicator.breaks)):
        yield "breaks", words("editions.breaks_in_order")


def _formulas(edition: Edition) -> Iterator[EditionError]:
    for code, indicator in edition.indicators.items():
        for read, _ in indicator.formula.references if indicator.formula else ():
            if read not in edition.indicators:
                sentence = _no_indicator(read)
            elif edition.indicators[read].kind in _NO_FIGURE:
                sentence = words("editions.no_figure", code=read)
            elif code in references(edition, (read,)):
                sentence = words("editions.formula_loop", code=read)
            else:
                continue
            yield EditionError(_INDICATORS, f"{code}.formula", sentence)


def _rows(edition: Edition) -> Iterator[EditionError]:
    """One fact has one kind of period: a figure of a year is not found in a table of school years."""
    home = homes(edition)
    for table in edition.tables.values():
        for code in references(edition, table.columns):
            if code in home and home[code].rows != table.rows:
                yield _of_table(table, "columns", words("editions.other_rows", code=code, table=home[code].id))


def _sources(edition: Edition) -> Iterator[EditionError]:
    cited = {source for table in edition.tables.values() for source in table.sources}
    for table in edition.tables.values():
        for source in table.sources:
            if source not in edition.sources:
                yield _of_table(table, "sources", words("editions.no_source", code=source))
    for source in sorted(set(edition.sources) - cited):
        if not edition.sources[source].importer:
            yield EditionError(_SOURCES, source, words("editions.unused_source"))


def _services(edition: Edition) -> Iterator[EditionError]:
    nodes = {node.id for node in edition.walk()}
    for service in edition.services:
        if service.node not in nodes:
            yield EditionError(_SERVICES, f"{service.id}.node", words("editions.no_node", node=service.node))
        for code in service.indicators:
            indicator = edition.indicators.get(code)
            if indicator is None:
                yield EditionError(_SERVICES, f"{service.id}.indicators", _no_indicator(code))
            elif indicator.computed:
                yield EditionError(_SERVICES, f"{service.id}.indicators", words("editions.computed", code=code))
    for key in _twice(service.id for service in edition.services):
        yield EditionError(_SERVICES, "services", words("editions.code_twice", code=key))


def _coverage(edition: Edition) -> Iterator[EditionError]:
    nodes = {node.id for node in edition.walk()}
    yield from coverage_faults(edition.coverage, nodes, {group.code for group in edition.action_plan.groups})


def _feeds(edition: Edition) -> Iterator[EditionError]:
    for source in edition.sources.values():
        if bool(source.importer or source.titled) is not bool(source.feeds):
            yield EditionError(_SOURCES, f"{source.code}.feeds", words("editions.feeds_importer"))
        if bool(source.besides) is not bool(source.not_filled):
            yield EditionError(_SOURCES, f"{source.code}.besides", words("editions.besides_why"))
        fed = [feed.indicator for feed in source.feeds]
        for code in (*fed, *(column.indicator for layout in source.layouts for column in layout.columns)):
            indicator = edition.indicators.get(code)
            if indicator is None:
                yield EditionError(_SOURCES, f"{source.code}.feeds", _no_indicator(code))
            elif indicator.computed and not indicator.given:
                yield EditionError(_SOURCES, f"{source.code}.feeds", words("editions.computed", code=code))


def _plan_groups(edition: Edition) -> Iterator[EditionError]:
    groups = edition.action_plan.groups
    for code in _twice(group.code for group in groups):
        yield EditionError(_PLAN, "groups", words("editions.code_twice", code=code))
    conclusions = {node.id: node for node in edition.walk() if node.kind is NodeKind.CONCLUSIONS}
    for group in groups:
        node, place = conclusions.get(group.conclusions), f"{group.code}.conclusions"
        if node is None:
            yield EditionError(_PLAN, place, words("editions.no_conclusions", node=group.conclusions))
        elif node.target_group != group.code:
            yield EditionError(_PLAN, place, words("editions.other_conclusions", node=group.conclusions))
    for key in sorted(set(conclusions) - {group.conclusions for group in groups}):
        yield EditionError(_CHAPTERS, key, words("editions.unused_conclusions"))


def _plan_fields(edition: Edition) -> Iterator[EditionError]:
    known = {f.name for f in fields(Measure)}
    names = [f.name for f in edition.action_plan.fields]
    for name in names:
        if name not in known:
            yield EditionError(_PLAN, f"{name}.name", words("editions.no_measure_field"))
    for name in _twice(names):
        yield EditionError(_PLAN, "fields", words("editions.code_twice", code=name))
    letters = [f.column for f in edition.action_plan.columns]
    if letters != [chr(ord("A") + place) for place in range(len(letters))]:
        yield EditionError(_PLAN, "fields", words("editions.letters"))
    for one in edition.action_plan.fields:
        if bool(one.column) is not bool(one.column_label):
            yield EditionError(_PLAN, f"{one.name}.column_label", words("editions.column_and_heading"))


_LOOKS: tuple[Callable[[Edition], Iterator[EditionError]], ...] = (
    _edition,
    _nodes,
    _tables,
    unguided,
    _groups,
    _charts,
    _indicators,
    _formulas,
    _rows,
    _sources,
    _services,
    _coverage,
    _feeds,
    _plan_groups,
    _plan_fields,
    wording_faults,
)
