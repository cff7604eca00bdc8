"""What a programme says is missing from its tables: the reasons stated in cells, told together (chapter 2.3)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from hep_desktop.domain.programme import Programme
from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import NoData, NoDataReason
from hep_desktop.frozen import dataclass
from hep_desktop.template.breaks import ended_before, year_of
from hep_desktop.template.model import Edition, Table
from hep_desktop.template.relations import homes
from hep_desktop.template.rows import names_of, rows_of
from hep_desktop.words import text

DATA_GAPS = "data_gaps"
"""The form of the node that tells them."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Figures of one table that are missing for one reason in the same periods; `first` is one of them.

    `whole` – everything somebody could have typed into the table.
    """

    table: Table
    what: str
    periods: str
    reason: NoData
    first: FactKey
    whole: bool


def gaps(edition: Edition, programme: Programme) -> Iterator[Gap]:
    """The gaps in the order of the document. What a village does not have is none."""
    stated = {
        key: fact.value
        for key, fact in programme.facts.items()
        if isinstance(fact.value, NoData) and fact.value.reason is not NoDataReason.NOT_HERE
    }
    if not stated:
        return
    home = homes(edition)
    shown = {table for node in edition.walk() for table in node.tables}
    for table in edition.tables.values():
        codes = tuple(code for code in table.columns if home[code] is table)
        if table.id in shown and any(key.indicator in codes for key in stated):
            yield from _of_table(edition, programme, table, codes, stated)


def _of_table(
    edition: Edition, programme: Programme, table: Table, codes: Sequence[str], stated: dict[FactKey, NoData]
) -> Iterator[Gap]:
    """First by reason, then by periods: what is missing alike is told once."""
    rows = rows_of(table, programme)
    by_code: dict[NoData, dict[str, list[FactKey]]] = defaultdict(lambda: defaultdict(list))
    for code in codes:
        for key in (row.key(code) for row in rows):
            if key in stated:
                by_code[stated[key]][code].append(key)
    typed = [code for code in codes if not edition.indicators[code].computed]
    names = names_of(table, programme)
    for reason, missing in by_code.items():
        alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for code, keys in missing.items():
            alike[tuple(key.period or names.get(key.member, "") for key in keys)].append(code)
        for periods, lacking in alike.items():
            whole = set(lacking) >= set(typed)
            what = (
                text("gaps.whole_table")
                if whole and len(typed) > 1
                else "; ".join(edition.indicators[c].label for c in lacking)
            )
            yield Gap(table, what, spans(periods), reason, missing[lacking[0]][0], whole)


def spans(periods: Sequence[str]) -> str:
    """Periods in short: years that follow each other as from–to."""
    parts: list[str] = []
    for _, some in groupby(
        enumerate(periods), key=lambda pair: year_of(pair[1]) - pair[0] if year_of(pair[1]) else pair
    ):
        run = [period for _, period in some]
        parts += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else run  # noqa: PLR2004 – two stand as two
    return ", ".join(parts)


def unfilled(edition: Edition, programme: Programme, table: Table, period: str) -> Iterator[FactKey]:
    """The cells of a period that somebody could fill in and nobody has; none in lists and tables of other periods."""
    if all(row.period != period or row.member for row in rows_of(table, programme)):
        return
    for code in table.columns:
        indicator, key = edition.indicators[code], FactKey(code, period)
        asked = not indicator.computed and code not in edition.not_here and not ended_before(indicator, period)
        if asked and key not in programme.facts:
            yield key
