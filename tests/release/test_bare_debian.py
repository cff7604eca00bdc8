"""The two commands of README work from a fresh clone on a bare Debian 12 with nothing but Python."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from house.tree import ROOT

PACKAGES = "python3,python3-venv,ca-certificates"
MACHINE = ["/etc/apt/sources.list", "/etc/apt/sources.list.d", "/etc/apt/apt.conf.d", "/etc/pip.conf"]
"""How this machine reaches its package sources; the bare one gets the same."""

pytestmark = [
    pytest.mark.outside("debootstrap", "git"),
    pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="debootstrap needs root"),
]


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A minimal Debian root with a fresh clone in it."""
    root = tmp_path_factory.mktemp("bare") / "root"
    subprocess.run(["debootstrap", "--variant=minbase", f"--include={PACKAGES}", "bookworm", root], check=True)
    for place in (Path(place) for place in MACHINE if Path(place).exists()):
        target = root / place.relative_to("/")
        copy = shutil.copytree if place.is_dir() else shutil.copy
        copy(place, target, **({"dirs_exist_ok": True} if place.is_dir() else {}))
    shutil.copy("/etc/ssl/certs/ca-certificates.crt", root / "etc/ssl/certs/ca-certificates.crt")
    subprocess.run(["git", "clone", "--quiet", ROOT, root / "srv/hep-desktop"], check=True)
    for place in ("proc", "dev"):
        subprocess.run(["mount", "--rbind", f"/{place}", root / place], check=True)
    yield root
    for place in ("dev", "proc"):
        subprocess.run(["umount", "--lazy", root / place], check=True)


def inside(root: Path, command: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in the clone; what it prints is shown with `-s`."""
    kept = {name: value for name, value in os.environ.items() if name.startswith("PIP_") or name.endswith("_proxy")}
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LANG": "C.UTF-8", **kept}
    return subprocess.run(
        ["chroot", root, "sh", "-c", f"cd /srv/hep-desktop && {command}"], env=environment, check=False
    )


def test_run_without_display_says_so_and_the_demo_works(bare: Path) -> None:
    assert inside(bare, "python3 dev.py run").returncode == 1
    assert inside(bare, "python3 dev.py run -- demo --out /srv/demo").returncode == 0
    assert list((bare / "srv/demo").rglob("*.asice"))


def test_all_tests_pass(bare: Path) -> None:
    assert inside(bare, "python3 dev.py test").returncode == 0


def test_ci_runs(bare: Path) -> None:
    assert inside(bare, ".ci/run").returncode == 0
