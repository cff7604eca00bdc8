"""The same services from a command line; never imports the window.

Exit codes: 0 done, 1 errors found or verification failed, 2 wrong use or unusable input.
"""

import getpass
import json
import logging
import sys
import time
import warnings
from argparse import Namespace
from collections import Counter
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from hep_desktop import canonical, cli_batch, cli_parser, logs, paths
from hep_desktop.cli_words import said
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.domain.programme import Programme, Status
from hep_desktop.hungarian import table_number
from hep_desktop.services import (
    checking,
    exporting,
    importing,
    previewing,
    reporting,
    word_programme,
    word_taking,
    word_telling,
    workspaces,
)
from hep_desktop.services.editing import Editing
from hep_desktop.words import text

_LOG = logging.getLogger(__name__)

DONE, FOUND, UNUSABLE = 0, 1, 2
_SIGNS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.TIP: "●"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    args = cli_parser.parser(_COMMANDS).parse_args(argv)
    log = logs.start(paths.user_data() / "logs")
    try:
        return args.run(args)
    except UserError as error:
        return _refuse(said(error))
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


@contextmanager
def _opened(args: Namespace, *, read_only: bool) -> Generator[Editing]:
    """The store of the command, closed whatever happens."""
    workspace = workspaces.open_workspace(args.store or workspaces.default_path(), read_only=read_only)
    editing = workspaces.start_editing(workspace)
    try:
        yield editing
    finally:
        editing.close()


def _chosen(editing: Editing, args: Namespace) -> str:
    """The programme meant: by id, else the settlement's single draft, else the single draft of all."""
    programmes = editing.office.programmes
    wanted = getattr(args, "programme", None)  # `import` fills all drafts, so that it asks for none
    if wanted:
        if wanted not in programmes:
            raise UserError("programme.unknown")
        return wanted
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


def _import(args: Namespace) -> int:
    with _opened(args, read_only=not args.yes) as editing:
        if args.settlement:
            _known_settlement(editing, args.settlement)
        proposals, refusals = _read_all(editing, args)
        if refusals and args.yes:  # all are sound before one is taken over
            raise UserError("import.none_taken", refusals=" ".join(map(said, refusals)))
        told = [_import_one(editing, proposal, args) for proposal in proposals]
        editing.flush()
    if args.json:
        _print_json(told)
    elif told and not args.yes:
        print(text("cli.not_written"))
    for refusal in refusals:
        _refuse(said(refusal))
    return UNUSABLE if refusals else DONE


_Read = importing.Proposal | word_programme.WordProgramme


def _read_all(editing: Editing, args: Namespace) -> tuple[list[_Read], list[UserError]]:
    """What the files offer, and why some could not be read: one bad file hides no other."""
    proposals: list[_Read] = []
    refusals: list[UserError] = []
    for path in args.files:
        try:
            if word_programme.is_word(path):
                proposals.append(word_programme.read(path, editing, _chosen(editing, args)))
                continue
            proposal = importing.read(path, editing)
        except UserError as error:
            refusals.append(error)
            continue
        if args.settlement and all(one.settlement != args.settlement for one in proposal.offers):
            refusals.append(UserError("import.not_this_settlement", file=path.name, code=args.settlement))
        else:
            proposals.append(proposal)
    return proposals, refusals


def _import_word(editing: Editing, word: word_programme.WordProgramme, args: Namespace) -> dict[str, Any]:
    programme = _chosen(editing, args)
    rows, edition = word_programme.preview(word, editing, programme), editing.edition(programme)
    taken = word_taking.take_proposed(editing, word, programme, rows) if args.yes else 0
    _tell_import(word_telling.lines(word, rows, edition), word.file, taken, args)
    listed = word_telling.plain(rows, edition)
    return {"file": word.file, "rows": listed, "lost": word_programme.lost(word), "taken": taken}


