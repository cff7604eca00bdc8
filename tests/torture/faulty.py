"""Disks that fail: a shim below the program refuses, shortens, slows down or records what is written."""

import os
import random
import struct
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from torture.after import verify
from torture.killing import CLERK

MODES = ("ENOSPC", "EIO", "ENODEV", "EROFS", "short", "slow")
SECTOR = 512
_HEAD = struct.Struct("=cIqI")


def build(folder: Path) -> Path:
    """The shim, compiled."""
    target = folder / "shim.so"
    source = Path(__file__).with_name("shim.c")
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", str(target), str(source), "-ldl"], check=True)
    return target


def clerk(shim: Path, folder: Path, forms: Path, seed: int, steps: int, *, record: Path | None = None) -> list[str]:
    """The command and environment of a clerk over a disk that obeys `folder.mode`."""
    environment = {"LD_PRELOAD": str(shim), "HEP_FAULT_FOLDER": str(folder), "HEP_FAULT_MODE": f"{folder}.mode"}
    if record is not None:
        environment["HEP_FAULT_RECORD"] = str(record)
    command = [sys.executable, str(CLERK), str(folder / "hep.sqlite"), str(forms), str(seed), str(steps)]
    with subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as running:
        assert running.stdout
        return list(_watched(running.stdout, Path(f"{folder}.mode"), random.Random(seed), steps))


def _watched(said: Iterator[str], mode: Path, chance: random.Random, steps: int) -> Iterator[str]:
    """Lets the disk fail in the middle of the session, and work again after some lines."""
    wanted = mode.read_text() if mode.exists() else "ok"
    mode.write_text("ok")
    begins = chance.randint(1, steps)
    ends = begins + chance.randint(3, 12)
    for number, line in enumerate(said):
        if number == begins:
            mode.write_text(wanted)
        if number == ends:
            mode.write_text("ok")
        yield line


def fail(folder: Path, forms: Path, shim: Path, mode: str, seed: int, steps: int = 25) -> int:
    """One session over a disk that fails for a while; everything is there at the end, and gives how many steps."""
    Path(f"{folder}.mode").write_text(mode)
    said = clerk(shim, folder, forms, seed, steps)
    assert said[-1] == "closed\n", f"{mode}: the clerk fell over: {said[-3:]}"
    return verify(folder / "hep.sqlite", said)


# power cuts ------------------------------------------------------------------------------------------------------


@dataclass
class Disk:
    """One file as it is surely on the disk, and what was written since and may be there, whole, in part or not."""

    content: bytes = b""
    pending: list[tuple[str, int, bytes]] = field(default_factory=list[tuple[str, int, bytes]])

    def after_cut(self, chance: random.Random) -> bytes:
        """What a power cut may leave."""
        content = self.content
        for kind, offset, data in self.pending:
            match chance.choice(("whole", "part", "none")):
                case "whole":
                    content = _applied(content, kind, offset, data)
                case "part" if kind == "w":
                    content = _applied(
                        content, kind, offset, data[: chance.randrange(len(data) + 1) // SECTOR * SECTOR]
                    )
                case _:
                    continue
        return content

    def sync(self) -> None:
        """Everything is surely there now."""
        for one in self.pending:
            self.content = _applied(self.content, *one)
        self.pending.clear()


def _applied(content: bytes, kind: str, offset: int, data: bytes) -> bytes:
    if kind == "t":
        return content[:offset].ljust(offset, b"\0")
    return content[:offset].ljust(offset, b"\0") + data + content[offset + len(data) :]


def recorded(record: Path) -> Iterator[tuple[str, str, int, bytes]]:
    """What was written, in order: kind, file's name, offset or length, data."""
    raw, at = record.read_bytes(), 0
    while at < len(raw):
        kind, named, offset, length = _HEAD.unpack_from(raw, at)
        at += _HEAD.size
        path = raw[at : at + named].decode()
        at += named
        yield kind.decode(), Path(path).name, offset, raw[at : at + length]
        at += length


def cut(begun: Mapping[str, bytes], record: Path, folder: Path, chance: random.Random) -> int:
    """Cut the power at a random moment of a recorded session, and look what the next start finds."""
    operations = list(recorded(record))
    disks = {name: Disk(content) for name, content in begun.items()}
    acknowledged: list[str] = []
    for kind, name, offset, data in operations[: chance.randrange(len(operations))]:
        if name == "acks":
            acknowledged += [f"saved {step} 0" for step in data.decode().split()]
        elif name in ("hep.sqlite", "hep.sqlite-journal") and kind != "m":
            disk = disks.setdefault(name, Disk())
            if kind == "s":
                disk.sync()
            elif kind == "u":
                disks.pop(name)
            else:
                disk.pending.append((kind, offset, data))
    folder.mkdir()
    for name, disk in disks.items():
        (folder / name).write_bytes(disk.after_cut(chance))
    return verify(folder / "hep.sqlite", acknowledged)
