"""A chapter's text is far too short to be one, or longer than anybody will read."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import cast

from hep_desktop.checks.unit import Kind, Reads, Setting, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import TextPlace
from hep_desktop.hungarian import sentence_number
from hep_desktop.template.model import Check, Edition, Node, NodeKind, Table


def _units(check: Check, edition: Edition, _table: Table | None) -> Iterator[Unit]:
    for node in edition.walk():
        if node.kind in (NodeKind.SECTION, NodeKind.CONCLUSIONS):
            yield Unit(Reads(texts=frozenset({node.id})), partial(_odd, check, node))


def _odd(check: Check, node: Node, snapshot: Snapshot) -> Iterator[Finding]:
    least, most = (int(cast("Decimal", check.settings[name])) for name in ("at_least", "at_most"))
    words = snapshot.programme.printed_text(node.id).plain.strip()
    place = TextPlace(snapshot.programme.id, node.id)
    args = (("heading", node.heading), ("count", sentence_number(Decimal(len(words)))))
    if words and node.required and len(words) < least:
        yield Finding("text.too_short", check.severity, node.id, place, args=args, rests_on=(words,))
    elif len(words) > most:
        # a reason given for a long text holds while it grows a little
        grown = (str(len(words) // most),)
        yield Finding("text.too_long", check.severity, node.id, place, args=args, rests_on=grown)


KIND = Kind("text_length", _units, settings={"at_least": Setting.NUMBER, "at_most": Setting.NUMBER})
