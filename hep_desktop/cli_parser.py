"""What can be typed after the program's name; argparse's own English words are said in Hungarian."""

import argparse
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from hep_desktop.words import text

PROGRAM = "hep-desktop"
USAGE = 2  # the exit code of a command that was not understood

Handlers = Mapping[str, Callable[[argparse.Namespace], int]]

_SAYINGS = (  # as argparse puts them, and the key of our sentence
    (re.compile(r"the following arguments are required: (?P<what>.+)"), "missing"),
    (re.compile(r"unrecognized arguments: (?P<what>.+)"), "unknown"),
    (re.compile(r"argument \S+\|\S+: invalid choice: (?P<what>.+) \(choose from .+\)"), "command"),
    (re.compile(r"argument (?P<name>.+?): invalid choice: (?P<what>.+) \(choose from (?P<choices>.+)\)"), "choice"),
    (re.compile(r"argument (?P<name>.+?): invalid int value: (?P<what>.+)"), "number"),
    (re.compile(r"argument (?P<name>.+?): expected .+"), "value_missing"),
    (re.compile(r"argument (?P<name>.+?): ignored explicit argument .+"), "value_unwanted"),
)

PAPERS = (
    *("hep", "action-plan", "proposal", "resolution", "statement", "association", "followup", "comparison", "review"),
    *("register", "opinions", "summary", "changed", "blank", "forum-rules"),
)
FORMATS = ("pdf", "docx", "html")
MEETING_PAPERS = ("invitation", "attendance", "attendance-public", "minutes")
AREA_PAPERS = ("district", "routes", "pact")
FORUM_PAPERS = ("county-invitation", "county-attendance", "county-memo", "county-year")


class _Help(argparse.HelpFormatter):
    """The headings of the help."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:  # noqa: ANN401 – argparse's own
        super().add_usage(usage, actions, groups, f"{text('cli.help.usage')} " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(text("cli.help.what" if heading == "positional arguments" else "cli.help.options"))


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one Hungarian sentence."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 – argparse's own
        super().__init__(formatter_class=_Help, add_help=False, allow_abbrev=False, **settings)
        self.add_argument("-h", "--help", action="help", help=text("cli.help.help"))

    def error(self, message: str) -> NoReturn:
        """Leave with the sentence."""
        sentence = text("cli.usage_error", message=_in_hungarian(message), program=PROGRAM)
        self.exit(USAGE, f"{sentence}\n")


def _in_hungarian(message: str) -> str:
    for saying, key in _SAYINGS:
        found = saying.fullmatch(message)
        if found is not None:
            return text(f"cli.usage.{key}", **found.groupdict())
    return text("cli.usage.other")  # better than half a sentence of English


def parser(run: Handlers) -> Parser:
    """The commands by the names of `run`, each with what it takes."""
    whole = Parser(prog=PROGRAM, description=text("cli.description"))
    whole.add_argument("--store", type=Path, metavar="FILE", help=text("cli.store"))
    whole.add_argument("--store-password-file", type=Path, metavar="FILE", help=text("cli.store_password_file"))
    commands = whole.add_subparsers(required=True, metavar="|".join(run), parser_class=Parser)
    for name, handler in run.items():
        one: Parser = commands.add_parser(name, help=text(f"cli.{name}"), description=text(f"cli.{name}"))
        one.set_defaults(run=handler)
        _TAKES[name](one)
        if name in _ON_A_STORE:  # before the command or after it: nobody remembers which
            one.add_argument("--store", type=Path, metavar="FILE", default=argparse.SUPPRESS, help=text("cli.store"))
            hint = text("cli.store_password_file")
            one.add_argument("--store-password-file", type=Path, metavar="FILE", default=argparse.SUPPRESS, help=hint)
    return whole


def _import(one: Parser) -> None:
    one.add_argument("files", type=Path, nargs="+", metavar="FILE", help=text("cli.files"))
    one.add_argument("--settlement", metavar="KSH", help=text("cli.settlement"))
    one.add_argument("--yes", action="store_true", help=text("cli.yes"))
    _json(one)


def _check(one: Parser) -> None:
    _which(one)
    _json(one)


def _report(one: Parser) -> None:
    _which(one)
    papers = (*PAPERS, *MEETING_PAPERS, *AREA_PAPERS, *FORUM_PAPERS)
    one.add_argument("--document", choices=papers, required=True, help=text("cli.document"))
    one.add_argument("--format", choices=FORMATS, required=True, help=text("cli.format"))
    one.add_argument("--meeting", metavar="ID", help=text("cli.meeting"))
    one.add_argument("--forum", metavar="NAME", help=text("cli.forum"))
    one.add_argument("--year", type=int, metavar="YEAR", help=text("cli.year"))
    one.add_argument("--county", metavar="NAME", help=text("cli.county"))
    one.add_argument("--district", metavar="NAME", help=text("cli.district"))
    one.add_argument("--out", type=Path, required=True, metavar="FILE", help=text("cli.out_file"))


def _table(one: Parser) -> None:
    one.add_argument("table", metavar="NUMBER", help=text("cli.table_number"))
    _which(one)
    one.add_argument("--out", type=Path, required=True, metavar="FILE", help=text("cli.out_table"))


def _export(one: Parser) -> None:
    _which(one)
    one.add_argument("--out", type=Path, required=True, metavar="DIR", help=text("cli.out_folder"))
    one.add_argument("--all", action="store_true", help=text("cli.all"))
    one.add_argument("--key", type=Path, metavar="FILE.p12", help=text("cli.key"))
    one.add_argument("--password-file", type=Path, metavar="FILE", help=text("cli.password_file"))
    one.add_argument("--allow-errors", action="store_true", help=text("cli.allow_errors"))
    one.add_argument("--sign-papers", action="store_true", help=text("cli.sign_papers"))


def _verify(one: Parser) -> None:
    one.add_argument("file", type=Path, metavar="FILE", help=text("cli.package"))
    _json(one)


def _remarks(one: Parser) -> None:
    one.add_argument("file", type=Path, nargs="?", metavar="FILE", help=text("cli.remarks_file"))
    _which(one)
    one.add_argument("--yes", action="store_true", help=text("cli.remarks_yes"))
    one.add_argument("--out", type=Path, metavar="FILE", help=text("cli.remarks_out"))


def _demo(one: Parser) -> None:
    one.add_argument("--out", type=Path, required=True, metavar="DIR", help=text("cli.out_folder"))
    one.add_argument("--full", action="store_true", help=text("cli.demo_full"))


def _which(one: Parser) -> None:
    one.add_argument("--programme", metavar="ID", help=text("cli.programme"))
    one.add_argument("--settlement", metavar="KSH", help=text("cli.settlement"))


def _json(one: Parser) -> None:
    one.add_argument("--json", action="store_true", help=text("cli.json"))


_TAKES: Mapping[str, Callable[[Parser], None]] = {
    "import": _import,
    "check": _check,
    "report": _report,
    "table": _table,
    "export": _export,
    "verify": _verify,
    "remarks": _remarks,
    "demo": _demo,
}
_ON_A_STORE = ("import", "check", "report", "table", "export", "remarks")
