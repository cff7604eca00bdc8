"""Loading a workbook of the gazetteer's size, beside calamine alone reading it in the same kind of child.

And what the window waits meanwhile: for the gazetteer, and for a strange sheet of 20 000 × 30 cells.
"""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bare_reading import read_barely
from figures import Figure, interleaved
from full_programme import full_programme

from hep_desktop import child
from hep_desktop.services import importing
from hep_desktop.services.editing import Editing
from source_files import MINTAFALU, gazetteer, many_places, workbook

ROUNDS = 15
WAITS = 5
SETTLEMENTS = 3177  # with Mintafalu as many as KSH's list has
PARTS = 4  # so many rows the second sheet has for each settlement


def measure() -> Iterator[Figure]:
    """All figures of this module."""
    with TemporaryDirectory(prefix="hep-bench-") as folder:
        places = (*many_places(SETTLEMENTS), MINTAFALU)
        book = gazetteer(Path(folder) / "hnt_letoltes_2024.xlsx", places, parts=PARTS)
        editing, _ = full_programme(Path(folder) / "hep.sqlite")
        large = workbook(Path(folder) / "adat.xlsx", {"M": _large()})

        def ours() -> None:
            proposal = importing.read(book, editing)
            assert len(proposal.gazetteer) == len(places)
            assert importing.preview(proposal, editing)

        def bare() -> None:
            assert child.run(read_barely, str(book)) > len(places)

        try:
            times = interleaved(ours, bare, ROUNDS)
            waits = [[_wait(editing, file)[0] for _ in range(WAITS)] for file in (book, large)]
            seconds = _wait(editing, large)[1]
        finally:
            editing.close()
        yield Figure("gazetteer → preview, against a bare read of the workbook", "ms", times[0], 1.5, times[1])
        yield Figure("gazetteer is read: longest wait of the window", "ms", waits[0], 100)
        yield Figure("strange sheet of 20 000 × 30 is read: longest wait of the window", "ms", waits[1], 100)
        yield Figure("strange sheet of 20 000 × 30 is read and suggested", "s", [seconds], 10)


def _large() -> list[list[str | float]]:
    """A year in each of 28 columns, 20 000 places and Mintafalu among them."""
    heads: list[str | float] = ["Hely", *(f"{1990 + at} Fák a faluban" for at in range(28)), "Jegyzet"]
    places = [[f"Falu {row}", *(float(row + at) for at in range(28)), "–"] for row in range(20_000)]
    return [heads, *places, ["Mintafalu", *(float(at) for at in range(28)), "–"]]


def _wait(editing: Editing, file: Path) -> tuple[float, float]:
    """The longest time that a loop beside the reading was kept from its next turn, and the whole time."""
    begun = last = time.perf_counter()
    longest = 0.0
    work = threading.Thread(target=importing.look, args=(file, editing))
    work.start()
    while work.is_alive():
        time.sleep(0.002)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return longest * 1000, last - begun
