"""What packages cost: one whose papers stand already, and many in one go.

The work for each village of a batch stays the same, however many there are.

`HEP_BATCH=177 … measure.py batch` makes so many once, as a mentor would.
"""

import os
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from figures import Figure
from full_programme import full_programme

from hep_desktop.domain.commands import AddSettlement, SetText
from hep_desktop.domain.progress import Silent
from hep_desktop.domain.settlement import with_check_digit
from hep_desktop.export.signing import DeviceKey
from hep_desktop.services.demo import begin
from hep_desktop.services.editing import Editing
from hep_desktop.services.exporting import export
from hep_desktop.services.exporting_many import export_many, exportable
from hep_desktop.services.workspaces import new_programme

FEW = 3
MANY = int(os.environ.get("HEP_BATCH", "9"))
CHAPTERS = 12


def measure() -> list[Figure]:
    """A package of a full programme, its papers drawn before; processor time for a village among many and few."""
    with tempfile.TemporaryDirectory(prefix="hep-bench-") as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        made = begin(Path(folder) / "hep.sqlite", Path(folder))
        villages(made.editing, made.programme, MANY)
        few, _ = _spent(made.editing, FEW, Path(folder) / "few")
        many, clock = _spent(made.editing, MANY, Path(folder) / "many")
        made.editing.close()
    return [
        Figure("package of a full programme, its papers drawn before", "s", [_again()], 5),
        Figure(f"a village in a batch of {MANY}, against one of {FEW} (CPU)", "s", [many / MANY], 1.2, [few / FEW]),
        Figure(f"a batch of {MANY} villages, by the clock", "s", [clock], MANY * 15),
    ]


def _again() -> float:
    with tempfile.TemporaryDirectory(prefix="hep-bench-") as folder:
        editing, programme = full_programme(Path(folder) / "hep.sqlite")
        export(editing, programme, Path(folder) / "first", allow_errors=True)
        begun = time.monotonic()
        export(editing, programme, Path(folder) / "second", allow_errors=True)
        spent = time.monotonic() - begun
        editing.close()
    return spent


def villages(editing: Editing, like: str, count: int) -> None:
    """So many villages with a dozen chapters each, beside the one that is there."""
    settlement, details = editing.office.settlement_of(like), editing.office.programmes[like].details
    written = list(editing.office.programmes[like].texts.items())[:CHAPTERS]
    for number in range(count):
        editing.do(
            AddSettlement(
                replace(settlement, id=f"s{number}", code=with_check_digit(f"{number + 1:04}"), name=f"Falu {number}")
            )
        )
        programme = new_programme(editing, f"s{number}", details.planned_adoption)
        for node, text in written:
            editing.do(SetText(programme, node, text))


def _spent(editing: Editing, count: int, out: Path) -> tuple[float, float]:
    """Seconds of processor time with all children, and by the clock."""
    wanted = [key for key in exportable(editing.office) if editing.office.settlement_of(key).name.startswith("Falu")]
    editing.kept_papers = type(editing.kept_papers)()  # nothing is left from the batch before
    before, begun = _processor(), time.monotonic()
    made = list(export_many(editing, wanted[:count], out, DeviceKey(), Silent(), allow_errors=True))
    assert all(one.exported and one.exported.verdict.intact for one in made)
    return _processor() - before, time.monotonic() - begun


def _processor() -> float:
    """Ours and that of all children that ended."""
    return sum(os.times()[:4])
