"""The safety copies beside a store: their names, and which of them are worth their room."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

from hep_desktop.frozen import dataclass
from hep_desktop.words import text

ALL_DAYS = 2
DAILY, WEEKLY, MONTHLY = 12, 10, 9
BUDGET = 500_000_000
"""Bytes that all copies of one store may take; the newest is kept whatever it takes."""

_STAMP = "%Y-%m-%d %H-%M-%S"
_NAME = re.compile(r"(\d{4}-\d\d-\d\d \d\d-\d\d-\d\d)\.sqlite")


@dataclass(frozen=True, slots=True)
class Copy:
    """One whole copy of a store, as it was `at` a moment of local time."""

    path: Path
    at: datetime
    size: int


def folder_of(store: Path) -> Path:
    """Where the copies of a store lie: beside it, so that they go where it goes."""
    return store.with_name(text("backups.folder_name", store=store.stem))


def name_for(at: datetime) -> str:
    """The file's name, by which people find a day without the program."""
    return f"{at.astimezone():{_STAMP}}.sqlite"


def copies_in(folder: Path) -> tuple[Copy, ...]:
    """The copies in a folder, newest first; other files there are nobody's business. Raises OSError."""
    if not folder.is_dir():
        return ()
    found = ((path, _NAME.fullmatch(path.name)) for path in folder.iterdir())
    copies = (
        Copy(path, datetime.strptime(name[1], _STAMP).astimezone(), path.stat().st_size)
        for path, name in found
        if name and _is_day(name[1])
    )
    return tuple(sorted(copies, key=lambda copy: copy.at, reverse=True))


def superfluous(copies: Iterable[Copy], now: datetime, budget: int = BUDGET) -> tuple[Copy, ...]:
    """The copies that may go.

    Stay: all of two days, then the last of each of 12 days, 10 weeks and 9 months, as far as `budget` bytes go.
    """
    newest_first = sorted(copies, key=lambda copy: copy.at, reverse=True)
    wanted = {copy for copy in newest_first if now - copy.at < timedelta(days=ALL_DAYS)}
    for count, period in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        wanted.update(_last_of_each(newest_first, period, count))
    kept: set[Copy] = set()
    room = budget
    for copy in newest_first:
        room -= copy.size if copy in wanted else 0
        if copy in wanted and (room >= 0 or not kept):
            kept.add(copy)
    return tuple(copy for copy in newest_first if copy not in kept)


def _last_of_each(newest_first: Iterable[Copy], period: Callable[[datetime], object], count: int) -> list[Copy]:
    last: dict[object, Copy] = {}
    for copy in newest_first:
        last.setdefault(period(copy.at), copy)
    return list(last.values())[:count]


def _day(at: datetime) -> object:
    return at.date()


def _week(at: datetime) -> object:
    return at.isocalendar()[:2]


def _month(at: datetime) -> object:
    return at.year, at.month


def _is_day(stamp: str) -> bool:
    try:
        datetime.strptime(stamp, _STAMP).astimezone()
    except (ValueError, OverflowError):
        return False
    return True
