"""Copies for other programs: nobody writes into them, and none outlives the store, nor a bad end by a start."""

import subprocess
import sys
from pathlib import Path

import pytest

from hep_desktop import paths
from hep_desktop.domain.errors import UserError
from hep_desktop.store.lending import Lent, sweep

ANOTHER_PROGRAM = """
from hep_desktop.store.lending import Lent
lent = Lent()
print(lent.lend("ív.pdf", b"CANARY"), flush=True)
input()
"""


@pytest.fixture
def lent() -> Lent:
    return Lent()


def test_a_copy_lies_under_its_own_name_and_cannot_be_written_into(lent: Lent) -> None:
    copy = lent.lend("jelenléti ív.pdf", b"CANARY")
    assert (copy.name, copy.read_bytes(), copy.stat().st_mode & 0o222) == ("jelenléti ív.pdf", b"CANARY", 0)
    assert lent.lend("jelenléti ív.pdf", b"CANARY") == copy
    assert lent.lend("jelenléti ív.pdf", b"another") != copy


def test_all_are_taken_back(lent: Lent) -> None:
    for content in (b"CANARY", b"another"):
        lent.lend("ív.pdf", content)
    lent.take_back()
    assert not paths.lent_copies().exists()
    assert lent.lend("ív.pdf", b"CANARY").exists()  # and lent again
    lent.take_back()


def test_a_start_takes_back_what_was_left_but_not_what_another_window_lent(lent: Lent) -> None:
    ours = lent.lend("ív.pdf", b"CANARY")
    with subprocess.Popen(
        [sys.executable, "-c", ANOTHER_PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as another:
        assert another.stdout
        theirs = Path(another.stdout.readline().strip())
        sweep()
        assert (ours.exists(), theirs.exists()) == (True, True)
        another.kill()
    sweep()
    assert (ours.exists(), theirs.exists()) == (True, False)
    lent.take_back()
    assert not paths.lent_copies().exists()


def test_where_no_copy_can_be_made_it_is_told(lent: Lent) -> None:
    paths.lent_copies().parent.mkdir(parents=True)
    paths.lent_copies().write_text("in the way")
    with pytest.raises(UserError):
        lent.lend("ív.pdf", b"CANARY")
