"""Reads where figures come from, and which headings of a source's files fill which indicators."""

from collections.abc import Iterator

from hep_desktop.domain.layout import Layout, LayoutColumn
from hep_desktop.template.certainty import Certainty
from hep_desktop.template.feed import Dating, Feed, SourceName
from hep_desktop.template.section import Section


def read_sources(section: Section) -> Iterator[tuple[str, SourceName]]:
    """The sources of one file, by code."""
    for code, one in section.members():
        with one:
            yield (
                code,
                SourceName(
                    code=code,
                    name=one.text("name"),
                    note=one.optional_text("note"),
                    importer=one.optional_text("importer"),
                    feeds=tuple(_feeds(one)),
                    layouts=tuple(_layouts(one)),
                    passes_on=one.optional_text("passes_on"),
                    known_as=one.texts("known_as"),
                    titled=one.optional_text("titled"),
                    besides=one.texts("besides"),
                    not_filled=one.optional_text("not_filled"),
                ),
            )


def _feeds(section: Section) -> Iterator[Feed]:
    for one in section.sections("feeds"):
        with one:
            yield Feed(
                heading=one.text("heading"),
                indicator=one.code("indicator"),
                dated=one.choice("dated", Dating),
                certainty=one.choice("certainty", Certainty),
                note=one.optional_text("note"),
                unit=one.optional_text("unit"),
                blank_is_zero=one.flag("blank_is_zero"),
                base=one.optional_text("base"),
                within=one.optional_text("within"),
            )


def _layouts(section: Section) -> Iterator[Layout]:
    for place, one in enumerate(section.sections("layouts"), start=1):
        with one:
            yield Layout(
                id=f"{section.key}.{place}",
                name=section.text("name"),
                settlement=one.optional_text("settlement"),
                code=one.optional_text("code"),
                year=one.optional_text("year"),
                title=one.optional_text("title"),
                source=section.text("name"),
                turned=one.flag("turned"),
                month=one.whole("month", 0),
                notes=one.texts("notes"),
                columns=tuple(_columns(one)),
                labels=one.texts("labels"),
                value=one.optional_text("value"),
            )


def _columns(section: Section) -> Iterator[LayoutColumn]:
    for one in section.sections("columns"):
        with one:
            yield LayoutColumn(
                heading=one.text("heading"),
                indicator=one.code("indicator"),
                note=one.optional_text("note"),
            )
