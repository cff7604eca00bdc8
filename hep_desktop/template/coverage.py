"""The grid of an edition that shows which groups are looked at in which fields; it demands nothing."""

from collections.abc import Iterable, Iterator, Mapping

from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import fold
from hep_desktop.template.section import EditionError, Section
from hep_desktop.words import text


@dataclass(frozen=True, slots=True)
class CoverageField:
    """A column; what mentions one of `words`, also inside a word, belongs to it."""

    code: str
    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoverageGroup:
    """A row: its group of the action plan, the words that tell it from others there, and chapters by field."""

    code: str
    label: str
    plan_group: str
    words: tuple[str, ...]
    chapters: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class CoverageGrid:
    """Rows and columns, in the law's order."""

    fields: tuple[CoverageField, ...] = ()
    groups: tuple[CoverageGroup, ...] = ()


def mentions(said: str, words: Iterable[str]) -> bool:
    """Whether folded words mention one of some, anywhere in a word: *közfoglalkoztatás* is of employment."""
    return any(fold(word) in said for word in words)


def read_coverage(section: Section) -> CoverageGrid:
    """The grid of a file."""
    return CoverageGrid(tuple(_fields(section)), tuple(_groups(section)))


def _fields(section: Section) -> Iterator[CoverageField]:
    for one in section.sections("fields"):
        with one:
            yield CoverageField(one.code("code"), one.text("label"), one.texts("words", at_least=1))


def _groups(section: Section) -> Iterator[CoverageGroup]:
    for one in section.sections("groups"):
        with one:
            label, words = one.text("label"), one.texts("words")
            yield CoverageGroup(one.code("code"), label, one.text("plan_group"), words, dict(_cells(one)))


def _cells(section: Section) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in section.sections("cells"):
        with one:
            yield one.code("field"), one.texts("chapters", at_least=1)


def coverage_faults(grid: CoverageGrid, nodes: set[str], plan_groups: set[str]) -> Iterator[EditionError]:
    """What the grid names and the edition does not have."""
    fields = {one.code for one in grid.fields}
    for group in grid.groups:
        if group.plan_group not in plan_groups:
            yield _fault(group, "plan_group", text("editions.no_group", code=group.plan_group))
        for field, chapters in group.chapters.items():
            if field not in fields:
                yield _fault(group, "cells", text("editions.no_field", name=field))
            yield from (
                _fault(group, "cells", text("editions.no_node", node=key)) for key in chapters if key not in nodes
            )


def _fault(group: CoverageGroup, key: str, sentence: str) -> EditionError:
    return EditionError("coverage.toml", f"{group.code}.{key}", sentence)
