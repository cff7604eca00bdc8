"""A chapter without which the programme would be incomplete is still empty, and nobody said why it may be."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import ChapterPlace, TextPlace
from hep_desktop.template.model import Check, Edition, Node, Table


def _units(check: Check, edition: Edition, _table: Table | None) -> Iterator[Unit]:
    for node in edition.walk():
        if node.required:
            yield Unit(Reads(texts=frozenset({node.id})), partial(_missing, check, node))


def _missing(check: Check, node: Node, snapshot: Snapshot) -> Iterator[Finding]:
    programme = snapshot.programme
    if programme.is_answered(node.id):
        return
    args = (("heading", node.heading), ("certainty", node.certainty.value))
    if programme.chapter(node.id).not_typical is None:
        # only what has no chapters below it may be left out as not typical
        code = "text.missing" if all(child.own for child in node.children) else "text.missing_above"
        yield Finding(code, check.severity, node.id, TextPlace(programme.id, node.id), args=args)
    else:
        place = ChapterPlace(programme.id, node.id)
        yield Finding("text.no_reason", check.severity, node.id, place, "not_typical", args=args)


KIND = Kind("required_texts", _units)
