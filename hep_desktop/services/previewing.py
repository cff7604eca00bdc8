"""The preview of an import as plain lines, for the command line."""

from collections.abc import Iterator, Sequence

from hep_desktop.domain.situation import Fact
from hep_desktop.domain.values import EMPTY, Number, Words
from hep_desktop.hungarian import table_number
from hep_desktop.importers.proposal import Proposal
from hep_desktop.services.editing import Editing
from hep_desktop.services.importing import PreviewRow, nothing_new, sentence
from hep_desktop.words import text


def lines(editing: Editing, proposal: Proposal, rows: Sequence[PreviewRow]) -> Iterator[str]:
    """Doubts of the file first, then a line a row: old → new and the cell it comes from."""
    if proposal.gazetteer:
        yield text("cli.gazetteer", file=proposal.file, count=len(proposal.gazetteer))
    for one in (*proposal.doubts, *proposal.stopped):
        yield sentence(one)
    if nothing_new(rows):
        yield text("cli.nothing_new", file=proposal.file)
        return
    for row in rows:
        yield _line(editing, row)
        for one in row.doubts:
            yield "    " + sentence(one)


def _line(editing: Editing, row: PreviewRow) -> str:
    return text(
        "cli.preview_row",
        sign="+" if row.chosen else "–",
        settlement=row.settlement,
        indicator=editing.edition(row.programme).indicators[row.key.indicator].label,
        period=row.key.period or row.row,
        old=_shown(row.old),
        new=_shown(row.new),
        cell=row.cell,
    )


def _shown(fact: Fact | None) -> str:
    match fact.value if fact else EMPTY:
        case Number(amount):
            return table_number(amount, max(0, -int(amount.normalize().as_tuple().exponent)))
        case Words(words):
            return words
        case _:
            return text("cli.no_value")
