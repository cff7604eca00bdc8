"""Whether an edition guides the clerk everywhere: what belongs here, from where, and an example."""

from collections.abc import Iterator

from hep_desktop.template.model import Edition, NodeKind
from hep_desktop.template.section import EditionError
from hep_desktop.words import text

_WRITTEN = (NodeKind.SECTION, NodeKind.CONCLUSIONS)


def unguided(edition: Edition) -> Iterator[EditionError]:
    """What leaves the clerk alone. A part or a form is only told what it is."""
    for node in edition.walk():
        wanted = {"guidance": node.guidance}
        if node.kind in _WRITTEN:
            wanted |= {"from_where": node.from_where, "example": node.example}
        yield from (EditionError("chapters", f"{node.id}.{name}", _missing()) for name in wanted if not wanted[name])
    for table in edition.tables.values():
        wanted = {"guidance": table.guidance, "example": table.example}
        yield from (EditionError(f"tables/{table.id}.toml", name, _missing()) for name in wanted if not wanted[name])


def _missing() -> str:
    return text("editions.missing")
