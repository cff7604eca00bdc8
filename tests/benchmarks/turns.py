"""How long the window is kept from its next event while something goes on in it."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

_QUIET = 0.4  # seconds without anything to do: it is over
_LONG = 0.001  # a turn that did something


def longest_turn(work: Callable[[], object], busy: Callable[[], bool] = lambda: False) -> float:
    """Milliseconds of the longest turn of the event loop from `work` on, until nothing is left to do."""
    begun = time.perf_counter()
    work()
    last = time.perf_counter()
    longest = last - begun
    while busy() or time.perf_counter() - last < _QUIET:
        begun = time.perf_counter()
        QCoreApplication.processEvents()
        turn = time.perf_counter() - begun
        longest = max(longest, turn)
        if turn > _LONG:
            last = time.perf_counter()
        time.sleep(0.002)
    return longest * 1000
