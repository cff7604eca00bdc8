"""Certificates of signers: whether a signature's value holds, and what a certificate says of its owner."""

from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from cryptography.x509.oid import NameOID

from hep_desktop.export.keys import is_strong
from hep_desktop.export.refusal import Reason, Refused
from hep_desktop.frozen import dataclass

_MORE = "http://www.w3.org/2001/04/xmldsig-more#"
_HASHES: dict[str, hashes.HashAlgorithm] = {
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}


@dataclass(frozen=True, slots=True)
class Owner:
    """What a certificate says of its owner, and from when until when."""

    name: str
    self_issued: bool
    begins: datetime
    ends: datetime


def verify(certificate: bytes, algorithm: str, data: bytes, value: bytes) -> None:
    """That `value` is the signature of `data` by the key of the certificate. Raises Refused."""
    kind, _, digest = algorithm.removeprefix(_MORE).partition("-")
    if not algorithm.startswith(_MORE) or kind not in ("rsa", "ecdsa") or digest not in _HASHES:
        raise Refused(Reason.ALGORITHM, name=algorithm)
    key = _public_key(certificate)
    try:
        if kind == "rsa" and isinstance(key, rsa.RSAPublicKey):
            key.verify(value, data, padding.PKCS1v15(), _HASHES[digest])
        elif kind == "ecdsa" and isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(_der(value, key), data, ec.ECDSA(_HASHES[digest]))
        else:
            raise Refused(Reason.ALGORITHM, name=algorithm)
    except InvalidSignature as error:
        raise Refused(Reason.VALUE) from error


def owner(certificate: bytes) -> Owner:
    """What stands in a certificate. Raises Refused."""
    try:
        found = x509.load_der_x509_certificate(certificate)
        names = [*found.subject.get_attributes_for_oid(NameOID.COMMON_NAME)]
        name = str(names[0].value) if names else found.subject.rfc4514_string()
        return Owner(name, found.subject == found.issuer, found.not_valid_before_utc, found.not_valid_after_utc)
    except (ValueError, x509.InvalidVersion) as error:
        raise Refused(Reason.CERTIFICATE) from error


def issued_by(certificate: bytes, authority: bytes) -> bool:
    """Whether the authority, which must be one and strong enough, issued the certificate while it might."""
    try:
        found, issuer = x509.load_der_x509_certificate(certificate), x509.load_der_x509_certificate(authority)
        may = issuer.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
        found.verify_directly_issued_by(issuer)
        in_time = issuer.not_valid_before_utc <= found.not_valid_before_utc <= issuer.not_valid_after_utc
        return may and in_time and is_strong(issuer.public_key()) and _is_strong_hash(found)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm, x509.ExtensionNotFound, x509.InvalidVersion):
        return False


def _is_strong_hash(certificate: x509.Certificate) -> bool:
    digest = certificate.signature_hash_algorithm
    return digest is not None and digest.name in _HASHES


def _public_key(certificate: bytes) -> object:
    try:
        key = x509.load_der_x509_certificate(certificate).public_key()
    except (ValueError, UnsupportedAlgorithm, x509.InvalidVersion) as error:
        raise Refused(Reason.CERTIFICATE) from error
    if not is_strong(key):
        raise Refused(Reason.WEAK_KEY)
    return key


def _der(value: bytes, key: ec.EllipticCurvePublicKey) -> bytes:
    """The value as the library wants it; XML signatures have r and s side by side."""
    size = (key.curve.key_size + 7) // 8
    if len(value) != 2 * size:
        raise Refused(Reason.VALUE)
    return utils.encode_dss_signature(int.from_bytes(value[:size], "big"), int.from_bytes(value[size:], "big"))
