"""Puts items on pages: nothing is left alone at a page's foot, nothing runs over its edge."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from hep_desktop.report.pdf.items import Head, Item, NewPage
from hep_desktop.report.pdf.styles import PORTRAIT, Sheet

_HAIR = 0.01


@dataclass(frozen=True, slots=True)
class Placed:
    """An item and the height of its upper edge above the page's foot."""

    item: Item
    top: float


@dataclass(slots=True)
class Page:
    """A page with what stands on it."""

    sheet: Sheet
    head: Head
    placed: list[Placed] = field(default_factory=list[Placed])


class Flow:
    """Fills pages one after the other."""

    def __init__(self, head: Head) -> None:
        self.pages: list[Page] = []
        self._head = head
        self._sheet = PORTRAIT
        self._open: Page | None = None
        self._room = 0.0
        self._after = 0.0

    def fill(self, items: Sequence[Item], step: Callable[[int], None]) -> list[Page]:
        """Place all items; `step` is told how many are done."""
        for done, item in enumerate(items):
            step(done)
            if isinstance(item, NewPage):
                self._turn(item)
                continue
            self._page()
            self._measure(item)
            if not self._at_top and self._needed(items, done) > self._room + _HAIR:
                self._open = None
            self._place(item, self._tail(items, done) if item.keeps else 0.0)
        return self.pages

    @property
    def _at_top(self) -> bool:
        return self._open is None or not self._open.placed

    def _turn(self, item: NewPage) -> None:
        self._open = None
        self._head = item.head or self._head
        self._sheet = item.sheet or self._sheet

    def _page(self) -> Page:
        """The open page, a new one where there is none."""
        if self._open is None:
            self._open = Page(self._sheet, self._head)
            self.pages.append(self._open)
            self._room, self._after = self._sheet.room, 0.0
        return self._open

    def _measure(self, item: Item) -> None:
        if item.measured != self._sheet.measure:
            item.measure(self._sheet.measure)
            item.measured = self._sheet.measure

    def _needed(self, items: Sequence[Item], start: int) -> float:
        """The room for an item and all it must not be parted from."""
        needed, after = 0.0, self._after
        for item in items[start:]:
            if isinstance(item, NewPage):
                return needed
            self._measure(item)
            needed += max(after, item.before)
            if not item.keeps:
                return needed + item.least()
            if needed + item.height > self._sheet.room:  # no page holds it with what follows: its end goes with that
                return needed + item.least()
            needed += item.height
            after = item.after
        return needed

    def _tail(self, items: Sequence[Item], start: int) -> float:
        """The room that must be left below an item for what it must not be parted from."""
        item = items[start]
        whole, self._after = self._after, item.after
        needed = self._needed(items, start + 1)
        self._after = whole
        return needed

    def _place(self, item: Item, tail: float) -> None:
        part = item
        while True:
            page = self._page()
            gap = 0.0 if self._at_top else max(self._after, part.before)
            room = self._room - gap
            if part.height <= room + _HAIR:
                if part.height + tail <= room + _HAIR or self._at_top:
                    self._put(page, part, gap)
                    return
                room -= tail
            upper, lower = part.split(room, force=self._at_top)
            if upper is not None:
                self._put(page, upper, gap)
            elif self._at_top:  # higher than a page and nothing to split
                self._put(page, lower, gap)
                return
            self._open = None
            part = lower

    def _put(self, page: Page, item: Item, gap: float) -> None:
        self._room -= gap
        page.placed.append(Placed(item, page.sheet.bottom + self._room))
        self._room -= item.height
        self._after = item.after
