"""Jobs that tests run in a child process; a module of its own, since the child imports it by name."""

import os
import threading
from pathlib import Path

from hep_desktop.child import Limits, Progress, Silent, run
from hep_desktop.domain.errors import UserError


def add(one: int, other: int, *, progress: Progress) -> int:
    """Say how far it is and give a sum."""
    progress.step(1, 2, "first")
    progress.step(2, 2, "second")
    return one + other


def wait_for_ever(*, progress: Progress) -> None:
    """Report once, then be silent."""
    progress.step(0, 1, "waiting")
    threading.Event().wait()


def say_nothing(*, progress: Progress) -> None:  # noqa: ARG001 – as every job is called
    """Never report."""
    threading.Event().wait()


def refuse(code: str, *, progress: Progress) -> None:
    """Raise what a user can mend."""
    progress.step(0, 1, "refusing")
    raise UserError(code, file="x")


def stumble(*, progress: Progress) -> None:
    """Raise a fault of the program."""
    progress.step(0, 1, "stumbling")
    raise KeyError("no such thing")


class Unreadable(Exception):  # noqa: N818 – a trap
    """Is pickled but cannot be read back."""

    def __init__(self, one: int, other: int) -> None:
        super().__init__(one)
        self.other = other


def raise_unreadable(*, progress: Progress) -> None:
    """Raise what cannot travel."""
    progress.step(0, 1, "raising")
    raise Unreadable(1, 2)


def give_unpicklable(*, progress: Progress) -> object:
    """Give what cannot travel."""
    progress.step(0, 1, "giving")
    return lambda: None


def die(*, progress: Progress) -> None:
    """End as a crashed library does."""
    progress.step(0, 1, "dying")
    os.abort()


def swell(megabytes: int, *, progress: Progress) -> int:
    """Take much memory."""
    progress.step(0, 1, "swelling")
    return len(bytearray(megabytes * 2**20))


def talk(*, progress: Progress) -> str:
    """Write where nobody should see it."""
    progress.step(0, 1, "talking")
    os.write(1, b"out")
    os.write(2, b"err")
    return "told"


def hold(fifo: str, *, progress: Progress) -> None:
    """Keep a pipe open as long as the process lives."""
    progress.step(0, 1, "holding")
    with Path(fifo).open("wb") as pipe:
        pipe.write(b"x")
        pipe.flush()
        threading.Event().wait()


def run_hold(fifo: str) -> None:
    """Run `hold` in a child of this process."""
    run(hold, fifo, progress=Silent(), limits=Limits(seconds=600))
