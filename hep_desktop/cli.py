"""The same services from a command line; never imports the window.

Exit codes: 0 done, 1 errors found or verification failed, 2 wrong use or unusable input.
"""

import logging
import time
from argparse import Namespace
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from hep_desktop import (
    canonical,
    cli_batch,
    cli_county,
    cli_import,
    cli_parser,
    cli_passwords,
    cli_remarks,
    cli_together,
    logs,
    paths,
)
from hep_desktop.cli_store import DONE, FOUND, chosen, opened, print_json
from hep_desktop.cli_words import refuse, said
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.hungarian import table_number
from hep_desktop.services import checking, exporting, reporting, table_files
from hep_desktop.services.editing import Editing
from hep_desktop.words import text

_LOG = logging.getLogger(__name__)

_SIGNS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.TIP: "●"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    args = cli_parser.parser(_COMMANDS).parse_args(argv)
    log = logs.start(paths.user_data() / "logs")
    try:
        return args.run(args)
    except UserError as error:
        return refuse(said(error))
    except KeyboardInterrupt:
        return refuse(text("cli.stopped"))
    except Exception as fault:  # noqa: BLE001 – a traceback helps nobody at a command line; the log has it
        _LOG.critical(logs.without_content(type(fault), fault.__traceback__))
        return refuse(text("cli.unexpected", log=log.folder if log else "–"))
    finally:
        if log:
            log.close()


# --- the commands ----------------------------------------------------------------------------------------------


def _check(args: Namespace) -> int:
    with opened(args, read_only=True) as editing:
        checks = checking.Checking(editing)
        findings = checks.findings(chosen(editing, args))
        sentences = [checks.sentence(one) for one in findings]
    counts = Counter(one.severity for one in findings)
    if args.json:
        plain = [
            {**canonical.to_plain(one, Finding), "what": said.what, "why": said.why, "todo": said.todo}
            for one, said in zip(findings, sentences, strict=True)
        ]
        print_json({"findings": plain, "counts": {one.value: counts[one] for one in Severity}})
    else:
        for one, said in zip(findings, sentences, strict=True):
            print(text("cli.finding", sign=_SIGNS[one.severity], what=said.what, todo=said.todo))
        print(_counted("cli.check_done", counts))
    return FOUND if counts[Severity.ERROR] else DONE


def _counted(key: str, counts: Counter[Severity]) -> str:
    errors, warnings, tips = (counts[one] for one in (Severity.ERROR, Severity.WARNING, Severity.TIP))
    return text(key, errors=errors, warnings=warnings, tips=tips)


def _report(args: Namespace) -> int:
    if args.document in cli_parser.AREA_PAPERS:
        return cli_together.run(args)
    if args.document in cli_parser.FORUM_PAPERS:
        return cli_county.run(args)
    with opened(args, read_only=True) as editing:
        programme = chosen(editing, args)
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


def _table(args: Namespace) -> int:
    with opened(args, read_only=True) as editing:
        programme = chosen(editing, args)
        table = table_files.table_called(editing, programme, args.table)
        made = table_files.save_table(editing, programme, table, args.out)
    print(text("cli.report_done", path=made))
    return DONE


def _export(args: Namespace) -> int:
    signer = cli_batch.signer(args.key, lambda: cli_passwords.of_key(args))
    errors, papers = args.allow_errors, args.sign_papers
    with opened(args, read_only=True) as editing:
        if args.all:
            return cli_batch.export_all(editing, args.out, signer, allow_errors=errors, sign_papers=papers)
        programme = chosen(editing, args)
        made = exporting.export(editing, programme, args.out, signer, allow_errors=errors, sign_papers=papers)
    print(text("cli.export_done", folder=made.folder, package=made.package))
    for sentence in made.report:
        print(sentence)
    return DONE if made.verdict.state is not exporting.State.CHANGED else FOUND


def _verify(args: Namespace) -> int:
    verdict = exporting.verify(args.file)
    sentences = exporting.sentences(verdict)
    if args.json:
        plain = canonical.to_plain(verdict, exporting.Verdict)
        print_json({**plain, "state": verdict.state.value, "sentences": sentences})
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
    "import": cli_import.run,
    "check": _check,
    "report": _report,
    "table": _table,
    "export": _export,
    "verify": _verify,
    "remarks": cli_remarks.run,
    "demo": _demo,
}
