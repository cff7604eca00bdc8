"""Writes what was read of files into the index, and gives its rows; never the source of truth."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from hep_desktop.canonical import plain_decimal
from hep_desktop.holdings.held import Extract, Holding, Passage, Refusal
from hep_desktop.holdings.rows import OF_A_HOLDING, OF_A_VERSION, holding_of, version_of
from hep_desktop.holdings.schema import opened
from hep_desktop.holdings.standing import Version, stands
from hep_desktop.hungarian import fold

_TABLES = ("held", "passage", "money", "refused")


class Came(StrEnum):
    """What a file is beside those that are here."""

    NEW = "new"  # of a village that had none
    NEWER = "newer"  # stands in the place of another from now on
    OLDER = "older"  # kept, but another one stands


class Index:
    """One index; every piece of work opens it for itself, so any thread may ask."""

    def __init__(self, path: Path, key: str = "") -> None:
        self.path = path
        self.key = key
        """Of a store with a password; blank where anybody may read."""

    def knows(self, file_hash: str) -> bool:
        """Whether a file is in it."""
        with opened(self.path, self.key) as index:
            return index.execute("SELECT 1 FROM held WHERE hash = ?", (file_hash,)).fetchone() is not None

    def put(self, some: Iterable[tuple[Extract, datetime]]) -> list[Came]:
        """Keep what was read of some files, with when they came; all of them or none."""
        with opened(self.path, self.key) as index:
            return [_put(index, one, received) for one, received in some]

    def forget(self, file_hash: str) -> None:
        """Take a file out; another of its village may stand from now on."""
        with opened(self.path, self.key) as index:
            found = index.execute("SELECT id, village FROM held WHERE hash = ?", (file_hash,)).fetchone()
            if found is None:
                return
            for key, words in index.execute("SELECT id, words FROM passage WHERE held = ?", found[:1]).fetchall():
                index.execute("INSERT INTO word (word, rowid, folded) VALUES ('delete', ?, ?)", (key, fold(words)))
            index.execute("DELETE FROM held WHERE id = ?", found[:1])
            _choose(index, found[1])

    def refuse(self, refusal: Refusal) -> None:
        """Remember that a file was not taken in."""
        with opened(self.path, self.key) as index:
            told = json.dumps(dict(refusal.values), ensure_ascii=False)
            row = (refusal.name, refusal.code, told, refusal.at.isoformat())
            index.execute("INSERT OR REPLACE INTO refused VALUES (?, ?, ?, ?)", row)

    def refused(self) -> tuple[Refusal, ...]:
        """The files that were not taken in, the latest first."""
        with opened(self.path, self.key) as index:
            rows = index.execute("SELECT name, code, told, at FROM refused ORDER BY at DESC, name").fetchall()
        return tuple(Refusal(name, code, json.loads(told), datetime.fromisoformat(at)) for name, code, told, at in rows)

    def excuse(self) -> None:
        """Forget the files that were not taken in."""
        with opened(self.path, self.key) as index:
            index.execute("DELETE FROM refused")

    def rows(self, today: date) -> tuple[Holding, ...]:
        """The programme of each village."""
        with opened(self.path, self.key) as index:
            versions: dict[str, list[Version]] = {}
            for row in index.execute(f"SELECT {OF_A_VERSION}, village FROM held"):  # noqa: S608 – our own words
                versions.setdefault(row[-1], []).append(version_of(row))
            chosen = index.execute(f"SELECT {OF_A_HOLDING} FROM held WHERE stands ORDER BY folded, code")  # noqa: S608 – as above
            return tuple(holding_of(row, versions[row[-1]], today) for row in chosen)

    def of_village(self, code: str, today: date) -> tuple[Holding, ...]:
        """All files of a village, the newest first."""
        with opened(self.path, self.key) as index:
            told = f"SELECT {OF_A_HOLDING} FROM held WHERE code = ? ORDER BY made DESC"  # noqa: S608 – as above
            rows = index.execute(told, (code,)).fetchall()
        versions = [version_of(row) for row in rows]
        return tuple(holding_of(row, versions, today) for row in rows)

    def copy_to(self, other: "Index") -> None:
        """The same under another key, where there is none yet."""
        with opened(self.path, self.key) as old, opened(other.path, other.key) as new:
            for table in _TABLES:
                rows = old.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 – our own names
                if rows:
                    marks = ", ".join("?" * len(rows[0]))
                    new.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 – as above
            for key, words in new.execute("SELECT id, words FROM passage").fetchall():
                new.execute("INSERT INTO word (rowid, folded) VALUES (?, ?)", (key, fold(words)))


def _put(index: sqlite3.Connection, one: Extract, received: datetime) -> Came:
    village = one.village.code or fold(one.village.name)
    stood = index.execute("SELECT hash FROM held WHERE village = ? AND stands", (village,)).fetchone()
    values = _values(one, received, village)
    marks = ", ".join("?" * len(values))
    told = f"INSERT INTO held ({', '.join(values)}) VALUES ({marks})"  # noqa: S608 – our own names
    held = index.execute(told, tuple(values.values())).lastrowid
    for passage in one.passages:
        key = index.execute(
            "INSERT INTO passage VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (held, *_of_passage(passage))
        ).lastrowid
        index.execute("INSERT INTO word (rowid, folded) VALUES (?, ?)", (key, fold(passage.words)))
    money = ((held, paid.measure, paid.year, paid.thousands, paid.source) for paid in one.money)
    index.executemany("INSERT INTO money VALUES (?, ?, ?, ?, ?)", money)
    now = _choose(index, village)
    if stood is None:
        return Came.NEW
    return Came.NEWER if now == one.source.file_hash else Came.OLDER


def _values(one: Extract, received: datetime, village: str) -> dict[str, object]:
    figures: dict[str, dict[str, str | None]] = {}
    for figure in one.figures:
        amount = None if figure.amount is None else plain_decimal(figure.amount)
        figures.setdefault(figure.indicator, {})[figure.period] = amount
    source = one.source
    return {
        "hash": source.file_hash,
        "name": source.name,
        "kind": source.kind,
        "proof": source.proof,
        "made": source.made.isoformat(),
        "written": source.written.isoformat(),
        "signer": source.signer,
        "fingerprint": source.fingerprint,
        "received": received.isoformat(),
        "programme": one.programme,
        "status": one.status,
        "begins": one.begins.isoformat(),
        "expires": one.expires.isoformat(),
        "adopted": one.adopted and one.adopted.isoformat(),
        "predecessor": one.predecessor,
        "edition": one.edition,
        "nationality": one.nationality,
        "village": village,
        "code": one.village.code,
        "settlement": one.village.name,
        "folded": fold(one.village.name),
        "county": one.village.county,
        "district": one.village.district,
        "population": one.village.population,
        "services": json.dumps(dict(one.services)),
        "served_by": json.dumps(dict(one.served_by), ensure_ascii=False),
        "figures": json.dumps(figures),
    }


def _of_passage(one: Passage) -> Iterator[object]:
    yield from (one.part, one.id, one.group, "".join(f"|{field}|" for field in one.fields), one.title, one.words)
    yield from (one.deadline, one.due and one.due.isoformat(), one.responsible, " ".join(one.indicators))


def _choose(index: sqlite3.Connection, village: str) -> str:
    """Mark the file that stands for a village, and give its hash."""
    rows = index.execute(f"SELECT {OF_A_VERSION} FROM held WHERE village = ?", (village,)).fetchall()  # noqa: S608 – our own words
    found = stands(version_of(row) for row in rows)
    key = found.file_hash if found else ""
    index.execute("UPDATE held SET stands = (hash = ?) WHERE village = ?", (key, village))
    return key
