"""Loading data from files: read in a child process, previewed for all drafts, taken over as one step."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from hep_desktop.domain.commands import TakeOver
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.outcome import Outcome
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.domain.situation import Fact, FactKey, FileOrigin, LetterOrigin, Origin, TypedOrigin
from hep_desktop.domain.values import Empty, NoData, NoDataReason, Number
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import sort_key, table_number
from hep_desktop.importers.feeding import Request
from hep_desktop.importers.marks import LASTING
from hep_desktop.importers.proposal import Doubt, DoubtKind, Offer, Proposal, doubt
from hep_desktop.services import answered_rows, answering
from hep_desktop.services.editing import Editing
from hep_desktop.services.file_reading import drafts, listed, look, read, read_any, read_shown
from hep_desktop.template.model import Edition, IndicatorKind
from hep_desktop.words import text

_AWAITED = frozenset({NoDataReason.NOT_YET_PUBLISHED, NoDataReason.NOT_RECEIVED})
_ASKING = frozenset(
    {
        DoubtKind.OUTSIDE_YEARS,
        DoubtKind.NOT_A_COUNT,
        DoubtKind.OTHER_BASE,
        DoubtKind.NAME_OF_COUNTY,
        DoubtKind.PART_OF_YEAR,
        DoubtKind.OTHER_MONTH,
        DoubtKind.SHARE,
        DoubtKind.SIGN,
    }
)
"""Doubts that leave a row unchosen until the user chooses it."""


__all__ = ["Proposal", "look", "read", "read_shown"]


class Novelty(StrEnum):
    """What a row would change."""

    DIFFERS = "differs"  # another value stands there
    NEW = "new"  # nothing stands there yet
    SOURCE = "source"  # the same value, from elsewhere
    SAME = "same"  # nothing at all


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One fact for one programme, old and new side by side; `chosen` is what we propose."""

    programme: str
    settlement: str
    key: FactKey
    old: Fact | None
    new: Fact
    novelty: Novelty
    doubts: tuple[Doubt, ...]
    chosen: bool
    row: str = ""  # what the row of a list is called

    @property
    def cell(self) -> str:
        """Where the new value stands in the file."""
        origin = self.new.origin
        if not isinstance(origin, FileOrigin):
            return ""
        return f"{origin.sheet}!{origin.cell}" if origin.sheet else origin.cell


def load_gazetteer(path: Path, editing: Editing, progress: Progress = Silent()) -> int:  # noqa: B008 – has no state
    """Put the settlements of KSH's gazetteer in the place of the store's list; gives how many there are."""
    return take_list(editing, read_any(path, Request(), progress))


def take_list(editing: Editing, proposal: Proposal) -> int:
    """Put the settlements a file lists in the place of the store's list; gives how many there are."""
    if not proposal.gazetteer:
        raise UserError("import.not_a_gazetteer", file=proposal.file)
    if editing.read_only:
        raise UserError("store.read_only", file=str(editing.workspace.path))
    editing.workspace.replace_gazetteer(proposal.gazetteer, proposal.origin)
    return len(proposal.gazetteer)


def take_list_aside(editing: Editing, proposal: Proposal, progress: Progress) -> int:
    """As `take_list`, for a job beside the window: the store takes its time for three thousand settlements."""
    progress.step(0, 0, "importing.progress.reading")
    return take_list(editing, proposal)


def preview(proposal: Proposal, editing: Editing) -> tuple[PreviewRow, ...]:
    """Old and new side by side for every draft the file has figures for; what needs a look stands first.

    A row is chosen where it fills a gap, or gives the same value its source. What differs from a figure
    that stands there is never chosen for the user, unless there it was only awaited.
    """
    offers: dict[str, list[Offer]] = {}
    for offer in proposal.offers:
        offers.setdefault(offer.settlement, []).append(offer)
    asked_by = answering.asked_by(editing, proposal.answer) if proposal.answer else ""
    rows = [row for one in drafts(editing) for row in _rows(offers, one, editing, asked_by or one.id)]
    return tuple(sorted(rows, key=_order))


def brings_nothing(proposal: Proposal, rows: Iterable[PreviewRow]) -> bool:
    """Whether everything the file says is in the drafts already."""
    rows = tuple(rows)
    says = bool(rows) or (proposal.answer is not None and not proposal.stopped)
    return says and nothing_new(rows) and not adds_texts(proposal)


def nothing_new(rows: Iterable[PreviewRow]) -> bool:
    """Whether all that the file offers is in the drafts already, from this same file."""
    return all(row.novelty is Novelty.SAME for row in rows)


def adds_texts(proposal: Proposal) -> bool:
    """Whether taking over adds words to chapters."""
    return any(one.kind is DoubtKind.TEXTS_ADDED for one in proposal.doubts)


def take_over(editing: Editing, proposal: Proposal, rows: Iterable[PreviewRow], *, remember: bool = False) -> Outcome:
    """Write these rows as one step that one undo takes back; an outcome without changes where all is there.

    `remember` – how the file was read is kept with them, so that the next one needs no showing. Raises
    UserError where a figure was changed since the preview showed it.
    """
    rows = tuple(rows)
    if any(editing.office.record(row.key.at(row.programme)) != row.old for row in rows):
        raise UserError("import.outdated", file=proposal.file)
    facts = {row.key.at(row.programme): row.new for row in rows if row.novelty is not Novelty.SAME}
    taking = TakeOver(proposal.file, tuple(facts.items()), proposal.layout if remember else None)
    return editing.do(answering.taking(editing, proposal.answer, taking) if proposal.answer else taking)


