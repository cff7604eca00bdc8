"""The command that loads files: a preview, with `--yes` the taking over."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from typing import Any

from hep_desktop import canonical
from hep_desktop.cli_store import DONE, chosen, known_settlement, opened, print_json
from hep_desktop.cli_words import UNUSABLE, refuse, said
from hep_desktop.domain.errors import UserError
from hep_desktop.services import importing, previewing, word_programme, word_taking, word_telling
from hep_desktop.services.editing import Editing
from hep_desktop.words import text


def run(args: Namespace) -> int:
    """Preview the files, or take over what they offer."""
    with opened(args, read_only=not args.yes) as editing:
        if args.settlement:
            known_settlement(editing, args.settlement)
        proposals, refusals = _read_all(editing, args)
        if refusals and args.yes:  # all are sound before one is taken over
            raise UserError("import.none_taken", refusals=" ".join(map(said, refusals)))
        told = [_import_one(editing, proposal, args) for proposal in proposals]
        editing.flush()
    if args.json:
        print_json(told)
    elif told and not args.yes:
        print(text("cli.not_written"))
    for refusal in refusals:
        refuse(said(refusal))
    return UNUSABLE if refusals else DONE


_Read = importing.Proposal | word_programme.WordProgramme


def _read_all(editing: Editing, args: Namespace) -> tuple[list[_Read], list[UserError]]:
    """What the files offer, and why some could not be read: one bad file hides no other."""
    proposals: list[_Read] = []
    refusals: list[UserError] = []
    for path in args.files:
        try:
            if word_programme.is_word(path):
                proposals.append(word_programme.read(path, editing, chosen(editing, args)))
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
    programme = chosen(editing, args)
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
