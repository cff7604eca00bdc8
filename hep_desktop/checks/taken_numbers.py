"""Numbers of another village still stand in a text that was taken over from it."""

import re
from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import TextPlace
from hep_desktop.template.model import Check, Edition, Node, NodeKind, Table


def _units(check: Check, edition: Edition, _table: Table | None) -> Iterator[Unit]:
    for node in edition.walk():
        if node.kind in (NodeKind.SECTION, NodeKind.CONCLUSIONS):
            yield Unit(Reads(texts=frozenset({node.id})), partial(_of_text, check, node))


def _of_text(check: Check, node: Node, snapshot: Snapshot) -> Iterator[Finding]:
    said = snapshot.programme.chapter(node.id)
    if not said.to_check:
        return
    for block in snapshot.programme.printed_text(node.id).blocks:
        here = [one for one in said.to_check if re.search(rf"(?<![\w,]){re.escape(one)}(?![\w]|,\d)", block.plain)]
        if here:
            place, numbers = TextPlace(snapshot.programme.id, node.id), ", ".join(here)
            args = (("heading", node.heading), ("source", said.taken_from), ("numbers", numbers))
            yield Finding(
                "text.taken_numbers", check.severity, node.id, place, block.id, args=args, rests_on=(numbers,)
            )


KIND = Kind("taken_numbers", _units)
