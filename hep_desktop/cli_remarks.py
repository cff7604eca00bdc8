"""The command that takes remarks in, or writes them or a draft out."""

from argparse import Namespace
from pathlib import Path

from hep_desktop.cli_store import DONE, chosen, opened
from hep_desktop.services import drafts, remarks_file
from hep_desktop.services.editing import Editing
from hep_desktop.services.handing_over import read_parcel
from hep_desktop.services.remarks_arrival import Coming, coming_of, draft_words, file_words
from hep_desktop.words import text


def run(args: Namespace) -> int:
    """Preview a file or, with `--yes`, take it over; then write what is asked for."""
    with opened(args, read_only=not args.yes) as editing:
        if args.file is not None:
            coming = _coming(editing, args.file, args)
            print("\n".join((coming.title, *coming.lines)))
            if args.yes and coming.news:
                coming.take(editing)
                editing.flush()
            elif not args.yes:
                print(text("cli.not_written"))
        if args.out is not None:
            print(text("cli.report_done", path=_write(editing, args.out, args)))
    return DONE


def _coming(editing: Editing, path: Path, args: Namespace) -> Coming:
    match path.suffix.casefold():
        case ".docx":
            return coming_of(editing, chosen(editing, args), path)
        case drafts.ENDING:
            return draft_words(drafts.look(editing, read_parcel(path)))
        case _:
            said = remarks_file.read(path)
            return file_words(editing, said, remarks_file.look(editing, said))


def _write(editing: Editing, target: Path, args: Namespace) -> Path:
    programme = chosen(editing, args)
    if target.suffix.casefold() == drafts.ENDING:
        return drafts.send(editing, programme, target, editing.who)
    remarks_file.write(editing, programme, target, editing.who)
    return target
