"""How indicators and tables hang together: what a formula rests on, and which table a figure is kept in."""

from hep_desktop.template.model import Edition, Table


def references(edition: Edition, codes: tuple[str, ...]) -> frozenset[str]:
    """The codes and every code that their formulas rest on."""
    found: set[str] = set()
    waiting = list(codes)
    while waiting:
        code = waiting.pop()
        if code not in found and code in edition.indicators:
            found.add(code)
            formula = edition.indicators[code].formula
            waiting += [read for read, _ in formula.references] if formula else []
    return frozenset(found)


def homes(edition: Edition) -> dict[str, Table]:
    """The home of each indicator: the first table of the document that shows it."""
    found: dict[str, Table] = {}
    for table in edition.tables.values():
        for code in table.columns:
            found.setdefault(code, table)
    return found


def own_columns(edition: Edition, table: Table) -> tuple[str, ...]:
    """The columns that are kept in this table; all where every one is kept elsewhere."""
    home = homes(edition)
    return tuple(code for code in table.columns if home[code] is table) or table.columns
