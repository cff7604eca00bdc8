"""Pictures of texts: taken in from strangers' files in a child process, kept beside the store, found again by hash."""

from collections.abc import Iterator

from hep_desktop import child
from hep_desktop.child import Limits
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.domain.situation import Picture
from hep_desktop.services.editing import Editing

_LIMITS = Limits(seconds=60, megabytes=1024)


def take_picture(
    editing: Editing,
    content: bytes,
    key: str,
    progress: Progress = Silent(),  # noqa: B008 – has no state
) -> Picture:
    """Keep a picture and give it as a part of a text. Raises UserError; then nothing was kept."""
    from hep_desktop.importers.picture import read_picture  # noqa: PLC0415 – most papers have no pictures to take in

    read = child.run(read_picture, content, failure=_refused, progress=progress, limits=_LIMITS)
    editing.workspace.attachments.put(read.content)
    return read.named(key)


def picture_content(editing: Editing, sha256: str) -> bytes | None:
    """The bytes of a kept picture; None where its file is lost."""
    return editing.workspace.attachments.content(sha256)


def pictures_of(programme: Programme) -> Iterator[Picture]:
    """The pictures that a programme prints."""
    for node in programme.texts:
        yield from programme.printed_text(node).pictures()


def _refused(_code: str) -> UserError:
    """A picture that takes the child down is a damaged one, whatever it did."""
    return UserError("picture.damaged")
