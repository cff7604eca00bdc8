"""Passwords on the command line: from a prompt or a file, never from an argument, which others can read."""

import getpass
import warnings
from argparse import Namespace
from pathlib import Path

from hep_desktop.domain.errors import UserError
from hep_desktop.services import workspaces
from hep_desktop.words import text


def of_store(path: Path, args: Namespace) -> str:
    """Of a store that has one; blank else."""
    if not workspaces.asks_for_password(path):
        return ""
    return _password(args.store_password_file, "--store-password-file", text("cli.store_ask"))


def of_key(args: Namespace) -> str:
    """Of the key that signs."""
    return _password(args.password_file, "--password-file", text("cli.password"))


def _password(path: Path | None, option: str, question: str) -> str:
    if path is None:
        return _typed(option, question)
    try:
        return path.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("signing.no_password_file", file=path.name, option=option) from error


def _typed(option: str, question: str) -> str:
    try:
        with warnings.catch_warnings():  # where it cannot be hidden it is not asked for
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(question)
    except (EOFError, getpass.GetPassWarning) as error:
        raise UserError("signing.no_terminal", option=option) from error
