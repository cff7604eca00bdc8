"""What an adviser remarks on a place of a draft, and what is answered; only ever added to, never changed.

What has become of a remark follows from its responses. So two computers that know the same remarks and responses say
the same of them, in whatever order they came.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from hep_desktop.domain.situation import FactKey
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class ChapterAnchor:
    """A whole chapter; without `node` the whole programme."""

    node: str = ""


@dataclass(frozen=True, slots=True)
class WordsAnchor:
    """Words of a paragraph, with what stood around them: so they are found again where the paragraph has gone."""

    node: str
    block: str
    quote: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class CellAnchor:
    """A cell of a table; `quote` is what it showed, `label` its row and period in words."""

    node: str
    table: str
    fact: FactKey
    quote: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class ProblemAnchor:
    """A problem, or words of one of its fields."""

    node: str
    problem: str
    title: str = ""
    field: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class MeasureAnchor:
    """A measure, or words of one of its fields."""

    measure: str
    title: str = ""
    field: str = ""
    quote: str = ""


Anchor = ChapterAnchor | WordsAnchor | CellAnchor | ProblemAnchor | MeasureAnchor


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark. `suggestion` is the wording proposed for what is quoted; `made_on` the state of the draft."""

    id: str
    anchor: Anchor
    words: str
    author: str
    at: datetime
    suggestion: str | None = None
    made_on: str = ""


class ResponseKind(StrEnum):
    """What somebody does with a remark."""

    ANSWERED = "answered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    CLOSED = "closed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Response:
    """What was said to a remark, or done with it."""

    id: str
    remark: str
    kind: ResponseKind
    words: str
    author: str
    at: datetime


class RemarkState(StrEnum):
    """What has become of a remark."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


_AFTER = {ResponseKind.CLOSED: RemarkState.CLOSED, ResponseKind.REOPENED: RemarkState.OPEN}


@dataclass(frozen=True, slots=True)
class Thread:
    """A remark with its responses, the oldest first."""

    remark: Remark
    responses: tuple[Response, ...] = ()

    @property
    def state(self) -> RemarkState:
        """What has become of it: the last response says."""
        return _AFTER.get(self.responses[-1].kind, RemarkState.ANSWERED) if self.responses else RemarkState.OPEN

    @property
    def latest(self) -> datetime:
        """When somebody said something last."""
        return self.responses[-1].at if self.responses else self.remark.at


def threads(remarks: Mapping[str, Remark], responses: Iterable[Response]) -> tuple[Thread, ...]:
    """Every remark with its responses, the oldest first."""
    said: dict[str, list[Response]] = {}
    for response in responses:
        said.setdefault(response.remark, []).append(response)
    found = (Thread(one, tuple(sorted(said.get(one.id, ()), key=_age))) for one in remarks.values())
    return tuple(sorted(found, key=lambda thread: _age(thread.remark)))


def _age(one: Remark | Response) -> tuple[datetime, str]:
    return one.at, one.id
