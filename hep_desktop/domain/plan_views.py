"""The action plan seen from other sides: what is loose, when it is due, what it costs, who has how much to do."""

import re
from collections.abc import Iterable

from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.programme import Programme
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import enumerated

_YEAR = re.compile(r"(?<![\w/.])(?:19|2[0-9])[0-9]{2}(?![\w/])")


@dataclass(frozen=True, slots=True)
class Loose:
    """What nothing is tied to."""

    problems: tuple[Problem, ...]
    measures: tuple[Measure, ...]


def loose(programme: Programme) -> Loose:
    """Problems no measure answers, and measures that answer none."""
    answered = {key for measure in programme.measures.values() for key in measure.problems}
    problems = (one for one in programme.problems.values() if one.id not in answered)
    measures = (one for one in programme.measures.values() if not answered.intersection(one.problems))
    return Loose(
        tuple(sorted(problems, key=lambda one: (one.node, one.position))),
        tuple(sorted(measures, key=lambda one: (one.group, one.position))),
    )


def years_of(measure: Measure) -> tuple[int, ...]:
    """The years a measure's deadline names, by its day and in its words; none for "folyamatos"."""
    named = {int(year) for year in _YEAR.findall(measure.deadline)}
    return tuple(sorted(named | ({measure.due.year} if measure.due is not None else set())))


def money_by_year(measures: Iterable[Measure]) -> dict[int, int]:
    """Thousands of forints by year; 0 is money whose year nobody has told."""
    total: dict[int, int] = {}
    for measure in measures:
        for one in measure.money:
            total[one.year] = total.get(one.year, 0) + one.thousands
    return dict(sorted(total.items()))


def load(measures: Iterable[Measure]) -> dict[str, tuple[Measure, ...]]:
    """The measures by who is responsible, those with most first; capitals do not tell people apart."""
    found: dict[str, list[Measure]] = {}
    names: dict[str, str] = {}
    for measure in measures:
        for name in dict.fromkeys(enumerated(measure.responsible)):
            key = name.casefold()
            names.setdefault(key, name)
            if measure not in found.setdefault(key, []):
                found[key].append(measure)
    ordered = sorted(found, key=lambda key: (-len(found[key]), key))
    return {names[key]: tuple(found[key]) for key in ordered}
