"""The same services from a command line; never imports the window.

Exit codes: 0 done, 1 errors found or verification failed, 2 wrong use or unusable input.
"""

import argparse
import getpass
import json
import logging
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from hep_desktop import canonical, logs, paths
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.domain.programme import Programme, Status
from hep_desktop.hungarian import table_number
from hep_desktop.services import checking, exporting, importing, previewing, reporting, workspaces
from hep_desktop.services.editing import Editing
from hep_desktop.words import explain, text

_LOG = logging.getLogger(__name__)

PROGRAM = "hep-desktop"
DONE, FOUND, UNUSABLE = 0, 1, 2
_SIGNS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.TIP: "●"}


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one Hungarian sentence."""

    def error(self, message: str) -> NoReturn:
        sentence = text("cli.usage_error", message=message, program=PROGRAM)
        self.exit(UNUSABLE, f"{sentence}\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    args = _parser().parse_args(argv)
    log = logs.start(paths.user_data() / "logs")
    try:
        return args.run(args)
    except UserError as error:
        return _refuse(str(explain(error.code, error.values)))
    except KeyboardInterrupt:
        return _refuse(text("cli.stopped"))
    except Exception as fault:  # noqa: BLE001 – a traceback helps nobody at a command line; the log has it
        _LOG.critical(logs.without_content(type(fault), fault.__traceback__))
        return _refuse(text("cli.unexpected", log=log.folder if log else "–"))
    finally:
        if log:
            log.close()


def _refuse(sentence: str) -> int:
    print(" ".join(sentence.split()), file=sys.stderr)
    return UNUSABLE


def _parser() -> _Parser:
    parser = _Parser(prog=PROGRAM, description=text("cli.description"))
    parser.add_argument("--store", type=Path, metavar="FILE", help=text("cli.store"))
    commands = parser.add_subparsers(
        required=True, metavar="import|check|report|export|verify|demo", parser_class=_Parser
    )

    def command(name: str, run: Callable[[argparse.Namespace], int]) -> _Parser:
        one: _Parser = commands.add_parser(name, help=text(f"cli.{name}"))
        one.set_defaults(run=run)
        return one

    one = command("import", _import)
    one.add_argument("files", type=Path, nargs="+", metavar="FILE", help=text("cli.files"))
    one.add_argument("--settlement", metavar="KSH", help=text("cli.settlement"))
    one.add_argument("--yes", action="store_true", help=text("cli.yes"))
    _json(one)
    one = command("check", _check)
    _which(one)
    _json(one)
    one = command("report", _report)
    _which(one)
    one.add_argument("--document", choices=("hep", "action-plan", "minutes"), required=True, help=text("cli.document"))
    one.add_argument("--format", choices=("pdf", "docx"), required=True, help=text("cli.format"))
    one.add_argument("--meeting", metavar="ID", help=text("cli.meeting"))
    one.add_argument("--out", type=Path, required=True, metavar="FILE", help=text("cli.out_file"))
    one = command("export", _export)
    _which(one)
    one.add_argument("--out", type=Path, required=True, metavar="DIR", help=text("cli.out_folder"))
    one.add_argument("--key", type=Path, metavar="FILE.p12", help=text("cli.key"))
    one.add_argument("--password-file", type=Path, metavar="FILE", help=text("cli.password_file"))
    one.add_argument("--allow-errors", action="store_true", help=text("cli.allow_errors"))
    one = command("verify", _verify)
    one.add_argument("file", type=Path, metavar="FILE", help=text("cli.package"))
    _json(one)
    one = command("demo", _demo)
    one.add_argument("--out", type=Path, required=True, metavar="DIR", help=text("cli.out_folder"))
    return parser


def _which(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--programme", metavar="ID", help=text("cli.programme"))
    parser.add_argument("--settlement", metavar="KSH", help=text("cli.settlement"))


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=text("cli.json"))


@contextmanager
def _opened(args: argparse.Namespace, *, read_only: bool) -> Generator[Editing]:
    """The store of the command, closed whatever happens."""
    workspace = workspaces.open_workspace(args.store or workspaces.default_path(), read_only=read_only)
    editing = workspaces.start_editing(workspace)
    try:
        yield editing
    finally:
        editing.close()


def _chosen(editing: Editing, args: argparse.Namespace) -> str:
    """The programme meant: by id, else the settlement's single draft, else the single draft of all."""
    programmes = editing.office.programmes
    if args.programme:
        if args.programme not in programmes:
            raise UserError("programme.unknown")
        return args.programme
    drafts = [one for one in programmes.values() if one.details.status is Status.DRAFT]
    if args.settlement:
        _known_settlement(editing, args.settlement)
        drafts = [one for one in drafts if editing.office.settlement_of(one.id).code == args.settlement]
    if len(drafts) != 1:
        listed = "; ".join(f"{_name(editing, one)} – {one.id}" for one in drafts)
        raise UserError("programme.which" if drafts else "programme.unknown", list=listed)
    return drafts[0].id


def _known_settlement(editing: Editing, code: str) -> None:
    settlements = editing.office.settlements.values()
    if all(one.code != code for one in settlements):
        listed = ", ".join(f"{one.name} ({one.code})" for one in settlements) or "–"
        raise UserError("settlement.not_here", code=code, list=listed)


def _name(editing: Editing, programme: Programme) -> str:
    details = programme.details
    return f"{editing.office.settlement_of(programme.id).name} {details.first_day.year}–{details.last_day.year}"


def _print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True))


# --- the commands ----------------------------------------------------------------------------------------------


