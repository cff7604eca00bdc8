"""Runs a job in a process of its own, which may be stopped, run out of memory or die without harm to the program.

For reading files of strangers and for work that would hold the window. The job is a module-level
function called as `job(*args, progress=…)`; arguments, result and exceptions travel pickled. A frozen
program must call `multiprocessing.freeze_support()` first thing in `__main__`.
"""

import contextlib
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from hep_desktop.frozen import dataclass

if TYPE_CHECKING:
    from multiprocessing.context import SpawnContext
    from multiprocessing.process import BaseProcess

T = TypeVar("T")

DIED = "child.died"
TOO_LONG = "child.too_long"

STARTING = "child.starting"
"""The key of the sentence shown until the job itself says something."""

_PATIENCE = 0.1  # seconds between two looks at whether the user still wants the job


class Progress(Protocol):
    """Told how far the job is; whatever it raises stops the job and comes out of `run`."""

    def step(self, done: int, total: int, key: str) -> None:
        """Report `done` of `total`, 0 where it is not known."""


class Silent:
    """A progress that nobody looks at and nobody stops."""

    def step(self, done: int, total: int, key: str) -> None:
        """Ignore the report."""


class _Receiving(Protocol):
    """The end of a pipe that is read; its class differs between systems."""

    def poll(self, timeout: float) -> bool: ...
    def recv_bytes(self) -> bytes: ...
    def close(self) -> None: ...


class _Sending(Protocol):
    """The end of a pipe that is written to."""

    def send_bytes(self, buf: bytes) -> None: ...
    def close(self) -> None: ...


class ChildError(Exception):
    """The child died or took too long; `code` says which."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use; the memory limit holds where the system has one (not on Windows)."""

    seconds: float = 120
    megabytes: int = 1536


def run(
    job: Callable[..., T],
    *args: object,
    failure: Callable[[str], Exception] = ChildError,
    progress: Progress = Silent(),  # noqa: B008 – has no state
    limits: Limits = Limits(),  # noqa: B008 – cannot change
) -> T:
    """The result of `job(*args, progress=…)`, worked out in a child process.

    What the job raises is raised here. Where the child dies or exceeds its limits `failure` makes the
    exception out of the code `child.died` or `child.too_long`; callers pass `UserError`, which this
    lowest layer does not know.
    """
    try:
        process, answers = _started(limits, job, args)
    except OSError as error:  # no memory for another process, or too many of them
        raise failure(DIED) from error
    try:
        return cast("T", _answer(answers, failure, progress, time.monotonic() + limits.seconds))
    finally:
        process.kill()
        process.join()
        process.close()
        answers.close()


def _spawning() -> "SpawnContext":
    import multiprocessing  # noqa: PLC0415 – loads sockets; the window needs no child before its first page

    return multiprocessing.get_context("spawn")


def _started(limits: Limits, job: Callable[..., object], args: tuple[object, ...]) -> "tuple[BaseProcess, _Receiving]":
    order = pickle.dumps((job, args))
    context = _spawning()
    answers, theirs = context.Pipe(duplex=False)
    orders, ours = context.Pipe(duplex=False)
    with theirs, orders:  # closed here, so that the child's death closes the pipes
        process = context.Process(target=_serve, args=(theirs, orders, limits), daemon=True)
        process.start()
    # what a pipe does not hold would keep us until the child has begun, deaf to a wish to stop
    threading.Thread(target=_send, args=(ours, order), daemon=True).start()
    return process, answers


def _send(orders: _Sending, order: bytes) -> None:
    with contextlib.suppress(OSError):  # the child was ended before it listened
        orders.send_bytes(order)
    orders.close()


def _answer(answers: _Receiving, failure: Callable[[str], Exception], progress: Progress, deadline: float) -> object:
    last: tuple[int, int, str] = (0, 0, STARTING)
    while True:
        try:
            answer = answers.recv_bytes() if answers.poll(_PATIENCE) else b""
        except (EOFError, OSError):  # the pipe broke; Windows says so on looking already
            raise failure(DIED) from None
        if answer:
            kind, content = pickle.loads(answer)  # noqa: S301 – from our own child
            if kind == "done":
                return content
            if kind == "raised":
                raise content
            last = content
        if time.monotonic() > deadline:
            raise failure(TOO_LONG)
        progress.step(*last)  # told again while the child is silent: that is how a wish to stop is noticed


