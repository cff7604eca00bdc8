"""How the command line tells what went wrong: on one line, and as it holds for a command."""

import sys
from dataclasses import replace

from hep_desktop.domain.errors import UserError
from hep_desktop.words import explain, text

UNUSABLE = 2
"""The exit code."""

_TRIED_AGAIN = ("store.disk_full", "store.unreachable", "store.medium_fails", "store.busy")
"""What the window tries again while it keeps what was typed; a command is over."""


def said(error: UserError) -> str:
    """What happened, why and what to do."""
    told = explain(error.code, error.values)
    if error.code in _TRIED_AGAIN:
        told = replace(told, why="", todo=text(f"cli.not_saved.{error.code.removeprefix('store.')}"))
    return str(told)


def refuse(sentence: str) -> int:
    """Say why a command did nothing; gives the exit code."""
    print(" ".join(sentence.split()), file=sys.stderr)
    return UNUSABLE
