"""Last time's programme from a Word file: read in a child process, laid beside a draft; nothing is written here."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from hep_desktop import child
from hep_desktop.child import Limits
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.domain.situation import Fact, FactKey, FileOrigin
from hep_desktop.domain.values import Empty, NoData, NoDataReason, Number, Words
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import table_number
from hep_desktop.importers.word.container import ENDINGS
from hep_desktop.importers.word.parts import Aim, Figure, Part, Remark, Why, WordProgramme, remark
from hep_desktop.importers.word.reading import read_word
from hep_desktop.services.editing import Editing
from hep_desktop.services.file_reading import drafts
from hep_desktop.template.figures import Figures
from hep_desktop.template.model import Edition, RowKind, Table
from hep_desktop.words import text

READING = Limits(seconds=90)

_QUIET = frozenset(
    {
        Why.OWN_HEADING,
        Why.ALREADY,
        Why.OLDER_YEARS,
        Why.LISTED_ALREADY,
        Why.HEADING_ONLY,
        Why.CONTENTS,
        Why.MARGINS,
        Why.OWN_REMARK,
    }
)
"""Remarks that ask for no decision."""
_SIGNS = ("..", "…", "x", "X", "")
_AWAITED = frozenset({NoDataReason.NOT_YET_PUBLISHED, NoDataReason.NOT_RECEIVED})


class State(StrEnum):
    """What has to be done about a part."""

    LOOK = "look"  # something is doubtful: the clerk decides
    PLACED = "placed"  # goes where it belongs
    ALREADY = "already"  # the draft has it
    NOWHERE = "nowhere"
    TITLE = "title"  # a heading of the template with nothing under it


@dataclass(frozen=True, slots=True)
class Choice:
    """What becomes of a part: whether it is taken, as what, where, and whether it replaces what stands there."""

    taken: bool
    aim: Aim
    node: str = ""
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A part beside the draft. `choice` is what we propose; `facts` what of its figures may be written.

    `there` is the text that stands in its place already.
    """

    part: Part
    state: State
    choice: Choice
    remarks: tuple[Remark, ...] = ()
    facts: tuple[tuple[FactKey, Fact], ...] = ()
    older: tuple[tuple[FactKey, Fact], ...] = ()
    there: str = ""


def is_word(path: Path) -> bool:
    """Whether a file may be a programme by its name; what it is its content says."""
    return path.suffix.casefold() in ENDINGS


def read(
    path: Path,
    editing: Editing,
    programme: str,
    progress: Progress = Silent(),  # noqa: B008 – has no state
) -> WordProgramme:
    """What a file offers a draft; writes nothing. Raises UserError, Cancelled."""

    def failure(code: str) -> UserError:
        return UserError("word.reader_slow" if code == child.TOO_LONG else "word.reader_died", file=path.name)

    if programme not in {one.id for one in drafts(editing)}:
        raise UserError("word.no_draft", file=path.name)
    village = editing.office.settlement_of(programme).name
    edition = editing.edition(programme)
    return child.run(read_word, str(path), edition, village, failure=failure, progress=progress, limits=READING)


def preview(word: WordProgramme, editing: Editing, programme_id: str) -> tuple[Row, ...]:
    """Every part of the file beside the draft, in the file's order."""
    beside = _Beside(word, editing.edition(programme_id), editing.office.programmes[programme_id])
    return tuple(beside.row(part) for part in word.parts)


def sentence(one: Remark) -> str:
    """A remark in words."""
    return text(f"word.remarks.{one.why}", **dict(one.args))


def lost(word: WordProgramme) -> tuple[str, ...]:
    """What of the original's looks could not be kept, in words."""
    return tuple(text("word.lost_count", what=text(f"word.lost.{kind}"), count=count) for kind, count in word.lost)


