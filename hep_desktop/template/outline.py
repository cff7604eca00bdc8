"""The tree of nodes of an edition, with the tables that stand under each."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from hep_desktop.template.files import EditionFiles
from hep_desktop.template.model import Certainty, Node, NodeKind, Table
from hep_desktop.template.section import EditionError, Section
from hep_desktop.words import text as words


def read_outline(files: EditionFiles, chapters: tuple[str, ...], tables: Mapping[str, Table]) -> tuple[Node, ...]:
    """The tree of nodes; an id's beginning says under which node it stands: he.3.2 under he.3."""
    nodes: dict[str, Node] = {}
    for name in chapters:
        with files.section(f"chapters/{name}") as section:
            for node in _nodes(section):
                if node.id in nodes:
                    section.refuse("nodes", words("editions.node_twice", node=node.id))
                if "." in node.id and _parent(node.id) not in nodes:
                    section.refuse("nodes", words("editions.node_early", node=node.id))
                nodes[node.id] = node
    for table in tables.values():
        if table.chapter not in nodes:
            raise EditionError(f"tables/{table.id}.toml", "chapter", words("editions.no_node", node=table.chapter))
    by_number = sorted(tables.values(), key=lambda table: natural(table.number))
    return tuple(_grown(node, nodes, by_number) for node in nodes.values() if "." not in node.id)


def in_order(tables: Iterable[Table], nodes: tuple[Node, ...]) -> list[Table]:
    """Tables in the order of the document."""
    places = {node.id: place for place, node in enumerate(one for top in nodes for one in top.walk())}
    return sorted(tables, key=lambda table: (places[table.chapter], natural(table.number)))


def _grown(node: Node, nodes: Mapping[str, Node], tables: list[Table]) -> Node:
    return replace(
        node,
        tables=tuple(table.id for table in tables if table.chapter == node.id),
        children=tuple(_grown(one, nodes, tables) for one in nodes.values() if _parent(one.id) == node.id),
    )


def _parent(key: str) -> str:
    return key.rpartition(".")[0]


def natural(number: str) -> tuple[tuple[int, str], ...]:
    """A key that puts 3.2.10 after 3.2.9."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"[.\s]+", number))


def _nodes(section: Section) -> Iterator[Node]:
    certainty = section.choice("certainty", Certainty)
    target_group = section.optional_text("target_group")
    for one in section.sections("nodes"):
        with one:
            yield Node(
                id=one.code("id"),
                title=one.text("title"),
                kind=one.choice("kind", NodeKind),
                certainty=one.choice("certainty", Certainty) if "certainty" in one else certainty,
                number=one.optional_text("number"),
                required=one.flag("required"),
                guidance=one.optional_text("guidance"),
                from_where=one.optional_text("from_where"),
                example=one.optional_text("example"),
                points=one.texts("points"),
                target_group=target_group,
                form=one.optional_text("form"),
            )
