"""A disk that takes 150 ms for every sync, by a shim below the program: keys are painted as ever.

python bench_slow_disk.py STORE PROGRAMME       the window itself, started with the shim
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from itertools import count, islice
from pathlib import Path
from tempfile import TemporaryDirectory

if __name__ == "__main__":
    HERE = Path(__file__).resolve().parent
    sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1])]

from figures import Figure, timed

from builders import text
from hep_desktop.domain.commands import SetText
from hep_desktop.services.workspaces import open_workspace, start_editing

COMMITS = 12


def measure() -> Iterator[Figure]:
    """Two figures of keys, each beside the same keys over a quick disk, and one of saving."""
    from full_programme import full_programme  # noqa: PLC0415 – the window needs none of it

    from torture.faulty import build, recorded  # noqa: PLC0415 – as above

    with TemporaryDirectory(prefix="hep-bench-") as folder:
        store, mode = Path(folder) / "disk" / "hep.sqlite", Path(folder) / "mode"
        store.parent.mkdir()
        editing, programme = full_programme(store)
        editing.close()
        record = Path(folder) / "record"
        shim = {"LD_PRELOAD": build(Path(folder)), "HEP_FAULT_FOLDER": store.parent, "HEP_FAULT_MODE": mode}
        shim["HEP_FAULT_RECORD"] = record
        mode.write_text("ok", encoding="ascii")
        _, *quick = _measured(store, programme, shim)
        mode.write_text("slow", encoding="ascii")
        record.unlink()
        saved, *slow = _measured(store, programme, shim)
        waited = sum(kind == "m" for kind, *_ in recorded(record))
    yield Figure("change → committed, every sync takes 150 ms", "ms", saved, 1000)
    yield Figure("syncs that the window's own thread waited for meanwhile", "", [waited], 0)
    for where, ours, bare in zip(("a text of a chapter", "the cells of a table"), slow, quick, strict=True):
        usual = Figure("", "", bare, 0, quantile=0.99).our_figure
        what = f"key → painted in {where}, every sync takes 150 ms, 99th of 100 (else {usual:.1f} ms)"
        yield Figure(what, "ms", ours, 30, quantile=0.99)


def _measured(store: Path, programme: str, shim: Mapping[str, Path]) -> list[list[float]]:
    command = [sys.executable, __file__, str(store), programme]
    environment = {**os.environ, **{name: str(value) for name, value in shim.items()}}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def window(store: Path, programme: str) -> Iterator[list[float]]:
    """Milliseconds of saving, then of keys in a text and in a table."""
    from bench_editing import painted  # noqa: PLC0415 – loads the window

    editing, number = start_editing(open_workspace(store)), count()

    def saved() -> None:
        editing.do(SetText(programme, "he.3.2", text(f"Mondat {next(number)}.")))
        editing.flush()

    yield [timed(saved) for _ in range(COMMITS)]
    editing.close()
    for figure in islice(painted(store, programme), 2):
        yield list(figure.ours)


if __name__ == "__main__":
    for times in window(Path(sys.argv[1]), sys.argv[2]):
        print(json.dumps(times), flush=True)
    os._exit(0)  # the window is in the middle of its day
