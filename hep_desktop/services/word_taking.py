"""Takes over what was chosen of a Word file: headings, texts, figures, problems and measures, as one step."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hep_desktop.domain.commands import (
    AddHeading,
    AddMeasure,
    AddProblem,
    AddRows,
    Command,
    SetFacts,
    SetText,
    Together,
)
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.outcome import Label, Outcome
from hep_desktop.domain.outline import OwnHeading
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.rows import ListRow
from hep_desktop.domain.situation import Block, BlockKind, Fact, FactKey, Picture, Run, Text, TextBlock
from hep_desktop.frozen import dataclass
from hep_desktop.identity import NewId, new_id
from hep_desktop.importers.word.parts import Aim, FoundMeasure, Part, WordProgramme
from hep_desktop.importers.word.plan import merged
from hep_desktop.importers.word.titles import Weights, parted, stems
from hep_desktop.services.editing import Editing
from hep_desktop.services.word_programme import Choice, Row, stands
from hep_desktop.template.model import Edition, RowKind

_ALIKE = 0.75  # so like each other are two names of one problem

Chosen = Mapping[str, Choice]
"""What becomes of each part, by its key; a part that is not there is not taken."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was written."""

    outcome: Outcome
    texts: int
    facts: int
    problems: int
    measures: int


def take_over(
    editing: Editing, word: WordProgramme, programme: str, rows: Sequence[Row], chosen: Chosen, new_id: NewId,
    *, older: bool = False,
) -> Taken:  # fmt: skip
    """Write the chosen parts as one step that one undo takes back. Raises UserError; then nothing has changed.

    `older` – figures of years that the draft's tables do not show are written, too.
    """
    if programme not in editing.office.programmes:
        raise UserError("programme.gone")
    taking = _Taking(editing.edition(programme), editing.office.programmes[programme], new_id, older)
    pairs = [(row, chosen[row.part.key]) for row in rows if row.part.key in chosen and chosen[row.part.key].taken]
    commands = tuple(taking.commands(pairs))
    if not commands:
        return Taken(Outcome(Label("take_over_word")), 0, 0, 0, 0)
    for row, choice in pairs:
        for picture in row.part.blocks if choice.aim is Aim.TEXT else ():
            if isinstance(picture, Picture):
                editing.workspace.attachments.put(word.pictures[picture.sha256])
    outcome = editing.do(Together(Label("take_over_word", (("source", word.file),)), commands))
    kinds = [type(one) for one in commands]
    facts = sum(len(one.facts) for one in commands if isinstance(one, SetFacts | AddRows))
    return Taken(outcome, kinds.count(SetText), facts, kinds.count(AddProblem), kinds.count(AddMeasure))


def take_proposed(
    editing: Editing, word: WordProgramme, programme: str, rows: Sequence[Row], new_id: NewId = new_id
) -> int:
    """Write what we propose ourselves; gives how many places changed."""
    chosen = {row.part.key: row.choice for row in rows}
    return len(take_over(editing, word, programme, rows, chosen, new_id).outcome.changes)


