"""A job in a process of its own: results, progress, stopping, dying."""

import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import jobs_for_child as jobs
from hep_desktop import child
from hep_desktop.child import ChildError, Limits
from hep_desktop.domain.errors import Cancelled, UserError

ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="the system has no such limit or pipe")


@dataclass
class Noted:
    """Remembers reports; asks to stop at one of them."""

    stop_at: str = ""
    steps: list[tuple[int, int, str]] = field(default_factory=list)
    stopped: float = 0

    def step(self, done: int, total: int, key: str) -> None:
        """Note the report."""
        if (done, total, key) not in self.steps:
            self.steps.append((done, total, key))
        elif key == self.stop_at:  # told again: the child has been silent since
            self.stopped = time.monotonic()
            raise Cancelled


def test_the_result_and_the_progress_come_back() -> None:
    noted = Noted()
    assert child.run(jobs.add, 2, 3, progress=noted) == 5
    assert noted.steps[-2:] == [(1, 2, "first"), (2, 2, "second")]
    assert set(noted.steps[:-2]) <= {(0, 0, child.STARTING)}


def test_nobody_needs_to_look() -> None:
    assert child.run(jobs.add, 2, 3) == 5


def test_a_silent_job_is_stopped_at_once() -> None:
    noted = Noted(stop_at="waiting")
    with pytest.raises(Cancelled):
        child.run(jobs.wait_for_ever, progress=noted)
    assert time.monotonic() - noted.stopped < 0.3


def test_a_job_can_be_stopped_before_it_says_anything() -> None:
    with pytest.raises(Cancelled):
        child.run(jobs.say_nothing, progress=Noted(stop_at=child.STARTING))


def test_an_error_for_the_user_keeps_its_code_and_values() -> None:
    with pytest.raises(UserError) as caught:
        child.run(jobs.refuse, "import.damaged")
    assert caught.value.code == "import.damaged"
    assert caught.value.values == {"file": "x"}


def test_a_fault_of_the_program_comes_back_with_where_it_happened() -> None:
    with pytest.raises(KeyError) as caught:
        child.run(jobs.stumble)
    assert "jobs_for_child.py" in caught.value.__notes__[0]


def test_an_error_that_cannot_travel_is_still_told() -> None:
    with pytest.raises(RuntimeError, match=r"jobs_for_child\.Unreadable"):
        child.run(jobs.raise_unreadable)


def test_a_result_that_cannot_travel_is_a_fault_of_the_program() -> None:
    with pytest.raises(AttributeError, match="give_unpicklable"):
        child.run(jobs.give_unpicklable)


def test_a_dead_child_is_an_error_with_a_code() -> None:
    with pytest.raises(ChildError) as caught:
        child.run(jobs.die)
    assert caught.value.code == "child.died"


def test_the_caller_chooses_what_a_failure_is() -> None:
    with pytest.raises(UserError) as caught:
        child.run(jobs.die, failure=UserError)
    assert caught.value.code == "child.died"


def test_a_child_that_takes_too_long_is_ended() -> None:
    with pytest.raises(UserError) as caught:
        child.run(jobs.wait_for_ever, failure=UserError, limits=Limits(seconds=0.2))
    assert caught.value.code == "child.too_long"


@ON_POSIX
def test_a_child_that_takes_too_much_memory_dies_alone() -> None:
    with pytest.raises(ChildError) as caught:
        child.run(jobs.swell, 900, limits=Limits(megabytes=600))
    assert caught.value.code == "child.died"


@ON_POSIX
def test_a_child_that_cannot_even_start_is_an_error_with_a_code() -> None:
    import resource  # noqa: PLC0415 – POSIX alone has it

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, hard))
    try:
        with pytest.raises(ChildError) as caught:
            child.run(jobs.add, 2, 3)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert caught.value.code == "child.died"


def test_a_child_says_nothing_on_the_program_s_own_streams(capfd: pytest.CaptureFixture[str]) -> None:
    assert child.run(jobs.talk) == "told"
    assert capfd.readouterr() == ("", "")


@ON_POSIX
def test_a_child_does_not_outlive_a_killed_program(tmp_path: Path) -> None:
    import os  # noqa: PLC0415 – mkfifo exists on POSIX alone

    fifo = tmp_path / "held"
    os.mkfifo(fifo)
    code = f"import sys; sys.path[:] = {sys.path!r}; import jobs_for_child; jobs_for_child.run_hold({str(fifo)!r})"
    program = subprocess.Popen([sys.executable, "-c", code])
    with fifo.open("rb") as pipe:
        assert pipe.read(1) == b"x"
        program.send_signal(signal.SIGKILL)
        program.wait()
        assert pipe.read() == b""
