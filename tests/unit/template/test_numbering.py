"""The numbers of measures as they stand in column A."""

from datetime import date

import pytest

from hep_desktop.domain.plan import Measure
from hep_desktop.domain.programme import Programme, ProgrammeDetails
from hep_desktop.template.model import ActionPlan, PlanGroup
from hep_desktop.template.numbering import numbered

GROUPS = (PlanGroup("MR", "I.", "Romák", "he.3.9"), PlanGroup("CH", "II.", "Gyermekek", "he.4.5"))
MEASURES = {key: Measure(key, group, place) for key, group, place in (("a", "MR", 2), ("b", "MR", 1), ("c", "CH", 1))}
PROGRAMME = Programme(
    ProgrammeDetails("p", "s", "hep-2021", 1, date(2027, 3, 31), date(2026, 11, 21)), measures=MEASURES
)


@pytest.mark.parametrize(
    ("restarts", "expected"), [(True, ["b I/1.", "a I/2.", "c II/1."]), (False, ["b I/1.", "a I/2.", "c II/3."])]
)
def test_measures_are_numbered_in_their_order(restarts: bool, expected: list[str]) -> None:
    plan = ActionPlan(GROUPS, (), restarts)
    shown = [f"{one.measure.id} {one.number}" for _, some in numbered(plan, PROGRAMME) for one in some]
    assert shown == expected
