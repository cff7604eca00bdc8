"""Reads the tables of an old action plan: conclusions, the summary table A–K, measure sheets."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from hep_desktop.domain.plan import Measure, ResultIndicator
from hep_desktop.domain.situation import BlockKind
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import parse_date
from hep_desktop.importers.word.parts import FoundMeasure, Remark, Why, remark
from hep_desktop.importers.word.source import Cell, Grid
from hep_desktop.importers.word.titles import Weights, parted, stems
from hep_desktop.template.model import ActionPlan, Edition, PlanGroup

_ALIKE = 0.5
_COLUMNS = 5  # of A–K, by which a table is known
_ROWS = 4  # of a sheet, by which it is known
_HEAD_ROWS = 4  # among which the heads stand
_LETTER = re.compile(r"[A-K]\.?")
_GOALS = (("goal_short", "rovid"), ("goal_medium", "kozep"), ("goal_long", "hossz"))
_PART = re.compile(r"\s*(?:[-–•]\s*)?(?P<name>[^:]{3,60}):\s*(?P<rest>.*)", re.DOTALL)
# a few labels that sheets have under other words than the summary table
_SHEET_LABELS = {
    "title": "intézkedés címe",
    "problems": "feltárt probléma kiinduló ok indokoltság",
    "goal": "célok általános megfogalmazás és rövid közép hosszú távú időegységekre bontás",
    "content": "tevékenységek a beavatkozás tartalma pontokba szedve",
    "responsible": "résztvevők és felelős",
    "partners": "partnerek",
    "deadline": "határidők pontokba szedve",
    "indicators": "eredményességi mutatók és annak dokumentáltsága forrása fenntarthatósága",
    "risks": "kockázatok és csökkentésük eszközei",
    "resources": "szükséges erőforrások",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """The form of the action plan as its tables are recognised."""

    plan: ActionPlan
    heads: Mapping[str, frozenset[str]]
    labels: Mapping[str, tuple[frozenset[str], ...]]
    weights: Weights
    groups: Mapping[str, frozenset[str]]
    group_weights: Weights
    conclusions: Mapping[str, str]
    """The conclusions' node of each group."""

    @staticmethod
    def of(edition: Edition) -> "Plan":
        """The form of an edition."""
        plan = edition.action_plan
        heads = {one.name: stems(one.column_label) for one in plan.columns}
        labels = {
            one.name: tuple(
                stems(said) for said in (one.label, one.column_label, _SHEET_LABELS.get(one.name, "")) if said
            )
            for one in plan.fields
        }
        groups = {one.code: stems(one.title) for one in plan.groups}
        return Plan(
            plan,
            heads,
            labels,
            Weights([*heads.values(), *(said for some in labels.values() for said in some)]),
            groups,
            Weights(groups.values()),
            {one.code: one.conclusions for one in plan.groups},
        )

    def group_of(self, words: str) -> PlanGroup | None:
        """The group that a heading names: `II. A gyermekek esélyegyenlősége`, `gyermekek`, by number `II/3. Tanoda`."""
        number, name = parted(words)
        if "/" in number:  # a measure's own title may speak of another group
            roman = number.partition("/")[0].strip()
            return next((one for one in self.plan.groups if one.number.rstrip(".") == roman), None)
        title = stems(name)
        scored = {code: self.group_weights.likeness(title, known) for code, known in self.groups.items()}
        best = max(scored, key=lambda code: scored[code])
        if scored[best] < _ALIKE or list(scored.values()).count(scored[best]) > 1:
            return None
        return next(one for one in self.plan.groups if one.code == best)


# --- the summary table -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heads:
    """Which field each column of the summary table holds, and where its rows begin."""

    fields: tuple[str, ...]
    first: int
    groups: int = -1  # the column that names the group of each row


