"""Which groups and fields of Ebktv. 31. § (2) a programme touches, and where; an overview that demands nothing."""

from collections.abc import Iterator

from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.programme import Programme
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import fold
from hep_desktop.template.coverage import CoverageField, CoverageGroup, mentions
from hep_desktop.template.model import Edition, Node


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """What touches one group in one field. `offered` are all chapters where it belongs, `chapters` those written."""

    group: CoverageGroup
    field: CoverageField
    offered: tuple[Node, ...]
    chapters: tuple[Node, ...]
    problems: tuple[Problem, ...]
    measures: tuple[Measure, ...]


def coverage(edition: Edition, programme: Programme) -> tuple[tuple[CoverageCell, ...], ...]:
    """The grid row by row; nothing where the edition has none."""
    return tuple(tuple(_row(edition, programme, group)) for group in edition.coverage.groups)


def _row(edition: Edition, programme: Programme, group: CoverageGroup) -> Iterator[CoverageCell]:
    nodes = {node.id: node for node in edition.walk()}
    conclusions = {one.conclusions for one in edition.action_plan.groups if one.code == group.plan_group}
    problems = [one for key in sorted(conclusions) for one in programme.problems_in(key)]
    measures = programme.measures_in(group.plan_group)
    for field in edition.coverage.fields:
        offered = tuple(nodes[key] for key in group.chapters.get(field.code, ()) if key in nodes)
        yield CoverageCell(
            group,
            field,
            offered,
            tuple(node for node in offered if programme.is_answered(node.id)),
            tuple(
                one for one in problems if _belongs(_said(one.title, one.description, one.opportunity), group, field)
            ),
            tuple(one for one in measures if _belongs(_of_measure(one, programme), group, field)),
        )


def _of_measure(measure: Measure, programme: Programme) -> str:
    answered = (programme.problems[key].title for key in measure.problems if key in programme.problems)
    return _said(measure.title, measure.goal, measure.content, *answered)


def _said(*parts: str) -> str:
    return fold(" ".join(parts))


def _belongs(said: str, group: CoverageGroup, field: CoverageField) -> bool:
    return mentions(said, field.words) and (not group.words or mentions(said, group.words))
