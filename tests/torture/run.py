"""Runs the tortures: `python3 dev.py torture [--quick] [NAME ...]`; to add one, a function and a line in TORTURES."""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import signed_sample  # noqa: E402 – found only now
from standalone import load_standalone  # noqa: E402
from stores import catalogue, fill, quick_passwords  # noqa: E402
from torture import faulty, killing, migrating, packages, undoing, windows  # noqa: E402
from torture.clerk import PASSWORD  # noqa: E402


def kills(folder: Path, *, quick: bool) -> str:
    """`kill -9` at random moments of a session."""
    rounds, steps = (10, 0) if quick else (200, 0)
    for part in range(0, rounds, 25):  # a store a few sessions long
        place = folder / str(part)
        place.mkdir()
        most = 12 if quick else killing.MOST_LINES
        steps += killing.kill(place, _forms(folder), min(25, rounds - part), seed=part, most=most)
    return f"{rounds} kills, {steps} steps all there"


def locked(folder: Path, *, quick: bool) -> str:
    """The same with a store behind a password; nothing of it is readable afterwards."""
    rounds = 3 if quick else 40
    with quick_passwords():
        steps = killing.kill(folder, _forms(folder), rounds, password=PASSWORD)
    files = [file for place in ("hep.*", "hep*/**/*") for file in folder.glob(place) if file.is_file()]
    assert not [file for file in files if "árvíztűrő".encode() in file.read_bytes()], "readable without the password"
    return f"{rounds} kills behind a password, {steps} steps all there"


def shown(folder: Path, *, quick: bool) -> str:
    """`kill -9` of the real window, in the middle of everything done in it."""
    ways, steps = (("write", "load", "restore"), 0) if quick else (windows.WAYS, 0)
    for seed in range(1 if quick else 10):
        place = folder / f"window-{seed}"
        place.mkdir()
        steps += windows.kill(place, ways, seed)
    rounds = len(ways) if quick else 10 * len(ways)
    return f"{rounds} windows killed, {steps} steps all there"


def migrations(folder: Path, *, quick: bool) -> str:
    """`kill -9` while an older store is brought up to date."""
    fill(folder / "hep.sqlite")
    rounds = 4 if quick else 40
    cut = migrating.kill(folder / "hep.sqlite", rounds)
    return f"{rounds} migrations killed, {cut} of them before they were done; all content there"


def disks(folder: Path, *, quick: bool) -> str:
    """Full, broken, pulled out, read-only, short and slow disks."""
    shim, sessions = faulty.build(folder), 0
    for mode in faulty.MODES:
        for seed in range(1 if quick else 10):
            place = folder / f"{mode}-{seed}"
            place.mkdir()
            faulty.fail(place, _forms(folder), shim, mode, seed, steps=6 if quick else 40)
            sessions += 1
    return f"{sessions} sessions over {len(faulty.MODES)} kinds of failing disks"


def power(folder: Path, *, quick: bool) -> str:
    """Power cuts: recorded writes played back in part."""
    shim, cuts = faulty.build(folder), 0
    for seed in range(1 if quick else 5):
        place, record = folder / f"power-{seed}", folder / f"record-{seed}"
        place.mkdir()
        faulty.clerk(shim, place, _forms(folder), seed, 1)
        begun = {"hep.sqlite": (place / "hep.sqlite").read_bytes()}
        faulty.clerk(shim, place, _forms(folder), seed + 100, 15 if quick else 60, record=record)
        chance = random.Random(seed)
        for number in range(20 if quick else 100):
            faulty.cut(begun, record, folder / f"cut-{seed}-{number}", chance)
            cuts += 1
    return f"{cuts} power cuts"


def spoiled(folder: Path, *, quick: bool) -> str:
    """Spoiled packages: no exception, no false verdict, both verifiers of one opinion."""
    signed, standalone, count = signed_sample.make(folder), load_standalone(), 500 if quick else 10_000
    wrong = list(packages.wrong(signed, standalone, 1, count))
    assert not wrong, "\n".join(wrong)
    return f"{count} spoiled packages"


def undo(folder: Path, *, quick: bool) -> str:
    """Sessions of 500 steps, back to the first state and on to the last."""
    length = 80 if quick else 500
    steps = [
        undoing.there_and_back(folder / f"{seed}.sqlite", _forms(folder), seed, length)
        for seed in range(1 if quick else 20)
    ]
    return f"{len(steps)} sessions of {length} steps, {sum(steps)} taken back and done again"


TORTURES: dict[str, Callable[..., str]] = {
    "kills": kills,
    "locked": locked,
    "windows": shown,
    "migrations": migrations,
    "disks": disks,
    "power": power,
    "packages": spoiled,
    "undo": undo,
}


def _forms(folder: Path) -> Path:
    forms = folder / "forms"
    if not forms.exists():
        catalogue(forms)
    return forms


def _worked() -> float:
    """Processor time of this process and of those it waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main(words: list[str]) -> int:
    """Run those named, or all; the first that breaks something stops with its trace."""
    quick = "--quick" in words
    names = [word for word in words if not word.startswith("-")] or list(TORTURES)
    for name in names:
        begun, worked = time.monotonic(), _worked()
        with tempfile.TemporaryDirectory(prefix="hep-torture-") as folder:
            told = TORTURES[name](Path(folder), quick=quick)
        took, work = time.monotonic() - begun, _worked() - worked
        print(f"{name}: {told} ({took:.1f} s, {work:.1f} s of the processor)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
