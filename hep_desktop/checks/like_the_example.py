"""A measure says word for word what the worked example says: it was inserted and never made the village's own."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.measures import in_order
from hep_desktop.checks.same_measure import folded
from hep_desktop.checks.unit import PLAN, Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import MeasurePlace
from hep_desktop.template.model import Check, Edition, Table


def _units(check: Check, edition: Edition, _table: Table | None) -> Iterator[Unit]:
    examples = frozenset(folded(one.measure.content) for one in edition.examples)
    yield Unit(Reads(plan=True), partial(_alike, check, examples))


def _alike(check: Check, examples: frozenset[str], snapshot: Snapshot) -> Iterator[Finding]:
    for name, measure in in_order(snapshot):
        if measure.content.strip() and folded(measure.content) in examples:
            place = MeasurePlace(snapshot.programme.id, measure.id)
            args = (("measure", name),)
            code = "measure.like_example"
            yield Finding(code, check.severity, PLAN, place, "content", args=args, rests_on=(folded(measure.content),))


KIND = Kind("like_the_example", _units)
