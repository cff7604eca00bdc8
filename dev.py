"""The one door for developers: sets everything up on first use, then runs, tests, measures or builds.

    python3 dev.py run [-- ARGS]        open the program, or pass ARGS to its command line
    python3 dev.py test [PYTEST ARGS]   all tests on all cores, offscreen, and lint beside them; with ARGS: only pytest
    python3 dev.py lint                 ruff, import-linter, basedpyright
    python3 dev.py bench [NAME ...]     measure, print medians and ratios
    python3 dev.py build                onedir program in dist/ (PyInstaller)
    python3 dev.py lock                 renew requirements.lock after a change in pyproject.toml (needs uv)
    python3 dev.py torture [--quick]    kill, break disks and cut the power until something is lost
    python3 dev.py release-check        the long runs: build and demo outside the tree, bare Debian

Standard library only, Python 3.11 or newer, Linux and Windows.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TextIO

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
INSTALLED = VENV / "installed.sha256"  # written last: a set-up that was cut off leaves none
CORES = 4  # more hold more windows and children in memory than they save time
LIBRARIES_FOUND = VENV / "qt-libraries-found"
QT_PACKAGES = (
    "libglib2.0-0",
    "libgl1",
    "libegl1",
    "libxkbcommon0",
    "libfontconfig1",
    "libdbus-1-3",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-image0",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libx11-xcb1",
)


class Stop(Exception):  # noqa: N818 – a sentence for the developer, not a fault
    """Why it cannot go on, and what to do."""


def main(words: list[str]) -> int:
    """Do what the first word says."""
    commands = {
        "run": run,
        "test": test,
        "lint": lint,
        "bench": bench,
        "build": build,
        "lock": lock,
        "torture": torture,
        "release-check": release_check,
    }
    name, args = (words[0], words[1:]) if words else ("", [])
    if name not in commands:
        if name in ("", "-h", "--help"):
            print(__doc__)
            return 0
        print(f"dev.py: unknown command {name!r}\n\n{__doc__}", file=sys.stderr)
        return 2
    try:
        return commands[name](args)
    except Stop as reason:
        print(f"dev.py: {reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\ndev.py: stopped; the same command goes on from here.", file=sys.stderr)
        return 130


def run(args: list[str]) -> int:
    """Open the program, or hand ARGS to its command line, which needs neither display nor Qt libraries."""
    args = args[1:] if args[:1] == ["--"] else args
    if not args and not has_display():
        message = (
            "there is no display here, so the window cannot be opened.\n"
            "  Without a display try the worked example:  python3 dev.py run -- demo --out DIR\n"
            "  All commands of the command line:          python3 dev.py run -- --help"
        )
        raise Stop(message)
    ready(qt=not args)
    return replace_by([str(PYTHON), "-m", "hep_desktop", *args])


def test(args: list[str]) -> int:
    """Lint and test everything; with ARGS run pytest alone with them."""
    ready(qt=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else every child would compile and parse everything anew
    pytest = [str(PYTHON), "-m", "pytest"]
    if args:
        return call([*pytest, *args])
    # a file's tests stay together: they share what is slow to make
    shared = ["-n", str(min(os.cpu_count() or 1, CORES)), "--dist", "loadfile"]
    # the type checker holds one core for a minute or two: the tests need not wait for it
    linting = subprocess.Popen([sys.executable, __file__, "lint"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    tested = call([*pytest, *shared], cwd=ROOT)
    told, _ = linting.communicate()
    sys.stdout.buffer.write(told)
    sys.stdout.flush()
    if linting.returncode and not tested:
        print("dev.py: the tests pass, but the checks above do not.", file=sys.stderr)
    return tested or linting.returncode


def lint(args: list[str]) -> int:
    """Every check of the code that runs none of it; all run, even when the first finds something."""
    ready(qt=False)
    tools = VENV / ("Scripts" if WINDOWS else "bin")
    paths = args or ["."]
    checks = [
        [str(tools / "ruff"), "check", "--no-cache", *paths],
        [str(tools / "ruff"), "format", "--check", "--no-cache", *paths],
    ]
    if not args:
        checks += [[str(tools / "lint-imports"), "--no-cache"], [str(tools / "basedpyright")]]
    failed: list[str] = []
    for check in checks:
        print(f"— {' '.join([Path(check[0]).stem, *check[1:]])}", flush=True)
        if call(check, cwd=ROOT):
            failed.append(Path(check[0]).stem)
    if failed:
        print(f"dev.py: found something: {', '.join(failed)}", file=sys.stderr, flush=True)
    return 1 if failed else 0


def bench(args: list[str]) -> int:
    """Measure on this machine; figures are medians and ratios from one run."""
    ready(qt=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return call([str(PYTHON), str(ROOT / "tests" / "benchmarks" / "measure.py"), *args], cwd=ROOT)


def build(args: list[str]) -> int:
    """Build the onedir program for this system; PyInstaller cannot build for another."""
    ready(qt=True)
    if sys.platform == "linux" and not shutil.which("objdump"):
        raise Stop("PyInstaller needs objdump. On Debian type:  sudo apt-get install -y binutils")
    failed = call(
        [str(PYTHON), "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *args, "build.spec"],
        cwd=ROOT,
    )
    if not failed:
        folder = ROOT / "dist" / "hep-desktop"
        size = sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
        print(f"dist/hep-desktop: {size / 1e6:.0f} MB")
    return failed


def lock(args: list[str]) -> int:
    """Resolve pyproject.toml anew; pinned versions stay unless `--upgrade` is given."""
    uv = shutil.which("uv")
    if not uv:
        raise Stop("uv is needed to renew the lock (not to use it). Type:  python3 -m pip install uv")
    options = "--group dev --universal --python-version 3.11 --generate-hashes --only-binary :all: --no-annotate"
    quiet = "--quiet --no-header --no-emit-index-url --no-emit-find-links --output-file requirements.lock"
    return call([uv, "pip", "compile", "pyproject.toml", *options.split(), *quiet.split(), *args], cwd=ROOT)


def torture(args: list[str]) -> int:
    """Try to lose data; `--quick` is a sample in under 45 seconds, names choose among the tortures."""
    ready(qt=False)
    return call([str(PYTHON), str(ROOT / "tests" / "torture" / "run.py"), *args], cwd=ROOT)


def release_check(args: list[str]) -> int:
    """The runs that are too long for every change; their last date and result stand in README."""
    ready(qt=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return call([str(PYTHON), "-m", "pytest", "-v", *(args or ["tests/release"])], cwd=ROOT)


def ready(*, qt: bool) -> None:
    """Set up what is missing; costs nothing when everything is there."""
    if sys.version_info < (3, 11):  # noqa: UP036 – an older Python must hear why
        raise Stop(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if not PYTHON.exists() or not INSTALLED.exists() or INSTALLED.read_text(encoding="ascii") != wanted:
        install(wanted)
    if qt and not LIBRARIES_FOUND.exists():
        find_libraries()


def install(wanted: str) -> None:
    """Fill `.venv` with exactly what the lock names; one half made or of another lock is made anew."""
    print("Setting up: an environment in .venv …", file=sys.stderr, flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    base = getattr(sys, "_base_executable", None) or sys.executable
    if call([base, "-m", "venv", str(VENV)]):
        shutil.rmtree(VENV, ignore_errors=True)
        raise Stop("no environment could be made. On Debian type:  sudo apt-get install -y python3-venv")
    if fetch():
        message = (
            "the packages could not be installed; pip says why above.\n"
            "  They come from the package index that pip is set up for: look at the network, then type the same again."
        )
        raise Stop(message)
    call([str(PYTHON), "-m", "compileall", "-q", str(ROOT / "hep_desktop")])  # else the first start would wait for it
    INSTALLED.write_text(wanted, encoding="ascii")


def fetch() -> int:
    """Let pip install the lock, and tell how far it is: pip itself says too much or nothing."""
    count = sum(1 for line in LOCK.read_text(encoding="utf-8").splitlines() if "==" in line)
    print(f"Setting up: up to {count} packages, about a minute …", file=sys.stderr, flush=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    command = [*pip, "--progress-bar=off", "--require-hashes", "--only-binary=:all:", "-r", str(LOCK)]
    place = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", errors="replace") as running:
        for line in running.stdout or ():
            place += line.startswith(("Collecting ", "Processing "))
            if line.startswith("Collecting "):
                print(f"  {place:2} of {count}: {line.split()[1]}", file=sys.stderr, flush=True)
            elif line.startswith("Installing "):
                print("  unpacking …", file=sys.stderr, flush=True)
    return running.returncode


def find_libraries() -> None:
    """See that a Linux system has what Qt is linked to; Debian's packages bring it."""
    if sys.platform != "linux":
        return
    missing = missing_libraries()
    if missing and shutil.which("apt-get"):
        packages = ["apt-get", "install", "-y", "--no-install-recommends", *QT_PACKAGES]
        if os.geteuid() != 0:
            raise Stop(f"Qt needs libraries of the system. Type:\n  sudo {' '.join(packages)}")
        print("Setting up: libraries of the system that Qt needs …", file=sys.stderr, flush=True)
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        call(["apt-get", "update"], stdout=sys.stderr)
        call(packages, stdout=sys.stderr)
        missing = missing_libraries()
    if missing:
        raise Stop(f"Qt needs libraries that this system lacks; install them: {', '.join(missing)}")
    LIBRARIES_FOUND.touch()


def missing_libraries() -> list[str]:
    """What the linker does not find; Qt itself would always blame libxcb-cursor0."""
    (platforms,) = VENV.glob("lib/python3*/site-packages/PySide6/Qt/plugins/platforms")
    plugins = [str(platforms / name) for name in ("libqoffscreen.so", "libqxcb.so")]
    listed = subprocess.run(["ldd", *plugins], capture_output=True, text=True, check=False)
    return sorted({line.split()[0] for line in listed.stdout.splitlines() if "not found" in line})


def has_display() -> bool:
    """Whether a window could open: Windows always, elsewhere by what the session or the caller says."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)


def call(command: list[str], cwd: Path | None = None, stdout: TextIO | None = None) -> int:
    """Run and wait; the exit code."""
    return subprocess.run(command, cwd=cwd, stdout=stdout, check=False).returncode


def replace_by(command: list[str]) -> int:
    """Become `command`, in the caller's folder so that its relative paths hold."""
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    if not WINDOWS:  # exec does not wait there
        os.execv(command[0], command)  # noqa: S606 – no shell is wanted
    return call(command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