def sentence(one: Doubt) -> str:
    """A doubt in words."""
    return text(f"importing.doubts.{one.kind}", **dict(one.args))


# --- comparing -------------------------------------------------------------------------------------------------


def _rows(
    offers: Mapping[str, list[Offer]], programme: Programme, editing: Editing, asked_by: str
) -> Iterator[PreviewRow]:
    """The rows for one programme; those of lists only for the one that asked."""
    settlement = editing.office.settlement_of(programme.id)
    edition = editing.edition(programme.id)
    around = _Around.of(programme, edition)
    ours = offers.get(settlement.code, ())
    names = answered_rows.names(ours, programme, edition)
    for offer in ours:
        wanted = asked_by == programme.id or not offer.key.member
        if wanted and offer.key.indicator in edition.indicators:  # editions differ in what they ask for
            row = _row(offer, programme, settlement.name, around)
            yield replace(row, row=names.get(offer.key.member, ""))


def _row(offer: Offer, programme: Programme, settlement: str, around: "_Around") -> PreviewRow:
    old = programme.facts.get(offer.key)
    new = replace(offer.fact, note=_note(old, offer.fact)) if old else offer.fact
    novelty = _novelty(old, new)
    doubts = (*_misgivings(offer, programme, around), *offer.doubts)
    chosen = _chosen(old, novelty) and not any(one.kind in _ASKING for one in doubts)
    return PreviewRow(programme.id, settlement, offer.key, old, new, novelty, doubts, chosen)


def _note(old: Fact, new: Fact) -> str:
    """The clerk's own note stays; what the program noted of the old figure goes with it."""
    own = old.note
    for mark in LASTING:
        own = own.replace(text(f"importing.marks.{mark}"), "").strip()
    return " ".join(filter(None, (own, new.note)))


def _novelty(old: Fact | None, new: Fact) -> Novelty:
    if old is None or isinstance(old.value, Empty):
        return Novelty.NEW
    if old.value != new.value:
        return Novelty.DIFFERS
    return Novelty.SAME if _place(old.origin) == _place(new.origin) else Novelty.SOURCE


def _place(origin: Origin) -> object:
    """Where a figure stands; a renamed copy of a file is the same file."""
    return (origin.sha256, origin.sheet, origin.cell) if isinstance(origin, FileOrigin) else origin


def _chosen(old: Fact | None, novelty: Novelty) -> bool:
    match novelty:
        case Novelty.NEW:
            return True
        case Novelty.SOURCE:
            return old is not None and old.origin == TypedOrigin()
        case Novelty.DIFFERS:
            return old is not None and isinstance(old.value, NoData) and old.value.reason in _AWAITED
        case Novelty.SAME:
            return False


@dataclass(frozen=True, slots=True)
class _Around:
    """What a programme holds beside the figures that come, looked through once for all of them."""

    edition: Edition
    series: Mapping[tuple[str, str], Sequence[tuple[str, str]]]  # by indicator and member: periods and sources
    told: frozenset[tuple[str, str]]  # sources and what is of them
    bases: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, programme: Programme, edition: Edition) -> "_Around":
        """Of one programme."""
        series: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for key, fact in programme.facts.items():
            series.setdefault((key.indicator, key.member), []).append((key.period, _source(fact.origin)))
        told = frozenset((source, code) for (code, _), some in series.items() for _, source in some)
        feeds = [(source.name, feed) for source in edition.sources.values() for feed in source.feeds if feed.base]
        return cls(edition, series, told, {(name, feed.indicator): feed.base for name, feed in feeds})

    def other_sources(self, key: FactKey) -> set[str]:
        """Where the other years of a series come from."""
        return {source for period, source in self.series.get((key.indicator, key.member), ()) if period != key.period}

    def other_bases(self, offer: Offer) -> set[str]:
        """The sources of figures beside which this one would mix two ways of counting people."""
        own = self.bases.get((_source(offer.fact.origin), offer.key.indicator))
        return {name for name, code in self.told if own and self.bases.get((name, code), own) != own}


def _misgivings(offer: Offer, programme: Programme, around: _Around) -> Iterator[Doubt]:
    key, value = offer.key, offer.fact.value
    indicator = around.edition.indicators[key.indicator]
    earliest = str(programme.details.years[0] - 1)  # the year before the first serves the change to it
    if key.period and key.period < earliest:
        yield doubt(DoubtKind.OUTSIDE_YEARS, period=key.period)
    if isinstance(value, Number) and indicator.kind is IndicatorKind.COUNT:
        amount = value.amount
        if amount < 0 or amount != amount.to_integral_value():
            yield doubt(DoubtKind.NOT_A_COUNT, value=table_number(amount, 1))
    mixed = around.other_bases(offer)
    if mixed:
        yield doubt(DoubtKind.OTHER_BASE, sources=listed(mixed))
        return
    sources = around.other_sources(key) - {"", _source(offer.fact.origin)}
    if sources:
        yield doubt(DoubtKind.OTHER_SOURCE, sources=listed(sources))


def _source(origin: Origin) -> str:
    match origin:
        case FileOrigin() | TypedOrigin():
            return origin.source
        case LetterOrigin():
            return origin.sender
        case _:
            return origin.who


def _order(row: PreviewRow) -> tuple[object, ...]:
    needs_a_look = row.novelty is Novelty.DIFFERS or any(one.kind in _ASKING for one in row.doubts)
    nothing = row.novelty is Novelty.SAME
    return (
        nothing,
        not needs_a_look,
        not row.doubts,
        sort_key(row.settlement),
        row.key.member,
        row.key.indicator,
        row.key.period,
    )