class _Taking:
    """Turns choices into commands on one draft."""

    def __init__(self, edition: Edition, programme: Programme, new_id: NewId, older: bool) -> None:
        self._edition = edition
        self._programme = programme
        self._new_id = new_id
        self._older = older
        self._problems: list[Problem] = list(programme.problems.values())

    def commands(self, pairs: Sequence[tuple[Row, Choice]]) -> Iterator[Command]:
        """The commands in the order in which they can be carried out."""
        yield from self._headings(pairs)
        yield from self._texts([(row, choice) for row, choice in pairs if choice.aim is Aim.TEXT])
        for row, choice in pairs:
            if choice.aim is Aim.FACTS:
                yield from self._facts(row, choice)
        yield from self._found_problems([row.part for row, choice in pairs if choice.aim is Aim.PROBLEMS])
        measures = [one for row, choice in pairs if choice.aim is Aim.MEASURES for one in row.part.measures]
        yield from self._found_measures(merged(measures))

    # headings and texts -----------------------------------------------------------------------

    def _headings(self, pairs: Iterable[tuple[Row, Choice]]) -> Iterator[Command]:
        wanted = [
            row.part.heading
            for row, choice in pairs
            if row.part.heading is not None and choice.aim is Aim.TEXT and choice.node == row.part.heading.id
        ]
        there = {node.id for node in self._edition.walk()}
        for heading in wanted:
            yield AddHeading(self._programme.id, self._linked(heading, there))
            there.add(heading.id)

    def _linked(self, heading: OwnHeading, there: set[str]) -> OwnHeading:
        """A heading whose neighbours are there; where one was not taken over it stands first in its chapter."""
        parent = heading.parent if heading.parent in there else self._edition.nodes[0].id
        after = heading.after if heading.after in there and parent == heading.parent else ""
        return replace(heading, parent=parent, after=after)

    def _texts(self, pairs: Iterable[tuple[Row, Choice]]) -> Iterator[Command]:
        written: dict[str, list[TextBlock]] = {}
        replaced: set[str] = set()
        for row, choice in pairs:
            found = written.setdefault(choice.node, [])
            if choice.node != row.part.node or found:
                found += self._titled(row.part)
            found += row.part.blocks
            replaced |= {choice.node} if choice.replaces else set()
        for node, blocks in written.items():
            before = () if node in replaced else self._programme.text(node).blocks
            if blocks:
                yield SetText(self._programme.id, node, Text((*before, *blocks)))

    def _titled(self, part: Part) -> Iterator[TextBlock]:
        """What is put elsewhere than under its own heading keeps that heading inside the text."""
        title = parted(part.title)[1]
        if part.aim in (Aim.TEXT, Aim.NOWHERE) and part.blocks and part.blocks[0].plain.strip() != part.title.strip():
            yield Block(self._new_id(), BlockKind.HEADING, (Run(title),))

    # figures ----------------------------------------------------------------------------------

    def _facts(self, row: Row, choice: Choice) -> Iterator[Command]:
        facts = [*row.facts, *(row.older if self._older else ())]
        wanted = [(key, fact) for key, fact in facts if choice.replaces or not self._stands(key)]
        statistics = row.part.statistics
        if not wanted or statistics is None:
            return
        if self._edition.tables[statistics.table].rows.kind is not RowKind.LIST:
            yield SetFacts(self._programme.id, tuple((key, self._noted(key, fact)) for key, fact in wanted))
            return
        members = [one for one in statistics.members if any(key.member == one for key, _ in wanted)]
        ids = {one: self._new_id() for one in members}
        rows = tuple(ListRow(ids[one], statistics.table) for one in members)
        named = tuple((replace(key, member=ids[key.member]), fact) for key, fact in wanted)
        yield AddRows(self._programme.id, rows, named)

    def _stands(self, key: FactKey) -> bool:
        fact = self._programme.facts.get(key)
        return fact is not None and stands(fact)

    def _noted(self, key: FactKey, fact: Fact) -> Fact:
        """The clerk's own note stays."""
        old = self._programme.facts.get(key)
        return replace(fact, note=old.note) if old else fact

    # the action plan --------------------------------------------------------------------------

    def _found_problems(self, parts: Iterable[Part]) -> Iterator[Command]:
        for found in (one for part in parts for one in part.problems):
            if self._known(found.node, found.title) is None:
                problem = Problem(self._new_id(), found.node, 0, found.title, found.description, found.opportunity)
                yield self._add(replace(problem, sentences=found.sentences))

    def _add(self, problem: Problem) -> Command:
        self._problems.append(problem)
        return AddProblem(self._programme.id, problem)

    def _known(self, node: str, title: str) -> Problem | None:
        """The problem that is meant: of the same name, or nearly."""
        here = [one for one in self._problems if one.node == node]
        same = next((one for one in here if one.title.casefold().split() == title.casefold().split()), None)
        if same is not None:
            return same
        weights = Weights(stems(one.title) for one in here)
        scored = [(weights.likeness(stems(title), stems(one.title)), one) for one in here]
        best = max(scored, key=lambda pair: pair[0], default=None)
        return best[1] if best is not None and best[0] >= _ALIKE else None

    def _found_measures(self, found: Iterable[FoundMeasure]) -> Iterator[Command]:
        here = {(one.group, _folded(one.title)) for one in self._programme.measures.values()}
        conclusions = {one.code: one.conclusions for one in self._edition.action_plan.groups}
        for one in found:
            if (one.measure.group, _folded(one.measure.title)) in here:
                continue
            links: list[str] = []
            for title in one.problems:
                problem = self._meant(conclusions[one.measure.group], title)
                if problem is None:
                    problem = Problem(self._new_id(), conclusions[one.measure.group], 0, title)
                    yield self._add(problem)
                links.append(problem.id)
            yield AddMeasure(self._programme.id, self._measure(one.measure, tuple(dict.fromkeys(links))))

    def _meant(self, node: str, title: str) -> Problem | None:
        """The problem that a measure names: of its own group first, else of any by the very same name."""
        own = self._known(node, title)
        same = (one for one in self._problems if _folded(one.title) == _folded(title))
        return own if own is not None else next(same, None)

    def _measure(self, measure: Measure, problems: tuple[str, ...]) -> Measure:
        indicators = tuple(replace(one, id=self._new_id()) for one in measure.indicators)
        return replace(measure, id=self._new_id(), problems=problems, indicators=indicators)


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())
