"""A test fails on a log record of WARNING or above that it did not announce."""

import logging
import re


class LogGuard(logging.Handler):
    """Collects grave records; a test announces those it provokes with `expect`."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._records: list[logging.LogRecord] = []
        self._expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record for the end of the test."""
        self._records.append(record)

    def expect(self, pattern: str) -> None:
        """Announce records whose message matches; at least one must come."""
        self._expected.append(pattern)

    def complaints(self) -> list[str]:
        """What came unannounced, and what was announced and did not come."""
        messages = [(record, record.getMessage()) for record in self._records]
        stray = [
            f"log record {record.levelname} of {record.name}: {message}"
            for record, message in messages
            if not any(re.search(pattern, message) for pattern in self._expected)
        ]
        absent = [
            f"no log record matched {pattern!r}"
            for pattern in self._expected
            if not any(re.search(pattern, message) for _, message in messages)
        ]
        return stray + absent
