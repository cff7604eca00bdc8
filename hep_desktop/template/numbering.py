"""The printed numbers of measures (column A): `II/3.`, by groups or running on, as the edition says."""

from collections.abc import Iterator

from hep_desktop.domain.plan import Measure
from hep_desktop.domain.programme import Programme
from hep_desktop.frozen import dataclass
from hep_desktop.template.model import ActionPlan, PlanGroup


@dataclass(frozen=True, slots=True)
class Numbered:
    """A measure with its printed number."""

    number: str
    measure: Measure


def numbered(plan: ActionPlan, programme: Programme) -> Iterator[tuple[PlanGroup, tuple[Numbered, ...]]]:
    """The groups in the order of the paper, each with its numbered measures."""
    before = 0
    for group in plan.groups:
        measures = programme.measures_in(group.code)
        first = 1 if plan.numbering_restarts else before + 1
        roman = group.number.rstrip(".")
        yield group, tuple(Numbered(f"{roman}/{place}.", one) for place, one in enumerate(measures, start=first))
        before += len(measures)
