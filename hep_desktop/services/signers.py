"""Keys to sign with: this computer's own, those of files, and those of cards, whose drivers run in a child process."""

from datetime import datetime
from pathlib import Path

from hep_desktop import child, paths
from hep_desktop.child import Limits
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.export.signing import (
    CardCertificate,
    CardKey,
    DeviceKey,
    Pkcs12File,
    SignatureAlgorithm,
    Signer,
    SignerChoice,
    Unsigned,
)

__all__ = [
    "CardCertificate",
    "CardKey",
    "DeviceKey",
    "Pkcs12File",
    "SignerChoice",
    "Unsigned",
    "card_certificates",
    "is_locked",
    "signer_of",
]

_AT_THE_READER = Limits(seconds=300)  # somebody may be typing the PIN on the reader


def card_certificates(module: Path, progress: Progress = Silent()) -> tuple[CardCertificate, ...]:  # noqa: B008 – has no state
    """What can be signed with on the cards in their readers. Raises UserError, also where there is none."""
    from hep_desktop.export import card  # noqa: PLC0415 – heavy: the card library

    found = child.run(card.certificates, module, failure=UserError, progress=progress)
    if not found:
        raise UserError("signing.no_card")
    return found


def is_locked() -> bool:
    """Whether a password was set on this computer's key."""
    from hep_desktop.export import device_key  # noqa: PLC0415 – heavy: cryptography

    return device_key.is_locked(paths.user_profile())


def signer_of(choice: SignerChoice, now: datetime) -> Signer | None:
    """The key of a choice, ready to sign; None for no signature. Raises UserError."""
    if isinstance(choice, Unsigned):
        return None
    from hep_desktop.export import device_key, keys  # noqa: PLC0415 – heavy: cryptography

    if isinstance(choice, Pkcs12File):
        return keys.open_pkcs12(choice.path, choice.password(), now)
    if isinstance(choice, CardKey):
        return _CardSigner(choice, now)
    profile = paths.user_profile()
    try:
        return device_key.device_signer(profile, now, choice.password)
    except OSError as error:
        raise UserError("signing.no_device_key", folder=str(profile)) from error


class _CardSigner:
    """A key on a card; the PIN goes to the child through its pipe, never by its arguments or a file."""

    def __init__(self, choice: CardKey, now: datetime) -> None:
        from hep_desktop.export import card, keys  # noqa: PLC0415 – heavy

        self._chosen = choice.chosen
        self._algorithm = keys.usable_algorithm(choice.chosen.certificate, now, choice.chosen.name)
        self._pin = choice.pin()
        if self._pin:  # without one the reader asks, and it should ask once
            child.run(card.expect_pin, self._chosen, self._pin, failure=UserError, limits=_AT_THE_READER)

    @property
    def certificate(self) -> bytes:
        """The certificate as DER."""
        return self._chosen.certificate

    @property
    def algorithm(self) -> SignatureAlgorithm:
        """How the key signs."""
        return self._algorithm

    def sign(self, data: bytes) -> bytes:
        """The value of a signature over `data`. Raises UserError, e.g. where the card was pulled out."""
        from hep_desktop.export import card  # noqa: PLC0415 – heavy

        return child.run(card.sign, self._chosen, self._pin, data, failure=UserError, limits=_AT_THE_READER)
