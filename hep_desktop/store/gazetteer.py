"""KSH's list of settlements as the user loaded it: a table made for searching while one types."""

from collections.abc import Iterable

from peewee import chunked, fn

from hep_desktop.canonical import dumps, to_plain
from hep_desktop.domain.settlement import GazetteerEntry
from hep_desktop.domain.situation import FileOrigin
from hep_desktop.hungarian import fold
from hep_desktop.store import tables
from hep_desktop.store.database import ROWS_AT_ONCE, StoreDatabase

_TOLD = (
    tables.Gazetteer.code,
    tables.Gazetteer.name,
    tables.Gazetteer.county,
    tables.Gazetteer.district,
    tables.Gazetteer.kind,
    tables.Gazetteer.population,
    tables.Gazetteer.year,
)


class Gazetteer:
    """The list of one store, on its thread."""

    def __init__(self, database: StoreDatabase) -> None:
        self._database = database

    def replace(self, entries: Iterable[GazetteerEntry], origin: FileOrigin) -> None:
        """Put a newly loaded list in the place of the old one, in one transaction."""
        rows = ((e.code, e.name, e.county, e.district, e.kind, e.population, e.year, fold(e.name)) for e in entries)
        source = dumps(to_plain(origin, FileOrigin))
        with self._database.atomic():
            self._database.do(tables.Gazetteer.delete())
            for some in chunked(rows, ROWS_AT_ONCE):
                self._database.do(tables.Gazetteer.insert_many(some, (*_TOLD, tables.Gazetteer.folded)))
            self._database.do(tables.Property.insert(key="gazetteer", value=source).on_conflict_replace())

    def search(self, text: str, limit: int) -> tuple[GazetteerEntry, ...]:
        """Settlements whose name holds `text` (whatever its accents) or whose code begins with it, best first."""
        wanted = fold(text.strip())
        folded, code = tables.Gazetteer.folded, tables.Gazetteer.code
        place = fn.instr(folded, wanted)
        found = (place > 0) | code.startswith(wanted) if wanted.isdigit() else place > 0
        best_first = (folded != wanted, place != 1, folded, code)
        query = tables.Gazetteer.select(*_TOLD).where(found).order_by(*best_first).limit(limit)
        return tuple(GazetteerEntry(*row) for row in self._database.rows(query))

    def every(self) -> tuple[GazetteerEntry, ...]:
        """The whole list."""
        return tuple(GazetteerEntry(*row) for row in self._database.rows(tables.Gazetteer.select(*_TOLD)))

    def size(self) -> int:
        """How many settlements the list holds; 0 where none was loaded."""
        return tables.Gazetteer.select().count(self._database)
