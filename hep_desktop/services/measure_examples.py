"""Examples of measures: the edition's and the office's own; inserted as drafts, kept, handed on as a file."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from hep_desktop.canonical import dumps, from_plain, to_plain
from hep_desktop.domain.commands import AddMeasure, ForgetKeptMeasure, KeepMeasures
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.kept_measures import KeptMeasure
from hep_desktop.domain.plan import Measure
from hep_desktop.domain.situation import Block, Run, Text
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import sort_key
from hep_desktop.identity import NewId
from hep_desktop.services.editing import Editing
from hep_desktop.services.outfiles import put
from hep_desktop.services.shared_texts import names_of
from hep_desktop.template.certainty import Certainty
from hep_desktop.template.localising import localised

_KIND = "hep-desktop-measures"
_VERSION = 1
_MOST_BYTES = 4 * 2**20
_MOST = 1000
_NO_WORDS = frozenset({"id", "group", "position", "problems", "due", "indicators", "money"})


@dataclass(frozen=True, slots=True)
class Example:
    """What can be inserted; `own` is the office's. `source` and `certainty` say what an edition's rests on."""

    id: str
    measure: Measure
    problem: str
    own: bool
    source: str
    certainty: Certainty | None = None


def examples(editing: Editing, programme: str) -> tuple[Example, ...]:
    """The office's own by title, then the edition's in its order."""
    own = sorted(editing.office.kept_measures.values(), key=lambda one: (sort_key(one.measure.title), one.id))
    kept = (Example(one.id, one.measure, one.problem, True, one.names.name) for one in own)
    edition = (
        Example(one.id, one.measure, one.problem, False, one.source, one.certainty)
        for one in editing.edition(programme).examples
    )
    return (*kept, *edition)


def insert(editing: Editing, programme: str, example: Example, new_id: NewId) -> str:
    """Add it as a draft and give its id: own figures, days and costs are left out. Raises UserError."""
    measure = example.measure
    if example.own:
        measure = _localised(editing, programme, editing.office.kept_measures.get(example.id), measure)
    indicators = tuple(
        replace(one, id=new_id(), baseline="", baseline_fact=None, target="", yearly="") for one in measure.indicators
    )
    fresh = replace(measure, id=new_id(), problems=(), due=None, money=(), indicators=indicators)
    editing.do(AddMeasure(programme, fresh))
    return fresh.id


def keep(editing: Editing, programme: str, measure: str, new_id: NewId) -> None:
    """Keep a measure of a programme as the office's own example. Raises UserError."""
    here = editing.office.programmes[programme]
    found = here.measures.get(measure)
    if found is None:
        raise UserError("measure.gone")
    titles = (here.problems[key].title for key in found.problems if key in here.problems)
    plain = replace(found, position=0, problems=())
    names = names_of(editing.office.settlement_of(programme))
    editing.do(KeepMeasures((KeptMeasure(new_id(), plain, "; ".join(titles), names),)))


def forget(editing: Editing, example: Example) -> None:
    """Forget one of the office's own. Raises UserError."""
    editing.do(ForgetKeptMeasure(example.id))


def save(editing: Editing, path: Path) -> None:
    """Write the office's own into a file for others. Raises UserError."""
    kept = tuple(editing.office.kept_measures.values())
    data = {"kind": _KIND, "version": _VERSION, "measures": to_plain(kept, tuple[KeptMeasure, ...])}
    put(path, (dumps(data) + "\n").encode())


def load(editing: Editing, path: Path) -> int:
    """Keep those of a file, each in the place of an earlier one of its id; how many changed. Raises UserError."""
    return len(editing.do(KeepMeasures(_read(path))).changes)


def _read(path: Path) -> tuple[KeptMeasure, ...]:
    strange = UserError("example.strange_file", file=path.name)
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise strange
        data = json.loads(path.read_bytes())
        if data["kind"] != _KIND or data["version"] != _VERSION:
            raise strange
        kept = from_plain(data["measures"], tuple[KeptMeasure, ...])
    except OSError as error:
        raise UserError("import.missing", file=path.name) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise strange from error
    if len(kept) > _MOST or not all(one.id and one.measure.title.strip() for one in kept):
        raise strange
    # links and tied figures mean nothing in another store
    return tuple(replace(one, measure=replace(one.measure, problems=())) for one in kept)


def _localised(editing: Editing, programme: str, kept: KeptMeasure | None, measure: Measure) -> Measure:
    """The texts with this village's names."""
    if kept is None or not kept.names.name:
        return measure
    here, figures = names_of(editing.office.settlement_of(programme)), editing.figures(programme)

    def words(said: str) -> Iterator[str]:
        for line in said.split("\n"):
            text = Text((Block("-", runs=(Run(line),)),))
            yield localised(text, kept.names, here, figures).text.plain

    names = (name for name in Measure.__dataclass_fields__ if name not in _NO_WORDS)
    return replace(measure, **{name: "\n".join(words(getattr(measure, name))) for name in names})
