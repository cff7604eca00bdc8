"""Keys that sign: this computer's own, and PKCS#12 files as openssl makes them."""

import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import pkcs12

from forged_signature import certificate
from hep_desktop.domain.errors import UserError
from hep_desktop.export.device_key import FILE, SET_ASIDE, device_certificate, device_signer
from hep_desktop.export.keys import open_pkcs12
from hep_desktop.export.signing import SignatureAlgorithm

NOW = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)
SPOKEN = "Jelszó 1: őű"
DEVICE_NAME = "A készítő számítógép kulcsa"


def _openssl(*args: str, folder: Path) -> None:
    subprocess.run(["openssl", *args], cwd=folder, check=True, capture_output=True, timeout=60)


def _p12(folder: Path, kind: tuple[str, ...], *options: str) -> Path:
    """A self-signed certificate with its key, all made by openssl."""
    said = ("-nodes", "-subj", "/CN=Dr. Őri Tűnde jegyző", "-utf8", "-days", "365")
    _openssl("req", "-x509", "-newkey", *kind, *said, "-keyout", "k", "-out", "c", folder=folder)
    (folder / "password").write_text(SPOKEN, encoding="utf-8")
    packed = ("-inkey", "k", "-in", "c", "-out", "x.p12", "-passout", "file:password")
    _openssl("pkcs12", "-export", *packed, *options, folder=folder)
    return folder / "x.p12"


RSA, EC = ("rsa:2048",), ("ec", "-pkeyopt", "ec_paramgen_curve:P-256")


@pytest.mark.outside("openssl")
@pytest.mark.parametrize(
    ("kind", "algorithm"), [(RSA, SignatureAlgorithm.RSA_SHA256), (EC, SignatureAlgorithm.ECDSA_SHA256)]
)
def test_a_key_file_of_openssl(kind: tuple[str, ...], algorithm: SignatureAlgorithm, tmp_path: Path) -> None:
    signer = open_pkcs12(_p12(tmp_path, kind), SPOKEN, datetime.now(UTC))
    assert signer.algorithm is algorithm
    name = x509.load_der_x509_certificate(signer.certificate).subject.rfc4514_string()
    assert name == "CN=Dr. Őri Tűnde jegyző"


@pytest.mark.outside("openssl")
def test_openssl_verifies_what_the_key_signs(tmp_path: Path) -> None:
    signer = open_pkcs12(_p12(tmp_path, RSA), SPOKEN, datetime.now(UTC))
    (tmp_path / "data").write_bytes(b"hep")
    (tmp_path / "value").write_bytes(signer.sign(b"hep"))
    _openssl("x509", "-in", "c", "-pubkey", "-noout", "-out", "public", folder=tmp_path)
    _openssl("dgst", "-sha256", "-verify", "public", "-signature", "value", "data", folder=tmp_path)


@pytest.mark.outside("openssl")
def test_a_wrong_password(tmp_path: Path) -> None:
    path = _p12(tmp_path, EC)
    for password in ("", "jelszó", SPOKEN + " "):
        with pytest.raises(UserError) as caught:
            open_pkcs12(path, password, NOW)
        assert caught.value.code == "signing.wrong_password"
        assert password not in str(caught.value.values) or not password


@pytest.mark.outside("openssl")
def test_a_key_too_short(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        open_pkcs12(_p12(tmp_path, ("rsa:1024",)), SPOKEN, datetime.now(UTC))
    assert caught.value.code == "signing.unsupported_key"


@pytest.mark.outside("openssl")
def test_a_key_file_of_a_cipher_nobody_knows(tmp_path: Path) -> None:
    path, aes = (
        _p12(tmp_path, EC, "-keypbe", "AES-256-CBC", "-certpbe", "AES-256-CBC"),
        bytes.fromhex("60864801650304012a"),
    )
    assert aes in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(aes, aes[:-1] + b"\x7f"))
    with pytest.raises(UserError) as caught:
        open_pkcs12(path, SPOKEN, datetime.now(UTC))
    assert caught.value.code == "signing.wrong_password"  # the library does not say which; the message names both


@pytest.mark.outside("openssl")
def test_a_certificate_without_key(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        open_pkcs12(_p12(tmp_path, EC, "-nokeys"), SPOKEN, datetime.now(UTC))
    assert caught.value.code == "signing.no_key"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"0\x03\x02\x01\x00", bytes(5000)])
