"""A test fails on a Python thread or a child process that outlives it."""

import multiprocessing
import os
import threading
from dataclasses import dataclass
from multiprocessing import resource_tracker
from pathlib import Path

GRACE = 2.0
"""Seconds that something already told to stop may take to do so."""


@dataclass(frozen=True)
class Running:
    """The threads and children there are at one moment."""

    threads: frozenset[threading.Thread]
    children: frozenset[int]

    @classmethod
    def now(cls) -> "Running":
        """Look around."""
        return cls(frozenset(threading.enumerate()), _children())

    def complaints(self) -> list[str]:
        """What runs now and did not run then."""
        threads = [thread for thread in threading.enumerate() if thread not in self.threads]
        for thread in threads:
            thread.join(GRACE)
        for process in multiprocessing.active_children():
            process.join(GRACE)
        left = [f"thread still running: {thread.name}" for thread in threads if thread.is_alive()]
        return left + [f"child process still there: {_described(pid)}" for pid in _children() - self.children]


def _children() -> frozenset[int]:
    """Our children, dead ones that nobody asked after included; Linux only."""
    listed = [_read(task / "children") for task in Path("/proc/self/task").glob("*")]
    # multiprocessing keeps one such helper for the life of the interpreter
    tracker = getattr(resource_tracker._resource_tracker, "_pid", None)
    return frozenset(int(pid) for pids in listed for pid in pids.split()) - {tracker or os.getpid()}


def _described(pid: int) -> str:
    return _read(Path(f"/proc/{pid}/cmdline")).replace("\0", " ").strip() or f"{pid} (dead, never waited for)"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:  # gone while we looked
        return ""
