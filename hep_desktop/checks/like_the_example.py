"""A measure says word for word what the worked example says: it was inserted and never made the village's own."""

from collections.abc import Iterator, Mapping
from functools import partial

from hep_desktop.checks.measures import in_order
from hep_desktop.checks.same_measure import beginning, folded
from hep_desktop.checks.steps import PLAN
from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import MeasurePlace
from hep_desktop.template.model import Check, Edition, Table


def _units(check: Check, edition: Edition, _table: Table | None) -> Iterator[Unit]:
    examples = {beginning(one.measure.content): folded(one.measure.content) for one in edition.examples}
    yield Unit(Reads(plan=True), partial(_alike, check, examples))


def _alike(check: Check, examples: Mapping[str, str], snapshot: Snapshot) -> Iterator[Finding]:
    for name, measure in in_order(snapshot):
        example = examples.get(beginning(measure.content)) if measure.content.strip() else None
        if example is not None and folded(measure.content) == example:
            place = MeasurePlace(snapshot.programme.id, measure.id)
            args = (("measure", name),)
            code = "measure.like_example"
            yield Finding(code, check.severity, PLAN, place, "content", args=args, rests_on=(example,))


KIND = Kind("like_the_example", _units)
