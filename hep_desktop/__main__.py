"""Starts the window, or with arguments the command line; imports no Qt itself (decisions.md 24)."""

import builtins
import gc
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

STORE = ".sqlite"


def main() -> int:
    """What to leave with."""
    if getattr(sys, "frozen", False):
        import multiprocessing  # noqa: PLC0415 – slow to load

        multiprocessing.freeze_support()  # a child process starts here too and goes no further
    store, files = for_window(sys.argv[1:])
    if len(sys.argv) > 1 and not store and not files:
        from hep_desktop.cli import main as command_line  # noqa: PLC0415 – only what is asked for is loaded

        return command_line(sys.argv[1:])
    return window()(store, files)


def window() -> Callable[[str, Sequence[Path]], int]:
    """The program with a window, loaded; called with a store or none, it stays until the window is closed."""
    gc.disable()  # what a start makes stays; to look for rubbish in it took a twentieth of the time
    plain = builtins.__import__
    import_module("PySide6.QtWidgets")
    builtins.__import__ = plain  # PySide6's reads the source of every module for `__feature__`, which we do not use
    from hep_desktop.app import main as shown  # noqa: PLC0415 – as above

    return shown


def for_window(arguments: Sequence[str]) -> tuple[str, list[Path]]:
    """The store and the files that are to be opened in the window; neither where a command was given, or nothing."""
    match list(arguments):
        case ["--store", store, *files]:
            pass
        case [one, *files] if one.startswith("--store="):
            store = one.removeprefix("--store=")
        case [one, *files] if one.endswith(STORE):
            store = one
        case files:
            store = ""
    paths = [Path(file) for file in files]
    return (store, paths) if all(path.suffix and path.is_file() for path in paths) else ("", [])


if __name__ == "__main__":
    sys.exit(main())
