"""This computer's own key: made silently at the first export, kept in the user's profile (`decisions.md` 35)."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from hep_desktop.domain.errors import UserError
from hep_desktop.export.keys import KeySigner
from hep_desktop.hungarian import short_date
from hep_desktop.words import text

FILE = "device-key.pem"
_ASIDE = "device-key.unusable"
SET_ASIDE = f"{_ASIDE}.pem"

_LOCKED = b"BEGIN ENCRYPTED PRIVATE KEY"
_LIFE = timedelta(days=30 * 365)  # nobody renews it; it proves no person, so its age proves nothing either
_SLACK = timedelta(days=2)  # a clock set back a little must not make it unusable

_Pair = tuple[ec.EllipticCurvePrivateKey, x509.Certificate]


def device_signer(profile: Path, now: datetime, password: Callable[[], str] = str) -> KeySigner:
    """This computer's key, made at the first use; `password` is asked only where somebody has set one.

    One that cannot be read or has expired is set aside and made anew: it proves no person, and the last step of
    the work must not fail for it. A wrong password, or a clock from before the key, sets nothing aside.
    Raises UserError.
    """
    path = profile / FILE
    if path.exists():
        found = _read(path, password() if is_locked(profile) else "")
        if found and now < found[1].not_valid_before_utc:
            raise UserError("signing.clock", day=short_date(now.astimezone().date()))
        if found and now <= found[1].not_valid_after_utc:
            return KeySigner(*found)
        _set_aside(profile)
    return KeySigner(*_make(path, now))


def device_certificate(profile: Path) -> bytes | None:
    """The certificate of this computer's key as DER, if it has one yet; it is no secret."""
    try:
        found = x509.load_pem_x509_certificate((profile / FILE).read_bytes())
    except (OSError, ValueError):
        return None
    return found.public_bytes(serialization.Encoding.DER)


def is_locked(profile: Path) -> bool:
    """Whether a password was set on this computer's key."""
    try:
        return _LOCKED in (profile / FILE).read_bytes()
    except OSError:
        return False


def set_password(profile: Path, now: datetime, old: str, new: str) -> None:
    """Lock this computer's key with another password, or with none. Raises UserError."""
    signer = device_signer(profile, now, lambda: old)
    _write(profile / FILE, signer.pem(new))


def renew(profile: Path, now: datetime) -> KeySigner:
    """Another key for this computer; the old one, whose password may be forgotten, is set aside."""
    if (profile / FILE).exists():
        _set_aside(profile)
    return device_signer(profile, now)


def earlier_signers(profile: Path, password: str) -> Iterator[KeySigner]:
    """Keys this computer had before, as far as the password opens them: what was encrypted for them is still read."""
    for path in sorted(profile.glob(f"{_ASIDE}*.pem")):
        with suppress(UserError):
            if found := _read(path, password):
                yield KeySigner(*found)


def _set_aside(profile: Path) -> None:
    """The present key under a free name: none is ever lost, for copies may have been encrypted for it."""
    target, number = profile / SET_ASIDE, 2
    while target.exists():
        target, number = profile / f"{_ASIDE}-{number}.pem", number + 1
    (profile / FILE).replace(target)


def _read(path: Path, password: str) -> _Pair | None:
    try:
        raw = path.read_bytes()
        locked = _LOCKED in raw
        if locked and not password:
            raise UserError("signing.device_locked")
        key = serialization.load_pem_private_key(raw, password.encode("utf-8") if locked else None)
        certificate = x509.load_pem_x509_certificate(raw)
    except (OSError, ValueError, TypeError) as error:
        if password:
            raise UserError("signing.device_password") from error
        return None
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != certificate.public_key():
        return None
    return key, certificate


def _make(path: Path, now: datetime) -> _Pair:
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _certificate(key, now)
    _write(path, KeySigner(key, certificate).pem(""))
    return key, certificate


def _write(path: Path, pem: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent)  # readable by the user alone from the first moment
    with os.fdopen(handle, "wb") as target:
        target.write(pem)
    Path(beside).replace(path)


def _certificate(key: ec.EllipticCurvePrivateKey, now: datetime) -> x509.Certificate:
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, text("exporting.device_key.name")),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "HEP Desktop"),
        ]
    )
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign", "encipher_only",
         "decipher_only"),
        False,
    )  # fmt: skip
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _SLACK)
        .not_valid_after(now + _LIFE)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        # signing tools refuse certificates that are not meant for it
        .add_extension(x509.KeyUsage(digital_signature=True, content_commitment=True, **usage), critical=True)
        .sign(key, hashes.SHA256())
    )