def _import(args: argparse.Namespace) -> int:
    with _opened(args, read_only=not args.yes) as editing:
        if args.settlement:
            _known_settlement(editing, args.settlement)
        proposals = [importing.read(path, editing) for path in args.files]  # all are sound before one is taken over
        told = [_import_one(editing, proposal, args) for proposal in proposals]
        editing.flush()
    if args.json:
        _print_json(told)
    elif not args.yes:
        print(text("cli.not_written"))
    return DONE


def _import_one(editing: Editing, proposal: importing.Proposal, args: argparse.Namespace) -> dict[str, Any]:
    rows = importing.preview(proposal, editing)
    if args.settlement:
        rows = tuple(r for r in rows if editing.office.settlement_of(r.programme).code == args.settlement)
    taken = _take(editing, proposal, rows) if args.yes else 0
    if not args.json:
        print("\n".join(previewing.lines(editing, proposal, rows)))
        if args.yes and taken:
            print(text("cli.taken", file=proposal.file, count=taken))
    doubts = [importing.sentence(one) for one in (*proposal.doubts, *proposal.stopped)]
    listed = canonical.to_plain(rows, tuple[importing.PreviewRow, ...])
    return {"file": proposal.file, "rows": listed, "doubts": doubts, "list": len(proposal.gazetteer), "taken": taken}


def _take(editing: Editing, proposal: importing.Proposal, rows: Sequence[importing.PreviewRow]) -> int:
    if proposal.gazetteer:
        importing.take_list(editing, proposal)
    return len(importing.take_over(editing, proposal, [row for row in rows if row.chosen]).changes)


def _check(args: argparse.Namespace) -> int:
    with _opened(args, read_only=True) as editing:
        checks = checking.Checking(editing)
        findings = checks.findings(_chosen(editing, args))
        sentences = [checks.sentence(one) for one in findings]
    counts = Counter(one.severity for one in findings)
    if args.json:
        plain = [
            {**canonical.to_plain(one, Finding), "what": said.what, "why": said.why, "todo": said.todo}
            for one, said in zip(findings, sentences, strict=True)
        ]
        _print_json({"findings": plain, "counts": {one.value: counts[one] for one in Severity}})
    else:
        for one, said in zip(findings, sentences, strict=True):
            print(text("cli.finding", sign=_SIGNS[one.severity], what=said.what, todo=said.todo))
        print(_counted("cli.check_done", counts))
    return FOUND if counts[Severity.ERROR] else DONE


def _counted(key: str, counts: Counter[Severity]) -> str:
    errors, warnings, tips = (counts[one] for one in (Severity.ERROR, Severity.WARNING, Severity.TIP))
    return text(key, errors=errors, warnings=warnings, tips=tips)


def _report(args: argparse.Namespace) -> int:
    with _opened(args, read_only=True) as editing:
        programme = _chosen(editing, args)
        meeting = _meeting(editing, programme, args.meeting) if args.document == "minutes" else ""
        made = reporting.build(editing, args.document, args.format, args.out, programme=programme, meeting=meeting)
    print(text("cli.report_done", path=made))
    return DONE


def _meeting(editing: Editing, programme: str, wanted: str | None) -> str:
    meetings = [one for one in editing.office.meetings_of(programme) if wanted in (None, one.id)]
    if len(meetings) != 1:
        listed = "; ".join(f"{one.held or ''} {one.id}" for one in meetings)
        raise UserError("meeting.which" if meetings else "meeting.unknown", list=listed)
    return meetings[0].id


def _export(args: argparse.Namespace) -> int:
    signer = exporting.Pkcs12File(args.key, lambda: _password(args)) if args.key else exporting.DeviceKey()
    with _opened(args, read_only=True) as editing:
        programme = _chosen(editing, args)
        made = exporting.export(editing, programme, args.out, signer, allow_errors=args.allow_errors)
    print(text("cli.export_done", folder=made.folder, package=made.package))
    for sentence in made.report:
        print(sentence)
    return DONE if made.verdict.state is not exporting.State.CHANGED else FOUND


def _password(args: argparse.Namespace) -> str:
    """From the terminal or a file, never from an argument, which other users of the machine can read."""
    if args.password_file is None:
        return _typed_password()
    try:
        return args.password_file.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("signing.no_password_file", file=args.password_file.name) from error


def _typed_password() -> str:
    try:
        with warnings.catch_warnings():  # where it cannot be hidden it is not asked for
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(text("cli.password"))
    except (EOFError, getpass.GetPassWarning) as error:
        raise UserError("signing.no_terminal") from error


def _verify(args: argparse.Namespace) -> int:
    verdict = exporting.verify(args.file)
    sentences = exporting.sentences(verdict)
    if args.json:
        plain = canonical.to_plain(verdict, exporting.Verdict)
        _print_json({**plain, "state": verdict.state.value, "sentences": sentences})
    else:
        for sentence in sentences:
            print(sentence)
    return DONE if verdict.intact else FOUND  # one without a signature, too: it may have been taken out


def _demo(args: argparse.Namespace) -> int:
    from hep_desktop.services import demo  # noqa: PLC0415 – no other command needs it

    begun = time.monotonic()
    made = demo.build(args.out)
    counts = Counter(one.severity for one in made.findings)
    print(text("cli.demo_title"))
    print(text("cli.demo_store", path=made.store))
    print(text("cli.demo_import", count=made.taken, files=", ".join(path.name for path in made.sources)))
    print(_counted("cli.demo_check", counts))
    print(text("cli.export_done", folder=made.exported.folder, package=made.exported.package))
    print(text("cli.demo_verdict", verdict=" ".join(made.exported.report)))
    print(text("cli.demo_time", seconds=table_number(Decimal(time.monotonic() - begun), 1)))
    return DONE if made.exported.verdict.intact else FOUND
