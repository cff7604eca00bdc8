"""What safety costs: the window while a store of 100 MB is copied and proved, and how a store grows by editing."""

import os
import tempfile
import threading
import time
from pathlib import Path

from figures import Figure

from builders import text, value
from hep_desktop.domain.commands import SetFacts, SetText
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.identity import system_clock
from hep_desktop.services.backing_up import Backups
from hep_desktop.services.demo import begin
from hep_desktop.services.editing import Editing

NODE = "he.3.2"
STEPS, LONG = 850, 60_000  # each in hexadecimal, before and after: as little compressed as can be
SAMPLE = 1000
PARAGRAPH = "A településen élők iskolázottsága a megyei átlagtól elmarad, a tanoda heti öt napon tart nyitva. " * 5


def measure() -> list[Figure]:
    """Both figures; the growth is per 10 000 edits, half of them cells and half a text of half a page."""
    with tempfile.TemporaryDirectory(prefix="hep-bench-") as folder:
        made = begin(Path(folder) / "hep.sqlite", Path(folder))
        editing, programme = made.editing, made.programme
        grown = _growth(editing, programme)
        for _ in range(STEPS):
            editing.do(SetText(programme, NODE, text(os.urandom(LONG).hex())))
        editing.flush()
        size = editing.workspace.path.stat().st_size / 1e6
        gaps = _gaps(editing)
        editing.close()
    return [
        Figure(f"safety copy of a store of {size:.0f} MB: longest wait of the window", "ms", gaps, 100),
        Figure("growth of the store by 10 000 edits", "MB", [grown * 10_000 / SAMPLE], 20),
    ]


def _growth(editing: Editing, programme: str) -> float:
    path = editing.workspace.path
    editing.flush()
    before = path.stat().st_size
    for number in range(SAMPLE // 2):
        key = FactKey("pop_res", str(2022 + number % 5))
        editing.do(SetFacts(programme, ((key, Fact(value(number))),)))
        editing.do(SetText(programme, NODE, text(f"{PARAGRAPH} {number}")))
    editing.flush()
    return (path.stat().st_size - before) / 1e6


def _gaps(editing: Editing) -> list[float]:
    work = threading.Thread(target=Backups(editing, system_clock).make)
    work.start()
    longest, last = 0.0, time.perf_counter()
    while work.is_alive():
        time.sleep(0.002)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return [longest * 1000]
