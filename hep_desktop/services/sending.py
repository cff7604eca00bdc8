"""The log of what was sent: each package with its very bytes, so that years later the sent copy can be opened."""

from datetime import datetime
from pathlib import Path

from hep_desktop.domain.commands import AddReceipt, AddSending
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.domain.sendings import Receipt, Sending
from hep_desktop.frozen import dataclass
from hep_desktop.identity import NewId, new_id
from hep_desktop.report.papers.key_sheet import grouped
from hep_desktop.services import exporting
from hep_desktop.services.editing import Editing
from hep_desktop.services.exporting import State

__all__ = ["Receipt", "Sending", "Sent", "add", "add_receipt", "grouped", "in_order", "look_at", "sent_copy"]


@dataclass(frozen=True, slots=True)
class Sent:
    """A package that can be noted: its name, bytes and the fingerprint of its programme."""

    file: str
    content: bytes
    fingerprint: str


def look_at(path: Path, progress: Progress = Silent()) -> Sent:  # noqa: B008 – has no state
    """Read and check a package that was sent. Raises UserError where it was changed since."""
    verdict = exporting.verify(path, progress)
    if verdict.state is State.CHANGED:
        raise UserError("package.changed", file=path.name, reason=exporting.sentences(verdict)[0])
    return Sent(path.name, path.read_bytes(), verdict.fingerprint)


def add(editing: Editing, programme: str, sent: Sent, where: str, when: datetime, new_id: NewId = new_id) -> Sending:
    """Note that a package was sent, and keep a copy of it. Raises UserError; then nothing was noted."""
    if not where.strip():
        raise UserError("sending.nowhere")
    key = _kept(editing, sent.content, sent.file)
    sending = Sending(new_id(), when, where.strip(), sent.file, key, sent.fingerprint)
    editing.do(AddSending(programme, sending))
    return sending


def add_receipt(editing: Editing, programme: str, sending: str, receipt: Receipt, file: Path | None = None) -> None:
    """Note what came back, with its file where there is one. Raises UserError; then nothing was noted."""
    if file is None and not (receipt.number.strip() or receipt.answer.strip()):
        raise UserError("sending.empty_receipt")
    key, name = "", ""
    if file is not None:
        try:
            key, name = _kept(editing, file.read_bytes(), file.name), file.name
        except OSError as error:
            raise UserError("export.unreadable", file=file.name) from error
    noted = Receipt(receipt.came, receipt.number.strip(), receipt.answer.strip(), key, name)
    editing.do(AddReceipt(programme, sending, noted))


def in_order(programme: Programme) -> tuple[Sending, ...]:
    """The log, newest first: the first line is the one that holds, the others were superseded by it."""
    return tuple(sorted(programme.sendings.values(), key=lambda one: (one.sent, one.id), reverse=True))


def sent_copy(editing: Editing, sha256: str, file: str) -> Path:
    """Where that lies which was sent, or came back, sealed behind a password. Raises UserError where it is lost."""
    attachments = editing.workspace.attachments
    if attachments.content(sha256) is None:
        raise UserError("sending.lost", file=file)
    return attachments.path_of(sha256)


def _kept(editing: Editing, content: bytes, file: str) -> str:
    try:
        return editing.workspace.attachments.put(content)
    except UserError as error:
        if error.code == "store.no_room_beside":
            raise UserError("sending.no_room", file=file) from error
        raise
