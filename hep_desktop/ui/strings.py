"""Sentences of the window about things of the trade: steps, places, programmes, errors."""

from datetime import date
from typing import TYPE_CHECKING

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.kinds import kind_of
from hep_desktop.domain.outcome import Label
from hep_desktop.domain.places import ChapterPlace, FactPlace, Place, TextPlace
from hep_desktop.domain.programme import ProgrammeDetails
from hep_desktop.domain.settlement import Settlement
from hep_desktop.hungarian import short_date
from hep_desktop.words import Explanation, explain, text

if TYPE_CHECKING:
    from hep_desktop.template.model import Edition, Table

__all__ = [
    "Explanation",
    "error_sentences",
    "place_name",
    "programme_title",
    "step_name",
    "table_name",
    "table_of",
    "text",
    "where_it_is",
]


def error_sentences(error: UserError) -> Explanation:
    """What happened, why and what to do, for an error the user can mend."""
    return explain(error.code, error.values)


def programme_title(settlement: Settlement, details: ProgrammeDetails) -> str:
    """What a programme is called: `Mintafalu · HEP 2027–2032`."""
    years = f"{details.first_day.year}–{details.last_day.year}"
    return text("frame.programme_title", settlement=settlement.name, years=years)


def where_it_is(county: str, district: str) -> str:
    """District and county of a settlement in words."""
    parts = (
        text("start.district", name=district) if district and " " not in district else district,
        text("start.county", name=county) if county and " " not in county else county,
    )
    return ", ".join(part for part in parts if part)


def table_name(table: "Table") -> str:
    """How a table is named in sentences: `3.2.1. táblázat`."""
    return text("frame.table", number=table.number)


def table_of(edition: "Edition", indicator: str) -> "Table | None":
    """The first table that shows an indicator."""
    return next((table for table in edition.tables.values() if indicator in table.columns), None)


def step_name(label: Label, edition: "Edition | None") -> str:
    """The name of a step in Hungarian: `3.2.1. táblázat, 2023`."""
    values = {name: value for name, value in label.args if value}
    table = table_of(edition, values["indicator"]) if edition and "indicator" in values else None
    if table is not None:
        values["table"] = table_name(table)
    if edition is not None and values.get("table_id", "") in edition.tables:
        values["table"] = table_name(edition.tables[values["table_id"]])
    heading = _heading(edition, values.get("node", ""))
    if heading:
        values["heading"] = heading
    if "held" in values:
        values["held"] = short_date(date.fromisoformat(values["held"]))
    for form in (f"steps.{label.key}", f"steps.{label.key}_plain"):
        try:
            return text(form).format_map(values)
        except KeyError:
            continue
    return text("steps.other")


def with_remarks(note: str, count: int) -> str:
    """The note of a row, with how many remarks lie on it."""
    return text("remarks.on_row", note=note, count=count) if count else note


def place_name(place: Place, edition: "Edition | None") -> str:
    """How a place is named in a sentence."""
    match place:
        case FactPlace(_, indicator, period):
            table = table_of(edition, indicator) if edition else None
            name = table_name(table) if table else text("frame.places.fact")
            return f"{name}, {period}"
        case TextPlace(_, node) | ChapterPlace(_, node) if heading := _heading(edition, node):
            return heading
        case _:
            return text(f"frame.places.{kind_of(place).name}")


def _heading(edition: "Edition | None", node: str) -> str:
    """The heading of a node; nothing for one that is gone."""
    found = (one.heading for one in edition.walk() if one.id == node) if edition else iter(())
    return next(found, "")
