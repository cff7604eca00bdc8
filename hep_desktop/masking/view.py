"""A programme as it is published: hidden figures are withheld, in tables and in sentences tied to them."""

from collections.abc import Collection, Generator, Iterator
from dataclasses import replace

from hep_desktop.domain.situation import (
    Fact,
    FactKey,
    Origin,
    TypedOrigin,
)
from hep_desktop.domain.values import NoData, NoDataReason, Number
from hep_desktop.masking.choice import hidden_in, hiding
from hep_desktop.masking.prose import Prose
from hep_desktop.template.figures import Figures, shifted

_WITHHELD = NoData(NoDataReason.WITHHELD)


def published(figures: Figures) -> Figures:
    """The figures that may leave the office, over the programme as it is published; the same where nothing is hidden.

    Every paper, table, chart, file and alternative text is made of these and of their `programme`.
    """
    hidden = hidden_in(figures, figures.programme.facts)
    if not hidden:
        return figures
    programme = replace(figures.programme, facts=_facts(figures, hidden))
    prose = Prose(figures, Figures(figures.edition, programme))
    texts = {node: prose.text(text) for node, text in programme.texts.items()}
    measures = {key: prose.measure(measure) for key, measure in programme.measures.items()}
    return Figures(figures.edition, replace(programme, texts=texts, measures=measures))


def masking(figures: Figures, keys: Collection[FactKey]) -> Generator[None, None, frozenset[FactKey]]:
    """Which of some cells will not be published: hidden, or computed from what is. In short steps."""
    hidden = yield from hiding(figures, keys)
    return frozenset(key for key in keys if hidden and _rests_on(key, hidden, figures))


def _rests_on(key: FactKey, hidden: Collection[FactKey], figures: Figures) -> bool:
    indicator = figures.edition.indicators[key.indicator]
    if key in hidden or indicator.formula is None or indicator.given or figures.number(key) is None:
        return key in hidden
    references = indicator.formula.references
    parts = (FactKey(code, shifted(key.period, offset), key.member) for code, offset in references)
    return any(_rests_on(part, hidden, figures) for part in parts)


def _facts(figures: Figures, hidden: frozenset[FactKey]) -> dict[FactKey, Fact]:
    """The facts without what is hidden; totals over hidden parts become facts of their own."""
    facts = dict(figures.programme.facts)
    for key in hidden:
        indicator = figures.edition.indicators[key.indicator]
        if not indicator.computed or indicator.given:
            facts[key] = replace(facts.get(key, Fact()), value=_WITHHELD)
    for key in _totals_over(figures, hidden):
        facts[key] = Fact(figures.figure(key).value, _origin(figures, key))
    return facts


def _totals_over(figures: Figures, hidden: frozenset[FactKey]) -> Iterator[FactKey]:
    """The totals, not hidden themselves, that rest on something hidden, at whatever distance, and can be given."""
    indicators = figures.edition.indicators
    made_of: dict[str, list[tuple[str, int]]] = {}
    for code, indicator in indicators.items():
        for read, offset in indicator.formula.references if indicator.formula else ():
            made_of.setdefault(read, []).append((code, offset))
    seen, waiting = set(hidden), list(hidden)
    while waiting:
        part = waiting.pop()
        for code, offset in made_of.get(part.indicator, ()):
            key = FactKey(code, shifted(part.period, -offset), part.member)
            if key not in seen and isinstance(figures.figure(key).value, Number):
                seen.add(key)
                waiting.append(key)
                if indicators[code].given:
                    yield key


def _origin(figures: Figures, key: FactKey) -> Origin:
    """Where a total comes from: as it was given, else as its first part."""
    fact, formula = figures.figure(key).fact, figures.edition.indicators[key.indicator].formula
    if fact is not None:
        return fact.origin
    code, offset = formula.references[0] if formula else ("", 0)
    return _origin(figures, FactKey(code, shifted(key.period, offset), key.member)) if code else TypedOrigin()
