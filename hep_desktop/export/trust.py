"""The certificates a user trusts: one file in his profile, filled from certificate files others gave him."""

import base64
import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from hep_desktop.domain.errors import UserError
from hep_desktop.export.public_keys import owner
from hep_desktop.export.refusal import Refused
from hep_desktop.frozen import dataclass

FILE = "trusted.json"
_LARGEST = 1_000_000  # bytes of a file of certificates


@dataclass(frozen=True, slots=True)
class Trusted:
    """A certificate (DER) and what its owner is called in the list."""

    name: str
    certificate: bytes

    @property
    def sha256(self) -> str:
        """What people compare by telephone."""
        return hashlib.sha256(self.certificate).hexdigest()


def trusted(profile: Path) -> tuple[Trusted, ...]:
    """The list; what cannot be read of it is trusted no more."""
    try:
        lines = json.loads((profile / FILE).read_text(encoding="utf-8"))
        return tuple(Trusted(str(one["name"]), base64.b64decode(one["certificate"], validate=True)) for one in lines)
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def add(profile: Path, path: Path) -> tuple[Trusted, ...]:
    """Put the certificates of a file (PEM or DER) on the list; gives those that are new on it. Raises UserError."""
    known = trusted(profile)
    there = {one.certificate for one in known}
    new = tuple(one for one in read(path) if one.certificate not in there)
    _write(profile, (*known, *new))
    return new


def remove(profile: Path, sha256: str) -> None:
    """Trust a certificate no more. Raises UserError."""
    _write(profile, (one for one in trusted(profile) if one.sha256 != sha256))


def read(path: Path) -> tuple[Trusted, ...]:
    """The certificates of a file (PEM or DER). Raises UserError."""
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST)
    except OSError as error:
        raise UserError("trust.unreadable", file=path.name) from error
    try:
        pem = b"-----BEGIN CERTIFICATE-----" in raw
        found = x509.load_pem_x509_certificates(raw) if pem else [x509.load_der_x509_certificate(raw)]
        ders = [one.public_bytes(serialization.Encoding.DER) for one in found]
        return tuple(Trusted(owner(der).name, der) for der in ders)
    except (ValueError, Refused) as error:
        raise UserError("trust.not_a_certificate", file=path.name) from error


def _write(profile: Path, lines: Iterable[Trusted]) -> None:
    plain = [{"name": one.name, "certificate": base64.b64encode(one.certificate).decode("ascii")} for one in lines]
    beside = profile / f"{FILE}.new"
    try:
        profile.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside.write_text(json.dumps(plain, ensure_ascii=False, indent=1), encoding="utf-8")
        os.replace(beside, profile / FILE)  # noqa: PTH105 – replaces on Windows too
    except OSError as error:
        raise UserError("trust.not_written", folder=str(profile)) from error
