"""A measure that the review changed, dropped or added, and nobody has said why."""

from collections.abc import Iterator
from functools import partial

from hep_desktop.checks.steps import REVIEW
from hep_desktop.checks.unit import Kind, Reads, Snapshot, Unit
from hep_desktop.domain.comparing import Fate
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.judging import judged, lacks_reason, looked_at
from hep_desktop.domain.places import ReasonPlace
from hep_desktop.template.model import Check, Edition, Table

_CODES = {Fate.CHANGED: "review.changed", Fate.REMOVED: "review.removed", Fate.NEW: "review.new"}


def _units(check: Check, _edition: Edition, _table: Table | None) -> Iterator[Unit]:
    yield Unit(Reads(plan=True, review=True, details=True), partial(_unsaid, check))


def _unsaid(check: Check, snapshot: Snapshot) -> Iterator[Finding]:
    now = snapshot.programme
    then = looked_at(snapshot.office, now.id)
    if then is None:
        return
    for one in judged(then, now):
        if lacks_reason(now, one):
            measure = one.now or one.then
            title = measure.title.strip() if measure is not None else ""
            place = ReasonPlace(now.id, one.id)
            yield Finding(_CODES[one.fate], check.severity, REVIEW, place, "words", args=(("measure", title or "–"),))


KIND = Kind("review_reasons", _units)
