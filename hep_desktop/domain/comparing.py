"""Then and now: what became of the measures and texts of an adopted version in the one that follows it."""

from enum import StrEnum

from hep_desktop.domain.outcome import differing_fields
from hep_desktop.domain.plan import Measure, ResultIndicator
from hep_desktop.domain.programme import Programme
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import short_date

_NOT_ITS_CONTENT = frozenset({"id", "position"})  # given by the program


class Fate(StrEnum):
    """What became of a measure."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    REMOVED = "removed"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Compared:
    """One measure in both versions, and the fields in which they differ."""

    then: Measure | None
    now: Measure | None
    fields: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The measure's id, the same in both versions."""
        measure = self.now or self.then
        return measure.id if measure is not None else ""

    @property
    def fate(self) -> Fate:
        """What became of it."""
        if self.then is None:
            return Fate.NEW
        if self.now is None:
            return Fate.REMOVED
        return Fate.CHANGED if self.fields else Fate.UNCHANGED


def measures_compared(then: Programme, now: Programme, group: str) -> tuple[Compared, ...]:
    """The measures of a group: those of the new version in its order, then those that are gone."""
    found = [_compared(then.measures.get(one.id), one) for one in now.measures_in(group)]
    gone = (one for one in then.measures_in(group) if one.id not in now.measures)
    return (*found, *(Compared(one, None) for one in gone))


def field_words(programme: Programme, measure: Measure, name: str) -> str:
    """A field of a measure as words, for comparing them; problems by their titles."""
    match name:
        case "problems":
            known = (programme.problems.get(one) for one in measure.problems)
            return "; ".join(one.title for one in known if one is not None)
        case "indicators":
            return "\n".join(_indicator(one) for one in measure.indicators)
        case "money":
            return "\n".join(f"{one.year}: {one.thousands} eFt {one.source}".strip() for one in measure.money)
        case "due":
            return short_date(measure.due) if measure.due is not None else ""
        case _:
            return str(getattr(measure, name))


def _indicator(one: ResultIndicator) -> str:
    unit = f" {one.unit}" if one.unit else ""
    told = f"{one.name}: {one.baseline or '–'} → {one.target or '–'}{unit}"
    return "; ".join(part for part in (told, one.yearly, one.source) if part.strip())


def texts_changed(then: Programme, now: Programme) -> frozenset[str]:
    """The nodes under which something else is printed now."""
    nodes = {*then.texts, *now.texts, *then.chapters, *now.chapters}
    concluded = {one.node for version in (then, now) for one in version.problems.values()}
    written = (node for node in nodes if _printed(then, node) != _printed(now, node))
    return frozenset((*written, *(one for one in concluded if problem_words(then, one) != problem_words(now, one))))


def problem_words(programme: Programme, node: str) -> str:
    """The problems that stand under a heading, with what could be done and the sentences that show them.

    They stand by their ids, the same in both versions: another order changes nothing. The figures that show them are
    told with the other figures.
    """
    problems = sorted(programme.problems_in(node), key=lambda one: one.id)
    named = ((one, " → ".join(filter(None, (one.title, one.opportunity)))) for one in problems)
    return "\n".join(line for one, name in named for line in (name, one.description, one.sentences) if line.strip())


def facts_changed(then: Programme, now: Programme) -> int:
    """How many figures are new, gone or have another value."""
    keys = {*then.facts, *now.facts}
    values = ((then.facts.get(key), now.facts.get(key)) for key in keys)
    return sum((a.value if a else None) != (b.value if b else None) for a, b in values)


def _compared(then: Measure | None, now: Measure) -> Compared:
    if then is None:
        return Compared(None, now)
    names = (name for name in differing_fields(then, now) if name not in _NOT_ITS_CONTENT)
    return Compared(then, now, tuple(names))


def _printed(programme: Programme, node: str) -> tuple[object, ...]:
    return programme.printed_text(node).plain, programme.chapter(node).not_typical
