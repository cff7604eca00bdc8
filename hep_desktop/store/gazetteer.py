"""KSH's list of settlements as the user loaded it: a table made for searching while one types."""

import sqlite3
from collections.abc import Iterable

from hep_desktop.canonical import dumps, to_plain
from hep_desktop.domain.settlement import GazetteerEntry
from hep_desktop.domain.situation import FileOrigin
from hep_desktop.hungarian import fold
from hep_desktop.store.connection import transaction

_COLUMNS = "code, name, county, district, kind, population, year"

_SEARCH = f"""
    SELECT {_COLUMNS} FROM gazetteer WHERE instr(folded, ?1) > 0 OR code LIKE ?2
    ORDER BY folded <> ?1, instr(folded, ?1) <> 1, folded, code LIMIT ?3"""  # noqa: S608 – no foreign text in it


def replace_gazetteer(connection: sqlite3.Connection, entries: Iterable[GazetteerEntry], origin: FileOrigin) -> None:
    """Put a newly loaded list in the place of the old one, in one transaction."""
    with transaction(connection):
        connection.execute("DELETE FROM gazetteer")
        sql = f"INSERT INTO gazetteer ({_COLUMNS}, folded) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 – as above
        connection.executemany(
            sql, ((e.code, e.name, e.county, e.district, e.kind, e.population, e.year, fold(e.name)) for e in entries)
        )
        source = dumps(to_plain(origin, FileOrigin))
        connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('gazetteer', ?)", (source,))


def search_gazetteer(connection: sqlite3.Connection, text: str, limit: int) -> tuple[GazetteerEntry, ...]:
    """Settlements whose name holds `text` (whatever its accents) or whose code begins with it, best first."""
    wanted = fold(text.strip())
    code = f"{wanted}%" if wanted.isdigit() else "-"
    return tuple(GazetteerEntry(*row) for row in connection.execute(_SEARCH, (wanted, code, limit)))


def gazetteer_entry(connection: sqlite3.Connection, code: str) -> GazetteerEntry | None:
    """The settlement with a KSH code, if the list knows it."""
    sql = f"SELECT {_COLUMNS} FROM gazetteer WHERE code = ?"  # noqa: S608 – as above
    row = connection.execute(sql, (code,)).fetchone()
    return GazetteerEntry(*row) if row else None


def gazetteer_size(connection: sqlite3.Connection) -> int:
    """How many settlements the list holds; 0 where none was loaded."""
    return connection.execute("SELECT count(*) FROM gazetteer").fetchone()[0]
