"""Encrypted copies of a package: made for somebody and for the sender himself, opened with this computer's key."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from hep_desktop import paths
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.services.outfiles import put

SUFFIX = ".p7m"

_ABOUT_COPIES = {"signing.device_locked": "envelope.locked", "signing.device_password": "envelope.password"}


def seal(package: Path, recipient: Path, now: datetime, progress: Progress = Silent()) -> Path:  # noqa: B008 – has no state
    """Encrypt a package for the owner of a certificate file, beside the package. Raises UserError."""
    from hep_desktop.export import device_key, envelope, trust  # noqa: PLC0415 – heavy: cryptography, asn1crypto

    progress.step(0, 1, "exporting.progress.envelope")
    profile = paths.user_profile()
    own = device_key.device_certificate(profile) or device_key.device_signer(profile, now).certificate
    certificates = tuple(one.certificate for one in trust.read(recipient))
    target = package.with_name(package.name + SUFFIX)
    put(target, envelope.encrypt(_content(package), (*certificates, own)))
    return target


def unseal(
    path: Path,
    now: datetime,
    password: Callable[[], str] = str,
    progress: Progress = Silent(),  # noqa: B008 – has no state
) -> Path:
    """Open an encrypted copy of ours; the package is put beside it, under a free name.

    `password` is asked only where one was set on this computer's key. Raises UserError: `envelope.locked` where it
    is wanted, `envelope.password` where it was wrong.
    """
    from hep_desktop.export import device_key, envelope  # noqa: PLC0415 – as above

    progress.step(0, 1, "exporting.progress.envelope")
    profile, sealed = paths.user_profile(), _content(path)
    try:
        signer = device_key.device_signer(profile, now, password)
    except UserError as error:
        raise UserError(_ABOUT_COPIES.get(error.code, error.code), file=path.name, **error.values) from error
    for key in (signer, *device_key.earlier_signers(profile, password())):
        try:
            content = envelope.decrypt(sealed, key.key, key.certificate)
        except UserError as error:
            if error.code != "envelope.not_for_us":
                raise
        else:
            return _put_beside(path, content)
    raise UserError("envelope.not_for_us")


def _put_beside(path: Path, content: bytes) -> Path:
    """The opened package under its own name, or a free one where another file has it."""
    target = path.with_name(path.name.removesuffix(SUFFIX))
    if target.exists():
        if target.read_bytes() == content:
            return target
        target = target.with_name(f"{target.stem}-kibontva{target.suffix}")
    put(target, content)
    return target


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError("export.unreadable", file=path.name) from error
