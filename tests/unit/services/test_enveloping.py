"""An encrypted copy beside its package, and the package back from it."""

from functools import partial
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

import signed_sample
from forged_signature import certificate
from hep_desktop import paths
from hep_desktop.domain.errors import UserError
from hep_desktop.export.device_key import device_signer, renew, set_password
from hep_desktop.services.enveloping import seal, unseal

NOW = signed_sample.NOW


@pytest.fixture
def package(tmp_path: Path) -> Path:
    key = certificate(rsa.generate_private_key(65537, 2048))
    (tmp_path / "cimzett.cer").write_bytes(key.public_bytes(serialization.Encoding.PEM))
    path = tmp_path / "mintafalu.asice"
    path.write_bytes(signed_sample.make(tmp_path / "other").raw)
    return path


def test_the_sender_opens_his_own_copy(package: Path) -> None:
    sealed = seal(package, package.with_name("cimzett.cer"), NOW)
    assert sealed.name == "mintafalu.asice.p7m"
    content = package.read_bytes()
    package.unlink()
    assert unseal(sealed, NOW) == package
    assert package.read_bytes() == content


def test_another_file_of_that_name_is_not_overwritten(package: Path) -> None:
    sealed = seal(package, package.with_name("cimzett.cer"), NOW)
    package.write_bytes(b"another")
    assert unseal(sealed, NOW).name == "mintafalu-kibontva.asice"
    assert package.read_bytes() == b"another"


def test_another_computer_does_not_open_it(package: Path) -> None:
    sealed = seal(package, package.with_name("cimzett.cer"), NOW)
    (paths.user_profile() / "device-key.pem").unlink()
    device_signer(paths.user_profile(), NOW)
    with pytest.raises(UserError) as caught:
        unseal(sealed, NOW)
    assert caught.value.code == "envelope.not_for_us"


def test_a_key_with_a_password_opens_it_once_the_password_is_said(package: Path) -> None:
    sealed = seal(package, package.with_name("cimzett.cer"), NOW)
    content = package.read_bytes()
    package.unlink()
    set_password(paths.user_profile(), NOW, "", "őrizd meg")
    for spoken, code in (("", "envelope.locked"), ("más", "envelope.password")):
        with pytest.raises(UserError) as caught:
            unseal(sealed, NOW, partial(str, spoken))
        assert (caught.value.code, caught.value.values["file"]) == (code, sealed.name)
    assert unseal(sealed, NOW, lambda: "őrizd meg").read_bytes() == content


def test_a_copy_for_a_key_this_computer_had_before_is_still_opened(package: Path) -> None:
    sealed = seal(package, package.with_name("cimzett.cer"), NOW)
    content = package.read_bytes()
    package.unlink()
    for _ in range(3):
        renew(paths.user_profile(), NOW)
    assert unseal(sealed, NOW).read_bytes() == content
