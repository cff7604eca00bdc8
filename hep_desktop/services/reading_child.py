"""A child that reads one file after the other; where a file ends it, that file is named and another child goes on."""

import time
from collections import deque
from pathlib import Path

from hep_desktop.child import ChildError, Companion
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Progress
from hep_desktop.frozen import dataclass
from hep_desktop.holdings.held import Extract
from hep_desktop.services.holdings_reading import Question, reader

MEGABYTES = 1536
SECONDS = 60.0  # for one file
_PATIENCE = 0.1  # seconds between two looks at whether the user still wants it


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with what came of it."""

    question: Question
    answer: Extract | UserError


class ReadingChild:
    """Asked ahead, so that it reads a file while the next one is copied."""

    def __init__(self, forms: Path, profile: Path) -> None:
        self._forms = forms
        self._profile = profile
        self._child: Companion | None = None
        self._asked: deque[Question] = deque()

    @property
    def waiting(self) -> int:
        """How many questions have no answer yet."""
        return len(self._asked)

    def ask(self, question: Question) -> None:
        """Hand a file in."""
        self._asked.append(question)
        if self._child is not None:
            self._send(question)

    def answer(self, progress: Progress, done: int, total: int) -> Answered:
        """What came of the oldest question. Raises what `progress` raises."""
        deadline = time.monotonic() + SECONDS
        while True:
            progress.step(done, total, "holdings.reading")
            try:
                found = self._found()
            except ChildError:
                return self._ended("holdings.ended_the_reader")
            if found is not None:
                return Answered(self._asked.popleft(), found)
            if time.monotonic() > deadline:
                return self._ended("holdings.too_slow")

    def close(self) -> None:
        """Let the child go."""
        if self._child is not None:
            self._child.close()
            self._child = None

    def _found(self) -> Extract | UserError | None:
        if self._child is None:
            self._child = Companion(reader, str(self._forms), str(self._profile), megabytes=MEGABYTES)
            for question in self._asked:
                self._child.ask(question)
        self._child.wait(_PATIENCE)
        return next(iter(self._child.answers(1)), None)

    def _send(self, question: Question) -> None:
        if self._child is None:
            return
        try:
            self._child.ask(question)
        except ChildError:
            self._child.close()  # the next look begins another one, which is asked everything anew
            self._child = None

    def _ended(self, code: str) -> Answered:
        self.close()
        question = self._asked.popleft()
        return Answered(question, UserError(code, file=question.name))