class _Beside:
    """Compares the parts of one file with one draft."""

    def __init__(self, word: WordProgramme, edition: Edition, programme: Programme) -> None:
        self._word = word
        self._edition = edition
        self._programme = programme
        offered = {key: fact for part in word.parts for key, fact in self._offered(part)}
        missing = {key: fact for key, fact in offered.items() if key not in programme.facts}
        self._figures = Figures(edition, replace(programme, facts={**programme.facts, **missing}))
        self._of_file = Figures(edition, replace(programme, facts=offered))

    def row(self, part: Part) -> Row:
        """One part beside the draft."""
        match part.aim:
            case Aim.TEXT:
                return self._text(part)
            case Aim.FACTS:
                return self._facts(part)
            case Aim.PROBLEMS | Aim.MEASURES:
                return self._plan(part)
            case Aim.NOWHERE:
                title = any(one.why is Why.HEADING_ONLY for one in part.remarks) or not part.remarks
                state = State.TITLE if title else State.NOWHERE
                return Row(part, state, Choice(False, Aim.NOWHERE), part.remarks)

    # texts ------------------------------------------------------------------------------------

    def _text(self, part: Part) -> Row:
        there = self._programme.text(part.node)
        said = [block.plain.strip() for block in part.blocks if not block.is_blank]
        here = {block.plain.strip() for block in there.blocks}
        if not said and part.heading is None:
            return Row(part, State.TITLE, Choice(False, Aim.TEXT, part.node), (remark(Why.HEADING_ONLY),))
        if said and here.issuperset(said):
            return Row(part, State.ALREADY, Choice(False, Aim.TEXT, part.node), (remark(Why.ALREADY),))
        if not there.is_blank:
            remarks = (remark(Why.FILLED), *part.remarks)
            return Row(part, State.LOOK, Choice(False, Aim.TEXT, part.node), remarks, there=there.plain)
        return Row(part, _state(part.remarks), Choice(True, Aim.TEXT, part.node), part.remarks)

    # figures ----------------------------------------------------------------------------------

    def _facts(self, part: Part) -> Row:
        facts = tuple(self._new(part))
        table = self._edition.tables[part.node]
        older = tuple(one for one in facts if _is_older(one[0], table, self._programme))
        facts = tuple(one for one in facts if one not in older)
        held = self._programme.facts
        differing = sum(1 for key, fact in facts if key in held and not _same(held[key], fact) and stands(held[key]))
        fresh = sum(1 for key, _ in facts if key not in held or not stands(held[key]))
        remarks = [*part.remarks, *self._computed(part)]
        remarks += (remark(Why.LISTED_ALREADY, name=name) for name in self._known_members(part).values())
        if differing:
            remarks.insert(0, remark(Why.FIGURES_DIFFER, count=str(differing)))
        if older:
            remarks.append(remark(Why.OLDER_YEARS, count=str(len(older))))
        if not fresh and not differing and not older:
            return Row(part, State.ALREADY, Choice(False, Aim.FACTS, part.node), (remark(Why.ALREADY), *remarks))
        choice = Choice(bool(fresh), Aim.FACTS, part.node)
        return Row(part, _state(remarks), choice, tuple(remarks), facts, older)

    def _new(self, part: Part) -> Iterator[tuple[FactKey, Fact]]:
        """The part's figures with totals that nothing computes; rows of lists that the draft has not."""
        known = self._known_members(part)
        return ((key, fact) for key, fact in self._offered(part) if key.member not in known)

    def _known_members(self, part: Part) -> dict[str, str]:
        """The rows of a list that the draft has already, with their names."""
        listed, names = self._listed(part.node), self._edition.tables[part.node].columns[0]
        figures = part.statistics.figures if part.statistics else ()
        said = {one.key.member: one.value for one in figures if one.key.indicator == names and one.key.member}
        return {
            member: value.text
            for member, value in said.items()
            if isinstance(value, Words) and _folded(value.text) in listed
        }

    def _listed(self, table: str) -> set[str]:
        """What the rows of a list are called already."""
        names = self._edition.tables[table].columns[0]
        facts = (self._programme.facts.get(FactKey(names, "", row.id)) for row in self._programme.rows_in(table))
        values = (fact.value for fact in facts if fact is not None)
        return {_folded(value.text) for value in values if isinstance(value, Words)}

    def _offered(self, part: Part) -> Iterator[tuple[FactKey, Fact]]:
        statistics = part.statistics
        if statistics is None:
            return
        given = {figure.key: figure for figure in statistics.figures}
        for figure in statistics.computed:
            indicator = self._edition.indicators[figure.key.indicator]
            if indicator.given and indicator.formula is not None:
                codes = (code for code, _ in indicator.formula.references)
                parts = (FactKey(code, figure.key.period, figure.key.member) for code in codes)
                if not all(key in given or key in self._programme.facts for key in parts):
                    given[figure.key] = figure
        for figure in given.values():
            origin = FileOrigin(
                self._word.file, self._word.sha256, part.title, figure.cell, figure.heading, statistics.source
            )
            yield figure.key, Fact(figure.value, origin)

    def _computed(self, part: Part) -> Iterator[Remark]:
        """Where what the file says of a computed cell is not what its own figures give."""
        for figure in part.statistics.computed if part.statistics else ():
            expected = self._of_file.computed(figure.key)
            said = figure.value
            if expected is None or not isinstance(said, Number) or _rounds_to(expected, said.amount):
                continue
            decimals = _decimals(said.amount)
            yield remark(
                Why.COMPUTED_DIFFERS,
                heading=_named(figure),
                found=table_number(said.amount, decimals),
                computed=table_number(expected, decimals),
            )

    # the action plan --------------------------------------------------------------------------

    def _plan(self, part: Part) -> Row:
        programme = self._programme
        problems = {(one.node, _folded(one.title)) for one in programme.problems.values()}
        measures = {(one.group, _folded(one.title)) for one in programme.measures.values()}
        fresh = any((one.node, _folded(one.title)) not in problems for one in part.problems) or any(
            (one.measure.group, _folded(one.measure.title)) not in measures for one in part.measures
        )
        choice = Choice(fresh, part.aim, part.node)
        if not fresh:
            return Row(part, State.ALREADY, choice, (remark(Why.ALREADY), *part.remarks))
        return Row(part, _state(part.remarks), choice, part.remarks)


