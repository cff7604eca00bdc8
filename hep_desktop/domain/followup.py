"""How far the measures of an adopted programme have got, year by year."""

from dataclasses import replace
from enum import StrEnum

from hep_desktop.domain.plan import Measure
from hep_desktop.frozen import dataclass


class MeasureState(StrEnum):
    """Where a measure stands."""

    UNTOLD = "untold"
    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    DONE = "done"
    MISSED = "missed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Reached:
    """What a result indicator has reached, when, and what proves it, as people write them; `id` is the indicator's."""

    id: str
    name: str = ""
    value: str = ""
    measured: str = ""
    evidence: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nobody has said anything yet."""
        return not (self.value or self.measured or self.evidence)


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file that proves something; it lies beside the store under its hash. `packed`: it goes into the package."""

    id: str
    name: str
    sha256: str
    size: int
    packed: bool = False


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One measure in one year; `reason` is why it is late, missed or changed, `deadline` the new one."""

    state: MeasureState = MeasureState.UNTOLD
    reached: tuple[Reached, ...] = ()
    evidence: str = ""
    reason: str = ""
    deadline: str = ""
    files: tuple[EvidenceFile, ...] = ()

    @property
    def lacks_evidence(self) -> bool:
        """Whether a measure is said to be done, and nothing shows it."""
        told = (self.evidence, *(one.evidence for one in self.reached))
        return self.state is MeasureState.DONE and not self.files and not any(words.strip() for words in told)

    def without_blanks(self) -> "FollowUp":
        """What is kept: a row of which nothing is said stands in the measure anyway."""
        said = tuple(one for one in self.reached if not one.is_blank)
        return replace(self, reached=said)

    def with_indicators(self, measure: Measure) -> "FollowUp":
        """With a row for each result indicator of the measure, in its order."""
        said = {one.id: one for one in self.reached}
        rows = tuple(said.pop(one.id, Reached(one.id, one.name)) for one in measure.indicators)
        return replace(self, reached=(*rows, *said.values()))
