"""The safety copies beside a store: their names, and which of them are worth their room."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from hep_desktop.frozen import dataclass
from hep_desktop.store.protection import PLAIN
from hep_desktop.store.whole import MAKING
from hep_desktop.words import text

ALL_DAYS = 2
DAILY, WEEKLY, MONTHLY = 12, 10, 9
BUDGET = 500_000_000
"""Bytes that all copies of one store may take; the newest is kept whatever it takes."""

_STAMP = "%Y-%m-%d %H-%M-%S"
_NAME = re.compile(r"(\d{4}-\d\d-\d\d \d\d-\d\d-\d\d)\.sqlite(-enc)?")
_BEGUN = re.compile(rf"{_NAME.pattern}{re.escape(MAKING)}(-journal)?")


@dataclass(frozen=True, slots=True)
class Copy:
    """One whole copy of a store, as it was `at` a moment of local time."""

    path: Path
    at: datetime
    size: int


def folder_of(store: Path) -> Path:
    """Where the copies of a store lie: beside it, so that they go where it goes."""
    return store.with_name(text("backups.folder_name", store=store.stem))


def name_for(at: datetime, ending: str = PLAIN) -> str:
    """The file's name, by which people find a day without the program."""
    return f"{at.astimezone():{_STAMP}}{ending}"


def is_copy(path: Path) -> bool:
    """Whether a file is a safety copy, by its name: to work in one would spoil it."""
    return bool(_NAME.fullmatch(path.name))


def owner_of(folder: Path) -> str:
    """The identity of the store whose copies a folder holds, by the note in it; blank where there is none."""
    with suppress(OSError, ValueError):
        return (folder / text("backups.owner_note")).read_text(encoding="ascii").strip()
    return ""


def note_owner(folder: Path, identity: str) -> None:
    """Leave that note; without it the copies themselves tell. Nothing is told where it cannot be written."""
    if owner_of(folder) != identity:
        with suppress(OSError):
            (folder / text("backups.owner_note")).write_text(f"{identity}\n", encoding="ascii")


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


def sweep(folder: Path) -> None:
    """Do away with copies that were begun and broken off: each would keep its room for ever."""
    for path in folder.iterdir():
        if _BEGUN.fullmatch(path.name):
            path.unlink(missing_ok=True)


def superfluous(
    copies: Iterable[Copy], now: datetime, budget: int = BUDGET, just_made: Copy | None = None
) -> tuple[Copy, ...]:
    """The copies that may go.

    Stay: the one just made; all of two days, then the last of each of 12 days, 10 weeks and 9 months, as far as
    `budget` bytes go. Copies dated in the future, made while the clock was wrong, take no other's place.
    """
    newest_first = sorted(copies, key=lambda copy: copy.at, reverse=True)
    ahead = [copy for copy in newest_first if copy.at - now > timedelta(days=1)]
    behind = [copy for copy in newest_first if copy not in ahead]
    wanted = {just_made, *_within(ALL_DAYS, behind, now), *(_within(ALL_DAYS, ahead, ahead[0].at) if ahead else ())}
    for some in (ahead, behind):
        for count, period in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
            wanted.update(_last_of_each(some, period, count))
    kept: set[Copy] = set()
    room = budget
    for copy in sorted(newest_first, key=lambda copy: (copy != just_made, copy in ahead)):
        room -= copy.size if copy in wanted else 0
        if copy in wanted and (room >= 0 or not kept):
            kept.add(copy)
    return tuple(copy for copy in newest_first if copy not in kept)


def _within(days: int, copies: Iterable[Copy], now: datetime) -> list[Copy]:
    return [copy for copy in copies if now - copy.at < timedelta(days=days)]


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
