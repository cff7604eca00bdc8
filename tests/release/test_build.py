"""The built program does its whole walk from another folder, with the repository out of sight."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from house.tree import ROOT

LIMIT = 120  # seconds for the demo; it takes about ten


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The onedir program, built anew and moved to another folder."""
    folder = tmp_path_factory.mktemp("build")
    options = ["--distpath", str(folder / "dist"), "--workpath", str(folder / "work"), "--log-level=WARN"]
    subprocess.run([sys.executable, "-m", "PyInstaller", "--noconfirm", *options, "build.spec"], cwd=ROOT, check=True)
    return Path(shutil.move(folder / "dist" / "hep-desktop", folder / "moved"))


def without_repository(command: list[str], home: Path) -> subprocess.CompletedProcess[str]:
    """Run with an empty environment; as root on Linux also with nothing where the repository is."""
    if sys.platform == "linux" and os.geteuid() == 0:
        hidden = 'mount -t tmpfs none "$1" && shift && exec "$@"'
        command = ["unshare", "--mount", "sh", "-c", hidden, "sh", str(ROOT), *command]
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"} if sys.platform == "linux" else None
    return subprocess.run(
        command, cwd=home, env=environment, capture_output=True, text=True, timeout=LIMIT, check=False
    )


def test_the_demo_runs_and_its_package_verifies(built: Path, home: Path) -> None:
    program = str(built / "hep-desktop-konzol")
    demo = without_repository([program, "demo", "--out", str(home / "demo")], home)
    assert demo.returncode == 0, demo.stderr
    (package,) = (home / "demo").rglob("*.asice")
    verified = without_repository([program, "verify", str(package)], home)
    assert verified.returncode == 0, verified.stderr
    store = next((home / "demo").glob("*.sqlite"))
    command = [
        program,
        "--store",
        str(store),
        "export",
        "--out",
        str(home / "signed"),
        "--allow-errors",
        "--sign-papers",
    ]
    signed = without_repository(command, home)
    assert signed.returncode == 0, signed.stderr
    assert all(b"ETSI.CAdES.detached" in paper.read_bytes() for paper in (home / "signed").rglob("*.pdf"))
    standalone = without_repository([str(built / "hep-ellenorzo"), str(package)], home)
    assert standalone.returncode == 0, standalone.stderr


def test_the_window_opens_and_stays(built: Path, home: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen([built / "hep-desktop"], cwd=home, env=environment, stderr=subprocess.PIPE) as window:
        with pytest.raises(subprocess.TimeoutExpired):
            window.wait(timeout=8)
        window.terminate()
        assert window.stderr
        assert b"Traceback" not in window.stderr.read()
