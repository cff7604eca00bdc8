"""The one store thread: every use of the connection runs there, and steps are committed in order."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter
from typing import ParamSpec, TypeVar

from hep_desktop.domain.errors import UserError
from hep_desktop.identity import Clock
from hep_desktop.store.journal import Step
from hep_desktop.store.saving import SLOWEST, Saved, SaveFailed, SaveState, Saving

P = ParamSpec("P")
T = TypeVar("T")

_FADING = 0.8  # one slow commit is remembered for some more

_log = logging.getLogger(__name__)


class Writer:
    """Takes steps at once and commits them in order; what could not be written stays and is tried again.

    Steps that wait while a slow disk works are committed together, and an open step of typing that waits
    is replaced by its newer state: so memory is ahead of the disk by about one commit.
    """

    def __init__(self, save: Callable[[tuple[Step, ...]], None], clock: Clock) -> None:
        self._save = save
        self._clock = clock
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._lock = threading.Lock()
        self._waiting: list[Step] = []
        self._failure: UserError | None = None
        self._woken = False
        self.commit_time = SLOWEST
        """Seconds a commit takes, by the slowest of late."""
        self.on_saving: Callable[[SaveState], None] = _nobody

    def call(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a job on the store thread, after what was asked before, and wait for its result."""
        return self._thread.submit(job, *args, **kwargs).result()

    def write(self, step: Step) -> None:
        """Take a step for writing; a newer state of the step that came last takes its place."""
        with self._lock:
            if self._waiting and self._waiting[-1].id == step.id:
                self._waiting[-1] = step
            else:
                self._waiting.append(step)
        self.wake()

    def wake(self) -> None:
        """Try to write what waits, without waiting for it."""
        with self._lock:
            if self._woken:
                return
            self._woken = True
        self._thread.submit(self.drain)

    def flush(self) -> None:
        """Wait until everything is written. Raises UserError where it could not be."""
        self.call(self.drain)
        if self._failure is not None:
            raise self._failure

    def waiting(self) -> tuple[Step, ...]:
        """The steps that are not on the disk yet, in order."""
        with self._lock:
            return tuple(self._waiting)

    def stop(self) -> None:
        """End the thread after the jobs it was given."""
        self._thread.shutdown()

    def drain_meanwhile(self) -> None:
        """Write what waits in the middle of a long job on the store's thread, unless the last writing failed."""
        if self._failure is None:
            self.drain()

    def drain(self) -> None:
        """Write what waits; on the store's thread alone."""
        with self._lock:
            self._woken = False
            batch = tuple(self._waiting)
        if not batch:
            return
        self._tell(Saving())
        while batch:
            self._failure = self._failure_of(batch)
            if self._failure is not None:
                self._tell(SaveFailed(self._failure))
                return
            with self._lock:
                # the last may have been replaced by a newer state meanwhile
                self._waiting = [step for step in self._waiting if not any(step is done for done in batch)]
                batch = tuple(self._waiting)
        self._tell(Saved(self._clock()))

    def _tell(self, state: SaveState) -> None:
        try:
            self.on_saving(state)
        except Exception:  # noqa: BLE001 – whoever listens must not stop the writing
            _log.exception("a listener failed")

    def _failure_of(self, batch: tuple[Step, ...]) -> UserError | None:
        begun = perf_counter()
        try:
            self._save(batch)
            self.commit_time = max(perf_counter() - begun, self.commit_time * _FADING)
        except UserError as error:
            return error
        except Exception as error:  # noqa: BLE001 – as said below
            # a fault of ours: told and kept like any other, since the text typed must not be lost with it
            _log.exception("a step could not be written")
            return UserError("store.failed", detail=repr(error))
        return None


def _nobody(_state: SaveState) -> None:
    """Nobody listens yet."""
