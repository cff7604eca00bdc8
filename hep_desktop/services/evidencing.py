"""Files that prove what is said of a measure: kept beside the store by hash, given back as copies."""

import re
from collections.abc import Iterator
from pathlib import Path

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.followup import EvidenceFile
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Programme
from hep_desktop.identity import NewId
from hep_desktop.services.editing import Editing
from hep_desktop.services.outfiles import safe_name
from hep_desktop.store.attachments import MOST

# what a double click would run on some system; scripts in documents are their reader's care
_PROGRAMS = re.compile(
    r"\.(exe|com|bat|cmd|msi|msix|msp|scr|pif|cpl|ps1|psm1|vbs|vbe|js|jse|wsf|wsh|hta|jar|lnk|url|reg|dll|sys"
    r"|apk|appx|app|dmg|deb|rpm|sh|run|desktop|py|iso|img)",
    re.IGNORECASE,
)
_BEGINNINGS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
_MEGABYTE = 1_000_000


def attach(editing: Editing, path: Path, new_id: NewId) -> EvidenceFile:
    """Keep a file as evidence. Raises UserError; then nothing was kept."""
    name = path.name
    _refuse_program(name)
    try:
        size = path.stat().st_size  # before reading: a film would fill the memory
        if size > MOST:
            raise UserError("evidence.too_large", file=name, size=round(size / _MEGABYTE), most=MOST // _MEGABYTE)
        content = path.read_bytes()
    except OSError as error:
        raise UserError("evidence.unreadable", file=name) from error
    if not content:
        raise UserError("evidence.empty", file=name)
    _refuse_program(name, content)
    return EvidenceFile(new_id(), name, editing.workspace.attachments.put(content), len(content))


def lend(editing: Editing, one: EvidenceFile) -> Path:
    """A copy of a kept file under its own name, for another program to show. Raises UserError."""
    content = editing.workspace.attachments.content(one.sha256)
    if content is None:
        raise UserError("evidence.gone", file=one.name)
    named = Path(one.name)
    name = safe_name(f"{safe_name(named.stem) or one.sha256[:12]}{named.suffix}")
    _refuse_program(name, content)  # it may have come with a package: there nobody looked at its name
    return editing.workspace.lend(name, content)


def _refuse_program(name: str, content: bytes = b"") -> None:
    """Raises UserError."""
    if _PROGRAMS.fullmatch(Path(name).suffix) or content.startswith(_BEGINNINGS):
        raise UserError("evidence.program", file=name)


def packed_files(editing: Editing, programme: Programme) -> Iterator[tuple[str, bytes]]:
    """The files of measures, opinions and meetings chosen for the package, by their names there (`package.md`)."""
    for one in chosen_files(editing.office, programme):
        content = editing.workspace.attachments.content(one.sha256)
        if content is not None:
            yield f"{one.sha256}{_ending(one.name)}", content


def chosen_files(office: Office, programme: Programme) -> Iterator[EvidenceFile]:
    """The files that go into the package, as they are named with measures, opinions and meetings."""
    holders = (*programme.followups.values(), *programme.opinions.values(), *office.meetings_of(programme.id))
    return (one for said in holders for one in said.files if one.packed)


def _ending(name: str) -> str:
    suffix = Path(name).suffix.casefold()
    return suffix if suffix[1:].isascii() and suffix[1:].isalnum() else ""
