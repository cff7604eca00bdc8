"""Checks a package as a stranger would: the container, its lists, every signature; says what each proved."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from hep_desktop.domain.errors import UserError
from hep_desktop.export import public_keys, signature_check, strict_zip
from hep_desktop.export.container import (
    ASIC_E,
    CHECKSUMS,
    MANIFEST,
    MANIFEST_NAMESPACE,
    META,
    MIMETYPE,
    PROGRAMME,
    SIGNATURE_NAME,
    media_type,
)
from hep_desktop.export.refusal import Reason, Refused
from hep_desktop.export.strict_zip import Bounds, Unpacked
from hep_desktop.export.verdict import KnownCertificates, Problem, SignatureVerdict, Verdict, Who
from hep_desktop.export.xml_tree import XmlRefused, parse

_SIGNATURES = 64
_LINE = re.compile(r"([0-9a-f]{64})  (\S+)")
_Q = f"{{{MANIFEST_NAMESPACE}}}"


def verify_file(path: Path, known: KnownCertificates | None = None) -> Verdict:
    """The verdict on a package on the disk. Raises UserError where no package can be read."""
    try:
        if path.stat().st_size > Bounds().file:
            return Verdict((Problem(Reason.TOO_LARGE),))
        raw = path.read_bytes()
    except OSError as error:
        raise UserError("export.unreadable", file=path.name) from error
    if not strict_zip.is_archive(raw):
        raise UserError("export.not_a_package", file=path.name)
    return verify(raw, known or KnownCertificates())


def verify(raw: bytes, known: KnownCertificates, bounds: Bounds | None = None) -> Verdict:
    """The verdict on the bytes of a package; never raises, whatever they are."""
    try:
        unpacked = strict_zip.read(raw, bounds)
    except Refused as refused:
        return Verdict((_problem(refused),))
    contents = {one.name: one.content for one in unpacked}
    files = {name: content for name, content in contents.items() if name != MIMETYPE and not name.startswith(META)}
    problems = [*_mimetype(unpacked), *_strangers(contents), *_manifest(contents, files), *_checksums(contents)]
    names = [name for name in contents if SIGNATURE_NAME.fullmatch(name)]
    if len(names) > _SIGNATURES:
        return Verdict((*problems, Problem(Reason.TOO_MANY)))
    signatures = tuple(_signature(name, contents[name], files, known) for name in names)
    hep = contents.get(PROGRAMME)
    return Verdict(tuple(problems), signatures, hashlib.sha256(hep).hexdigest() if hep is not None else "")


def _problem(refused: Refused) -> Problem:
    return Problem(refused.code, refused.name)


def _mimetype(unpacked: tuple[Unpacked, ...]) -> Iterator[Problem]:
    first = unpacked[0] if unpacked else None
    if first is None or first.name != MIMETYPE or not first.bare or first.content != ASIC_E.encode("ascii"):
        yield Problem(Reason.MIMETYPE)


def _manifest(contents: Mapping[str, bytes], files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Whether the manifest lists exactly the files that are there, as what their names say that they are."""
    raw = contents.get(MANIFEST)
    if raw is None:
        yield Problem(Reason.NO_MANIFEST)
        return
    try:
        root = parse(raw)
    except XmlRefused:
        yield Problem(Reason.XML)
        return
    lines = [(line.get(f"{_Q}full-path") or "", line.get(f"{_Q}media-type") or "") for line in root]
    listed = dict(lines)
    plain = all(line.tag == f"{_Q}file-entry" and not len(line) for line in root) and len(listed) == len(lines)
    if root.tag != f"{_Q}manifest" or not plain or listed.pop("/", "") != ASIC_E:
        yield Problem(Reason.MANIFEST)
        return
    for name in sorted(listed.keys() ^ files.keys()):
        yield Problem(Reason.LISTED_NOT_THERE if name in listed else Reason.THERE_NOT_LISTED, name)
    for name, kind in listed.items():
        if kind != media_type(name):
            yield Problem(Reason.MEDIA_TYPE, name)


def _strangers(contents: Mapping[str, bytes]) -> Iterator[Problem]:
    for name in contents:
        if name.startswith(META) and name != MANIFEST and not SIGNATURE_NAME.fullmatch(name):
            yield Problem(Reason.STRANGER, name)
    if PROGRAMME not in contents:
        yield Problem(Reason.NO_PROGRAMME)


def _checksums(contents: Mapping[str, bytes]) -> Iterator[Problem]:
    raw = contents.get(CHECKSUMS)
    if raw is None:
        yield Problem(Reason.NO_CHECKSUMS)
        return
    expected = {name for name in contents if not name.startswith(META)} - {CHECKSUMS}
    lines = [_LINE.fullmatch(line) for line in raw.decode("ascii", "replace").removesuffix("\n").split("\n")]
    listed = {line[2]: line[1] for line in lines if line}
    if len(listed) != len(lines):
        yield Problem(Reason.CHECKSUMS)
        return
    for name in sorted(listed.keys() ^ expected):
        yield Problem(Reason.SUM_NOT_THERE if name in listed else Reason.THERE_NO_SUM, name)
    for name in sorted(listed.keys() & expected):
        if hashlib.sha256(contents[name]).hexdigest() != listed[name]:
            yield Problem(Reason.SUM_DIFFERS, name)


def _signature(entry: str, raw: bytes, files: Mapping[str, bytes], known: KnownCertificates) -> SignatureVerdict:
    try:
        signed = signature_check.check(raw, files)
        owner = public_keys.owner(signed.certificate)
    except Refused as refused:
        return SignatureVerdict(entry, intact=False, problems=(_problem(refused),))
    who, name, issuer = _who(signed.certificate, owner.name, known)
    return SignatureVerdict(
        entry,
        intact=True,
        who=who,
        name=name,
        claimed=signed.claimed,
        certificate=hashlib.sha256(signed.certificate).hexdigest(),
        in_validity=owner.begins <= signed.claimed <= owner.ends,
        self_issued=owner.self_issued,
        issuer=issuer,
    )


def _who(certificate: bytes, name: str, known: KnownCertificates) -> tuple[Who, str, str]:
    """How far the signer is known, under which name, and by which authority."""
    if certificate == known.device:
        return Who.DEVICE, name, ""
    listed = dict(known.others)
    if certificate in listed:
        return Who.KNOWN, listed[certificate], ""
    issuers = (called for other, called in known.others if public_keys.issued_by(certificate, other))
    issuer = next(issuers, "")
    return (Who.ISSUED if issuer else Who.UNKNOWN), name, issuer
