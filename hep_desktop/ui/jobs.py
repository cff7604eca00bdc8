"""Runs a pure job off the main thread and tells of its progress, result or failure on the main one."""

from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from hep_desktop.domain.errors import Cancelled, UserError


class Job(QObject):
    """One running job. Connect its signals right after `Jobs.start`; they arrive on the main thread."""

    progress = Signal(int, int, str)  # done, total, key of the sentence
    done = Signal(object)  # what the job gave back
    failed = Signal(object)  # UserError
    cancelled = Signal()
    ended = Signal()  # after any of the three

    _crossing = Signal(str, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = Event()
        # made on the main thread and queued: even a slot that is no QObject's method then runs here
        self._crossing.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._stop.set()

    def step(self, done: int, total: int, key: str) -> None:
        """Progress as the job sees it; called on the worker thread."""
        if self._stop.is_set():
            raise Cancelled
        self._crossing.emit("progress", (done, total, key))

    def run(self, work: Callable[..., object], args: tuple[Any, ...], named: dict[str, Any]) -> None:
        """Do the work; called on the worker thread."""
        try:
            result = work(*args, progress=self, **named)
        except Cancelled:
            self._crossing.emit("cancelled", None)
        except BaseException as error:  # noqa: BLE001 – handed to the main thread, which tells it
            self._crossing.emit("failed", error)
        else:
            self._crossing.emit("done", result)

    def _deliver(self, what: str, content: Any) -> None:  # noqa: ANN401 – what the job gave
        if what == "progress":
            self.progress.emit(*content)
            return
        fault = what == "failed" and not isinstance(content, UserError)
        if what == "cancelled":
            self.cancelled.emit()
        elif what == "done":
            self.done.emit(content)
        else:
            self.failed.emit(UserError("program.fault") if fault else content)
        self.ended.emit()
        self.deleteLater()
        if fault:
            raise content  # a fault of the program: to the crash handler


class Jobs(QObject):
    """Starts jobs. `executor` is another one where a test wants the work done at once."""

    def __init__(self, parent: QObject | None = None, executor: Executor | None = None) -> None:
        super().__init__(parent)
        self._executor = executor or ThreadPoolExecutor(max_workers=2, thread_name_prefix="job")
        self._running: set[Job] = set()

    def start(self, work: Callable[..., object], *args: object, **named: object) -> Job:
        """Start `work(*args, progress=…, **named)` and give the running job."""
        job = Job(self)
        self._running.add(job)
        job.ended.connect(self._forget)
        self._executor.submit(job.run, work, args, named)
        return job

    def close(self) -> None:
        """Stop all jobs and wait for their threads."""
        for job in self._running:
            job.cancel()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _forget(self) -> None:
        sender = self.sender()
        if isinstance(sender, Job):
            self._running.discard(sender)
