"""Kills a clerk at random moments, again and again at the same store: each start goes on from the last."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from hep_desktop.store.protection import named_for
from torture.after import verify

CLERK = Path(__file__).with_name("clerk.py")
MOST_LINES = 30


@contextmanager
def clerks() -> Generator["subprocess.Popen[str]"]:
    """A process that is forked into clerks."""
    with subprocess.Popen([sys.executable, str(CLERK), "serve"], stdin=subprocess.PIPE, text=True) as server:
        yield server
        server.communicate()


def kill(folder: Path, forms: Path, rounds: int, seed: int = 0, most: int = MOST_LINES, password: str = "") -> int:
    """Kill as many clerks; after each the store is looked through. Gives how many steps outlived them all."""
    chance, steps = random.Random(seed), 0
    store = named_for(folder / "hep.sqlite", password)
    with clerks() as server:
        for number in range(rounds):
            fifo = folder / f"said-{number}"
            os.mkfifo(fifo)
            assert server.stdin
            server.stdin.write(f"{store}\t{fifo}\t{forms}\t{seed * 1000 + number}\n")
            server.stdin.flush()
            with fifo.open(encoding="utf-8") as said:
                pid = int(said.readline().split()[1])
                lines = [said.readline() for _ in range(chance.randint(0, most))]
                os.kill(pid, signal.SIGKILL)
                ended = time.time()
                lines += said.readlines()
            if store.exists():  # killed before there was one, else
                whole = [line for line in lines if line.endswith("\n")]
                steps = verify(store, whole, ended, password=password)
    return steps
