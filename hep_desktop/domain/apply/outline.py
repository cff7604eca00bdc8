"""Headings: own ones, own titles, and what is said of a chapter besides its text."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from hep_desktop.domain.apply.records import change, draft, joined
from hep_desktop.domain.commands.outline import (
    AddHeading,
    MoveHeading,
    RemoveHeading,
    RenameHeading,
    SetNotTypical,
    SetReturnMark,
)
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change, Label, Outcome
from hep_desktop.domain.outline import Chapter, Outline, OwnHeading
from hep_desktop.domain.places import ChapterPlace, OutlinePlace, TextPlace
from hep_desktop.domain.programme import Programme

OutlineCommand = SetNotTypical | SetReturnMark | AddHeading | RenameHeading | MoveHeading | RemoveHeading


def apply(office: Office, command: OutlineCommand) -> Outcome:
    """What a command on headings changes."""
    programme = draft(office, command.programme)
    match command:
        case SetNotTypical(_, node, reason):
            said = replace(programme.chapter(node), not_typical=reason)
            return Outcome(_of("set_not_typical", node), _say(office, programme, node, said))
        case SetReturnMark(_, node, note):
            said = replace(programme.chapter(node), return_to=note)
            return Outcome(_of("set_return_mark", node), _say(office, programme, node, said))
        case AddHeading(_, heading):
            return _add(office, programme, heading)
        case RenameHeading(_, node, title):
            return _rename(office, programme, node, _line(title))
        case MoveHeading(_, key, after):
            return _move(office, programme, key, after)
        case RemoveHeading(_, key):
            return _remove(office, programme, key)


def _of(step: str, node: str) -> Label:
    return Label(step, (("node", node),))


def _named(step: str, title: str) -> Label:
    return Label(step, (("title", title),))


def _say(office: Office, programme: Programme, node: str, said: Chapter) -> tuple[Change, ...]:
    return change(office, ChapterPlace(programme.id, node), None if said == Chapter() else said)


def _put(office: Office, programme: Programme, outline: Outline) -> tuple[Change, ...]:
    return change(office, OutlinePlace(programme.id), None if outline == Outline() else outline)


def _add(office: Office, programme: Programme, heading: OwnHeading) -> Outcome:
    added = replace(heading, title=_wanted(_line(heading.title)))
    own = _inserted(_without(programme.outline.own, [added]), added)
    return Outcome(_named("add_heading", added.title), _put(office, programme, replace(programme.outline, own=own)))


def _rename(office: Office, programme: Programme, node: str, title: str) -> Outcome:
    outline = programme.outline
    own = outline.heading(node)
    if own is not None:
        renamed = replace(own, title=_wanted(title))
        after = replace(outline, own=tuple(renamed if one is own else one for one in outline.own))
    else:
        after = replace(outline, titles=_with(outline.titles, node, title))
    return Outcome(_of("set_title", node), _put(office, programme, after))


def _move(office: Office, programme: Programme, key: str, after: str) -> Outcome:
    outline = programme.outline
    moved = _found(outline, key)
    if after == key:
        return Outcome(_named("move_heading", moved.title))
    own = _inserted(_without(outline.own, [moved]), replace(moved, after=after))
    return Outcome(_named("move_heading", moved.title), _put(office, programme, replace(outline, own=own)))


def _remove(office: Office, programme: Programme, key: str) -> Outcome:
    outline = programme.outline
    gone = _found(outline, key)
    below = tuple(outline.below(key))
    texts = joined(change(office, TextPlace(programme.id, one.id), None) for one in below)
    said = joined(change(office, ChapterPlace(programme.id, one.id), None) for one in below)
    after = replace(outline, own=_without(outline.own, below))
    return Outcome(_named("remove_heading", gone.title), texts + said + _put(office, programme, after))


def _inserted(own: tuple[OwnHeading, ...], added: OwnHeading) -> tuple[OwnHeading, ...]:
    def relinked(one: OwnHeading) -> OwnHeading:
        follows = (one.parent, one.after) == (added.parent, added.after)
        return replace(one, after=added.id) if follows else one

    return (*(relinked(one) for one in own), added)


def _without(own: tuple[OwnHeading, ...], gone: Iterable[OwnHeading]) -> tuple[OwnHeading, ...]:
    """The headings that stay; who followed one that goes follows what it followed."""
    links = {one.id: one.after for one in gone}

    def linked(after: str) -> str:
        for _ in links:
            after = links.get(after, after)
        return after

    return tuple(replace(one, after=linked(one.after)) for one in own if one.id not in links)


def _with(titles: Mapping[str, str], node: str, title: str) -> Mapping[str, str]:
    kept = {key: words for key, words in titles.items() if key != node}
    return {**kept, node: title} if title else kept


def _found(outline: Outline, key: str) -> OwnHeading:
    heading = outline.heading(key)
    if heading is None:
        raise UserError("heading.gone")
    return heading


def _line(title: str) -> str:
    return " ".join(title.split())


def _wanted(title: str) -> str:
    if not title:
        raise UserError("heading.no_title")
    return title
