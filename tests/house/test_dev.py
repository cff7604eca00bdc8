"""The door for developers says what is wrong, without setting anything up."""

import os
import subprocess
import sys

import pytest

from house.tree import ROOT


def dev(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, ROOT / "dev.py", *words], env=kept | environment, capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_it_names_the_demo() -> None:
    done = dev("run")
    assert done.returncode == 1
    assert "no display" in done.stderr
    assert "demo --out DIR" in done.stderr


def test_an_unknown_command_is_wrong_use() -> None:
    done = dev("tset")
    assert done.returncode == 2
    assert "tset" in done.stderr


def test_without_words_it_explains_itself() -> None:
    done = dev()
    assert done.returncode == 0
    assert "release-check" in done.stdout
