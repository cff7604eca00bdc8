"""Ids sort by when they were made; the name of whoever is logged in may be unknown."""

import uuid

import pytest

from hep_desktop.identity import login_name, new_id, system_clock


def test_ids_are_of_version_7_and_all_different() -> None:
    made = [uuid.UUID(new_id()) for _ in range(100)]
    assert {(one.version, one.variant) for one in made} == {(7, uuid.RFC_4122)}
    assert len(set(made)) == 100
    stamps = [one.int >> 80 for one in made]
    assert stamps == sorted(stamps)
    assert abs(stamps[-1] / 1000 - system_clock().timestamp()) < 60


def test_the_clock_knows_its_zone() -> None:
    offset = system_clock().utcoffset()
    assert offset is not None
    assert not offset


def test_a_user_may_have_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "mariska")
    assert login_name() == "mariska"
    monkeypatch.setattr("getpass.getuser", lambda: {}["nobody"])
    assert login_name() == ""
