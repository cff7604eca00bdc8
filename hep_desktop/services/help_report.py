"""A report for the help desk: what the program is, what it met, how much there is; nothing of what anybody wrote."""

import platform
import sys
from pathlib import Path

from hep_desktop import __version__
from hep_desktop.logs import CRASH_BEFORE, LOG
from hep_desktop.services.editing import Editing

_LINES = 200


def report(editing: Editing, logs: Path) -> str:
    """Plain text; numbers, codes and places in the program alone."""
    workspace, office = editing.workspace, editing.office
    steps = workspace.step_heads()
    size = workspace.path.stat().st_size if workspace.path.is_file() else 0
    lines = [
        f"HEP Desktop {__version__}",
        f"{platform.system()} {platform.release()} {platform.machine()}, Python {sys.version.split()[0]}",
        f"store: {size} bytes, read only: {editing.read_only}, waiting: {len(workspace.waiting())}",
        f"settlements: {len(office.settlements)}, programmes: {len(office.programmes)}",
        f"records: {sum(1 for _ in office.records())}, steps: {len(steps)}",
        f"programmes by edition and state: {_programmes(editing)}",
    ]
    for title, name in (("log", LOG), ("crash", CRASH_BEFORE)):
        lines += [f"--- {title}", *_tail(logs / name)]
    return "\n".join(lines) + "\n"


def _programmes(editing: Editing) -> str:
    told = sorted(f"{one.details.edition} {one.details.status.value}" for one in editing.office.programmes.values())
    return ", ".join(told)


def _tail(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()[-_LINES:]
    except OSError:
        return ["-"]
