"""Encrypted copies: CMS AuthEnvelopedData (RFC 5083, 5084) with AES-256-GCM, opened by `openssl cms -decrypt`.

RSA recipients by OAEP with SHA-256, those of elliptic curves by ephemeral ECDH (RFC 5753): this computer's own key
is of that kind, and the sender is always among the recipients.
"""

import os
from typing import Any

import asn1crypto.algos
import asn1crypto.cms
import asn1crypto.core
import asn1crypto.keys
import asn1crypto.x509
from cryptography import x509
from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.x963kdf import X963KDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from hep_desktop.domain.errors import UserError
from hep_desktop.export.keys import Key, is_strong

# the library has no types
algos: Any = asn1crypto.algos
cms: Any = asn1crypto.cms
core: Any = asn1crypto.core
keys: Any = asn1crypto.keys
plain_x509: Any = asn1crypto.x509

_GCM, _ECDH = "2.16.840.1.101.3.4.1.46", "1.3.132.1.11.1"  # id-aes256-GCM, dhSinglePass-stdDH-sha256kdf-scheme
_BITS = (256).to_bytes(4, "big")
_TAG = 16
_OAEP = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)
_OAEP_NAMED: Any = {
    "hash_algorithm": {"algorithm": "sha256"},
    "mask_gen_algorithm": {"algorithm": "mgf1", "parameters": {"algorithm": "sha256"}},
}


class _GcmParameters(core.Sequence):
    _fields = [("nonce", core.OctetString), ("length", core.Integer)]  # noqa: RUF012 – asn1crypto's way


class _SharedInfo(core.Sequence):
    _fields = [  # noqa: RUF012 – as above
        ("key", cms.KeyEncryptionAlgorithm),
        ("length", core.OctetString, {"explicit": 2}),
    ]


def encrypt(data: bytes, certificates: tuple[bytes, ...]) -> bytes:
    """The data for the owners of these certificates (DER), as DER. Raises UserError for a key that cannot be used."""
    secret, nonce = AESGCM.generate_key(256), os.urandom(12)
    hidden = AESGCM(secret).encrypt(nonce, data, None)
    method: Any = algos.EncryptionAlgorithm({"algorithm": _GCM})
    method["parameters"] = core.Any(_GcmParameters({"nonce": nonce, "length": _TAG}))
    content = {"content_type": "data", "content_encryption_algorithm": method, "encrypted_content": hidden[:-_TAG]}
    enveloped = {
        "version": "v0",
        "recipient_infos": [_recipient(one, secret) for one in certificates],
        "auth_encrypted_content_info": content,
        "mac": hidden[-_TAG:],
    }
    whole = {"content_type": "authenticated_enveloped_data", "content": cms.AuthEnvelopedData(enveloped)}
    return cms.ContentInfo(whole).dump()


def decrypt(raw: bytes, key: Key, certificate: bytes) -> bytes:
    """What was encrypted for the owner of a certificate (DER). Raises UserError."""
    try:
        whole: Any = cms.ContentInfo.load(raw, strict=True)
        if whole["content_type"].native != "authenticated_enveloped_data":
            raise UserError("envelope.not_one")
        enveloped: Any = whole["content"]
        secret = _secret(enveloped["recipient_infos"], key, certificate)
        content: Any = enveloped["auth_encrypted_content_info"]
        parameters: Any = _GcmParameters.load(content["content_encryption_algorithm"]["parameters"].dump())
        hidden = content["encrypted_content"].native + enveloped["mac"].native
        return AESGCM(secret).decrypt(parameters["nonce"].native, hidden, None)
    except (ValueError, TypeError, KeyError, AttributeError, InvalidTag, InvalidUnwrap) as error:
        raise UserError("envelope.broken") from error


def _named(certificate: bytes) -> Any:  # noqa: ANN401 – asn1crypto has no types
    found: Any = plain_x509.Certificate.load(certificate)
    return cms.IssuerAndSerialNumber({"issuer": found.issuer, "serial_number": found.serial_number})


def _recipient(certificate: bytes, secret: bytes) -> Any:  # noqa: ANN401 – as above
    try:
        key = x509.load_der_x509_certificate(certificate).public_key()
    except (ValueError, UnsupportedAlgorithm) as error:
        raise UserError("envelope.key") from error
    if not is_strong(key):
        raise UserError("envelope.key")
    named = _named(certificate)
    if isinstance(key, rsa.RSAPublicKey):
        method: Any = {"algorithm": "rsaes_oaep", "parameters": algos.RSAESOAEPParams(_OAEP_NAMED)}
        rid = cms.RecipientIdentifier("issuer_and_serial_number", named)
        told = {
            "version": "v0",
            "rid": rid,
            "key_encryption_algorithm": method,
            "encrypted_key": key.encrypt(secret, _OAEP),
        }
        return cms.RecipientInfo("ktri", cms.KeyTransRecipientInfo(told))
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise UserError("envelope.key")
    return _agreed(key, named, secret)


def _agreed(key: ec.EllipticCurvePublicKey, named: Any, secret: bytes) -> Any:  # noqa: ANN401 – as above
    passing = ec.generate_private_key(key.curve)
    public = passing.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    method: Any = cms.KeyEncryptionAlgorithm({"algorithm": _ECDH})
    method["parameters"] = core.Any(_wrapping())
    wrapped = aes_key_wrap(_wrap_key(passing.exchange(ec.ECDH(), key)), secret)
    rid = cms.KeyAgreementRecipientIdentifier("issuer_and_serial_number", named)
    told = {
        "version": "v3",
        "originator": cms.OriginatorIdentifierOrKey("originator_key", keys.PublicKeyInfo.load(public)),
        "key_encryption_algorithm": method,
        "recipient_encrypted_keys": [{"rid": rid, "encrypted_key": wrapped}],
    }
    return cms.RecipientInfo("kari", cms.KeyAgreeRecipientInfo(told))


def _wrapping() -> Any:  # noqa: ANN401 – as above
    return cms.KeyEncryptionAlgorithm({"algorithm": "aes256_wrap"})


def _wrap_key(shared: bytes) -> bytes:
    info = _SharedInfo({"key": _wrapping(), "length": _BITS})
    return X963KDF(hashes.SHA256(), 32, info.dump()).derive(shared)


def _secret(recipients: Any, key: Key, certificate: bytes) -> bytes:  # noqa: ANN401 – as above
    own = _named(certificate).dump()
    for one in recipients:
        found: Any = one.chosen
        if one.name == "ktri" and isinstance(key, rsa.RSAPrivateKey) and found["rid"].chosen.dump() == own:
            return key.decrypt(found["encrypted_key"].native, _OAEP)
        if one.name == "kari" and isinstance(key, ec.EllipticCurvePrivateKey):
            for each in found["recipient_encrypted_keys"]:
                if each["rid"].chosen.dump() == own:
                    passing: Any = serialization.load_der_public_key(found["originator"].chosen.untag().dump())
                    return aes_key_unwrap(_wrap_key(key.exchange(ec.ECDH(), passing)), each["encrypted_key"].native)
    raise UserError("envelope.not_for_us")
