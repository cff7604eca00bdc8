"""The one store thread: order, what is left out on the way, and what happens to what could not be written."""

from collections.abc import Iterator
from threading import Event

import pytest

from guards.logs import LogGuard
from hep_desktop.domain.errors import UserError
from hep_desktop.store.journal import Step
from hep_desktop.store.saving import Saved, SaveFailed, SaveState, Saving, gathering
from hep_desktop.store.writer import Writer
from stores import NOW, clock, step

FULL = UserError("store.disk_full", file="hep.sqlite")


class Disk:
    """Where steps go: can be slow, can refuse."""

    def __init__(self) -> None:
        self.batches: list[tuple[Step, ...]] = []
        self.refusal: Exception | None = None
        self.entered, self.released = Event(), Event()
        self.released.set()

    def save(self, steps: tuple[Step, ...]) -> None:
        self.entered.set()
        assert self.released.wait(10)
        if self.refusal:
            raise self.refusal
        self.batches.append(steps)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def writer(disk: Disk) -> Iterator[Writer]:
    made = Writer(disk.save, clock)
    yield made
    disk.released.set()
    made.stop()


def busy(disk: Disk, writer: Writer) -> Step:
    """A step the disk is at work with until it is released."""
    disk.released.clear()
    first = step(key="first")
    writer.write(first)
    assert disk.entered.wait(10)
    return first


def test_what_waits_while_the_disk_works_is_committed_together_in_order(disk: Disk, writer: Writer) -> None:
    first = busy(disk, writer)
    later = [step(key=key) for key in "abc"]
    for one in later:
        writer.write(one)
    assert writer.waiting() == (first, *later)
    disk.released.set()
    writer.flush()
    assert disk.batches == [(first,), tuple(later)]
    assert writer.waiting() == ()


def test_a_newer_state_of_the_last_step_takes_its_place(disk: Disk, writer: Writer) -> None:
    first = busy(disk, writer)
    typed = [step(key="typing") for _ in range(9)]
    for one in typed:
        writer.write(one)
    disk.released.set()
    writer.flush()
    assert disk.batches == [(first,), (typed[-1],)]


def test_a_newer_state_is_not_lost_while_the_older_one_is_being_written(disk: Disk, writer: Writer) -> None:
    first = busy(disk, writer)
    newer = step(key="first")
    writer.write(newer)
    disk.released.set()
    writer.flush()
    assert [one for batch in disk.batches for one in batch] == [first, newer]
    assert disk.batches[-1][0] is newer


def test_a_step_is_never_written_before_an_older_one(disk: Disk, writer: Writer) -> None:
    first = busy(disk, writer)
    steps = [step(key=key) for key in ("a", "b", "a")]
    for one in steps:
        writer.write(one)
    disk.released.set()
    writer.flush()
    assert disk.batches == [(first,), tuple(steps)]


def test_what_could_not_be_written_is_told_kept_and_tried_again(disk: Disk, writer: Writer) -> None:
    states: list[SaveState] = []
    writer.on_saving = states.append
    disk.refusal = FULL
    first, second = step(key="a"), step(key="b")
    writer.write(first)
    with pytest.raises(UserError, match="disk_full"):
        writer.flush()
    assert SaveFailed(FULL) in states
    disk.refusal = None
    writer.write(second)  # no flush in between: the next write tries the old one again
    writer.flush()
    assert disk.batches == [(first, second)]
    assert states[-2:] == [Saving(), Saved(NOW)]


def test_a_request_is_enough_to_try_again(disk: Disk, writer: Writer) -> None:
    saved = Event()
    disk.refusal = FULL
    writer.write(step())
    with pytest.raises(UserError):
        writer.flush()
    disk.refusal = None
    writer.on_saving = lambda state: saved.set() if isinstance(state, Saved) else None
    writer.wake()
    assert saved.wait(10)


def test_a_fault_of_the_program_is_told_and_loses_nothing(disk: Disk, writer: Writer, logged: LogGuard) -> None:
    logged.expect("could not be written")
    disk.refusal = ValueError("a bug")
    writer.write(step())
    with pytest.raises(UserError, match=r"store\.failed"):
        writer.flush()
    assert len(writer.waiting()) == 1


def test_a_listener_that_fails_does_not_stop_the_writing(disk: Disk, writer: Writer, logged: LogGuard) -> None:
    logged.expect("listener failed")

    def fail(_state: SaveState) -> None:
        raise RuntimeError("the window is gone")

    writer.on_saving = fail
    writer.write(step())
    writer.flush()
    assert len(disk.batches) == 1


def test_with_nothing_to_write_nothing_is_told(writer: Writer) -> None:
    states: list[SaveState] = []
    writer.on_saving = states.append
    writer.flush()
    assert states == []


@pytest.mark.parametrize(("commit", "seconds"), [(0.01, 0.4), (0.5, 0.4), (0.75, 0.15), (3.0, 0.1)])
def test_typing_is_gathered_for_less_long_where_the_disk_is_slow(commit: float, seconds: float) -> None:
    assert gathering(commit) == pytest.approx(seconds)


def test_a_disk_that_nobody_has_seen_yet_counts_as_slow_until_it_shows_what_it_can(disk: Disk, writer: Writer) -> None:
    assert gathering(writer.commit_time) < gathering(0)
    for number in range(9):
        writer.write(step(key=str(number)))
        writer.flush()
    assert len(disk.batches) == 9
    assert gathering(writer.commit_time) == gathering(0)
