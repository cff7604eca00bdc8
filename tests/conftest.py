"""Every test: at home in its own folder, without network, and leaving nothing behind."""

import gc
import logging
import os
import pickle
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from guards.logs import LogGuard
from guards.offline import sitecustomize  # importing it forbids the network
from guards.running import Running
from hep_desktop import child
from hep_desktop.child import Progress, Silent

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

gc.disable()  # while tests are collected nothing becomes rubbish: to look for it took a fifth of the time

SILENT = Silent()
IN_CI = os.environ.get("CI", "0").lower() not in ("", "0", "false")

# A loaded machine must not fail a property, hence no deadline. In CI the examples are the same in every
# run: red means that the change broke something, not that luck did. Developers hunt with fresh ones.
settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
settings.register_profile("developer", deadline=None, print_blob=True)
settings.load_profile("ci" if IN_CI else "developer")


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: no test waits until all of it was looked through for rubbish."""
    gc.freeze()
    gc.enable()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs an outside program that is not there; in CI that is a failure (decisions.md 31)."""
    for tool in (tool for mark in item.iter_markers("outside") for tool in mark.args):
        if not shutil.which(tool):
            missing = f"{tool} is not installed; .ci/run names its package"
            if IN_CI:
                pytest.fail(missing, pytrace=False)
            pytest.skip(missing)


@pytest.fixture(scope="session", autouse=True)
def _house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """For what several tests share; no child has a network."""
    with pytest.MonkeyPatch.context() as patch:
        _live_in(tmp_path_factory.mktemp("house"), patch)
        patch.setenv("PYTHONPATH", str(Path(sitecustomize.__file__).parent), prepend=os.pathsep)
        yield


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's home, empty and only this test's; children get it, too."""
    folder = tmp_path / "home"
    _live_in(folder, monkeypatch)
    return folder


def _live_in(folder: Path, patch: pytest.MonkeyPatch) -> None:
    runtime = folder / "runtime"
    runtime.mkdir(parents=True)
    runtime.chmod(0o700)  # Qt warns about any other mode
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        patch.setenv(name, str(folder))
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        patch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    patch.setenv("XDG_RUNTIME_DIR", str(runtime))


@pytest.fixture(autouse=True)
def logged(home: Path) -> Iterator[LogGuard]:  # noqa: ARG001 – set up after it, torn down before it
    """Fails the test on a warning it did not announce: `logged.expect("disk is full")`."""
    guard = LogGuard()
    logging.getLogger().addHandler(guard)
    yield guard
    logging.getLogger().removeHandler(guard)
    _fail_on(guard.complaints())


@pytest.fixture(autouse=True)
def _nothing_left_running(home: Path) -> Iterator[None]:  # noqa: ARG001 – as above
    before = Running.now()
    yield
    _fail_on(before.complaints())


@pytest.fixture(autouse=True)
def _nothing_left_in_qt(request: pytest.FixtureRequest, home: Path) -> Iterator[None]:  # noqa: ARG001 – as above
    if not {"qapp", "qtbot"} & set(request.fixturenames):
        yield
        return
    request.getfixturevalue("qapp")
    from guards.qt import QtGuard, empty_clipboard  # noqa: PLC0415 – most tests never load Qt

    with pytest.MonkeyPatch.context() as patch:
        guard = QtGuard(patch)
        yield
        complaints = guard.complaints()
    empty_clipboard()
    _fail_on(complaints)


@pytest.fixture
def no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a child would do is done here, of copies as it would get: for tests of what is made, not of where."""

    def travelled(what: object) -> Any:
        return pickle.loads(pickle.dumps(what))  # noqa: S301 – our own

    def run(job: Callable[..., object], *args: object, progress: Progress = SILENT, **_: object) -> object:
        there, given = travelled((job, args))
        return travelled(there(*given, progress=progress))

    monkeypatch.setattr(child, "run", run)


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """The application object of tests is the program's own."""
    from hep_desktop.ui.style import Application  # noqa: PLC0415 – most tests never load Qt

    return Application


@pytest.fixture(scope="session")
def samples() -> Path:
    """Real spreadsheets, where a developer has them; they are not part of the repository."""
    folder = os.environ.get("HEP_SAMPLES")
    if not folder:
        pytest.skip("HEP_SAMPLES names no folder with real files")
    inner = Path(folder) / "samples"
    return inner if inner.is_dir() else Path(folder)


def _fail_on(complaints: list[str]) -> None:
    if complaints:
        pytest.fail("left by the test:\n  " + "\n  ".join(complaints), pytrace=False)