def _import_one(editing: Editing, proposal: _Read, args: Namespace) -> dict[str, Any]:
    if isinstance(proposal, word_programme.WordProgramme):
        return _import_word(editing, proposal, args)
    rows = importing.preview(proposal, editing)
    if args.settlement:
        rows = tuple(r for r in rows if editing.office.settlement_of(r.programme).code == args.settlement)
    taken = _take(editing, proposal, rows) if args.yes else 0
    _tell_import(previewing.lines(editing, proposal, rows), proposal.file, taken, args)
    doubts = [importing.sentence(one) for one in (*proposal.doubts, *proposal.stopped)]
    listed = canonical.to_plain(rows, tuple[importing.PreviewRow, ...])
    return {"file": proposal.file, "rows": listed, "doubts": doubts, "list": len(proposal.gazetteer), "taken": taken}


def _tell_import(lines: Iterable[str], file: str, taken: int, args: Namespace) -> None:
    if not args.json:
        print("\n".join([*lines, *([text("cli.taken", file=file, count=taken)] if taken else [])]))


def _take(editing: Editing, proposal: importing.Proposal, rows: Sequence[importing.PreviewRow]) -> int:
    if proposal.gazetteer:
        importing.take_list(editing, proposal)
    return len(importing.take_over(editing, proposal, [row for row in rows if row.chosen]).changes)


def _check(args: Namespace) -> int:
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


def _report(args: Namespace) -> int:
    with _opened(args, read_only=True) as editing:
        programme = _chosen(editing, args)
        meeting = _meeting(editing, programme, args.meeting) if args.document in cli_parser.MEETING_PAPERS else ""
        made = reporting.build(editing, args.document, args.format, args.out, programme=programme, meeting=meeting)
    print(text("cli.report_done", path=made))
    return DONE


def _meeting(editing: Editing, programme: str, wanted: str | None) -> str:
    meetings = [one for one in editing.office.meetings_of(programme) if wanted in (None, one.id)]
    if len(meetings) != 1:
        listed = "; ".join(f"{one.held or ''} {one.id}" for one in meetings)
        raise UserError("meeting.which" if meetings else "meeting.unknown", list=listed)
    return meetings[0].id


def _export(args: Namespace) -> int:
    signer = cli_batch.signer(args.key, lambda: _password(args))
    with _opened(args, read_only=True) as editing:
        if args.all:
            return cli_batch.export_all(editing, args.out, signer, allow_errors=args.allow_errors)
        programme = _chosen(editing, args)
        made = exporting.export(editing, programme, args.out, signer, allow_errors=args.allow_errors)
    print(text("cli.export_done", folder=made.folder, package=made.package))
    for sentence in made.report:
        print(sentence)
    return DONE if made.verdict.state is not exporting.State.CHANGED else FOUND


def _password(args: Namespace) -> str:
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


def _verify(args: Namespace) -> int:
    verdict = exporting.verify(args.file)
    sentences = exporting.sentences(verdict)
    if args.json:
        plain = canonical.to_plain(verdict, exporting.Verdict)
        _print_json({**plain, "state": verdict.state.value, "sentences": sentences})
    else:
        for sentence in sentences:
            print(sentence)
    return DONE if verdict.intact else FOUND  # one without a signature, too: it may have been taken out


def _demo(args: Namespace) -> int:
    from hep_desktop.services import demo  # noqa: PLC0415 – no other command needs it

    begun = time.monotonic()
    made = demo.build(args.out, full=args.full)
    counts = Counter(one.severity for one in made.findings)
    print(text("cli.demo_title"))
    print(text("cli.demo_store", path=made.store))
    print(text("cli.demo_import", count=made.taken, files=", ".join(path.name for path in made.sources)))
    print(_counted("cli.demo_check", counts))
    print(text("cli.export_done", folder=made.exported.folder, package=made.exported.package))
    print(text("cli.demo_verdict", verdict=" ".join(made.exported.report)))
    print(text("cli.demo_time", seconds=table_number(Decimal(time.monotonic() - begun), 1)))
    return DONE if made.exported.verdict.intact else FOUND


_COMMANDS: cli_parser.Handlers = {
    "import": _import,
    "check": _check,
    "report": _report,
    "export": _export,
    "verify": _verify,
    "demo": _demo,
}
