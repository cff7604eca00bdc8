"""Two measures of one plan with the same title, or with the same long content: one of them is a copy."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import cast

from hep_desktop.checks.measures import in_order
from hep_desktop.checks.unit import PLAN, Kind, Reads, Setting, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import MeasurePlace
from hep_desktop.hungarian import fold
from hep_desktop.template.model import Check, Edition, Table

_FIELDS = ("title", "content")


def folded(words: str) -> str:
    """Words as they are compared: without accents, capitals, marks and white space."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(words)).split())


def _units(check: Check, _edition: Edition, _table: Table | None) -> Iterator[Unit]:
    yield Unit(Reads(plan=True), partial(_twice, check, int(cast("Decimal", check.settings["at_least"]))))


def _twice(check: Check, least: int, snapshot: Snapshot) -> Iterator[Finding]:
    seen: dict[tuple[str, str], str] = {}
    for name, measure in in_order(snapshot):
        words = {field: folded(getattr(measure, field)) for field in _FIELDS}
        kept = [(field, said) for field, said in words.items() if len(said) >= (1 if field == "title" else least)]
        same = next((pair for pair in kept if pair in seen), None)
        if same is not None:
            place = MeasurePlace(snapshot.programme.id, measure.id)
            args = (("measure", name), ("first", seen[same]))
            code = "measure.same_title" if same[0] == "title" else "measure.same_content"
            yield Finding(code, check.severity, PLAN, place, same[0], args=args, rests_on=same)
        for pair in kept:
            seen.setdefault(pair, name)


KIND = Kind("same_measure", _units, settings={"at_least": Setting.NUMBER})
