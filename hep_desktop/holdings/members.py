"""The villages that are looked at together: those of a county, of a district, or chosen one by one."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from hep_desktop.domain.settlement import Presence
from hep_desktop.frozen import dataclass
from hep_desktop.holdings.held import Member, Money, Numbers, Passage
from hep_desktop.holdings.rows import OF_A_HOLDING, OF_A_VERSION, holding_of, version_of
from hep_desktop.holdings.schema import opened
from hep_desktop.holdings.seeking import OF_A_PASSAGE, passage_of
from hep_desktop.holdings.standing import Version


@dataclass(frozen=True, slots=True)
class Area:
    """Which villages: what is blank does not narrow; of nothing all."""

    county: str = ""
    district: str = ""
    codes: tuple[str, ...] = ()

    def holds(self, code: str, county: str, district: str) -> bool:
        """Whether a municipality belongs to it."""
        return (
            self.county in ("", county) and self.district in ("", district) and (not self.codes or code in self.codes)
        )


def members(path: Path, area: Area, today: date, key: str = "") -> tuple[Member, ...]:
    """The programmes that stand in an area, by the names of their villages."""
    where, values = _where(area)
    with opened(path, key) as index:
        rows = index.execute(
            f"SELECT id, services, served_by, figures, {OF_A_HOLDING} FROM held WHERE {where} ORDER BY folded, code",  # noqa: S608 – our own words
            values,
        ).fetchall()
        versions = _versions(index, where, values)
        passages = _passages(index, where, values)
        money = _money(index, where, values)
    return tuple(
        Member(
            holding_of(tuple(row), versions[row[-1]], today),
            tuple(passages.get(key, ())),
            tuple(money.get(key, ())),
            _numbers(figures),
            {code: Presence(said) for code, said in json.loads(services).items()},
            json.loads(served_by),
        )
        for key, services, served_by, figures, *row in rows
    )


def places(path: Path, key: str = "") -> tuple[tuple[str, str], ...]:
    """County and district of all programmes that stand."""
    with opened(path, key) as index:
        return tuple(index.execute("SELECT DISTINCT county, district FROM held WHERE stands ORDER BY county, district"))


def _where(area: Area) -> tuple[str, tuple[str, ...]]:
    parts, values = ["stands"], list[str]()
    for column, one in (("county", area.county), ("district", area.district)):
        if one:
            parts.append(f"{column} = ?")
            values.append(one)
    if area.codes:
        parts.append("code IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(area.codes))
    return " AND ".join(parts), tuple(values)


def _versions(index: sqlite3.Connection, where: str, values: Iterable[str]) -> dict[str, list[Version]]:
    told = f"SELECT {OF_A_VERSION}, village FROM held WHERE village IN (SELECT village FROM held WHERE {where})"  # noqa: S608 – as above
    found: dict[str, list[Version]] = {}
    for row in index.execute(told, tuple(values)):
        found.setdefault(row[-1], []).append(version_of(row))
    return found


def _passages(index: sqlite3.Connection, where: str, values: Iterable[str]) -> dict[int, list[Passage]]:
    told = (
        f"SELECT p.held, {OF_A_PASSAGE} FROM passage p WHERE p.held IN (SELECT id FROM held WHERE {where}) ORDER BY id"  # noqa: S608 – as above
    )
    found: dict[int, list[Passage]] = {}
    for key, *row in index.execute(told, tuple(values)):
        found.setdefault(key, []).append(passage_of(row))
    return found


def _money(index: sqlite3.Connection, where: str, values: Iterable[str]) -> dict[int, list[Money]]:
    told = f"SELECT held, measure, year, thousands, source FROM money WHERE held IN (SELECT id FROM held WHERE {where})"  # noqa: S608 – as above
    found: dict[int, list[Money]] = {}
    for key, *row in index.execute(told, tuple(values)):
        measure, year, thousands, source = row
        found.setdefault(key, []).append(Money(measure, year, thousands, source))
    return found


def _numbers(figures: str) -> Numbers:
    told: dict[str, dict[str, Any]] = json.loads(figures)
    return {
        code: {period: None if said is None else Decimal(said) for period, said in by_period.items()}
        for code, by_period in told.items()
    }
