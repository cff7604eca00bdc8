"""Everything a programme says, field by field, for typing it into a form of others by copy and paste."""

from collections.abc import Iterator

from hep_desktop.domain.places import (
    CouncilPlace,
    MeasurePlace,
    Place,
    ProblemPlace,
    ProgrammePlace,
    SettlementPlace,
    TextPlace,
)
from hep_desktop.domain.situation import Block, BlockKind, Text
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import long_date
from hep_desktop.report.papers.material import Material
from hep_desktop.report.papers.plan_tables import Numbered, groups
from hep_desktop.report.papers.prose import not_typical
from hep_desktop.services.editing import Editing
from hep_desktop.services.publishing import as_published
from hep_desktop.template.model import PlanField
from hep_desktop.words import text


@dataclass(frozen=True, slots=True)
class CopyField:
    """A text to copy, what it is called, and where it is written."""

    label: str
    text: str
    place: Place


def copy_fields(editing: Editing, programme_id: str) -> tuple[CopyField, ...]:
    """The filled fields of a programme in the order of the document."""
    material = Material.of(as_published(editing, programme_id), programme_id, editing.edition(programme_id))
    found = (*_about(material), *_texts(material), *_problems(material), *_measures(material))
    return tuple(field for field in found if field.text)


def plain(written: Text) -> str:
    """A text without its look; list items keep their marks, cells of a table stand between tabs."""
    lines: list[str] = []
    number = 0
    for block in written.blocks:
        kind = block.kind if isinstance(block, Block) else BlockKind.PARAGRAPH
        number = number + 1 if kind is BlockKind.NUMBERED else 0
        mark = {BlockKind.BULLET: "– ", BlockKind.NUMBERED: f"{number}. "}.get(kind, "")
        lines.append(mark + block.plain)
    return "\n".join(lines).strip()


def _about(material: Material) -> Iterator[CopyField]:
    settlement, details = material.settlement, material.programme.details
    here, programme = SettlementPlace(settlement.id), ProgrammePlace(details.id)
    yield CopyField(text("exporting.copying.settlement"), settlement.name, here)
    yield CopyField(text("exporting.copying.code"), settlement.code, here)
    yield CopyField(text("exporting.copying.period"), material.period, programme)
    if details.adopted is None:
        yield CopyField(text("exporting.copying.planned_adoption"), long_date(details.planned_adoption), programme)
        return
    council = CouncilPlace(details.id)
    yield CopyField(text("exporting.copying.adopted"), long_date(details.adopted), council)
    yield CopyField(text("exporting.copying.resolution"), material.programme.council.number, council)


def _texts(material: Material) -> Iterator[CopyField]:
    for node in material.edition.walk():
        reason = material.programme.chapter(node.id).not_typical
        written = plain(material.programme.text(node.id)) if reason is None else not_typical(reason)
        yield CopyField(node.heading, written, TextPlace(material.programme.id, node.id))


def _problems(material: Material) -> Iterator[CopyField]:
    for node in material.edition.walk():
        for number, problem in enumerate(material.programme.problems_in(node.id), 1):
            place = ProblemPlace(material.programme.id, problem.id)
            for name in ("title", "description", "opportunity"):
                label = text(f"exporting.copying.problems.{name}", heading=node.heading, number=number)
                yield CopyField(label, getattr(problem, name), place)


def _measures(material: Material) -> Iterator[CopyField]:
    for _, measures in groups(material):
        for one in measures:
            place = MeasurePlace(material.programme.id, one.measure.id)
            for field in material.edition.action_plan.fields:
                label = text("exporting.copying.measure", number=one.number, field=field.label)
                yield CopyField(label, _field(material, one, field), place)


def _field(material: Material, one: Numbered, field: PlanField) -> str:
    measure = one.measure
    match field.name:
        case "position":
            return one.number
        case "problems":
            found = (material.programme.problems.get(problem) for problem in measure.problems)
            return "\n".join(problem.title for problem in found if problem)
        case "indicators":
            parts = ((r.name, r.unit, r.baseline, r.target, r.source) for r in measure.indicators)
            return "\n".join("; ".join(part for part in each if part) for each in parts)
        case "deadline":
            return measure.deadline or (long_date(measure.due) if measure.due else "")
        case name:
            return str(getattr(measure, name))
