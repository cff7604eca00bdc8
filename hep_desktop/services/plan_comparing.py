"""The measures of a file beside those of a draft: what differs, what is new, what is missing; then taken over."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from hep_desktop.domain.commands import AddMeasure, AddProblem, ChangeMeasure, Command, RemoveMeasure, Together
from hep_desktop.domain.outcome import Label, Outcome
from hep_desktop.domain.plan import Measure, Problem, ResultIndicator
from hep_desktop.domain.programme import Programme
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import parse_date
from hep_desktop.identity import NewId
from hep_desktop.importers.word.parts import FoundMeasure
from hep_desktop.report.papers.material import Material
from hep_desktop.report.papers.plan_tables import field_cell, groups
from hep_desktop.services.editing import Editing
from hep_desktop.services.plan_file import cell_words
from hep_desktop.services.publishing import as_published
from hep_desktop.words import text

_UNSAID = frozenset({"", "–", "-"})
_MARK = re.compile(r"^\s*(?:[-–•*]|\d{1,2}[.)])\s+")
_INDICATOR = re.compile(r"^(?P<name>.*?)(?:\s*\((?P<unit>[^()]{1,30})\))?(?:\s+–\s+(?P<rest>.*))?$", re.DOTALL)
_PARTS = ("baseline", "target", "yearly", "source")


class Difference(StrEnum):
    """What a row of the preview is."""

    CHANGED = "changed"
    NEW = "new"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One difference; `field` and its words where a measure of the draft differs. `proposed`: ticked at first."""

    key: str
    kind: Difference
    title: str
    measure: Measure | None = None
    found: FoundMeasure | None = None
    field: str = ""
    label: str = ""
    here: str = ""
    there: str = ""
    proposed: bool = True


def compared(editing: Editing, programme_id: str, found: Sequence[FoundMeasure]) -> tuple[PlanRow, ...]:
    """Every difference, in the order of the paper; what says the same is no row."""
    edition = editing.edition(programme_id)
    own = Material.of(editing.office, programme_id, edition)
    published = Material.of(as_published(editing, programme_id), programme_id, edition)
    pairs, fresh = _paired(own, found)
    shown = {one.measure.id: one for _, numbered in groups(published) for one in numbered}
    rows: list[PlanRow] = []
    for group, numbered in groups(own):
        for one in numbered:
            there = pairs.get(one.measure.id)
            title = f"{one.number} {one.measure.title}"
            if there is None:
                rows.append(PlanRow(one.measure.id, Difference.MISSING, title, one.measure, proposed=False))
                continue
            for field in edition.action_plan.columns:
                here, said = cell_words(field_cell(own, one, field)), _said(there, field.name)
                public = cell_words(field_cell(published, shown[one.measure.id], field))
                if field.name != "position" and _plain(said) not in (_plain(here), _plain(public)):
                    key = f"{one.measure.id}/{field.name}"
                    words = (field.name, field.label, here if _plain(here) else "", said)
                    rows.append(
                        PlanRow(key, Difference.CHANGED, title, one.measure, there, *words, proposed=bool(_plain(said)))
                    )
        for place, one in enumerate(one for one in fresh if one.measure.group == group.code):
            title = " ".join(part for part in (one.number, one.measure.title) if part)
            rows.append(PlanRow(f"+{group.code}{place}", Difference.NEW, title, found=one, there=_said(one, "content")))
    return tuple(rows)


def take_over(
    editing: Editing, programme: str, rows: Iterable[PlanRow], chosen: Collection[str], file: str, new_id: NewId
) -> Outcome:
    """Write the chosen rows as one step. Raises UserError; then nothing has changed."""
    taking = _Taking(editing.office.programmes[programme], editing, new_id)
    commands = tuple(taking.commands([row for row in rows if row.key in chosen]))
    return editing.do(Together(Label("take_over_plan", (("source", file),)), commands))


def _paired(own: Material, found: Sequence[FoundMeasure]) -> tuple[dict[str, FoundMeasure], list[FoundMeasure]]:
    """Which measure of the file is which of ours: by title in its group, then by title, then by number."""
    ours = [(group.code, one) for group, numbered in groups(own) for one in numbered]
    left, pairs = list(found), dict[str, FoundMeasure]()
    for key in (_by_group_and_title, _by_title, _by_number):
        for group, one in ours:
            wanted = key(group, one.measure.title, one.number)
            same = (there for there in left if key(there.measure.group, there.measure.title, there.number) == wanted)
            hit = next(same, None) if one.measure.id not in pairs and wanted[-1] else None
            if hit is not None:
                pairs[one.measure.id] = hit
                left.remove(hit)
    return pairs, left


def _by_group_and_title(group: str, title: str, _number: str) -> tuple[str, ...]:
    return group, _folded(title)


def _by_title(_group: str, title: str, _number: str) -> tuple[str, ...]:
    return (_folded(title),)


def _by_number(group: str, _title: str, number: str) -> tuple[str, ...]:
    return group, number.strip().rstrip(".")


