"""What every command on a store begins with: opening it, and which of its programmes is meant."""

import json
from argparse import Namespace
from collections.abc import Generator
from contextlib import contextmanager

from hep_desktop import cli_passwords
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.programme import Programme, Status
from hep_desktop.services import workspaces
from hep_desktop.services.editing import Editing

DONE, FOUND = 0, 1
"""The exit codes of what was done."""


@contextmanager
def opened(args: Namespace, *, read_only: bool) -> Generator[Editing]:
    """The store of the command, closed whatever happens."""
    path = args.store or workspaces.default_path()
    workspace = workspaces.open_workspace(path, read_only=read_only, password=cli_passwords.of_store(path, args))
    editing = workspaces.start_editing(workspace)
    try:
        yield editing
    finally:
        editing.close()


def chosen(editing: Editing, args: Namespace) -> str:
    """The programme meant: by id, else the settlement's single draft, else the single draft of all."""
    programmes = editing.office.programmes
    wanted = getattr(args, "programme", None)  # `import` fills all drafts, so that it asks for none
    if wanted:
        if wanted not in programmes:
            raise UserError("programme.unknown")
        return wanted
    drafts = [one for one in programmes.values() if one.details.status is Status.DRAFT]
    if args.settlement:
        known_settlement(editing, args.settlement)
        drafts = [one for one in drafts if editing.office.settlement_of(one.id).code == args.settlement]
    if len(drafts) != 1:
        listed = "; ".join(f"{_name(editing, one)} – {one.id}" for one in drafts)
        raise UserError("programme.which" if drafts else "programme.unknown", list=listed)
    return drafts[0].id


def known_settlement(editing: Editing, code: str) -> None:
    """Refuse a settlement that the store does not know."""
    settlements = editing.office.settlements.values()
    if all(one.code != code for one in settlements):
        listed = ", ".join(f"{one.name} ({one.code})" for one in settlements) or "–"
        raise UserError("settlement.not_here", code=code, list=listed)


def _name(editing: Editing, programme: Programme) -> str:
    details = programme.details
    return f"{editing.office.settlement_of(programme.id).name} {details.first_day.year}–{details.last_day.year}"


def print_json(data: object) -> None:
    """An answer for other programs."""
    print(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True))
