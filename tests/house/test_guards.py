"""The guards see the faults they are there for."""

import logging
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from guards.logs import LogGuard
from guards.offline.sitecustomize import NetworkUsedError
from guards.qt import QtGuard
from guards.running import Running

DOCUMENTATION_ADDRESS = ("192.0.2.1", 9)  # RFC 5737: belongs to nobody


@pytest.fixture(scope="module")
def shared_home() -> Path:
    """Where what several tests share is at home."""
    return Path.home()


def test_nothing_is_at_home_with_the_user(shared_home: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert all(one.is_relative_to(tmp_path_factory.getbasetemp()) for one in (shared_home, Path.home()))
    assert shared_home != Path.home()


def test_the_network_is_refused() -> None:
    with pytest.raises(NetworkUsedError):
        socket.create_connection(DOCUMENTATION_ADDRESS, timeout=1)
    with pytest.raises(NetworkUsedError):
        socket.getaddrinfo("example.invalid", 80)


def test_the_network_is_refused_in_python_children() -> None:
    code = f"import socket; socket.create_connection({DOCUMENTATION_ADDRESS}, timeout=1)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "NetworkUsedError" in done.stderr


def test_local_sockets_pass() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass


def test_a_stray_warning_is_seen_and_an_announced_one_passes() -> None:
    guard = LogGuard()
    guard.emit(logging.makeLogRecord({"levelno": logging.WARNING, "msg": "disk is full"}))
    assert len(guard.complaints()) == 1
    guard.expect("disk is .*")
    assert guard.complaints() == []
    guard.expect("something that never comes")
    assert len(guard.complaints()) == 1


def test_a_thread_that_stays_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guards.running.GRACE", 0)
    before, stop = Running.now(), threading.Event()
    thread = threading.Thread(target=stop.wait, name="straggler")
    thread.start()
    assert before.complaints() == ["thread still running: straggler"]
    stop.set()
    thread.join()
    assert before.complaints() == []


@pytest.mark.skipif(sys.platform != "linux", reason="children are listed on Linux only")
def test_a_child_that_stays_is_seen() -> None:
    before = Running.now()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert len(before.complaints()) == 1
        child.communicate(b"\n")
    assert before.complaints() == []


def test_a_window_that_stays_is_seen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    guard = QtGuard(monkeypatch)
    window = QWidget(objectName="straggler")
    assert guard.complaints() == ["top-level widget still there: QWidget 'straggler'"]
    qtbot.addWidget(window)
    window.deleteLater()
    assert guard.complaints() == []


@pytest.mark.usefixtures("qapp")
def test_a_running_timer_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    guard = QtGuard(monkeypatch)
    timer = QTimer(objectName="straggler")
    timer.start(60_000)
    assert guard.complaints() == ["still active: QTimer 'straggler' of nobody"]
    timer.stop()
    assert guard.complaints() == []


@pytest.mark.usefixtures("qapp")
def test_a_running_qthread_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    guard = QtGuard(monkeypatch)
    thread = QThread(objectName="straggler")
    thread.start()
    assert guard.complaints() == ["still active: QThread 'straggler' of nobody"]
    thread.quit()
    thread.wait()
    assert guard.complaints() == []
