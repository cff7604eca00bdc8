"""One small rotating log beside the user's data: what went wrong, never what somebody wrote or about whom.

Messages name codes, counts and places in the program; texts, figures, names and file names of users stay out.
"""

import faulthandler
import logging
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TextIO

_BYTES = 500_000
_FILES = 3
LOG, CRASH, CRASH_BEFORE = "hep-desktop.log", "crash.txt", "crash-before.txt"
_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
"""As `sys.exc_info()` gives it."""


@dataclass(slots=True)
class Logs:
    """The open log files of one run."""

    folder: Path
    handler: logging.Handler
    fault: TextIO
    crashed_before: bool
    """Whether the run before ended by a hard crash."""

    def close(self) -> None:
        """Close the files; an empty crash file means that this run ended well."""
        logging.getLogger().removeHandler(self.handler)
        self.handler.close()
        faulthandler.disable()
        self.fault.close()


class _WithoutContent(logging.Formatter):
    """Of an exception says its kind and where it was: its message may quote what somebody wrote."""

    def format(self, record: logging.LogRecord) -> str:
        """As Python does, but not with what another formatter has put into the record."""
        clean = copy(record)
        clean.exc_text = None
        return super().format(clean)

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 – Python's name
        kind, _, trace = ei
        return without_content(kind, trace) if kind is not None else ""


class _LateFile(logging.Handler):
    """A rotating file that is opened for the first line; most runs have none, and Python's handler is slow to load."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    @cached_property
    def _file(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler  # noqa: PLC0415 – loads sockets, for handlers of other kinds

        file = RotatingFileHandler(self._path, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8")
        file.setFormatter(self.formatter)
        return file

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line."""
        try:
            self._file.emit(record)
        except OSError:
            self.handleError(record)

    def close(self) -> None:
        """Close the file, where there is one."""
        if "_file" in self.__dict__:
            self._file.close()
        super().close()


def start(folder: Path) -> Logs | None:
    """Begin logging into `folder`; None where it cannot be written, which is no reason to stop."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = _LateFile(folder / LOG)
        trace = folder / CRASH
        crashed = trace.exists() and trace.stat().st_size > 0
        if crashed:
            trace.replace(folder / CRASH_BEFORE)
        fault = trace.open("w", encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(_WithoutContent(_FORMAT))
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)
    faulthandler.enable(fault)
    return Logs(folder, handler, fault, crashed)


def without_content(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where a fault of the program happened: its kind and the places in the code, not its message.

    The message of an exception may quote what the user wrote.
    """
    lines = [kind.__name__]
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"  {Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return "\n".join(lines)