def _said(found: FoundMeasure, field: str) -> str:
    """A cell of the file as words."""
    match field:
        case "problems":
            return "\n".join(found.problems)
        case "indicators":
            return "\n".join(one.name for one in found.measure.indicators)
        case "position":
            return found.number
        case _:
            return str(getattr(found.measure, field))


def _plain(words: str) -> str:
    """Words as they are compared: marks of lists, white space and what stands for nothing do not count."""
    lines = (" ".join(_MARK.sub("", line).split()) for line in words.splitlines())
    plain = " ".join(line for line in lines if line)
    return "" if plain in _UNSAID or plain == text("papers.plan.unfilled") else plain


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())


class _Taking:
    """Turns rows into commands on one draft."""

    def __init__(self, programme: Programme, editing: Editing, new_id: NewId) -> None:
        self._programme = programme
        self._new_id = new_id
        self._problems: list[Problem] = list(programme.problems.values())
        groups = editing.edition(programme.id).action_plan.groups
        self._conclusions = {group.code: group.conclusions for group in groups}

    def commands(self, rows: Sequence[PlanRow]) -> Iterator[Command]:
        """The commands in the order in which they can be carried out."""
        for row in rows:
            match row:
                case PlanRow(kind=Difference.MISSING, measure=Measure() as measure):
                    yield RemoveMeasure(self._programme.id, measure.id)
                case PlanRow(kind=Difference.CHANGED, measure=Measure() as measure, found=FoundMeasure() as found):
                    yield from self._changed(measure, found, row.field)
                case PlanRow(found=FoundMeasure() as found):
                    yield from self._added(found)
                case _:
                    continue

    def _changed(self, measure: Measure, found: FoundMeasure, field: str) -> Iterator[Command]:
        if field == "problems":
            links: list[str] = []
            yield from self._linked(found.problems, measure.group, links)
            fields: dict[str, object] = {"problems": tuple(links)}
        elif field == "indicators":
            fields = {"indicators": self._indicators(measure.indicators, found.measure.indicators)}
        elif field == "deadline":
            fields = {"deadline": found.measure.deadline, "due": parse_date(found.measure.deadline) or measure.due}
        else:
            fields = {field: getattr(found.measure, field)}
        yield ChangeMeasure(self._programme.id, measure.id, fields)

    def _added(self, found: FoundMeasure) -> Iterator[Command]:
        links: list[str] = []
        yield from self._linked(found.problems, found.measure.group, links)
        indicators = self._indicators((), found.measure.indicators)
        measure = replace(found.measure, id=self._new_id(), problems=tuple(links), indicators=indicators)
        yield AddMeasure(self._programme.id, measure)

    def _linked(self, titles: Iterable[str], group: str, links: list[str]) -> Iterator[Command]:
        """The problems that a cell names; one nobody knows is made under the conclusions of the group."""
        for title in titles:
            words = _plain(title)
            known = next((one for one in self._problems if _folded(one.title) == _folded(words)), None)
            if known is None and words:
                known = Problem(self._new_id(), self._conclusions[group], 0, words)
                self._problems.append(known)
                yield AddProblem(self._programme.id, known)
            if known is not None and known.id not in links:
                links.append(known.id)

    def _indicators(
        self, before: Sequence[ResultIndicator], lines: Sequence[ResultIndicator]
    ) -> tuple[ResultIndicator, ...]:
        """Those of a cell; one of the same name keeps what the cell does not say."""
        made: list[ResultIndicator] = []
        for line in lines:
            said = parsed_indicator(_MARK.sub("", line.name))
            old = next((one for one in before if _folded(one.name) == _folded(said.name)), None)
            if old is None:
                made.append(replace(said, id=self._new_id()))
                continue
            fact = old.baseline_fact if old.baseline in ("", said.baseline) else None
            made.append(replace(said, id=old.id, direction=old.direction, baseline_fact=fact))
        return tuple(made)


def parsed_indicator(line: str) -> ResultIndicator:
    """An indicator as the paper writes it: `utasok száma (fő) – kiinduló érték: 0; cél: 8; forrás: napló`."""
    whole = _INDICATOR.match(" ".join(line.split()))
    rest = whole["rest"] or "" if whole else ""
    values: dict[str, str] = {}
    for part in rest.split("; "):
        told = {name: text(f"papers.plan.{name}", value="") for name in _PARTS}
        name = next((name for name, label in told.items() if part.startswith(label.rstrip())), "")
        if name:
            values[name] = part[len(told[name].rstrip()) :].strip()
        elif values and (last := list(values)[-1]):
            values[last] = f"{values[last]}; {part}"  # a value with a semicolon of its own
    if whole is None or (rest and not values):
        return ResultIndicator("", " ".join(line.split()))
    made = ResultIndicator("", whole["name"].strip(), whole["unit"] or "", source=values.get("source", ""))
    baseline, target, yearly = (values.get(name, "") for name in ("baseline", "target", "yearly"))
    return replace(made, baseline=baseline, target=target, yearly=yearly)
