"""What the store says of the way to the disk: saved, on its way, or failed and why."""

from datetime import datetime

from hep_desktop.domain.errors import UserError
from hep_desktop.frozen import dataclass

PROMISE = 1.0
"""Seconds from a key to the disk at most: *Mentve* is said by then, or that it is not so yet."""

SLOWEST = 0.75
"""Seconds a commit of a disk that nobody has seen yet is thought to take: each of its syncs 150 ms."""

_LONGEST, _SHORTEST, _MARGIN = 0.4, 0.1, 0.1


def gathering(commit: float) -> float:
    """Seconds in which typing is gathered for a disk that takes `commit` seconds to write it: the promise has both."""
    return min(_LONGEST, max(_SHORTEST, PROMISE - _MARGIN - commit))


@dataclass(frozen=True, slots=True)
class Saved:
    """Everything written so far is safe on the disk since `at`."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Saving:
    """Something is on its way."""


@dataclass(frozen=True, slots=True)
class SaveFailed:
    """The last write failed; it is kept and will be tried again."""

    error: UserError


SaveState = Saved | Saving | SaveFailed
