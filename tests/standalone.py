"""Loads the standalone verifier, which is no part of the program's package."""

import importlib.util
from types import ModuleType

from hep_desktop import paths

VERIFIER = paths.resources() / "package" / "hep_ellenorzo.py"


def load_standalone() -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("hep_ellenorzo", VERIFIER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
