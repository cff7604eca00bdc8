"""This computer's own key, and the list of signers the user trusts."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from hep_desktop import child, paths
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.export import device_key, trust
from hep_desktop.export.public_keys import Owner, owner
from hep_desktop.export.trust import Trusted
from hep_desktop.frozen import dataclass
from hep_desktop.report.papers import key_sheet
from hep_desktop.report.rendering import Format, render
from hep_desktop.services.outfiles import put

T = TypeVar("T")

__all__ = ["OwnKey", "Trusted", "distrust", "is_locked", "own_key", "renew", "save_certificate", "save_sheet"]
__all__ += ["set_password", "trust_file", "trusted"]


@dataclass(frozen=True, slots=True)
class OwnKey:
    """This computer's certificate; what is secret of the key is not here."""

    certificate: Trusted
    owner: Owner
    locked: bool

    @property
    def fingerprint(self) -> str:
        """As people read it to each other: eight groups a line."""
        return key_sheet.grouped(self.certificate.sha256)


def own_key(now: datetime) -> OwnKey:
    """This computer's key, made at the first use. Raises UserError."""
    profile = paths.user_profile()
    found = device_key.device_certificate(profile)
    if found is None:
        found = _told(lambda: device_key.device_signer(profile, now).certificate)
    told = owner(found)
    return OwnKey(Trusted(told.name, found), told, is_locked())


def is_locked() -> bool:
    """Whether a password was set on this computer's key."""
    return device_key.is_locked(paths.user_profile())


def set_password(now: datetime, old: str, new: str) -> None:
    """Lock this computer's key with another password, or with none. Raises UserError."""
    _told(lambda: device_key.set_password(paths.user_profile(), now, old, new))


def renew(now: datetime) -> None:
    """Another key for this computer, whose password is forgotten. Raises UserError."""
    _told(lambda: device_key.renew(paths.user_profile(), now))


def save_certificate(key: OwnKey, target: Path) -> None:
    """What others put on their lists. Raises UserError."""
    put(target, key.certificate.certificate)


def save_sheet(key: OwnKey, target: Path, now: datetime, progress: Progress = Silent()) -> Path:  # noqa: B008 – has no state
    """The printable sheet others compare the fingerprint with. Raises UserError."""
    day = now.astimezone().date()
    paper = key_sheet.compose(key.certificate.name, key.certificate.sha256, key.owner.begins, key.owner.ends, day)
    put(target, child.run(render, paper, Format.PDF, failure=UserError, progress=progress))
    return target


def trusted() -> tuple[Trusted, ...]:
    """The list."""
    return trust.trusted(paths.user_profile())


def trust_file(path: Path) -> tuple[Trusted, ...]:
    """Put the certificates of a file on the list; gives the new ones. Raises UserError."""
    return trust.add(paths.user_profile(), path)


def distrust(sha256: str) -> None:
    """Take a certificate off the list. Raises UserError."""
    trust.remove(paths.user_profile(), sha256)


def _told(work: Callable[[], T]) -> T:
    """Do something with the profile; a folder that cannot be written is told."""
    try:
        return work()
    except OSError as error:
        raise UserError("signing.no_device_key", folder=str(paths.user_profile())) from error
