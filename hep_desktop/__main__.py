"""Starts the window, or with arguments the command line; imports no Qt itself (decisions.md 24)."""

import gc
import sys
from collections.abc import Callable
from importlib import import_module

BEFORE_QT = ("hep_desktop.store.storefile", "html", "platformdirs")
"""What the first window loads although it is not Qt. PySide6 reads the source of every module imported after it."""


def main() -> int:
    """What to leave with."""
    if getattr(sys, "frozen", False):
        import multiprocessing  # noqa: PLC0415 – slow to load

        multiprocessing.freeze_support()  # a child process starts here too and goes no further
    store = store_alone(sys.argv[1:])
    if len(sys.argv) > 1 and not store:
        from hep_desktop.cli import main as command_line  # noqa: PLC0415 – only what is asked for is loaded

        return command_line(sys.argv[1:])
    return window()(store)


def window() -> Callable[[str], int]:
    """The program with a window, loaded; called with a store or none, it stays until the window is closed."""
    gc.disable()  # what a start makes stays; to look for rubbish in it took a twentieth of the time
    for name in BEFORE_QT:
        import_module(name)
    from hep_desktop.app import main as shown  # noqa: PLC0415 – as above

    return shown


def store_alone(arguments: list[str]) -> str:
    """The store that is to be opened in the window; empty where a command was given, or nothing."""
    match arguments:
        case ["--store", store]:
            return store
        case [one] if one.startswith("--store="):
            return one.removeprefix("--store=")
        case _:
            return ""


if __name__ == "__main__":
    sys.exit(main())