def _state(remarks: Iterable[Remark]) -> State:
    return State.LOOK if any(_asks(one) for one in remarks) else State.PLACED


def _asks(one: Remark) -> bool:
    """Whether a remark asks for a look; that a figure is not known yet does not."""
    values: Mapping[str, str] = dict(one.args)
    return one.why not in _QUIET and not (one.why is Why.NO_NUMBER and values.get("text", "") in _SIGNS)


def _is_older(key: FactKey, table: Table, programme: Programme) -> bool:
    """Whether a figure is of a period that the draft's tables do not show; the year before serves the change to it."""
    if table.rows.kind is RowKind.FIXED:
        return key.period not in table.rows.periods
    return bool(key.period) and key.period < str(programme.details.years[0] - 1)


def stands(fact: Fact) -> bool:
    """Whether something stands in a cell that only a person may replace."""
    if isinstance(fact.value, NoData):
        return fact.value.reason not in _AWAITED
    return not isinstance(fact.value, Empty)


def _same(old: Fact, new: Fact) -> bool:
    return old.value == new.value


def _decimals(amount: Decimal) -> int:
    return max(0, -int(amount.as_tuple().exponent))


def _rounds_to(expected: Decimal, said: Decimal) -> bool:
    """Whether a figure rounded as the file rounds it is what the file says; by hand people round either way."""
    return abs(expected - said) <= Decimal(1).scaleb(-_decimals(said))


def _named(figure: Figure) -> str:
    return f"{figure.heading}, {figure.key.period}" if figure.key.period else figure.heading


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())