class Companion:
    """A child that stays, for a library that is slow to begin: asked without waiting, it answers in its own time.

    `begin(*args)` is a module-level function; it is called once in the child and gives what answers a question.
    """

    def __init__(self, begin: Callable[..., Callable[[Any], Any]], *args: object, megabytes: int) -> None:
        self._waiting = 0
        context = _spawning()
        try:
            ours, theirs = context.Pipe()
            with theirs:
                limits = Limits(megabytes=megabytes)
                self._process = context.Process(target=_accompany, args=(theirs, limits, begin, args), daemon=True)
                self._process.start()
        except OSError as error:  # no memory for another process, or too many of them
            raise ChildError(DIED) from error
        self._pipe = ours

    @property
    def waiting(self) -> int:
        """How many questions have no answer yet."""
        return self._waiting

    def ask(self, question: object) -> None:
        """Send a question. Raises ChildError where nobody is there any more."""
        try:
            self._pipe.send(question)
        except OSError as error:
            raise ChildError(DIED) from error
        self._waiting += 1

    def wait(self, seconds: float) -> None:
        """Until there is an answer, the other end is gone, or so much time is over."""
        with contextlib.suppress(OSError):  # Windows says so on looking already; `answers` tells it
            self._pipe.poll(seconds)

    def answers(self, most: int = 1_000) -> list[Any]:
        """What has come back, in the order of the questions; nothing where it is still thinking. Raises ChildError."""
        come: list[Any] = []
        try:
            while self._waiting and len(come) < most and self._pipe.poll(0):
                come.append(self._pipe.recv())
                self._waiting -= 1
        except (EOFError, OSError) as error:
            raise ChildError(DIED) from error
        return come

    def close(self) -> None:
        """Let it go."""
        self._pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()


# --- in the child ----------------------------------------------------------------------------------------------


class _Relay:
    """The child's end of the progress."""

    def __init__(self, answers: _Sending) -> None:
        self._answers = answers

    def step(self, done: int, total: int, key: str) -> None:
        """Report to the parent."""
        self._answers.send_bytes(pickle.dumps(("step", (done, total, key))))


def _serve(answers: _Sending, orders: _Receiving, limits: Limits) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to answer
    _silence()
    _restrict(limits)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    try:
        job, args = pickle.loads(orders.recv_bytes())  # noqa: S301 – from our own parent
        answer = pickle.dumps(("done", job(*args, progress=_Relay(answers))))
    except MemoryError:
        return
    except Exception as error:  # noqa: BLE001 – relayed, whatever it is
        answer = _raised(error)
    answers.send_bytes(answer)


def _accompany(
    pipe: Any,  # noqa: ANN401 – its class differs between systems
    limits: Limits,
    begin: Callable[..., Callable[[Any], Any]],
    args: tuple[object, ...],
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _silence()
    _restrict(limits)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    answer = begin(*args)
    with contextlib.suppress(EOFError, OSError):  # the parent let it go
        while True:
            pipe.send(answer(pipe.recv()))


def _raised(error: Exception) -> bytes:
    told = "".join(traceback.format_exception(error))
    error.add_note(told)
    try:
        answer = pickle.dumps(("raised", error))
        pickle.loads(answer)  # noqa: S301 – our own; some exceptions are written but cannot be read
    except Exception:  # noqa: BLE001 – pickling may fail in any way
        return pickle.dumps(("raised", RuntimeError(told)))
    return answer


def _silence() -> None:
    """A library's last words (Rust's "memory allocation failed") would stand between the program's own."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):  # a windowed program has none
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _restrict(limits: Limits) -> None:
    try:
        import resource  # noqa: PLC0415 – POSIX alone has it
    except ImportError:
        return
    posix = cast("Any", resource)
    for kind, most in ((posix.RLIMIT_AS, limits.megabytes * 2**20), (posix.RLIMIT_CORE, 0)):
        with contextlib.suppress(OSError, ValueError):  # a lower limit is set already, or the system has none
            posix.setrlimit(kind, (most, most))


def _leave_with_parent() -> None:
    from multiprocessing import parent_process  # noqa: PLC0415 – as above, loaded here already

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
