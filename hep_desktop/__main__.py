"""Starts the window, or with arguments the command line; imports no Qt itself (decisions.md 24)."""

import gc
import sys


def main() -> int:
    """What to leave with."""
    if getattr(sys, "frozen", False):
        import multiprocessing  # noqa: PLC0415 – slow to load

        multiprocessing.freeze_support()  # a child process starts here too and goes no further
    store = store_alone(sys.argv[1:])
    if len(sys.argv) > 1 and not store:
        from hep_desktop.cli import main as command_line  # noqa: PLC0415 – only what is asked for is loaded

        return command_line(sys.argv[1:])
    gc.disable()  # what a start makes stays; to look for rubbish in it took a twentieth of the time
    from hep_desktop.app import main as window  # noqa: PLC0415 – as above

    return window(store)


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