def test_no_key_file(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.p12"
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        open_pkcs12(path, SPOKEN, NOW)
    assert caught.value.code == "signing.not_a_key_file"


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        open_pkcs12(tmp_path / "x.p12", SPOKEN, NOW)
    assert caught.value.code == "signing.unreadable"


@pytest.mark.parametrize(
    ("now", "code", "day"),
    [
        (NOW + timedelta(days=11), "signing.expired", "2026. 12. 01."),
        (NOW - timedelta(days=1), "signing.not_yet_valid", "2026. 11. 21."),
    ],
)
def test_outside_its_validity(now: datetime, code: str, day: str, tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    locked = serialization.BestAvailableEncryption(SPOKEN.encode())
    raw = pkcs12.serialize_key_and_certificates(b"x", key, certificate(key, begins=NOW, days=10), None, locked)
    (tmp_path / "x.p12").write_bytes(raw)
    with pytest.raises(UserError) as caught:
        open_pkcs12(tmp_path / "x.p12", SPOKEN, now)
    assert (caught.value.code, caught.value.values["date"]) == (code, day)
    assert open_pkcs12(tmp_path / "x.p12", SPOKEN, NOW + timedelta(days=1)).certificate


def test_a_key_of_a_kind_not_used_here(tmp_path: Path) -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    name = x509.Name([])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = builder.serial_number(1).not_valid_before(NOW).not_valid_after(NOW + timedelta(1)).sign(key, None)
    locked = serialization.BestAvailableEncryption(SPOKEN.encode())
    (tmp_path / "x.p12").write_bytes(pkcs12.serialize_key_and_certificates(b"x", key, made, None, locked))
    with pytest.raises(UserError) as caught:
        open_pkcs12(tmp_path / "x.p12", SPOKEN, NOW)
    assert caught.value.code == "signing.unsupported_key"


# this computer's own -------------------------------------------------------------------------------------------


def test_the_device_key_is_made_once_and_kept(tmp_path: Path) -> None:
    profile = tmp_path / "new" / "profile"
    assert device_certificate(profile) is None
    first = device_signer(profile, NOW)
    again = device_signer(profile, NOW + timedelta(days=3650))
    assert again.certificate == first.certificate == device_certificate(profile)
    assert (profile / FILE).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in profile.iterdir()] == [FILE]


def test_what_the_device_key_says_of_itself(tmp_path: Path) -> None:
    made = x509.load_der_x509_certificate(device_signer(tmp_path, NOW).certificate)
    assert made.subject == made.issuer
    assert made.subject.rfc4514_string() == f"O=HEP Desktop,CN={DEVICE_NAME}"
    assert made.not_valid_after_utc - NOW > timedelta(days=3653)
    usage = made.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.content_commitment
    assert not usage.key_cert_sign
    made.verify_directly_issued_by(made)


@pytest.mark.parametrize("content", [b"", b"junk", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_a_damaged_device_key_is_set_aside(content: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert device_certificate(tmp_path) is None
    signer = device_signer(tmp_path, NOW)
    assert device_certificate(tmp_path) == signer.certificate
    assert (tmp_path / SET_ASIDE).read_bytes() == content


def test_a_clock_set_to_2010_signs_nothing_and_loses_nothing(tmp_path: Path) -> None:
    before = device_signer(tmp_path, NOW).certificate
    with pytest.raises(UserError) as caught:
        device_signer(tmp_path, NOW.replace(year=2010))
    assert (caught.value.code, caught.value.values["day"]) == ("signing.clock", "2010. 11. 21.")
    assert device_signer(tmp_path, NOW).certificate == before


def test_a_device_key_that_has_expired_is_set_aside(tmp_path: Path) -> None:
    before = device_signer(tmp_path, NOW)
    after = device_signer(tmp_path, NOW + timedelta(days=31 * 365))
    assert after.certificate != before.certificate
    assert (tmp_path / SET_ASIDE).exists()


def test_a_key_and_a_certificate_of_two_devices(tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    other = certificate(ec.generate_private_key(ec.SECP256R1())).public_bytes(serialization.Encoding.PEM)
    (tmp_path / FILE).write_bytes(pem + other)
    device_signer(tmp_path, NOW)
    assert (tmp_path / SET_ASIDE).exists()


def test_ecdsa_values_are_r_and_s_side_by_side(tmp_path: Path) -> None:
    signer = device_signer(tmp_path, NOW)
    assert len(signer.sign(b"hep")) == 64
