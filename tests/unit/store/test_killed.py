"""A program killed at any moment loses nothing that it called saved."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from hep_desktop.domain.places import FactPlace, TextPlace
from hep_desktop.domain.situation import Fact, Text
from hep_desktop.domain.values import Number
from house.tree import ROOT
from stores import store

# writes one step after the other, a figure and a text that say the same, and tells each one that is saved
TYPIST = """
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from hep_desktop.domain.outcome import Change
from hep_desktop.domain.places import FactPlace, ProgrammePlace, TextPlace
from hep_desktop.domain.situation import Block, Fact, Run, Text
from hep_desktop.domain.values import Number
from hep_desktop.identity import system_clock
from hep_desktop.store.workspace import Workspace
from stores import DETAILS, step
workspace = Workspace.create(Path(sys.argv[1]), system_clock)
workspace.write(step(Change(ProgrammePlace("p"), None, DETAILS), key="base"))
for number in range(1, 100_000):
    text = Text((Block("b", runs=(Run(f"{number} " + "x" * 5000),)),))
    changes = (
        Change(FactPlace("p", "women", "2024"), None, Fact(Number(Decimal(number)))),
        Change(TextPlace("p", "he.1"), None, text),
    )
    workspace.write(step(*changes, key=f"typing-{number // 5}"))
    if number % 3 == 0:
        workspace.flush()
        print(number, flush=True)
"""


@pytest.mark.parametrize("seed", range(4))
def test_what_was_called_saved_is_there_after_a_kill(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "hep.sqlite"
    code = f"import sys; sys.path[:0] = {[str(ROOT), str(ROOT / 'tests')]!r}\n{TYPIST}"
    with subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True) as typist:
        assert typist.stdout
        for _ in range(random.Random(seed).randint(1, 60)):
            saved = int(typist.stdout.readline())
        typist.kill()
        said = typist.stdout.read().split()
    saved = int(said[-1]) if said else saved
    with store(path) as workspace:
        office = workspace.load()
        fact, text = office.record(FactPlace("p", "women", "2024")), office.record(TextPlace("p", "he.1"))
        assert isinstance(fact, Fact)
        assert isinstance(fact.value, Number)
        assert isinstance(text, Text)
        assert fact.value.amount >= saved
        assert text.plain.split()[0] == str(fact.value.amount)  # a step is there whole or not at all
        last = workspace.step_heads()[-1]
        assert last.id == f"typing-{fact.value.amount // 5}"
        assert workspace.changes_of(last.id)[0].after == fact
