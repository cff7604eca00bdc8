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

ROUNDS = 7
CHILD = Path(__file__).with_name("window_child.py")


def measure() -> Iterator[Figure]:
    """All figures of this module."""
    with TemporaryDirectory(prefix="hep-bench-") as folder:
        names = ("HOME", "APPDATA", "LOCALAPPDATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment |= dict.fromkeys(names, folder)
        subprocess.run([sys.executable, CHILD, "prepare"], env=environment, check=True)
        runs = [[_started(way, environment) for way in ("ours", "bare")] for _ in range(ROUNDS + 1)][1:]
    ours, bare = zip(*runs, strict=True)
    yield Figure(
        "cold start → usable window with a full programme, against a bare window with one table",
        "s",
        [at for at, _ in ours],
        2,
        [at for at, _ in bare],
    )
    if all(peak for _, peak in bare):
        yield Figure(
            "peak memory by then, against the same", "MiB", [peak for _, peak in ours], 2, [peak for _, peak in bare]
        )


def _started(way: str, environment: dict[str, str]) -> tuple[float, float]:
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, CHILD, way], env=environment, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    said = json.loads(done.stdout)
    return said["at"] - begun, said["peak"]
