"""Jobs off the main thread: progress, result, failure, cancel; everything is told on the main thread."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Progress
from hep_desktop.ui.jobs import Jobs


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs(qapp)
    yield made
    made.close()
    made.deleteLater()


def count_to(last: int, *, progress: Progress) -> int:
    for done in range(last):
        progress.step(done, last, "child.working")
    return last


def refuse(*, progress: Progress) -> None:
    del progress
    raise UserError("store.missing", file="x")


def test_a_job_tells_its_progress_and_its_result_on_the_main_thread(qtbot: QtBot, jobs: Jobs) -> None:
    threads: list[bool] = []
    job = jobs.start(count_to, 3)
    steps: list[int] = []
    job.progress.connect(lambda done, _total, _key: steps.append(done))
    job.done.connect(lambda _result: threads.append(QThread.currentThread() is QApplication.instance().thread()))
    with qtbot.waitSignal(job.done) as caught:
        pass
    assert caught.args == [3]
    assert steps == [0, 1, 2]
    assert threads == [True]


def test_an_error_of_the_user_comes_as_it_is(qtbot: QtBot, jobs: Jobs) -> None:
    job = jobs.start(refuse)
    with qtbot.waitSignal(job.failed) as caught:
        pass
    assert caught.args[0].code == "store.missing"


def test_a_cancelled_job_stops_at_its_next_step(qtbot: QtBot, jobs: Jobs) -> None:
    reached, go_on = threading.Event(), threading.Event()

    def wait(*, progress: Progress) -> None:
        reached.set()
        go_on.wait(5)
        progress.step(1, 2, "child.working")
        pytest.fail("the job went on")

    job = jobs.start(wait)
    with qtbot.waitSignal(job.cancelled):
        reached.wait(5)
        job.cancel()
        go_on.set()


def test_a_fault_of_the_program_is_told_and_goes_to_the_crash_handler(qtbot: QtBot, jobs: Jobs) -> None:
    def fault(*, progress: Progress) -> None:
        del progress
        message = "fault"
        raise ZeroDivisionError(message)

    with capture_exceptions() as faults:
        job = jobs.start(fault)
        with qtbot.waitSignal(job.failed) as caught:
            pass
        qtbot.waitUntil(lambda: bool(faults))
    assert caught.args[0].code == "program.fault"
    assert faults[0][0] is ZeroDivisionError
