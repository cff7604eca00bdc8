"""What came from a mentor or a clerk, in plain words, and what takes it over."""

from collections.abc import Callable, Iterator
from pathlib import Path

from hep_desktop.domain.anchoring import Found
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import short_date
from hep_desktop.services import drafts, remarks_file
from hep_desktop.services.editing import Editing
from hep_desktop.services.remarks_file import Brought, RemarksFile
from hep_desktop.words import text


@dataclass(frozen=True, slots=True)
class Coming:
    """`lines` tell what it brings, `news` whether there is anything; `taken` is said when it was taken over."""

    programme: str
    title: str
    lines: tuple[str, ...]
    news: bool
    taken: str
    take: Callable[[Editing], object]


def draft_words(arrival: drafts.Arrival) -> Coming:
    """A draft to read."""
    slip, brought = arrival.parcel.slip, arrival.brought
    settlement, years = arrival.parcel.title
    at = slip.at.astimezone()
    when = f"{short_date(at.date())} {at:%H:%M}"
    title = text("remarks.arrival.draft", settlement=settlement, years=years, who=slip.who, when=when)
    only_remarks = arrival.own or arrival.older
    why = "own" if arrival.own else "older" if arrival.older else "new" if arrival.is_new else "newer"
    lines = (text(f"remarks.draft_is.{why}"), *_counts(brought, always=only_remarks))
    taken = text("remarks.arrival.taken" if only_remarks else "remarks.arrival.draft_taken", settlement=settlement)

    def take(editing: Editing) -> object:
        return drafts.take(editing, arrival)

    return Coming(slip.programme, title, lines, not only_remarks or not brought.is_empty, taken, take)


def file_words(editing: Editing, said: RemarksFile, brought: Brought) -> Coming:
    """Remarks and responses of a file."""
    at = said.at.astimezone()
    when = f"{short_date(at.date())} {at:%H:%M}"
    title = text("remarks.arrival.file", settlement=said.settlement, years=said.years, who=said.who, when=when)
    lines = tuple(_counts(brought, always=True))
    older = _made_on_older(editing, said.programme, brought)

    def take(editing: Editing) -> object:
        return remarks_file.take(editing, said)

    taken = text("remarks.arrival.taken", settlement=said.settlement)
    return Coming(said.programme, title, (*lines, *older), not brought.is_empty, taken, take)


def coming_of(editing: Editing, programme: str, path: Path, progress: Progress = Silent()) -> Coming:  # noqa: B008 – has no state
    """The comments of a Word file. Raises UserError, Cancelled."""
    from hep_desktop.services import word_remarks  # noqa: PLC0415 – loads Word's library

    found = word_remarks.read(editing, programme, path, progress)
    settlement = editing.office.settlement_of(programme).name

    def take(editing: Editing) -> object:
        return editing.do(found.brought.command(programme, path.name))

    unplaced = (text("remarks.arrival.word_unplaced", words=words) for words in found.unplaced)
    lines = (*_counts(found.brought, always=True), *unplaced)
    title = text("remarks.arrival.word", file=path.name)
    taken = text("remarks.arrival.taken", settlement=settlement)
    return Coming(programme, title, lines, not found.brought.is_empty, taken, take)


def _counts(brought: Brought, *, always: bool) -> Iterator[str]:
    if brought.is_empty:
        if always:
            key = "nothing_new" if brought.known else "nothing_in_it"
            yield text(f"remarks.nothing.{key}", known=brought.known)
    else:
        yield text(
            "remarks.arrival.counts",
            remarks=len(brought.remarks),
            suggestions=brought.suggestions,
            responses=len(brought.responses),
            lost=brought.altered + brought.stray,
        )
    places = brought.places or {}
    for found in (Found.MOVED, Found.CHANGED, Found.LOST):
        if places.get(found):
            yield text(f"remarks.places.{found}", count=places[found])
    if brought.known and not brought.is_empty:
        yield text("remarks.arrival.known", count=brought.known)
    if brought.altered:
        yield text("remarks.arrival.altered", count=brought.altered)
    if brought.stray:
        yield text("remarks.arrival.stray", count=brought.stray)


def _made_on_older(editing: Editing, programme: str, brought: Brought) -> Iterator[str]:
    made_on = {one.made_on for one in brought.remarks if one.made_on}
    if made_on and not editing.office.programmes[programme].custody.draft:
        changed = made_on != {drafts.state_of(editing.office, programme)}
        yield text("remarks.arrival.since_changed" if changed else "remarks.arrival.not_changed")