def heads(grid: Grid, plan: Plan) -> Heads | None:
    """The heads of the summary table; None where a table is another one.

    Of heads in two rows the row below says more: `Az intézkedés` over `sorszáma` and `címe`.
    """
    named = [_names(texts, plan) for texts in grid.texts[:_HEAD_ROWS]]
    row = max(range(len(named)), key=lambda at: (len({*named[at]} - {""}), at), default=0)
    if not named or len({*named[row]} - {""}) < _COLUMNS:
        return _by_letters(grid, plan)
    below = row + 1
    while below < min(row + 2, len(grid.rows)) and all(_LETTER.fullmatch(text) for text in grid.texts[below]):
        below += 1
    groups = next((at for at, name in enumerate(named[row]) if not name and _names_groups(grid, at, below, plan)), -1)
    return Heads(named[row], below, groups)


def _names(texts: Sequence[str], plan: Plan) -> tuple[str, ...]:
    return tuple(_field(stems(text), plan.heads, plan.weights) for text in texts)


def _by_letters(grid: Grid, plan: Plan) -> Heads | None:
    """Heads of which only the letters A–K are left."""
    by_letter = {one.column: one.name for one in plan.plan.columns}
    for row, texts in enumerate(grid.texts[:_HEAD_ROWS]):
        letters = [text.rstrip(".") if _LETTER.fullmatch(text) else "" for text in texts]
        if len({*letters} - {""}) >= len(by_letter) - 1:
            return Heads(tuple(by_letter.get(one, "") for one in letters), row + 1)
    return None


def _names_groups(grid: Grid, column: int, first: int, plan: Plan) -> bool:
    """Whether a column says of each measure whose it is."""
    said = {text for row in grid.texts[first:] if (text := row[column])}
    return bool(said) and all(plan.group_of(text) for text in said)


def _field(words: frozenset[str], known: Mapping[str, frozenset[str]], weights: Weights) -> str:
    scored = {name: weights.likeness(words, label) for name, label in known.items()}
    best = max(scored, key=lambda name: scored[name], default="")
    if best and scored[best] >= _ALIKE:
        return best
    within = [name for name, label in known.items() if words and words <= label]
    return within[0] if len(within) == 1 else ""  # one word of a long head: `Cél`


def measures(grid: Grid, found: Heads, group: str, plan: Plan) -> tuple[tuple[FoundMeasure, ...], tuple[Remark, ...]]:
    """The measures of a summary table, by groups; `group` is the one named above the table."""
    made: list[FoundMeasure] = []
    remarks = dict.fromkeys(_unknown(grid, found))
    for row, texts in enumerate(grid.texts):
        said = {text for text in texts if text}
        if len(said) <= 1:  # the name of a group, which may stand above the heads
            named = plan.group_of(next(iter(said), ""))
            group = named.code if named else group
            continue
        if row < found.first:
            continue
        if found.groups >= 0 and (named := plan.group_of(texts[found.groups])):
            group = named.code
        cells = {
            name: _cell_text(grid.rows[row][at])
            for at, name in enumerate(found.fields)
            if name and not _goes_on(grid, row, at)
        }
        one = _measure(cells, group or plan.plan.groups[0].code)
        made.append(one)
        if not group:
            remarks[remark(Why.PROBLEM_GROUP, title=one.measure.title)] = None
    return tuple(made), tuple(remarks)


def _unknown(grid: Grid, found: Heads) -> Iterator[Remark]:
    """Columns in which something stands that no field takes."""
    for at, name in enumerate(found.fields):
        if not name and at != found.groups and any(row[at] for row in grid.texts[found.first :]):
            yield remark(Why.UNKNOWN_FIELD, heading=grid.texts[found.first - 1][at] or f"{at + 1}.")


def _goes_on(grid: Grid, row: int, column: int) -> bool:
    """Whether a cell only goes on from the left."""
    cell = grid.rows[row][column]
    return column > 0 and cell.spread and grid.rows[row][column - 1].lines == cell.lines


def _cell_text(cell: Cell) -> str:
    return "\n".join(_line_text(cell))


def _line_text(cell: Cell) -> Iterator[str]:
    """Items of a list keep a sign in front, since a field of a measure is plain text."""
    for line in cell.lines:
        sign = "– " if line.kind is BlockKind.BULLET else ""
        for words in "".join(run.text for run in line.runs).split("\n"):
            yield sign + " ".join(words.split())


