"""More signatures on a package that lies on the disk; it is replaced whole, or stays as it was."""

from datetime import datetime
from pathlib import Path

from hep_desktop import child
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.export.signing import SignerChoice
from hep_desktop.export.verdict import Verdict
from hep_desktop.frozen import dataclass
from hep_desktop.services import exporting, packing
from hep_desktop.services.outfiles import put
from hep_desktop.services.signers import signer_of

__all__ = ["Merged", "add_signature", "take_over"]


@dataclass(frozen=True, slots=True)
class Merged:
    """What came with a package that was signed elsewhere, and what is proved of ours now."""

    added: int
    completed: int
    verdict: Verdict


def add_signature(path: Path, choice: SignerChoice, now: datetime, progress: Progress = Silent()) -> Verdict:  # noqa: B008 – has no state
    """Sign a package as it is, once more; what is proved of it now. Raises UserError."""
    raw = _read(path)
    signer = signer_of(choice, now)
    if signer is None:
        raise UserError("signing.nobody")
    from hep_desktop.export.cosigning import add_signature  # noqa: PLC0415 – heavy: cryptography, lxml

    progress.step(0, 1, "exporting.progress.signs")
    put(path, add_signature(raw, path.name, signer, now))
    return exporting.verify(path, progress)


def take_over(own: Path, returned: Path, progress: Progress = Silent()) -> Merged:  # noqa: B008 – has no state
    """Take the signatures of a package that came back into our copy. Raises UserError; then ours is as it was."""
    if own.resolve() == returned.resolve():
        raise UserError("package.same_file", file=own.name)
    taken = child.run(packing.take_over, own, returned, failure=UserError, progress=progress)
    put(own, taken.raw)
    return Merged(taken.added, taken.completed, exporting.verify(own, progress))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError("export.unreadable", file=path.name) from error
