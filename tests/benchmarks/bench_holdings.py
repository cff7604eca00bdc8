"""What many programmes cost: taking them in (checked, kept, entered), their list, a search, a county together.

`HEP_VILLAGES` says how many are made at most (3178 is the whole country, and takes some minutes to make).
"""

import os
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from figures import Figure

import villages
from hep_desktop.domain.errors import Cancelled
from hep_desktop.services.holdings import Area, Holdings, Query

STEPS = (100, 200, 400)
_STOPS = (1, 11, 23, 35)  # files read by then
_LIMIT = 60.0  # milliseconds of the processor for one package


def measure() -> list[Figure]:
    """Processor time a package at growing numbers, then what is asked of all of them."""
    most = int(os.environ.get("HEP_VILLAGES", str(STEPS[-1])))
    with tempfile.TemporaryDirectory(prefix="hep-bench-") as folder:
        home = Path(folder)
        files = list(villages.Maker(home / "profile").fill(home / "in", most))
        found: list[Figure] = []
        holdings = Holdings(home / "hep.sqlite", profile=home / "profile")
        for count in sorted({*(one for one in STEPS if one < most), most}):
            holdings = Holdings(home / str(count) / "hep.sqlite", profile=home / "profile")
            spent = _spent(lambda count=count, holdings=holdings: holdings.take_in(files[:count]))
            found.append(Figure(f"taking in {count} packages, each (CPU)", "ms", [spent / count], _LIMIT))
        county = villages.places(1)[0].county
        asked: list[tuple[str, Callable[[], object], float]] = [
            ("the list", holdings.rows, 1000),
            ("a search by words", lambda: holdings.search(Query("jelzőrendszeres idősek")), 300),
            ("a search by a letter", lambda: holdings.search(Query("a")), 300),
            ("a county together", lambda: holdings.members(Area(county)), 1000),
        ]
        found += [
            Figure(f"{what} of {most} (CPU)", "ms", [_spent(work) for _ in range(5)], most_)
            for what, work, most_ in asked
        ]
        found += _a_folder_of_all_sorts(home, files)
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        return [*found, Figure("peak memory of the child that reads", "MB", [memory], 300)]


def _a_folder_of_all_sorts(home: Path, files: list[Path]) -> list[Figure]:
    """As mentors have them: copies, damaged ones and others among the packages; taken in, and stopped on the way."""
    for at, file in enumerate(files):
        content = file.read_bytes()
        (home / "in" / f"copy-{at}.asice").write_bytes(content)
        (home / "in" / f"cut-{at}.asice").write_bytes(content[: len(content) // 3])
    for at in range(10 * len(files) // 3 - 3 * len(files)):
        (home / "in" / f"letter-{at}.docx").write_bytes(b"no programme")
    holdings = Holdings(home / "sorts" / "hep.sqlite", profile=home / "profile")
    spent = _spent(lambda: holdings.take_in([home / "in"]))
    stops = [_stopped(home, at) for at in _STOPS]
    count = len(list((home / "in").iterdir()))
    return [
        Figure(f"taking in a folder of {count} files of all sorts, each (CPU)", "ms", [spent / count], _LIMIT),
        Figure("from Cancel to the end, by the clock", "ms", stops, 300),
    ]


def _stopped(home: Path, after: int) -> float:
    """How long it takes to stop after so many files."""
    holdings = Holdings(home / f"stop-{after}" / "hep.sqlite", profile=home / "profile")
    asked: list[float] = []

    class Stop:
        def step(self, done: int, total: int, key: str) -> None:  # noqa: ARG002 – as jobs call it
            if done >= after:
                asked.append(time.monotonic())
                raise Cancelled

    holdings.take_in([home / "in"], Stop())
    return (time.monotonic() - asked[0]) * 1000


def _spent(work: Callable[[], object]) -> float:
    """Milliseconds of the processor, ours and the children's."""
    before = _processor()
    work()
    return (_processor() - before) * 1000


def _processor() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
