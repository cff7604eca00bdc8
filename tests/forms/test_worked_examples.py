"""Worked examples of the tables: these cells, these computed values and findings. A clerk could write one.

A file `<edition>/<table>.toml` holds `[[examples]]` with `name`, `given` and `shown` (row → column → figure,
"nincs adat: <reason>", or "" for an empty cell) and `findings` ("<code> <row> <column>", warnings and errors).
A row is a period; in lists it is the member's name.
"""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from builders import FORMS, office, programme, value
from hep_desktop.checks.engine import Checks
from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.domain.places import FactPlace
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.situation import Fact, FactKey
from hep_desktop.domain.values import Empty, Number, Value
from hep_desktop.template.figures import Figures
from hep_desktop.template.model import Edition, RowKind
from hep_desktop.template.reader import read_edition

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Example:
    """One example as written in its file."""

    edition: str
    table: str
    content: dict[str, Any]

    def cells(self, part: str, edition: Edition) -> dict[FactKey, Any]:
        listed = edition.tables[self.table].rows.kind is RowKind.LIST
        return {
            FactKey(column, "" if listed else row, row if listed else ""): plain
            for row, columns in self.content.get(part, {}).items()
            for column, plain in columns.items()
        }


def _examples() -> list[Any]:
    found: list[Any] = []
    for path in sorted(HERE.glob("*/*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        for one in content["examples"]:
            assert set(one) <= {"name", "given", "shown", "findings"}, path
            example = Example(path.parent.name, path.stem, one)
            found.append(pytest.param(example, id=f"{path.parent.name}/{path.stem}: {one['name']}"))
    return found


@cache
def _edition(key: str) -> tuple[Edition, Checks]:
    edition = read_edition(FORMS / key)
    return edition, Checks(edition)


@pytest.mark.parametrize("example", _examples())
def test_example(example: Example) -> None:
    edition, checks = _edition(example.edition)
    facts = {key: Fact(value(plain)) for key, plain in example.cells("given", edition).items()}
    one = Programme(programme().details, facts)
    figures = Figures(edition, one)
    for key, plain in example.cells("shown", edition).items():
        assert _shown(figures.figure(key).value, edition.indicators[key.indicator].decimals) == str(plain), key
    findings = checks.run(office(one), "p").findings
    found = [_told(f) for f in findings if f.table == example.table and f.severity is not Severity.TIP]
    assert sorted(found) == sorted(example.content.get("findings", []))


def _told(finding: Finding) -> str:
    assert isinstance(finding.place, FactPlace)
    return f"{finding.code} {finding.place.period or finding.place.member} {finding.place.indicator}"


def _shown(shown: Value, decimals: int) -> str:
    if isinstance(shown, Number):
        return f"{round(shown.amount, decimals):f}"
    return "" if isinstance(shown, Empty) else str(getattr(shown, "reason", getattr(shown, "text", "")))


@pytest.mark.parametrize("folder", sorted(path for path in HERE.iterdir() if (FORMS / path.name).is_dir()))
def test_every_table_has_an_example(folder: Path) -> None:
    assert {path.stem for path in folder.glob("*.toml")} == set(_edition(folder.name)[0].tables)
