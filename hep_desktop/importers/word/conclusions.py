"""Reads the tables of conclusions of an old programme: problems, each with what could be done."""

from collections.abc import Iterator, Sequence

from hep_desktop.domain.situation import BlockKind
from hep_desktop.importers.word.parts import FoundProblem
from hep_desktop.importers.word.plan import Plan
from hep_desktop.importers.word.source import Cell, Grid, Line
from hep_desktop.importers.word.titles import parted, stem, stems
from hep_desktop.words import text as say

_HEAD_ROWS = 3  # among which the heads stand
_WIDEST = 4  # the summary of measures is wider
_PROBLEM = ("problema",)
_OPPORTUNITY = (("fejlesztesi", "lehetoseg"), ("megoldas",), ("javaslat",), ("fejlesztes",))


def problems(grid: Grid, node: str, plan: Plan) -> tuple[FoundProblem, ...] | None:
    """The problems of a table of conclusions, for the node it stands under or the group named in its rows."""
    heads = _heads(grid)
    if heads is None:
        return None
    first, problem, opportunity = heads
    found: list[FoundProblem] = []
    for row, texts in enumerate(grid.texts[first:], start=first):
        named = next((group for text in texts[:1] if (group := plan.group_of(text))), None)
        if named is not None and (len(set(texts)) == 1 or problem != 0):
            node = named.conclusions
        if len(set(texts)) > 1 or len(texts) == 1:
            found += _of_row(grid.rows[row][problem], grid.rows[row][opportunity], node)
    return tuple(found) if node and found else None


def _heads(grid: Grid) -> tuple[int, int, int] | None:
    """Where the rows begin, and the columns of the problems and of what could be done."""
    for row, texts in enumerate(grid.texts[:_HEAD_ROWS] if grid.columns <= _WIDEST else ()):
        heads = [stems(text) for text in texts]
        problem = _column(heads, _PROBLEM)
        opportunity = next((at for words in _OPPORTUNITY if (at := _column(heads, words)) is not None), None)
        if problem is not None and opportunity is not None and problem != opportunity:
            return row + 1, problem, opportunity
    return None


def _column(heads: Sequence[frozenset[str]], words: Sequence[str]) -> int | None:
    wanted = {stem(word) for word in words}
    return next((at for at, head in enumerate(heads) if wanted <= head), None)


def _of_row(problem: Cell, opportunity: Cell, node: str) -> Iterator[FoundProblem]:
    """A row is one problem; where its cells list as many things beside each other, as many."""
    title, description, basis = _problem(problem)
    listed = len(problem.lines) == len(opportunity.lines) > 1 and all(map(_is_listed, problem.lines))
    if listed and not description and not basis:
        for one, other in zip(problem.lines, opportunity.lines, strict=True):
            yield FoundProblem(node, _item(one), "", _item(other))
    elif title or opportunity.plain:
        yield FoundProblem(node, title, description, "" if opportunity.spread else opportunity.plain, basis)


def _is_listed(line: Line) -> bool:
    """Whether a line is one of a list: by its sign, its number, or as it is short and no sentence."""
    return line.kind is not BlockKind.PARAGRAPH or _item(line) != line.plain or not line.plain.endswith((".", ":", ","))


def _item(line: Line) -> str:
    return parted(line.plain)[1].lstrip("-–•").strip()


def _problem(cell: Cell) -> tuple[str, str, str]:
    """A bold first line is the problem's name, the rest its description; our own papers end with what it rests on."""
    lines = [line.plain for line in cell.lines]
    label = say("papers.programme.basis", basis="").strip()
    end = next((at for at, line in enumerate(lines) if at and line.startswith(label)), len(lines))
    basis = "\n".join(lines[end:]).removeprefix(label).strip()
    if end > 1 and cell.lines[0].bold and not cell.lines[1].bold:
        return lines[0], "\n".join(lines[1:end]), basis
    return "\n".join(lines[:end]), "", basis
