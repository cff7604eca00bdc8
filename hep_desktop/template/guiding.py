"""Whether an edition guides the clerk everywhere: what belongs here, from where, and an example."""

from collections.abc import Iterator

from hep_desktop.template.model import Edition, NodeKind

_WRITTEN = (NodeKind.SECTION, NodeKind.CONCLUSIONS)


def unguided(edition: Edition) -> Iterator[str]:
    """What leaves the clerk alone, one sentence each. A part or a form is only told what it is."""
    for node in edition.walk():
        wanted = {"guidance": node.guidance}
        if node.kind in _WRITTEN:
            wanted |= {"from_where": node.from_where, "example": node.example}
        yield from (f"node {node.id}: {name} is missing" for name, words in wanted.items() if not words)
    for table in edition.tables.values():
        wanted = {"guidance": table.guidance, "example": table.example}
        yield from (f"table {table.id}: {name} is missing" for name, words in wanted.items() if not words)
