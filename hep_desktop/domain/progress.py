"""What a long job may say and ask while it runs."""

from collections.abc import Generator
from typing import Protocol, TypeVar

Result = TypeVar("Result")


class Progress(Protocol):
    """Told by the job how far it is; raises `Cancelled` when the user wants it to stop."""

    def step(self, done: int, total: int, key: str) -> None:
        """Report `done` of `total`; `key` names the sentence shown. Raises Cancelled."""


class Silent:
    """A progress that nobody looks at and nobody stops."""

    def step(self, done: int, total: int, key: str) -> None:
        """Ignore the report."""


def finished(steps: Generator[None, None, Result]) -> Result:
    """Go through all steps of a piece of work at once; gives its result."""
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            return ended.value
