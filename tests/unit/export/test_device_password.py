"""A password on this computer's key: asked, never guessed, never a reason for a new key behind the user's back."""

from pathlib import Path

import pytest

from hep_desktop.domain.errors import UserError
from hep_desktop.export.device_key import (
    FILE,
    SET_ASIDE,
    device_certificate,
    device_signer,
    is_locked,
    renew,
    set_password,
)
from signed_sample import NOW

SPOKEN = "őrizd meg"


def test_a_password_is_set_asked_and_taken_off(tmp_path: Path) -> None:
    first = device_signer(tmp_path, NOW).certificate
    set_password(tmp_path, NOW, "", SPOKEN)
    assert is_locked(tmp_path)
    assert SPOKEN.encode() not in (tmp_path / FILE).read_bytes()
    assert device_signer(tmp_path, NOW, lambda: SPOKEN).certificate == first == device_certificate(tmp_path)
    set_password(tmp_path, NOW, SPOKEN, "")
    assert device_signer(tmp_path, NOW).certificate == first


@pytest.mark.parametrize(("password", "code"), [("", "signing.device_locked"), ("más", "signing.device_password")])
def test_without_the_password_nothing_is_signed_and_nothing_set_aside(password: str, code: str, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    device_signer(profile, NOW)
    set_password(profile, NOW, "", SPOKEN)
    with pytest.raises(UserError) as caught:
        device_signer(profile, NOW, lambda: password)
    assert caught.value.code == code
    assert [path.name for path in profile.iterdir()] == [FILE]


def test_who_forgot_it_gets_another_key(tmp_path: Path) -> None:
    first = device_signer(tmp_path, NOW).certificate
    set_password(tmp_path, NOW, "", SPOKEN)
    assert renew(tmp_path, NOW).certificate != first
    assert (tmp_path / SET_ASIDE).exists()
    assert not is_locked(tmp_path)
