"""A key held in memory that signs, and how one is read from a PKCS#12 file."""

from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from cryptography.hazmat.primitives.serialization import pkcs12

from hep_desktop.domain.errors import UserError
from hep_desktop.export.signing import SignatureAlgorithm
from hep_desktop.hungarian import short_date

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

MIN_RSA_BITS = 2048
CURVES = (ec.SECP256R1, ec.SECP384R1, ec.SECP521R1)


class KeySigner:
    """A key held in memory, with its certificate."""

    def __init__(self, key: Key, certificate: x509.Certificate) -> None:
        self._key = key
        self._certificate = certificate

    @property
    def key(self) -> Key:
        """The key itself, for opening what was encrypted for it."""
        return self._key

    @property
    def certificate(self) -> bytes:
        """The certificate as DER."""
        return self._certificate.public_bytes(serialization.Encoding.DER)

    @property
    def algorithm(self) -> SignatureAlgorithm:
        """How the key signs."""
        return _algorithm(self._key.public_key())

    def pem(self, password: str) -> bytes:
        """The key, locked with a password where there is one, and its certificate."""
        lock = serialization.BestAvailableEncryption(password.encode("utf-8")) if password else None
        key = self._key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock or serialization.NoEncryption()
        )
        return key + self._certificate.public_bytes(serialization.Encoding.PEM)

    def sign(self, data: bytes) -> bytes:
        """The value of a signature over `data`."""
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        r, s = utils.decode_dss_signature(self._key.sign(data, ec.ECDSA(hashes.SHA256())))
        size = (self._key.curve.key_size + 7) // 8
        return r.to_bytes(size, "big") + s.to_bytes(size, "big")


def open_pkcs12(path: Path, password: str, now: datetime) -> KeySigner:
    """The key in a PKCS#12 file. Raises UserError."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UserError("signing.unreadable", file=path.name) from error
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(raw, password.encode("utf-8"))
    except ValueError as error:
        # the library does not say which; a file in one DER piece of the right kind is a matter of the password
        code = "signing.wrong_password" if _looks_like_pkcs12(raw) else "signing.not_a_key_file"
        raise UserError(code, file=path.name) from error
    except UnsupportedAlgorithm as error:
        raise UserError("signing.unsupported_key", file=path.name) from error
    if key is None or certificate is None:
        raise UserError("signing.no_key", file=path.name)
    if not isinstance(key, Key):
        raise UserError("signing.unsupported_key", file=path.name)
    expect_usable(certificate, now, path.name)
    return KeySigner(key, certificate)


def usable_algorithm(certificate: bytes, now: datetime, name: str) -> SignatureAlgorithm:
    """How the key of a certificate signs that lies elsewhere. Raises UserError where it may not sign now."""
    found = x509.load_der_x509_certificate(certificate)
    expect_usable(found, now, name)
    return _algorithm(found.public_key())


def _algorithm(key: object) -> SignatureAlgorithm:
    return SignatureAlgorithm.RSA_SHA256 if isinstance(key, rsa.RSAPublicKey) else SignatureAlgorithm.ECDSA_SHA256


def expect_usable(certificate: x509.Certificate, now: datetime, name: str) -> None:
    """Refuse to sign with a certificate that is too weak or not in force; `name` is how the user knows it."""
    begins, ends = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    try:
        strong = is_strong(certificate.public_key())
    except (ValueError, UnsupportedAlgorithm):
        strong = False
    if not strong:
        raise UserError("signing.unsupported_key", file=name)
    if now > ends:
        raise UserError("signing.expired", file=name, date=short_date(ends.date()))
    if now < begins:
        raise UserError("signing.not_yet_valid", file=name, date=short_date(begins.date()))


def is_strong(key: object) -> bool:
    """Whether a public key is of a kind and size that is accepted here."""
    if isinstance(key, rsa.RSAPublicKey):
        return key.key_size >= MIN_RSA_BITS
    return isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, CURVES)


def _looks_like_pkcs12(raw: bytes) -> bool:
    """Whether the file is one DER or BER sequence that begins with PKCS#12's version number 3."""
    return raw[:1] == b"\x30" and b"\x02\x01\x03\x30" in raw[:12]
