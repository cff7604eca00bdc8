"""A clerk in a hurry, as a process of its own: types, loads, takes back, copies, hands on, until somebody stops it.

    python clerk.py STORE FORMS SEED [STEPS]

Tells on its output `done ID SECONDS` when a step is made and `saved ID` when it is called saved. Killed at any
moment, by a signal or by a fault of the disk, nothing called saved may be missing.
"""

import os
import random
import sys
import time
from contextlib import nullcontext, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from builders import text, value  # noqa: E402 – found only now
from hep_desktop.domain.commands import AddSettlement, CreateProgramme, SetFacts, SetText, TakeOver  # noqa: E402
from hep_desktop.domain.errors import UserError  # noqa: E402
from hep_desktop.domain.places import FactPlace  # noqa: E402
from hep_desktop.domain.situation import Fact, FactKey  # noqa: E402
from hep_desktop.identity import new_id, system_clock  # noqa: E402
from hep_desktop.services import restoring  # noqa: E402
from hep_desktop.services.backing_up import Backups  # noqa: E402
from hep_desktop.services.editing import Editing  # noqa: E402
from hep_desktop.services.handing_over import hand_over, read_parcel  # noqa: E402
from hep_desktop.services.taking_over import look, take  # noqa: E402
from hep_desktop.store.protection import is_locked  # noqa: E402
from hep_desktop.store.workspace import Workspace  # noqa: E402
from hep_desktop.template.catalogue import Catalogue  # noqa: E402
from stores import DETAILS, VILLAGE, quick_passwords  # noqa: E402

PASSWORD = "kék szarka, három dió"  # noqa: S105 – of stores that are made to be killed


class Clerk:
    """One session at one store."""

    def __init__(self, path: Path, forms: Path, seed: int) -> None:
        password = PASSWORD if is_locked(path) else ""
        begin = Workspace.open if path.exists() else Workspace.create
        workspace = begin(path, system_clock, password=password)
        self.editing = Editing(workspace, Catalogue(forms), system_clock, new_id, "Minta Mária")
        self.backups = Backups(self.editing, system_clock)
        self.chance = random.Random(seed)
        self.acks = path.with_name("acks")
        if not self.editing.office.programmes:
            self.editing.do(AddSettlement(VILLAGE))
            self.editing.do(CreateProgramme(DETAILS))
            self.saved()

    def step(self) -> None:
        """One thing a clerk does, now and then waiting for *Mentve*."""
        ways = {
            self.type: 8,
            self.figure: 6,
            self.load: 2,
            self.undo: 3,
            self.redo: 2,
            self.copy: 1,
            self.restore: 1,
            self.hand_on: 1,
        }
        (way,) = self.chance.choices(list(ways), list(ways.values()))
        try:
            way()
        except UserError as error:
            print("refused", error.code, flush=True)
        self.told("done")
        if self.chance.random() < 0.4:
            self.saved()

    def told(self, word: str) -> None:
        """Say the newest step; the moment lets a watcher reckon what may still be missing."""
        heads = self.editing.history("p")
        if heads:
            print(word, heads[-1].id, time.time(), flush=True)

    def saved(self) -> None:
        """Wait until it is on the disk, and say so."""
        try:
            self.editing.flush()
        except UserError as error:
            print("failed", error.code, flush=True)
        else:
            self.told("saved")
            if os.environ.get("HEP_FAULT_RECORD"):  # among the recorded writes, to know what was said before each
                with self.acks.open("a") as file:
                    file.write(f"{self.editing.history('p')[-1].id}\n")

    def type(self) -> None:
        """A few words more in one text, as one step."""
        said = ""
        for _ in range(self.chance.randint(1, 6)):
            said += " őszi árvíztűrő szöveg" * self.chance.randint(1, 40)
            self.editing.do(SetText("p", "he.1", text(said + new_id())), typing="he.1")
        self.editing.close_typing()

    def figure(self) -> None:
        """A cell."""
        key = FactKey("women", str(self.chance.randint(2020, 2026)))
        self.editing.do(SetFacts("p", ((key, Fact(value(self.chance.randint(0, 999)))),)))

    def load(self) -> None:
        """Many figures at once, as an import brings them."""
        facts = tuple(
            (FactPlace("p", "men", str(year)), Fact(value(self.chance.randint(0, 999)))) for year in range(1900, 2026)
        )
        self.editing.do(TakeOver("adatok.xlsx", facts))

    def undo(self) -> None:
        """Ctrl+Z."""
        self.editing.undo("p")

    def redo(self) -> None:
        """Ctrl+Y."""
        self.editing.redo("p")

    def copy(self) -> None:
        """A safety copy, and its readable twin."""
        self.backups.make()

    def restore(self) -> None:
        """Everything as the newest copy has it."""
        for copy in self.backups.copies()[:1]:
            changes = restoring.since_copy(self.editing, self.backups.read(copy).office)
            restoring.restore(self.editing, changes, [one.place for one in changes], "")

    def hand_on(self) -> None:
        """Out and back in."""
        target = self.editing.workspace.path.with_name("ki.hep")
        self.editing.do(hand_over(self.editing, "p", "Kata", target))
        self.editing.undo("p")
        take(self.editing, look(self.editing, read_parcel(target)), {})


def serve() -> None:
    """Be forked for each line `STORE FIFO FORMS SEED` on the input: what is slow to load is loaded once."""
    for line in sys.stdin:
        path, fifo, forms, seed = line.rstrip("\n").split("\t")
        if os.fork():
            continue
        out = os.open(fifo, os.O_WRONLY)
        os.dup2(out, 1)
        print("pid", os.getpid(), flush=True)
        main(path, forms, seed)
        os._exit(0)  # nobody else's lines are its
    reap()


def reap() -> None:
    """Wait for those who were forked: so their processor time counts, too."""
    with suppress(ChildProcessError):
        while True:
            os.wait()


def main(path: str, forms: str, seed: str, steps: str = "100000") -> None:
    """Work until the steps are done or somebody stops it."""
    with quick_passwords() if is_locked(Path(path)) else nullcontext():
        work(Clerk(Path(path), Path(forms), int(seed)), int(steps))


def work(clerk: Clerk, steps: int) -> None:
    """One step after the other."""
    print("ready", flush=True)
    for _ in range(steps):
        clerk.step()
    clerk.saved()
    try:
        clerk.editing.close()
    except UserError as error:
        print("failed", error.code, flush=True)
        clerk.editing.abandon()
    print("closed", flush=True)


if __name__ == "__main__":
    serve() if sys.argv[1:] == ["serve"] else main(*sys.argv[1:])
