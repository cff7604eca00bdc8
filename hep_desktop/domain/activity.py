"""What a mentor did in a year: contacts by kind and month, whom they reached, how many took part."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from hep_desktop.domain.mentor import Contact, ContactKind, Municipality
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import enumerated, sort_key

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Reached:
    """A municipality and its contacts of the year by kind, in the order of `ContactKind`."""

    code: str
    name: str
    counts: tuple[int, ...]
    last: date | None

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Activity:
    """A year. `months` are twelve counts a kind; `people` how many took part, each contact counted by itself."""

    year: int
    months: Mapping[ContactKind, tuple[int, ...]]
    people: Mapping[ContactKind, int]
    reached: tuple[Reached, ...]
    unreached: tuple[str, ...]
    contacts: tuple[Contact, ...]

    @property
    def total(self) -> int:
        """How many contacts there were."""
        return len(self.contacts)

    def of(self, kind: ContactKind) -> int:
        """How many of a kind."""
        return sum(self.months[kind])


def activity(
    year: int,
    contacts: Iterable[Contact],
    municipalities: Iterable[Municipality],
    today: date,
    names: Mapping[str, str],
) -> Activity:
    """The summary of a year; what is planned for a day to come does not count.

    `names` are those of codes that are no longer on the desk.
    """
    held = sorted(_held(contacts, year, today), key=lambda pair: (pair[0], pair[1].id))
    chosen = tuple(contact for _, contact in held)
    months = {
        kind: tuple(sum(1 for day, c in held if c.kind is kind and day.month == month) for month in _months())
        for kind in ContactKind
    }
    people = {kind: sum(taking_part(c) for c in chosen if c.kind is kind) for kind in ContactKind}
    known = {one.code: one.name for one in municipalities}
    reached = tuple(_reached(held, {**names, **known}))
    met = {one.code for one in reached}
    unreached = sorted((name for code, name in known.items() if code not in met), key=sort_key)
    return Activity(year, months, people, reached, tuple(unreached), chosen)


def years_of(contacts: Iterable[Contact], today: date) -> tuple[int, ...]:
    """The years that can be summed up, the present one first."""
    held = {contact.held.year for contact in contacts if contact.held is not None and contact.held <= today}
    return tuple(sorted(held | {today.year}, reverse=True))


def taking_part(contact: Contact) -> int:
    """How many took part: as told, else as many as are named."""
    if contact.headcount is not None:
        return contact.headcount
    return sum(1 for line in contact.people.splitlines() for _ in enumerated(line))


def _held(contacts: Iterable[Contact], year: int, today: date) -> Iterator[tuple[date, Contact]]:
    for contact in contacts:
        if contact.held is not None and contact.held.year == year and contact.held <= today:
            yield contact.held, contact


def _months() -> range:
    return range(1, MONTHS + 1)


def _reached(held: Iterable[tuple[date, Contact]], names: Mapping[str, str]) -> list[Reached]:
    kinds = tuple(ContactKind)
    counts: dict[str, list[int]] = {}
    last: dict[str, date] = {}
    for day, contact in held:
        for code in contact.municipalities:
            counts.setdefault(code, [0] * len(kinds))[kinds.index(contact.kind)] += 1
            last[code] = max(day, last.get(code, day))
    found = [Reached(code, names.get(code, code), tuple(some), last[code]) for code, some in counts.items()]
    return sorted(found, key=lambda one: (sort_key(one.name), one.code))
