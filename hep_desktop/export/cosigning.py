"""More signatures on a finished package, its content untouched: made here, or brought back from another tool."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from hep_desktop.domain.errors import UserError
from hep_desktop.export import signature_check, strict_zip, xades
from hep_desktop.export.container import META, MIMETYPE, SIGNATURE_NAME, Entry, write
from hep_desktop.export.refusal import Reason, Refused
from hep_desktop.export.signing import Signer
from hep_desktop.export.telling import problem
from hep_desktop.export.verdict import KnownCertificates, Problem, State
from hep_desktop.export.verify import verify
from hep_desktop.frozen import dataclass
from hep_desktop.words import text

_NAMED = 5  # so many files are named; the rest is counted


@dataclass(frozen=True, slots=True)
class Contents:
    """A package taken apart: the files that are signed, and the signatures."""

    entries: tuple[Entry, ...]
    signatures: tuple[bytes, ...]

    @property
    def files(self) -> Mapping[str, bytes]:
        """The signed files by name."""
        return {entry.name: entry.content for entry in self.entries}

    @property
    def raw(self) -> bytes:
        """The package again."""
        return write(self.entries, self.signatures)


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken over from a package that came back: the package now, and how many signatures are new in it."""

    raw: bytes
    added: int
    completed: int  # those of ours that came back with a time stamp or the like


def contents(raw: bytes) -> Contents:
    """Take a package apart. Raises Refused."""
    unpacked = strict_zip.read(raw)
    entries = tuple(Entry(one.name, one.content) for one in unpacked if not _is_outside(one.name))
    return Contents(entries, tuple(one.content for one in unpacked if SIGNATURE_NAME.fullmatch(one.name)))


def whole(raw: bytes, file: str) -> Contents:
    """Take a package apart that agrees with itself. Raises UserError where it was changed."""
    verdict = verify(raw, KnownCertificates())
    if verdict.state is State.CHANGED:
        found = [*verdict.problems, *(one for signature in verdict.signatures for one in signature.problems)]
        raise UserError("package.changed", file=file, reason=problem(found[0]))
    return contents(raw)


def add_signature(raw: bytes, file: str, signer: Signer, moment: datetime) -> bytes:
    """The package with one more signature over the same files. Raises UserError."""
    found = whole(raw, file)
    return write(found.entries, (*found.signatures, xades.sign(found.entries, signer, moment)))


def take_over(own: bytes, returned: bytes, file: str) -> Taken:
    """Our package with the signatures that others have put on its copy. Raises UserError.

    The files are compared one by one; signatures are taken over only where they hold over ours.
    """
    ours = whole(own, file)
    try:
        theirs = contents(returned)
    except Refused as refused:
        raise UserError("package.returned_broken", reason=problem(_told(refused))) from refused
    differing = tuple(_differences(ours.files, theirs.files))
    if differing:
        raise UserError("package.content_differs", files=_listed(differing))
    signatures = {signature_check.check(one, ours.files).value: one for one in ours.signatures}
    before = dict(signatures)
    for one in theirs.signatures:
        try:
            signatures[signature_check.check(one, ours.files).value] = one
        except Refused as refused:
            raise UserError("package.signature_refused", reason=problem(_told(refused))) from refused
    completed = sum(signatures[value] != one for value, one in before.items())
    if signatures == before:
        raise UserError("package.nothing_new", file=file)
    return Taken(write(ours.entries, tuple(signatures.values())), len(signatures) - len(before), completed)


def _is_outside(name: str) -> bool:
    return name == MIMETYPE or name.startswith(META)


def _differences(ours: Mapping[str, bytes], theirs: Mapping[str, bytes]) -> Iterator[tuple[Reason, str]]:
    for name in sorted(ours.keys() | theirs.keys()):
        if name not in theirs:
            yield Reason.FILE_MISSING, name
        elif name not in ours:
            yield Reason.FILE_NOT_SIGNED, name
        elif ours[name] != theirs[name]:
            yield Reason.FILE_CHANGED, name


def _listed(differing: tuple[tuple[Reason, str], ...]) -> str:
    named = [text(f"exporting.differences.{why.value}", name=name) for why, name in differing[:_NAMED]]
    more = len(differing) - _NAMED
    return "; ".join([*named, text("exporting.differences.more", count=more)] if more > 0 else named)


def _told(refused: Refused) -> Problem:
    return Problem(refused.code, refused.name)
