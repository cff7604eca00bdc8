"""A worked measure of an edition, as data."""

from hep_desktop.domain.plan import Measure
from hep_desktop.frozen import dataclass
from hep_desktop.template.certainty import Certainty


@dataclass(frozen=True, slots=True)
class MeasureExample:
    """A worked measure to begin from: invented, or a good practice; `source` says what it rests on.

    Fields in brackets are for the village to fill in; its own figures are left blank.
    """

    id: str
    certainty: Certainty
    source: str
    problem: str
    measure: Measure
