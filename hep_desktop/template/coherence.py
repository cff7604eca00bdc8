"""Whether a whole edition fits together: every reference resolves, nothing is stated twice, nothing is left over."""

from collections.abc import Callable, Iterator
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
)
from hep_desktop.template.relations import homes, references
from hep_desktop.template.wording_coherence import wording_faults

_NO_FIGURE = frozenset({IndicatorKind.WORDS, IndicatorKind.YES_NO, IndicatorKind.CHOICE})


def faults(edition: Edition) -> tuple[str, ...]:
    """What does not fit, one sentence each; checks' settings are looked at by `checks.engine`."""
    return tuple(fault for look in _LOOKS for fault in look(edition))


def _edition(edition: Edition) -> Iterator[str]:
    if edition.in_force_to is not None and edition.in_force_to < edition.in_force_from:
        yield "the edition ends before it begins"
    if edition.revision < 1:
        yield "revisions count from 1"


def _nodes(edition: Edition) -> Iterator[str]:
    groups = {group.code for group in edition.action_plan.groups}
    for node in edition.walk():
        if node.required and node.kind is not NodeKind.SECTION:
            yield f"node {node.id}: only a section can be required"
        if (node.kind is NodeKind.FORM) and not node.form:
            yield f"node {node.id}: a form has a name"
        if node.target_group and node.target_group not in groups:
            yield f"node {node.id}: there is no target group {node.target_group}"
        if node.tables and node.kind in (NodeKind.PART, NodeKind.FORM):
            yield f"node {node.id}: tables stand under sections"


def _tables(edition: Edition) -> Iterator[str]:
    for table in edition.tables.values():
        for code in table.columns:
            if code not in edition.indicators:
                yield f"table {table.id}: there is no indicator {code}"
        if bool(table.rows.periods) is not (table.rows.kind is RowKind.FIXED):
            yield f"table {table.id}: fixed rows, and only they, name their periods"
        if table.rows.proposed and table.rows.kind is not RowKind.LIST:
            yield f"table {table.id}: only a list proposes rows"
    numbers = [table.number for table in edition.tables.values()]
    for number in sorted({number for number in numbers if numbers.count(number) > 1}):
        yield f"two tables have the number {number}"


def _groups(edition: Edition) -> Iterator[str]:
    for table in edition.tables.values():
        grouped = [code for group in table.groups for code in group.columns]
        if len(set(grouped)) < len(grouped):
            yield f"table {table.id}: a column stands in two groups"
        for group in table.groups:
            if not _stand_together(group.columns, table.columns):
                yield f"table {table.id}: the columns of {group.title!r} do not stand together in this order"


