"""What is looked for in all programmes, and what is found as a table with the very sentence."""

from decimal import Decimal
from pathlib import Path

from hep_desktop import paths
from hep_desktop.domain.progress import Progress
from hep_desktop.frozen import dataclass
from hep_desktop.holdings.held import Part
from hep_desktop.holdings.seeking import Hit
from hep_desktop.hungarian import sentence_number, sort_key, table_number
from hep_desktop.services.holdings import Hits, Holdings, Query
from hep_desktop.services.together import Named, Sheet, SheetCell
from hep_desktop.template.model import Edition
from hep_desktop.toml_file import read_toml
from hep_desktop.words import text

__all__ = ["Found", "Hits", "Part", "Query", "found", "regions"]


@dataclass(frozen=True, slots=True)
class Found:
    """The first of what fits, as a table, and how much there is."""

    hits: Hits
    sheet: Sheet


def _measure(hit: Hit) -> str:
    return hit.passage.id if hit.passage.part is Part.MEASURE else ""


def regions(file: Path | None = None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The regions of the country with their counties."""
    told = read_toml(file or paths.resources() / "regions.toml")
    return tuple((one["name"], tuple(one["counties"])) for one in told["regions"])


def found(holdings: Holdings, edition: Edition, query: Query, *, progress: Progress) -> Found:
    """Problems and measures that fit a query."""
    holdings.mend(progress)
    hits = holdings.search(query)
    groups = {one.code: one.title for one in edition.action_plan.groups}
    rows = tuple(
        (
            SheetCell(hit.village.name, sort_key(hit.village.name), named),
            SheetCell(hit.village.district or hit.village.county, sort_key(hit.village.district), named),
            SheetCell("" if hit.village.population is None else table_number(Decimal(hit.village.population)),
                      hit.village.population or 0, named),
            SheetCell(part := text(f"holdings.part.{hit.passage.part}"), part, named),
            SheetCell(hit.passage.title, sort_key(hit.passage.title), named),
            SheetCell(hit.sentence, sort_key(hit.sentence), named),
            SheetCell(groups.get(hit.passage.group, ""), sort_key(groups.get(hit.passage.group, "")), named),
        )
        for hit in hits.found
        for named in [(Named(hit.file_hash, hit.village.name, hit.passage.title, _measure(hit)),)]
    )  # fmt: skip
    heads = ("village", "district", "population", "part", "title", "sentence", "group")
    total, villages = (sentence_number(Decimal(count)) for count in (hits.total, hits.villages))
    counted = text("holdings.search.count", total=total, villages=villages)
    if len(rows) < hits.total:
        counted = f"{counted} {text('holdings.search.first', shown=len(rows))}"
    return Found(hits, Sheet("search", counted, tuple(text(f"holdings.search.{key}") for key in heads), rows))
