"""A picture of a text has no caption, or nothing is said of it to who cannot see it."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import TextPlace
from hep_desktop.template.model import Check, Edition, Node, NodeKind, Table


def _units(check: Check, edition: Edition, _table: Table | None) -> Iterator[Unit]:
    for node in edition.walk():
        if node.kind in (NodeKind.SECTION, NodeKind.CONCLUSIONS):
            yield Unit(Reads(texts=frozenset({node.id})), partial(_wordless, check, node))


def _wordless(check: Check, node: Node, snapshot: Snapshot) -> Iterator[Finding]:
    place = TextPlace(snapshot.programme.id, node.id)
    for number, picture in enumerate(snapshot.programme.printed_text(node.id).pictures(), start=1):
        if not (picture.caption.strip() and picture.alt.strip()):
            args = (("heading", node.heading), ("number", str(number)))
            said = (picture.caption, picture.alt)
            yield Finding("text.picture_words", check.severity, node.id, place, picture.id, args=args, rests_on=said)


KIND = Kind("picture_words", _units)
