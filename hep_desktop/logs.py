"""One small rotating log beside the user's data: what went wrong, never what somebody wrote or about whom.

Messages name codes, counts and places in the program; texts, figures, names and file names of users stay out.
"""

import faulthandler
import logging
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TextIO

_BYTES = 500_000
_FILES = 3
_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


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
        handler = _LateFile(folder / "hep-desktop.log")
        trace = folder / "crash.txt"
        crashed = trace.exists() and trace.stat().st_size > 0
        if crashed:
            trace.replace(folder / "crash-before.txt")
        fault = trace.open("w", encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter(_FORMAT))
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
