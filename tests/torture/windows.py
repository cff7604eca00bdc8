"""Kills the window of the real program while somebody types, loads, takes back, exports, copies, restores in it."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

from torture.after import PROMISE, verify

WINDOW = Path(__file__).with_name("window.py")
WAYS = ("write", "fill", "load", "undo", "export", "copy", "restore")
MOST_LINES = 40


@contextmanager
def windows() -> Generator["subprocess.Popen[str]"]:
    """A process that is forked into clerks at windows."""
    command = [sys.executable, str(WINDOW), "serve"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        yield server
        server.communicate()


def kill(folder: Path, ways: Sequence[str], seed: int = 0, promise: float = PROMISE) -> int:
    """One kill a way, all at the same store; after each it is looked through. Gives how many steps outlived them."""
    chance, store, steps = random.Random(seed), folder / "hep.sqlite", 0
    with windows() as server:
        for number, way in enumerate(ways):
            fifo = folder / f"said-{number}"
            os.mkfifo(fifo)
            assert server.stdin
            server.stdin.write(f"{store}\t{fifo}\t{way}\n")
            server.stdin.flush()
            with fifo.open(encoding="utf-8") as said:
                pid = int(said.readline().split()[1])
                lines = [said.readline() for _ in range(chance.randint(1, MOST_LINES))]
                os.kill(pid, signal.SIGKILL)
                ended = time.time()
                lines += said.readlines()
            assert not any(line.startswith("refused") for line in lines), "the next start did not open the store"
            if store.exists():
                steps = verify(store, [line for line in lines if line.endswith("\n")], ended, promise)
    return steps
