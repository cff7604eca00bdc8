"""Whom the user trusts: his list, authorities on it, and what may be said of a signer for that."""

from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from forged_signature import certificate, look
from hep_desktop.domain.errors import UserError
from hep_desktop.export import trust, xades
from hep_desktop.export.keys import KeySigner
from hep_desktop.export.telling import sentences
from hep_desktop.export.verdict import KnownCertificates, Verdict, Who
from signed_sample import NOW, Signed

PEM, DER = serialization.Encoding.PEM, serialization.Encoding.DER


def _authority(key: ec.EllipticCurvePrivateKey, *, ca: bool) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Minta Hitelesítő")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(NOW).not_valid_after(NOW + timedelta(days=999))
    return builder.add_extension(x509.BasicConstraints(ca, None), critical=True).sign(key, hashes.SHA256())


def _issued(
    key: ec.EllipticCurvePrivateKey, by: x509.Certificate, with_key: ec.EllipticCurvePrivateKey
) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Dr. Őri Tűnde jegyző")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(by.subject).public_key(key.public_key())
    builder = builder.serial_number(2).not_valid_before(NOW).not_valid_after(NOW + timedelta(days=99))
    return builder.sign(with_key, hashes.SHA256())


def _der(one: x509.Certificate) -> bytes:
    return one.public_bytes(DER)


@pytest.mark.parametrize(("ca", "expected"), [(True, Who.ISSUED), (False, Who.UNKNOWN)])
def test_a_signer_of_a_listed_authority(ca: bool, expected: Who, signed: Signed) -> None:
    above, own = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    authority = _authority(above, ca=ca)
    signer = KeySigner(own, _issued(own, authority, above))
    known = KnownCertificates(others=((_der(authority), "Minta Hitelesítő"),))
    (verdict,) = look(signed, xades.sign(signed.entries, signer, NOW), known=known)
    assert (verdict.intact, verdict.who, verdict.name) == (True, expected, "Dr. Őri Tűnde jegyző")
    told = " ".join(sentences(Verdict(signatures=(verdict,))))
    assert ("visszavonták" in told) is ca
    assert "az aláírás ideje nem igazolt" in told.lower()
    assert "érvényes" not in told


def test_an_authority_of_the_same_name_is_another(signed: Signed) -> None:
    above, false, own = (ec.generate_private_key(ec.SECP256R1()) for _ in range(3))
    signer = KeySigner(own, _issued(own, _authority(above, ca=True), false))
    known = KnownCertificates(others=((_der(_authority(above, ca=True)), "Minta Hitelesítő"),))
    (verdict,) = look(signed, xades.sign(signed.entries, signer, NOW), known=known)
    assert verdict.who is Who.UNKNOWN


@pytest.mark.parametrize("form", [PEM, DER])
def test_a_certificate_file_goes_on_the_list_once(form: serialization.Encoding, tmp_path: Path) -> None:
    path = tmp_path / "jegyzo.cer"
    path.write_bytes(certificate(ec.generate_private_key(ec.SECP256R1())).public_bytes(form))
    (new,) = trust.add(tmp_path / "profile", path)
    assert new.name == "Dr. Őri Tűnde jegyző"
    assert trust.add(tmp_path / "profile", path) == ()
    assert trust.trusted(tmp_path / "profile") == (new,)
    trust.remove(tmp_path / "profile", new.sha256)
    assert trust.trusted(tmp_path / "profile") == ()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"])
def test_what_is_no_certificate(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.cer").write_bytes(content)
    with pytest.raises(UserError) as caught:
        trust.add(tmp_path, tmp_path / "x.cer")
    assert caught.value.code == "trust.not_a_certificate"


def test_a_spoiled_list_trusts_nobody(tmp_path: Path) -> None:
    (tmp_path / trust.FILE).write_text('[{"name": 1}]', encoding="utf-8")
    assert trust.trusted(tmp_path) == ()
