"""What the check of a package proved, and what it did not: plain classes, no prose."""

from datetime import datetime
from enum import StrEnum

from hep_desktop.export.refusal import Reason
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it must be, and where: the name of a file, or of an algorithm."""

    code: Reason
    name: str = ""


class State(StrEnum):
    """What can be said of the package as a whole."""

    WHOLE = "whole"  # signed, and unchanged since
    UNSIGNED = "unsigned"  # agrees with itself, but anybody may have changed it
    OUTSIDE = "outside"  # unchanged, but signed at a time that the certificate does not cover: no proper signature
    CHANGED = "changed"  # something in it is not as it was signed, or it is no package at all


class Who(StrEnum):
    """How far the signer is known. A certificate the user trusts proves no more than that he trusts it."""

    DEVICE = "device"  # this computer's own key
    KNOWN = "known"  # a certificate of the user's list
    ISSUED = "issued"  # by an authority of the user's list; whether it was revoked since nobody here can know
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SignatureVerdict:
    """What one signature proved."""

    entry: str
    intact: bool
    who: Who = Who.UNKNOWN
    name: str = ""  # as in the user's list, else as the certificate says
    claimed: datetime | None = None  # what the signer states; nobody has confirmed it
    certificate: str = ""  # SHA-256, hexadecimal
    in_validity: bool = False  # whether the certificate covers the claimed time
    self_issued: bool = False  # no authority stands behind the certificate
    issuer: str = ""  # the authority of the user's list that issued it
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The whole package. `fingerprint` is that of its `hep.json`, where it has one."""

    problems: tuple[Problem, ...] = ()
    signatures: tuple[SignatureVerdict, ...] = ()
    fingerprint: str = ""

    @property
    def state(self) -> State:
        """The plain class of the package."""
        if self.problems or not all(signature.intact for signature in self.signatures):
            return State.CHANGED
        if not self.signatures:
            return State.UNSIGNED
        return State.WHOLE if all(signature.in_validity for signature in self.signatures) else State.OUTSIDE

    @property
    def intact(self) -> bool:
        """Whether it is signed, by certificates in force at the times they state, and unchanged since."""
        return self.state is State.WHOLE


@dataclass(frozen=True, slots=True)
class KnownCertificates:
    """Certificates the user knows: this computer's own, and those of his list with their names; all DER."""

    device: bytes | None = None
    others: tuple[tuple[bytes, str], ...] = ()
