"""From the command to a usable window, and the memory it took, against a bare window with one table."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Figure

ROUNDS = 15
LIMIT_OF_CHAPTER = 5  # ours: no bare window reads a law, a store and a chapter
CHILD = Path(__file__).with_name("window_child.py")


def measure() -> Iterator[Figure]:
    """All figures of this module."""
    with TemporaryDirectory(prefix="hep-bench-") as folder:
        homes = {"start": Path(folder) / "start", "chapter": Path(folder) / "chapter"}
        _run(homes["start"], "prepare")
        _run(homes["chapter"], "prepare", "he.3.2")
        ways = (homes["start"], "ours"), (homes["chapter"], "ours"), (homes["start"], "bare")
        runs = [[_started(*way) for way in ways] for _ in range(ROUNDS + 1)][1:]
    start, chapter, bare = zip(*runs, strict=True)
    for what, ours, limit in (("first page", start, 2), ("chapter work stopped at", chapter, LIMIT_OF_CHAPTER)):
        figures = (
            (f"cold start → {what} usable, against a bare window with one table", "s", limit),
            (f"processor time of that start ({what})", "s", limit),
            (f"peak memory by then ({what})", "MiB", 2),
        )
        for (name, unit, most), mine, theirs in zip(
            figures, zip(*ours, strict=True), zip(*bare, strict=True), strict=True
        ):
            if all(theirs):  # not every system tells of memory
                yield Figure(name, unit, mine, most, theirs)


def _started(home: Path, way: str) -> tuple[float, float, float]:
    begun = time.monotonic()
    said = json.loads(_run(home, way))
    return said["at"] - begun, said["cpu"], said["peak"]


def _run(home: Path, *words: str) -> bytes:
    home.mkdir(exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    names = ("HOME", "APPDATA", "LOCALAPPDATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    environment |= dict.fromkeys(names, str(home))
    done = subprocess.run([sys.executable, CHILD, *words], env=environment, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return done.stdout
