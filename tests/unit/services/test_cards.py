"""Signing with a card, on SoftHSM: a real PKCS#11 driver whose card lies in a folder."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import signed_sample
from hep_desktop.domain.errors import UserError
from hep_desktop.export import cosigning as signing_bytes
from hep_desktop.export.signing import CardCertificate, CardKey
from hep_desktop.export.verdict import KnownCertificates, State
from hep_desktop.export.verify import verify
from hep_desktop.services.cosigning import add_signature
from hep_desktop.services.signers import card_certificates, signer_of

DRIVERS = [Path("/usr/lib/softhsm/libsofthsm2.so"), Path("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")]
DRIVER = next((path for path in DRIVERS if path.exists()), DRIVERS[0])
PIN = "73-pin-19"
NOW = signed_sample.NOW
pytestmark = pytest.mark.outside("softhsm2-util")


def _run(*command: str | Path, folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=60)


def _put_key(folder: Path, number: str, kind: tuple[str, ...], who: str) -> None:
    """A key and its certificate on the card, as the issuer of a card puts them there."""
    subject = ("-nodes", "-utf8", "-subj", f"/CN={who}", "-days", "3650", "-keyout", f"k{number}")
    _run("openssl", "req", "-x509", "-newkey", *kind, *subject, "-out", f"c{number}", folder=folder)
    _run("openssl", "pkcs8", "-topk8", "-nocrypt", "-in", f"k{number}", "-out", f"p{number}", folder=folder)
    at = ("--token", "Minta kartya", "--label", "alairo", "--id", number, "--pin", PIN)
    _run("softhsm2-util", "--import", f"p{number}", *at, folder=folder)
    _run("openssl", "x509", "-in", f"c{number}", "-outform", "DER", "-out", f"d{number}", folder=folder)
    _write_certificate((folder / f"d{number}").read_bytes(), bytes.fromhex(number))


def _write_certificate(der: bytes, key: bytes) -> None:
    import pkcs11  # noqa: PLC0415 – here alone
    from pkcs11.util.x509 import decode_x509_certificate  # noqa: PLC0415

    driver = pkcs11.lib(str(DRIVER))
    driver.reinitialize()
    (slot,) = (one for one in driver.get_slots(token_present=True) if one.get_token().label == "Minta kartya")
    with slot.get_token().open(rw=True, user_pin=PIN) as session:
        attributes = decode_x509_certificate(der)
        session.create_object({**attributes, pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.ID: key})


@pytest.fixture(scope="module")
def card(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a card with an RSA and an EC key, made once; each test works on it as it is."""
    folder = tmp_path_factory.mktemp("card")
    tokens = folder / "tokens"
    tokens.mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {tokens}\nlog.level = ERROR\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
        made = ("--init-token", "--free", "--label", "Minta kartya", "--pin", PIN, "--so-pin", "5678-so")
        _run("softhsm2-util", *made, folder=folder)
        _put_key(folder, "01", ("rsa:2048",), "Dr. Őri Tűnde jegyző")
        _put_key(folder, "02", ("ec", "-pkeyopt", "ec_paramgen_curve:P-256"), "Minta Péter polgármester")
        yield tokens


@pytest.fixture(scope="module")
def found(card: Path) -> dict[str, CardCertificate]:
    assert card.exists()
    return {one.name: one for one in card_certificates(DRIVER)}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    path = tmp_path / "mintafalu.asice"
    path.write_bytes(signed_sample.make(tmp_path / "profile").raw)
    return path


def test_the_card_is_looked_at_without_a_pin(found: dict[str, CardCertificate]) -> None:
    assert set(found) == {"Dr. Őri Tűnde jegyző", "Minta Péter polgármester"}
    assert {one.token for one in found.values()} == {"Minta kartya"}


def test_both_kinds_of_keys_sign(found: dict[str, CardCertificate], package: Path) -> None:
    raw = package.read_bytes()
    for chosen in found.values():
        signer = signer_of(CardKey(chosen, lambda: PIN), datetime.now(UTC))
        assert signer is not None
        raw = signing_bytes.add_signature(raw, package.name, signer, datetime.now(UTC))
    verdict = verify(raw, KnownCertificates())
    assert verdict.state is State.WHOLE
    assert [one.name for one in verdict.signatures][1:] == list(found)


def test_a_wrong_pin_is_tried_once_and_the_card_warns(found: dict[str, CardCertificate], package: Path) -> None:
    before = package.read_bytes()
    asked: list[str] = []

    def pin() -> str:
        asked.append("asked")
        return "00-wrong"

    with pytest.raises(UserError) as caught:
        add_signature(package, CardKey(next(iter(found.values())), pin), datetime.now(UTC))
    assert caught.value.code == "signing.pin_few_tries"
    assert asked == ["asked"]
    assert "00-wrong" not in str(caught.value.values)
    assert package.read_bytes() == before


def test_a_card_pulled_out_while_signing_leaves_nothing_half_written(
    found: dict[str, CardCertificate], card: Path, package: Path
) -> None:
    before = package.read_bytes()
    signer = signer_of(CardKey(next(iter(found.values())), lambda: PIN), datetime.now(UTC))
    assert signer is not None
    away = card.with_name("away")
    shutil.move(card, away)
    card.mkdir()
    try:
        with pytest.raises(UserError) as caught:
            signing_bytes.add_signature(before, package.name, signer, NOW)
        with pytest.raises(UserError) as missing:
            card_certificates(DRIVER)
    finally:
        card.rmdir()
        shutil.move(away, card)
    assert caught.value.code == "signing.card_gone"
    assert missing.value.code == "signing.no_card"
    assert list(package.parent.glob("*.asice*")) == [package]


def test_a_certificate_out_of_date_is_told_before_the_pin_is_asked(found: dict[str, CardCertificate]) -> None:
    def nobody() -> str:
        pytest.fail("the PIN was asked")

    for moment, code in (
        (NOW.replace(year=2010), "signing.not_yet_valid"),
        (NOW.replace(year=2050), "signing.expired"),
    ):
        with pytest.raises(UserError) as caught:
            signer_of(CardKey(next(iter(found.values())), nobody), moment)
        assert caught.value.code == code


def test_what_is_no_driver(tmp_path: Path) -> None:
    (tmp_path / "driver.so").write_bytes(b"no driver")
    with pytest.raises(UserError) as caught:
        card_certificates(tmp_path / "driver.so")
    assert caught.value.code == "signing.not_a_driver"
