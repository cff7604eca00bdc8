"""Texts that villages of one office share: taken over from another one, or kept as the office's own wording."""

from collections.abc import Iterator
from dataclasses import replace

from hep_desktop.domain.commands import TakeTexts
from hep_desktop.domain.commands.ready_words import TakenText
from hep_desktop.domain.office_texts import PlaceNames
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Text
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import sort_key
from hep_desktop.identity import NewId
from hep_desktop.services.editing import Editing
from hep_desktop.template.localising import Localised, localised
from hep_desktop.template.model import Node
from hep_desktop.template.standard import localised as with_fields


@dataclass(frozen=True, slots=True)
class Source:
    """Another programme of the office that has a text under a heading, or under one below it."""

    programme: str
    settlement: Settlement
    nodes: tuple[str, ...]


def names_of(settlement: Settlement) -> PlaceNames:
    """What texts call a village."""
    return PlaceNames(settlement.name, settlement.county, settlement.district, settlement.kind)


def standard_text(editing: Editing, programme: str, node: str, new_id: NewId) -> Text | None:
    """The standard text of a heading with the village's own names and figures, where there is one."""
    standard = editing.edition(programme).wordings.text_for(node)
    if standard is None:
        return None
    return with_fields(standard, editing.office.settlement_of(programme), editing.figures(programme), new_id)


def sources(editing: Editing, programme: str, node: Node) -> tuple[Source, ...]:
    """The other programmes that have something for a heading, by the names of their villages."""
    office = editing.office
    found: list[Source] = []
    for key, one in office.programmes.items():
        nodes = tuple(part.id for part in node.walk() if not part.own and not one.text(part.id).is_blank)
        if key != programme and nodes:
            found.append(Source(key, office.settlement_of(key), nodes))
    return tuple(sorted(found, key=lambda one: (sort_key(one.settlement.name), one.programme)))


def seen(editing: Editing, programme: str, source: Source, nodes: tuple[str, ...]) -> tuple[tuple[str, Localised], ...]:
    """What would come under each heading, with this village's names put in."""
    here, figures = names_of(editing.office.settlement_of(programme)), editing.figures(programme)
    there = editing.office.programmes[source.programme]
    return tuple((node, localised(there.text(node), names_of(source.settlement), here, figures)) for node in nodes)


def kept(editing: Editing, programme: str, node: str) -> Localised | None:
    """The office's own wording for a heading as this village would have it, where there is one."""
    one = editing.office.texts.get(node)
    if one is None:
        return None
    here = names_of(editing.office.settlement_of(programme))
    return localised(one.text, one.names, here, editing.figures(programme))


def taking(
    editing: Editing,
    programme: str,
    source: str,
    texts: tuple[tuple[str, Localised], ...],
    new_id: NewId,
    *,
    instead: bool,
) -> TakeTexts:
    """The command that takes texts over: after what stands there, or `instead` of it."""
    here = editing.office.programmes[programme]

    def taken() -> Iterator[TakenText]:
        for node, one in texts:
            before = () if instead or here.text(node).is_blank else here.text(node).blocks
            fresh = tuple(replace(block, id=new_id()) for block in one.text.blocks)
            yield TakenText(node, Text((*before, *fresh)), one.to_check)

    return TakeTexts(programme, source, tuple(taken()))
