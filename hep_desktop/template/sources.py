"""Reads where figures come from, and which headings of a source's files fill which indicators."""

from collections.abc import Iterator

from hep_desktop.template.model import Certainty, Dating, Feed, SourceName
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
            )
