"""From a programme to what the index keeps of it; small counts are guarded here, so none ever gets into the index."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hep_desktop.domain.office import Office
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.programme import MASKED_BELOW, Programme
from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import NoData, NoDataReason, Number
from hep_desktop.holdings.held import Extract, Figure, Money, Part, Passage, Source, Village
from hep_desktop.hungarian import fold
from hep_desktop.masking.view import published
from hep_desktop.template.coverage import mentions
from hep_desktop.template.figures import Figures
from hep_desktop.template.model import Edition, RowKind
from hep_desktop.template.rows import rows_of


def extract(office: Office, programme_id: str, edition: Edition, source: Source) -> Extract:
    """What is kept of one programme."""
    figures = guarded(edition, office.programmes[programme_id])
    programme, settlement = figures.programme, office.settlement_of(programme_id)
    details = programme.details
    return Extract(
        source,
        Village(settlement.code, settlement.name, settlement.county, settlement.district, settlement.population),
        programme_id,
        details.status,
        details.first_day,
        details.last_day,
        details.adopted,
        details.predecessor,
        details.edition,
        programme.council.nationality_body,
        passages=tuple(_passages(programme, edition)),
        money=tuple(_money(programme)),
        figures=tuple(_figures(figures)),
        services=dict(settlement.services),
        served_by={key: said.strip() for key, said in settlement.served_by.items() if said.strip()},
    )


def guarded(edition: Edition, programme: Programme) -> Figures:
    """The figures as they may be shown beside those of other villages, whatever the office's own threshold was."""
    below = max(programme.details.masked_below, MASKED_BELOW)
    details = replace(programme.details, masked_below=below)
    return published(Figures(edition, replace(programme, details=details)))


def _passages(programme: Programme, edition: Edition) -> Iterator[Passage]:
    groups = {one.conclusions: one.code for one in edition.action_plan.groups}
    for problem in sorted(programme.problems.values(), key=lambda one: (one.node, one.position, one.id)):
        said = _words(problem)
        yield Passage(
            problem.id,
            Part.PROBLEM,
            groups.get(problem.node, ""),
            problem.title,
            said,
            _fields(edition, said),
            indicators=_named(problem.rests_on),
        )
    for measure in sorted(programme.measures.values(), key=lambda one: (one.group, one.position, one.id)):
        answered = [programme.problems[key].title for key in measure.problems if key in programme.problems]
        of = _fields(edition, "\n".join((measure.title, measure.goal, measure.content, *answered)))
        yield Passage(
            measure.id,
            Part.MEASURE,
            measure.group,
            measure.title,
            _words(measure),
            of,
            measure.deadline,
            measure.due,
            measure.responsible,
            _named(one.baseline_fact for one in measure.indicators),
        )


def _named(keys: Iterable[FactKey | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key.indicator for key in keys if key is not None))


def _words(one: Problem | Measure) -> str:
    """All that was written, a field a line; the responsible are people and stand apart."""
    match one:
        case Problem():
            parts = (one.title, one.description, one.opportunity)
        case Measure():
            goals = (one.goal, one.goal_short, one.goal_medium, one.goal_long)
            kept = (one.partners, one.risks, one.resources, one.sustainability)
            parts = (one.title, one.reason, *goals, one.strategy, one.content, *kept)
    return "\n".join(part.strip() for part in parts if part.strip())


def _fields(edition: Edition, said: str) -> tuple[str, ...]:
    folded = fold(said)
    return tuple(one.code for one in edition.coverage.fields if mentions(folded, one.words))


def _money(programme: Programme) -> Iterator[Money]:
    for measure in programme.measures.values():
        yield from (Money(measure.id, one.year, one.thousands, one.source) for one in measure.money if one.thousands)


def _figures(figures: Figures) -> Iterator[Figure]:
    """Every number of a table that is not a list, the computed ones too, each once."""
    can_be_told = _can_be_told(figures)
    tables = (one for one in figures.edition.tables.values() if one.rows.kind is not RowKind.LIST)
    wanted = [(code, table) for table in tables for code in table.columns if code in can_be_told]
    rows = {table.id: rows_of(table, figures.programme) for _, table in wanted}
    for key in dict.fromkeys(row.key(code) for code, table in wanted for row in rows[table.id]):
        match figures.shown(key):
            case Number(amount):
                yield Figure(key.indicator, key.period, amount)
            case NoData(NoDataReason.WITHHELD):
                yield Figure(key.indicator, key.period, None)
            case _:
                continue


def _can_be_told(figures: Figures) -> set[str]:
    """The indicators that facts are there for, and those that follow from them."""
    found = {key.indicator for key in figures.programme.facts}
    computed = {
        code: {read for read, _ in one.formula.references}
        for code, one in figures.edition.indicators.items()
        if one.formula is not None
    }
    while more := {code for code, reads in computed.items() if code not in found and reads <= found}:
        found |= more
    return found
