"""The facts a result indicator can start from: the newest figure of each indicator, with its origin."""

from collections.abc import Iterator
from dataclasses import replace

from hep_desktop.domain.plan import ResultIndicator
from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import Number
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import table_number
from hep_desktop.report.papers.origins import origin_name
from hep_desktop.template.figures import Figures
from hep_desktop.words import text


@dataclass(frozen=True, slots=True)
class Known:
    """A figure as it can be chosen: `value` as written, `origin` as it stands in a source line."""

    key: FactKey
    label: str
    unit: str
    value: str
    table: str
    origin: str


def known_facts(figures: Figures) -> tuple[Known, ...]:
    """One figure an indicator, the newest, in the order of the tables; rows of lists have no common meaning."""
    newest: dict[str, FactKey] = {}
    for key, fact in figures.programme.facts.items():
        held = newest.get(key.indicator)
        if isinstance(fact.value, Number) and not key.member and (held is None or key.period > held.period):
            newest[key.indicator] = key
    return tuple(_in_order(figures, newest))


def described(figures: Figures, key: FactKey) -> Known | None:
    """A figure by its key; None where it has no number any more."""
    indicator = figures.edition.indicators.get(key.indicator)
    amount = figures.number(key) if indicator else None
    if indicator is None or amount is None:
        return None
    fact = figures.programme.facts.get(key)
    table = next((one.number for one in figures.edition.tables.values() if key.indicator in one.columns), "")
    origin = origin_name(fact.origin) if fact is not None else text("papers.table.computed")
    return Known(key, indicator.label, indicator.unit, table_number(amount, indicator.decimals), table, origin)


def tied(one: ResultIndicator, known: Known) -> ResultIndicator:
    """A result indicator that starts from a figure; what people have written besides stays."""
    return replace(
        one,
        name=one.name.strip() or known.label,
        unit=one.unit.strip() or known.unit,
        source=one.source.strip() or known.origin,
        baseline=known.value,
        baseline_fact=known.key,
    )


def _in_order(figures: Figures, newest: dict[str, FactKey]) -> Iterator[Known]:
    seen: set[str] = set()
    for table in figures.edition.tables.values():
        for code in table.columns:
            key = newest.get(code) or _computed(figures, code, newest)
            if key is not None and code not in seen:
                seen.add(code)
                found = described(figures, key)
                if found is not None:
                    yield found


def _computed(figures: Figures, code: str, newest: dict[str, FactKey]) -> FactKey | None:
    """A computed figure stands in the newest period of what it is computed from."""
    formula = figures.edition.indicators[code].formula
    periods = [newest[part].period for part, _ in formula.references if part in newest] if formula else []
    return FactKey(code, max(periods)) if periods else None
