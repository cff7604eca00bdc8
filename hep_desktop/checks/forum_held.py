"""No meeting of the HEP Forum is recorded yet."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.steps import FORUM
from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.template.model import Check, Edition, Table


def _units(check: Check, _edition: Edition, _table: Table | None) -> Iterator[Unit]:
    yield Unit(Reads(meetings=True), partial(_none, check))


def _none(check: Check, snapshot: Snapshot) -> Iterator[Finding]:
    if not snapshot.office.meetings_of(snapshot.programme.id):
        yield Finding("forum.no_meeting", check.severity, FORUM)


KIND = Kind("forum_held", _units)
