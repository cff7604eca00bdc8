"""Measures that worked, kept by the office as examples for all its villages and for other offices."""

from hep_desktop.domain.office_texts import PlaceNames
from hep_desktop.domain.plan import Measure
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class KeptMeasure:
    """A measure as one village had it; `problem` is what it answered, `names` what its texts call the village."""

    id: str
    measure: Measure
    problem: str = ""
    names: PlaceNames = PlaceNames("")
