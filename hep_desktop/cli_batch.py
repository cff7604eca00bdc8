"""The command line's export of all drafts of a store, a line for each."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from hep_desktop.services import exporting
from hep_desktop.services.editing import Editing
from hep_desktop.services.exporting_many import export_many, exportable
from hep_desktop.words import explain, text

DONE, FOUND = 0, 1


def signer(key: Path | None, password: Callable[[], str]) -> exporting.SignerChoice:
    """Whose key signs; a password is asked once, however many packages there are."""
    asked = cache(password)
    return exporting.Pkcs12File(key, asked) if key else exporting.DeviceKey(asked)


def export_all(
    editing: Editing, out: Path, signer: exporting.SignerChoice, *, allow_errors: bool, sign_papers: bool
) -> int:
    """Export every programme that still counts; says of each what became of it."""
    programmes = exportable(editing.office)
    failed = 0
    made = export_many(editing, programmes, out, signer, allow_errors=allow_errors, sign_papers=sign_papers)
    for at, one in enumerate(made, 1):
        name = editing.office.settlement_of(one.programme).name
        if one.exported is not None:
            said = str(one.exported.package)
        else:
            failed += 1
            said = explain(one.refused.code, one.refused.values).what if one.refused else ""
        print(text("cli.exported", at=at, count=len(programmes), settlement=name, said=said), flush=True)
    return FOUND if failed else DONE
