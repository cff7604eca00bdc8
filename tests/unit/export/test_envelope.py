"""Encrypted copies: opened by openssl for both kinds of keys, by ourselves for the sender, and by nobody else."""

import subprocess
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from forged_signature import certificate
from hep_desktop.domain.errors import UserError
from hep_desktop.export.envelope import decrypt, encrypt
from hep_desktop.export.keys import Key

DATA = b"PK\3\4 a package"


def _der(key: Key) -> bytes:
    return certificate(key).public_bytes(serialization.Encoding.DER)


@pytest.fixture(scope="module")
def pairs() -> list[tuple[Key, bytes]]:
    made: list[Key] = [rsa.generate_private_key(65537, 2048), ec.generate_private_key(ec.SECP256R1())]
    return [(key, _der(key)) for key in made]


@pytest.mark.outside("openssl")
def test_openssl_opens_it_for_every_recipient(pairs: list[tuple[Key, bytes]], tmp_path: Path) -> None:
    (tmp_path / "x.p7m").write_bytes(encrypt(DATA, tuple(der for _, der in pairs)))
    for key, der in pairs:
        pem = x509.load_der_x509_certificate(der).public_bytes(serialization.Encoding.PEM)
        (tmp_path / "c.pem").write_bytes(pem)
        none, form = serialization.NoEncryption(), serialization.PrivateFormat.PKCS8
        (tmp_path / "k.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, form, none))
        keys = ("-recip", "c.pem", "-inkey", "k.pem", "-binary", "-out", "x")
        subprocess.run(
            ["openssl", "cms", "-decrypt", "-inform", "DER", "-in", "x.p7m", *keys], cwd=tmp_path, check=True
        )
        assert (tmp_path / "x").read_bytes() == DATA


def test_every_recipient_opens_it_here(pairs: list[tuple[Key, bytes]]) -> None:
    raw = encrypt(DATA, tuple(der for _, der in pairs))
    assert DATA not in raw
    assert [decrypt(raw, key, der) for key, der in pairs] == [DATA, DATA]


def test_nobody_else_opens_it(pairs: list[tuple[Key, bytes]]) -> None:
    (key, der), other = pairs[1], ec.generate_private_key(ec.SECP256R1())
    with pytest.raises(UserError) as caught:
        decrypt(encrypt(DATA, (pairs[0][1],)), key, der)
    assert caught.value.code == "envelope.not_for_us"
    with pytest.raises(UserError) as caught:
        decrypt(encrypt(DATA, (der,)), other, der)
    assert caught.value.code == "envelope.broken"


def test_a_flipped_bit_is_seen(pairs: list[tuple[Key, bytes]]) -> None:
    key, der = pairs[1]
    raw = bytearray(encrypt(DATA, (der,)))
    for at in (raw.index(b"\x80\x10") if b"\x80\x10" in raw else len(raw) - 1, len(raw) - 1, len(raw) // 2, 3):
        spoiled = bytearray(raw)
        spoiled[at] ^= 1
        with pytest.raises(UserError):
            decrypt(bytes(spoiled), key, der)


@pytest.mark.parametrize("raw", [b"", b"0\x80", b"%PDF", b"0\x03\x02\x01\x00"])
def test_what_is_no_envelope(raw: bytes, pairs: list[tuple[Key, bytes]]) -> None:
    with pytest.raises(UserError):
        decrypt(raw, *pairs[1])


def test_a_weak_key_gets_nothing() -> None:
    weak = rsa.generate_private_key(65537, 1024)  # noqa: S505 – weak on purpose
    with pytest.raises(UserError) as caught:
        encrypt(DATA, (_der(weak),))
    assert caught.value.code == "envelope.key"
