"""What F1 says of a chapter or of one of its tables: what belongs here, from where, and an example."""

from collections.abc import Iterator

from hep_desktop.template.model import Certainty, Edition, Node, NodeKind, Table
from hep_desktop.ui.strings import text

_UNSURE = (Certainty.INFERRED, Certainty.DOUBTFUL, Certainty.PROPOSED)


def guidance_of(edition: Edition, node: Node, table: Table | None) -> str:
    """The guidance of a chapter, or of the shown table, as Markdown."""
    if table is None and node.own:
        return text("headings.guidance")
    parts = _of_table(edition, table) if table is not None else _of_chapter(node)
    return "\n\n".join(part for part in parts if part)


def _of_chapter(node: Node) -> Iterator[str]:
    yield text("text.guidance.required") if node.required else ""
    yield node.guidance
    if node.points:
        yield text("text.guidance.points")
        yield from (f"- {point}" for point in node.points)
    yield text("text.guidance.sources", sources=node.from_where) if node.from_where else ""
    yield text("text.guidance.example", example=node.example) if node.example else ""
    yield f"*{text('text.certainty')}*" if node.certainty in _UNSURE else ""
    yield text("text.composed") if node.kind is NodeKind.FORM else ""


def _of_table(edition: Edition, table: Table) -> Iterator[str]:
    yield table.guidance
    sources = [edition.sources[code] for code in table.sources]
    yield text("text.guidance.sources", sources=", ".join(one.name for one in sources))
    yield from (f"- {one.name}: {one.note}" for one in sources if one.note)
    yield text("text.guidance.example", example=table.example) if table.example else ""
    yield f"*{text('text.certainty')}*" if table.certainty in _UNSURE else ""
