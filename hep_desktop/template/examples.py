"""Reads the worked measures of an edition: `examples/*.toml`."""

from collections.abc import Iterator
from dataclasses import replace

from hep_desktop.domain.plan import Direction, Measure, ResultIndicator
from hep_desktop.template.certainty import Certainty
from hep_desktop.template.example import MeasureExample
from hep_desktop.template.files import EditionFiles
from hep_desktop.template.section import Section

_FIELDS = (
    "title", "reason", "goal", "goal_short", "goal_medium", "goal_long", "strategy", "content", "responsible",
    "partners", "deadline", "risks", "resources", "sustainability",
)  # fmt: skip


def read_examples(files: EditionFiles) -> tuple[MeasureExample, ...]:
    """All of them; an edition may have none. Raises EditionError."""
    found: list[MeasureExample] = []
    for name in files.names("examples"):
        with files.section(name) as section:
            group = section.code("group")
            found += _examples(section, group)
    return tuple(found)


def _examples(section: Section, group: str) -> Iterator[MeasureExample]:
    for one in section.sections("examples"):
        with one:
            key = one.code("id")
            words = {name: one.text(name) for name in _FIELDS}
            measure = replace(Measure("", group, 0, indicators=tuple(_indicators(one, key))), **words)
            yield MeasureExample(
                key, one.choice("certainty", Certainty), one.text("source"), one.text("problem"), measure
            )


def _indicators(section: Section, example: str) -> Iterator[ResultIndicator]:
    for place, one in enumerate(section.sections("indicators")):
        with one:
            yield ResultIndicator(
                f"{example}.{place}",
                one.text("name"),
                one.text("unit"),
                source=one.text("source"),
                direction=one.choice("direction", Direction),
            )
