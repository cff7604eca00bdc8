"""Who signs a package: the choices a user has, and what the builder of signatures asks of a key."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from hep_desktop.frozen import dataclass


class SignatureAlgorithm(StrEnum):
    """How signatures are made here, by their names in XML (RFC 6931)."""

    RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
    ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"


class Signer(Protocol):
    """A key somebody may sign with, wherever it lies: in a file, on a card."""

    @property
    def certificate(self) -> bytes:
        """The certificate that goes with the key, as DER."""
        ...

    @property
    def algorithm(self) -> SignatureAlgorithm:
        """How the key signs."""
        ...

    def sign(self, data: bytes) -> bytes:
        """The value of the signature as XML signatures want it: for ECDSA r and s, not DER."""
        ...


@dataclass(frozen=True, slots=True)
class DeviceKey:
    """This computer's own key, made silently at the first use; few set a password on it (`decisions.md` 35)."""

    password: Callable[[], str] = str


@dataclass(frozen=True, slots=True)
class Pkcs12File:
    """A key in a `.p12` or `.pfx` file; the password is asked when it is needed and never kept."""

    path: Path
    password: Callable[[], str]


@dataclass(frozen=True, slots=True)
class CardCertificate:
    """A certificate on a card or stick, and where its key lies: the driver, the token's serial number, the key's id."""

    module: Path
    token: str  # as its owner named it
    serial: str
    key: bytes
    certificate: bytes  # DER
    name: str


@dataclass(frozen=True, slots=True)
class CardKey:
    """A key that never leaves its card; the PIN is asked when it is needed and never kept."""

    chosen: CardCertificate
    pin: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Unsigned:
    """No signature; the file's name says so."""


SignerChoice = DeviceKey | Pkcs12File | CardKey | Unsigned
