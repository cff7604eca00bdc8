"""Two measures of one plan with the same title, or with the same long content: one of them is a copy."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import cast

from hep_desktop.checks.measures import in_order
from hep_desktop.checks.steps import PLAN
from hep_desktop.checks.unit import Kind, Reads, Setting, Snapshot, Unit
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.places import MeasurePlace
from hep_desktop.hungarian import fold
from hep_desktop.template.model import Check, Edition, Table

_FIELDS = ("title", "content")
_WORD = re.compile(r"\w+")
_BEGINNING = 120  # letters by which long texts are told apart before they are compared whole


def folded(words: str) -> str:
    """Words as they are compared: without accents, capitals, marks and white space."""
    return " ".join(_WORD.findall(fold(words)))


def beginning(words: str) -> str:
    """How a text begins, folded: texts that begin in other ways need not be read on."""
    return folded(words[:_BEGINNING].rpartition(" ")[0]) if len(words) > _BEGINNING else folded(words)


def _units(check: Check, _edition: Edition, _table: Table | None) -> Iterator[Unit]:
    yield Unit(Reads(plan=True), partial(_twice, check, int(cast("Decimal", check.settings["at_least"]))))


def _twice(check: Check, least: int, snapshot: Snapshot) -> Iterator[Finding]:
    seen: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for name, measure in in_order(snapshot):
        for field in _FIELDS:
            words = str(getattr(measure, field))
            if len(words.strip()) < (1 if field == "title" else least):
                continue
            alike = seen.setdefault((field, beginning(words)), [])
            first = next((other for other, said in alike if folded(said) == folded(words)), None)
            alike.append((name, words))
            if first is not None:
                place = MeasurePlace(snapshot.programme.id, measure.id)
                args = (("measure", name), ("first", first))
                code = "measure.same_title" if field == "title" else "measure.same_content"
                yield Finding(code, check.severity, PLAN, place, field, args=args, rests_on=(folded(words),))
                break


KIND = Kind("same_measure", _units, settings={"at_least": Setting.NUMBER})
