"""A number in a sentence, or the baseline of a measure, is tied to a fact that says something else by now."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.measures import in_order
from hep_desktop.checks.steps import PLAN
from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import MeasurePlace, TextPlace
from hep_desktop.domain.plan import Measure
from hep_desktop.domain.situation import FactKey
from hep_desktop.hungarian import parse_number
from hep_desktop.template.model import Check, Edition, Node, NodeKind, Table
from hep_desktop.template.rows import names_of
from hep_desktop.template.ties import is_stale, stated
from hep_desktop.template.wholes import list_of


def _units(check: Check, edition: Edition, _table: Table | None) -> Iterator[Unit]:
    every = frozenset(edition.indicators)
    for node in edition.walk():
        if node.kind in (NodeKind.SECTION, NodeKind.CONCLUSIONS):
            yield Unit(Reads(every, frozenset({node.id}), rows=True), partial(_in_text, check, node))
    yield Unit(Reads(every, plan=True), partial(_in_plan, check))


def _in_text(check: Check, node: Node, snapshot: Snapshot) -> Iterator[Finding]:
    place = TextPlace(snapshot.programme.id, node.id)
    for block in snapshot.programme.printed_text(node.id).paragraphs():
        for run in block.runs:
            if run.tied is not None and is_stale(run, snapshot.figures):
                args = (("heading", node.heading), ("written", run.text.strip()), *_fact(snapshot, run.tied))
                code = "tie.broken" if stated(snapshot.figures, run.tied) else "tie.lost"
                subject, values = _subject(run.tied), tuple(value for _, value in args[1:])
                yield Finding(code, check.severity, node.id, place, block.id, "", args, subject, values)


def _in_plan(check: Check, snapshot: Snapshot) -> Iterator[Finding]:
    for title, measure in in_order(snapshot):
        for written, fact in _baselines(measure):
            now = snapshot.figures.number(fact) if fact.indicator in snapshot.edition.indicators else None
            if now is not None and parse_number(written) not in (None, now):
                args = (("measure", title), ("written", written), *_fact(snapshot, fact))
                place, subject = MeasurePlace(snapshot.programme.id, measure.id), _subject(fact)
                values = tuple(value for _, value in args[1:])
                yield Finding("tie.baseline", check.severity, PLAN, place, "indicators", "", args, subject, values)


def _baselines(measure: Measure) -> Iterator[tuple[str, FactKey]]:
    for one in measure.indicators:
        if one.baseline_fact is not None and one.baseline.strip():
            yield one.baseline.strip(), one.baseline_fact


def _fact(snapshot: Snapshot, key: FactKey) -> tuple[tuple[str, str], ...]:
    indicator = snapshot.edition.indicators.get(key.indicator)
    label = indicator.label if indicator else key.indicator
    return ("indicator", label), ("period", key.period or _row(snapshot, key)), ("now", stated(snapshot.figures, key))


def _row(snapshot: Snapshot, key: FactKey) -> str:
    """Which row of a list is meant; its number where all are."""
    table = list_of(snapshot.edition, key.indicator)
    return names_of(table, snapshot.programme).get(key.member, f"{table.number}.") if table else ""


def _subject(key: FactKey) -> str:
    return f"{key.indicator} {key.period} {key.member}".strip()


KIND = Kind("broken_ties", _units)
