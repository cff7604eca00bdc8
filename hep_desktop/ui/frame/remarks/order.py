"""Remarks in the order of the document: chapters, then problems and measures, what is lost at its chapter."""

from collections.abc import Callable

from hep_desktop.domain.anchoring import locate
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.remarks import Anchor, CellAnchor, MeasureAnchor, ProblemAnchor
from hep_desktop.template.model import Edition

Order = tuple[int, int, int, str]


def document_order(programme: Programme, edition: Edition) -> Callable[[Anchor], Order]:
    """Gives what remarks are sorted by."""
    nodes = {node.id: at for at, node in enumerate(edition.walk())}
    groups = {group.code: at for at, group in enumerate(edition.action_plan.groups)}
    blocks = {block.id: at for text in programme.texts.values() for at, block in enumerate(text.paragraphs())}

    def order(anchor: Anchor) -> Order:
        match anchor:
            case MeasureAnchor(measure=key):
                measure = programme.measures.get(key)
                at = (groups.get(measure.group, len(groups)), measure.position) if measure else (len(groups), 0)
                return 2, at[0], at[1], anchor.field
            case ProblemAnchor(node=node, problem=key):
                problem = programme.problems.get(key)
                return 1, nodes.get(node, len(nodes)), problem.position if problem else 0, anchor.field
            case CellAnchor(node=node, table=table):
                return 0, nodes.get(node, len(nodes)), len(blocks), table
            case _:
                there = locate(programme, anchor)
                return 0, nodes.get(there.node, -1 if not there.node else len(nodes)), blocks.get(there.part, -1), ""

    return order
