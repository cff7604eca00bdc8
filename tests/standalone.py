"""Loads the standalone verifier, which is no part of the program's package."""

import importlib.util
from types import ModuleType

from hep_desktop import paths
from hep_desktop.export.verdict import State

VERIFIER = paths.resources() / "package" / "hep_ellenorzo.py"


def load_standalone() -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("hep_ellenorzo", VERIFIER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def state_of(standalone: ModuleType, raw: bytes) -> State:
    """What the standalone verifier makes of a package."""
    try:
        return State.WHOLE if standalone.check(raw) else State.UNSIGNED
    except standalone.Hiba as why:
        return State.OUTSIDE if "nem az aláírás idejére szól" in str(why) else State.CHANGED