def _measure(cells: Mapping[str, str], group: str) -> FoundMeasure:
    fields = {name: text for name, text in cells.items() if name not in ("position", "problems", "indicators")}
    named = tuple(line for line in cells.get("problems", "").split("\n") if line)
    indicators = tuple(_indicators(cells.get("indicators", "")))
    deadline = cells.get("deadline", "")
    empty = Measure("", group, 0, indicators=indicators, due=parse_date(deadline))
    measure = replace(empty, **fields)
    return FoundMeasure(measure, named, cells.get("position", "").strip())


def _indicators(words: str) -> Iterator[ResultIndicator]:
    for place, line in enumerate(one for one in words.split("\n") if one.strip()):
        yield ResultIndicator(f"{place}", line.strip().removeprefix("–").strip())


# --- measure sheets --------------------------------------------------------------------------------------------


def sheet(grid: Grid, title: str, group: str, plan: Plan) -> tuple[FoundMeasure, tuple[Remark, ...]] | None:
    """The measure of a sheet of labels and values; `title` and `group` are those named above it."""
    at = 1 if all(_LETTER.fullmatch(texts[0]) for texts in grid.texts if texts[0]) else 0  # letters before labels
    if grid.columns < at + 2:
        return None
    rows = [(texts[at], row) for row, texts in enumerate(grid.texts) if texts[at]]
    found = {row: _label(stems(label), plan) for label, row in rows}
    if len({*found.values()} - {""}) < _ROWS:
        return None
    cells: dict[str, str] = {}
    remarks: list[Remark] = []
    for label, row in rows:
        name, value = found[row], _value(grid, row, at + 1)
        if not name and value:
            remarks.append(remark(Why.UNKNOWN_FIELD, heading=label))
        elif name and value:
            cells[name] = f"{cells[name]}\n{value}" if name in cells else value
    cells = {"title": title, **cells}
    one = _measure(_goals(cells), group or plan.plan.groups[0].code)
    if not group:
        remarks.append(remark(Why.PROBLEM_GROUP, title=one.measure.title))
    return one, tuple(remarks)


def _label(words: frozenset[str], plan: Plan) -> str:
    scored = {
        name: max(plan.weights.likeness(words, label) for label in labels) for name, labels in plan.labels.items()
    }
    best = max(scored, key=lambda name: scored[name])
    return best if scored[best] >= _ALIKE else ""


def _value(grid: Grid, row: int, first: int) -> str:
    said = (_cell_text(cell) for at, cell in enumerate(grid.rows[row]) if at >= first and not _goes_on(grid, row, at))
    return "\n".join(text for text in said if text)


def _goals(cells: Mapping[str, str]) -> dict[str, str]:
    """A sheet's one field of goals taken apart where it names short, medium and long term."""
    kept = dict(cells)
    general: list[str] = []
    name = "goal"
    for line in cells.get("goal", "").split("\n"):
        found = _PART.match(line)
        words = stems(found["name"]) if found else frozenset[str]()
        term = next((field for field, begins in _GOALS if any(one.startswith(begins) for one in words)), "")
        if found and term:
            name, line = term, found["rest"]  # noqa: PLW2901 – what is left of it
        if name == "goal":
            general.append(line)
        else:
            kept[name] = "\n".join(one for one in (kept.get(name, ""), line) if one)
    if "goal" in cells:
        kept["goal"] = "\n".join(general).strip()
    return kept


def merged(found: Sequence[FoundMeasure]) -> tuple[FoundMeasure, ...]:
    """Each measure once: what the summary table leaves out the sheet of the same name and group says."""
    kept: dict[tuple[str, frozenset[str]], FoundMeasure] = {}
    for one in found:
        key = one.measure.group, stems(one.measure.title)
        kept[key] = _filled(kept[key], one) if key in kept and key[1] else one
    return tuple(kept.values())


def _filled(first: FoundMeasure, second: FoundMeasure) -> FoundMeasure:
    names = [name for name in Measure.__dataclass_fields__ if name not in ("id", "group", "position")]
    lacking = {name: getattr(second.measure, name) for name in names if not getattr(first.measure, name)}
    return replace(first, measure=replace(first.measure, **lacking), problems=first.problems or second.problems)
