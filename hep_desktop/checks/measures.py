"""The measures of a plan in the order of the paper, each with what a person calls it."""

from collections.abc import Iterator

from hep_desktop.checks.unit import Snapshot
from hep_desktop.domain.plan import Measure
from hep_desktop.template.numbering import numbered


def in_order(snapshot: Snapshot) -> Iterator[tuple[str, Measure]]:
    """Every measure, with its title, or its number where it has none yet."""
    for _, measures in numbered(snapshot.edition.action_plan, snapshot.programme):
        for one in measures:
            yield one.measure.title.strip() or one.number.rstrip("."), one.measure
