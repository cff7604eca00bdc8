"""A chapter without which the programme would be incomplete is still empty."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import TextPlace
from hep_desktop.template.model import Check, Edition, Node, Table


def _units(check: Check, edition: Edition, _table: Table | None) -> Iterator[Unit]:
    for node in edition.walk():
        if node.required:
            yield Unit(Reads(texts=frozenset({node.id})), partial(_missing, check, node))


def _missing(check: Check, node: Node, snapshot: Snapshot) -> Iterator[Finding]:
    if snapshot.programme.text(node.id).is_blank:
        place = TextPlace(snapshot.programme.id, node.id)
        yield Finding("text.missing", check.severity, node.id, place, args=(("heading", node.heading),))


KIND = Kind("required_texts", _units)