def _stand_together(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    if part[0] not in whole:
        return False
    first = whole.index(part[0])
    return whole[first : first + len(part)] == part


def _charts(edition: Edition) -> Iterator[str]:
    for table in edition.tables.values():
        if table.chart is None:
            continue
        for code in table.chart.shown:
            if code not in table.columns:
                yield f"table {table.id}: its chart shows {code}, which is no column of the table"
        known = [edition.indicators[code] for code in table.chart.shown if code in edition.indicators]
        if any(indicator.kind in _NO_FIGURE for indicator in known) or len({one.unit for one in known}) > 1:
            yield f"table {table.id}: a chart shows figures of one unit"
        if table.rows.kind is RowKind.LIST:
            yield f"table {table.id}: a list has no chart"
        yield from (f"table {table.id}: {fault}" for fault in faults_of(table.chart))


def _indicators(edition: Edition) -> Iterator[str]:
    shown = {code for table in edition.tables.values() for code in (*table.columns, *table.ended)}
    used = references(edition, tuple(shown))
    labels: dict[str, str] = {}
    for code, indicator in edition.indicators.items():
        if code not in used:
            yield f"indicator {code}: no table shows it and no formula reads it"
        if indicator.label in labels:
            yield f"indicators {labels[indicator.label]} and {code} have the same label"
        labels[indicator.label] = code
        yield from _definition(indicator)


def _definition(indicator: Indicator) -> Iterator[str]:
    if indicator.given and indicator.formula is None:
        yield f"indicator {indicator.code}: only a computed total can be `given`"
    if bool(indicator.choices) is not (indicator.kind is IndicatorKind.CHOICE):
        yield f"indicator {indicator.code}: a choice, and only a choice, names its choices"
    if indicator.formula is not None and indicator.kind in _NO_FIGURE:
        yield f"indicator {indicator.code}: a formula gives a figure"
    if any(later.day <= earlier.day for earlier, later in pairwise(indicator.breaks)):
        yield f"indicator {indicator.code}: its breaks are not in the order of their days"


def _formulas(edition: Edition) -> Iterator[str]:
    for code, indicator in edition.indicators.items():
        for read, _ in indicator.formula.references if indicator.formula else ():
            if read not in edition.indicators:
                yield f"indicator {code}: its formula reads {read}, which is not there"
            elif edition.indicators[read].kind in _NO_FIGURE:
                yield f"indicator {code}: its formula reads {read}, which is no figure"
            elif code in references(edition, (read,)):
                yield f"indicator {code}: its formula leads back to itself through {read}"


def _rows(edition: Edition) -> Iterator[str]:
    """One fact has one kind of period: a figure of a year is not found in a table of school years."""
    home = homes(edition)
    for table in edition.tables.values():
        for code in references(edition, table.columns):
            if code in home and home[code].rows != table.rows:
                yield f"table {table.id}: {code} is kept in the rows of table {home[code].id}, which are others"


def _sources(edition: Edition) -> Iterator[str]:
    cited = {source for table in edition.tables.values() for source in table.sources}
    for source in sorted(cited - set(edition.sources)):
        yield f"there is no source {source}"
    for source in sorted(set(edition.sources) - cited):
        if not edition.sources[source].importer:
            yield f"source {source}: no table cites it and no importer reads its files"


def _services(edition: Edition) -> Iterator[str]:
    nodes = {node.id for node in edition.walk()}
    for service in edition.services:
        if service.node not in nodes:
            yield f"service {service.id}: there is no node {service.node}"
        for code in service.indicators:
            indicator = edition.indicators.get(code)
            if indicator is None:
                yield f"service {service.id}: there is no indicator {code}"
            elif indicator.computed:
                yield f"service {service.id}: {code} is computed and follows by itself"
    ids = [service.id for service in edition.services]
    for key in sorted({key for key in ids if ids.count(key) > 1}):
        yield f"two services have the id {key}"


def _coverage(edition: Edition) -> Iterator[str]:
    nodes = {node.id for node in edition.walk()}
    yield from coverage_faults(edition.coverage, nodes, {group.code for group in edition.action_plan.groups})


def _feeds(edition: Edition) -> Iterator[str]:
    for source in edition.sources.values():
        if bool(source.importer or source.titled) is not bool(source.feeds):
            yield f"source {source.code}: an importer and the headings it looks for go together"
        if bool(source.besides) is not bool(source.not_filled):
            yield f"source {source.code}: words that fill nothing, and why, go together"
        fed = [feed.indicator for feed in source.feeds]
        for code in (*fed, *(column.indicator for layout in source.layouts for column in layout.columns)):
            indicator = edition.indicators.get(code)
            if indicator is None:
                yield f"source {source.code}: there is no indicator {code}"
            elif indicator.computed and not indicator.given:
                yield f"source {source.code}: {code} is computed and takes no figures"


def _plan_groups(edition: Edition) -> Iterator[str]:
    groups = edition.action_plan.groups
    if len({group.code for group in groups}) < len(groups):
        yield "action plan: two groups have one code"
    conclusions = {node.id: node for node in edition.walk() if node.kind is NodeKind.CONCLUSIONS}
    for group in groups:
        node = conclusions.get(group.conclusions)
        if node is None:
            yield f"action plan: {group.conclusions} is no conclusions node"
        elif node.target_group != group.code:
            yield f"action plan: group {group.code} draws on the conclusions of another group"
    for key in sorted(set(conclusions) - {group.conclusions for group in groups}):
        yield f"node {key}: no group of the action plan draws on these conclusions"


def _plan_fields(edition: Edition) -> Iterator[str]:
    known = {f.name for f in fields(Measure)}
    names = [f.name for f in edition.action_plan.fields]
    for name in names:
        if name not in known:
            yield f"action plan: a measure has no field {name}"
    if len(set(names)) < len(names):
        yield "action plan: a field is named twice"
    letters = [f.column for f in edition.action_plan.columns]
    if letters != [chr(ord("A") + place) for place in range(len(letters))]:
        yield "action plan: the columns are not lettered from A on, each once"
    for one in edition.action_plan.fields:
        if bool(one.column) is not bool(one.column_label):
            yield f"action plan: field {one.name} has a column and its heading, or neither"


_LOOKS: tuple[Callable[[Edition], Iterator[str]], ...] = (
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
