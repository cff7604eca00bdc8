"""What many programmes say together: pure sums and lists over the villages, each tied to those it comes from."""

from collections.abc import Iterable, Sequence

from hep_desktop.domain.law_clock import Grants
from hep_desktop.frozen import dataclass
from hep_desktop.holdings.held import Member, Part, Passage
from hep_desktop.holdings.members import Area
from hep_desktop.holdings.seeking import stems_of
from hep_desktop.hungarian import sort_key

_ALIKE = 0.5  # of the words of two titles
_TOLD = 4  # letters: shorter words tell nothing of a subject


@dataclass(frozen=True, slots=True)
class Ref:
    """A problem or measure of a village."""

    member: Member
    passage: Passage


Refs = tuple[Ref, ...]


def villages(refs: Iterable[Ref]) -> tuple[Member, ...]:
    """The villages that some problems or measures come from, each once."""
    return tuple({ref.member.key: ref.member for ref in refs}.values())


@dataclass(frozen=True, slots=True)
class Shared:
    """A problem that several villages have named in nearly the same words."""

    title: str
    group: str
    refs: Refs


@dataclass(frozen=True, slots=True)
class Spent:
    """What is planned to be spent in a year, in thousand forints; `year` 0 is not told."""

    year: int
    thousands: int
    refs: Refs


@dataclass(frozen=True, slots=True)
class Known:
    """A municipality of which the office knows, whether or not it holds its programme."""

    code: str
    name: str
    county: str = ""
    district: str = ""


@dataclass(frozen=True, slots=True)
class Lacking:
    """Where there is no programme in force: `unseen` – none was received."""

    unseen: tuple[Known, ...]
    drafts: tuple[Member, ...]
    expired: tuple[Member, ...]
    review_late: tuple[Member, ...]


def refs(members: Iterable[Member], part: Part) -> Refs:
    """All problems, or all measures."""
    return tuple(Ref(one, passage) for one in members for passage in one.passages if passage.part is part)


def by_group_and_field(found: Refs) -> dict[tuple[str, str], Refs]:
    """Measures by target group and field of life; one of several fields counts in each, one of none under ""."""
    sorted_: dict[tuple[str, str], list[Ref]] = {}
    for ref in found:
        for field in ref.passage.fields or ("",):
            sorted_.setdefault((ref.passage.group, field), []).append(ref)
    return {key: tuple(some) for key, some in sorted_.items()}


def shared_problems(members: Sequence[Member]) -> tuple[Shared, ...]:
    """Problems of one target group whose titles have half of their words in common, in two villages at least."""
    piles: list[tuple[str, frozenset[str], list[Ref]]] = []
    for ref in refs(members, Part.PROBLEM):
        words = frozenset(stem for stem in stems_of(ref.passage.title) if len(stem) >= _TOLD)
        if not words:
            continue
        group = ref.passage.group
        alike = ((_alikeness(words, others), pile) for of, others, pile in piles if of == group)
        share, pile = max(alike, key=lambda pair: pair[0], default=(0.0, None))
        if pile is not None and share >= _ALIKE:
            pile.append(ref)
        else:
            piles.append((group, words, [ref]))
    found = (Shared(_usual(pile), group, tuple(pile)) for group, _, pile in piles if len(villages(pile)) > 1)
    return tuple(sorted(found, key=lambda one: (-len(villages(one.refs)), sort_key(one.title))))


def _alikeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)


def _usual(pile: list[Ref]) -> str:
    """The title that most of them have."""
    titles = [ref.passage.title for ref in pile]
    return max(dict.fromkeys(titles), key=titles.count)


def named_indicators(members: Sequence[Member]) -> dict[str, Refs]:
    """Which indicators problems rest on, and where; the most frequent first."""
    found: dict[str, list[Ref]] = {}
    for ref in refs(members, Part.PROBLEM):
        for code in ref.passage.indicators:
            found.setdefault(code, []).append(ref)
    order = sorted(found, key=lambda code: (-len(villages(found[code])), code))
    return {code: tuple(found[code]) for code in order}


def deadlines(members: Sequence[Member]) -> dict[int, Refs]:
    """Measures by the year they are due in; 0: no day was set (yearly, continuous)."""
    found: dict[int, list[Ref]] = {}
    for ref in refs(members, Part.MEASURE):
        found.setdefault(ref.passage.due.year if ref.passage.due else 0, []).append(ref)
    return {year: tuple(found[year]) for year in _told_first(found)}


def money(members: Sequence[Member]) -> tuple[Spent, ...]:
    """What is planned to be spent, by year."""
    sums: dict[int, int] = {}
    measures: dict[int, dict[tuple[str, str], Ref]] = {}
    for member in members:
        for paid in member.money:
            sums[paid.year] = sums.get(paid.year, 0) + paid.thousands
            told = Ref(member, member.passage(paid.measure))
            measures.setdefault(paid.year, {})[member.key, paid.measure] = told
    return tuple(Spent(year, sums[year], tuple(measures[year].values())) for year in _told_first(sums))


def _told_first(years: Iterable[int]) -> list[int]:
    return sorted(years, key=lambda year: (year == 0, year))


def lacking(members: Sequence[Member], known: Iterable[Known], area: Area) -> Lacking:
    """Where there is no programme in force, or its review is late."""
    held = {one.holding.ksh_code for one in members}
    unseen = (one for one in known if area.holds(one.code, one.county, one.district) and one.code not in held)

    def in_state(*states: Grants) -> tuple[Member, ...]:
        return tuple(one for one in members if one.holding.state in states)

    return Lacking(
        tuple(sorted(unseen, key=lambda one: sort_key(one.name))),
        in_state(Grants.NOT_ADOPTED),
        in_state(Grants.EXPIRED),
        in_state(Grants.REVIEW_LATE, Grants.REVIEW_MISSED),
    )
