"""What stays behind in the old programme, in words: by reason, figures gathered by table and year."""

from collections import Counter
from collections.abc import Iterable

from hep_desktop.domain.outcome import Change
from hep_desktop.domain.places import FactPlace
from hep_desktop.services.rolling import Left, Why
from hep_desktop.template.model import Edition
from hep_desktop.ui.change_words import words_of
from hep_desktop.ui.grouped_list import Group, Row
from hep_desktop.ui.strings import place_name, text


def as_groups(left: Iterable[Left], edition: Edition) -> list[Group]:
    """A group for each reason."""
    found = _told(left, edition)
    return [
        Group(why, text(f"rolling.why.{why}"), tuple(Row(f"{why} {at}", line) for at, line in enumerate(found[why])))
        for why in Why
        if found[why]
    ]


def as_lines(left: Iterable[Left], edition: Edition) -> list[str]:
    """The same as lines of a text file."""
    lines: list[str] = []
    for why, found in _told(left, edition).items():
        if found:
            lines += [text(f"rolling.why.{why}"), *(f"– {line}" for line in found), ""]
    return lines


def _told(left: Iterable[Left], edition: Edition) -> dict[Why, list[str]]:
    counts: dict[Why, Counter[str]] = {why: Counter() for why in Why}
    for one in left:
        counts[one.why][_named(one, edition)] += 1
    return {
        why: [text("rolling.several", what=what, count=count) if count > 1 else what for what, count in told.items()]
        for why, told in counts.items()
    }


def _named(one: Left, edition: Edition) -> str:
    if isinstance(one.place, FactPlace):
        name = place_name(one.place, edition)
    else:
        name = words_of(Change(one.place, one.record, None), edition).where
    if one.field:
        name = text("rolling.field", what=name, field=text(f"rolling.fields.{one.field}"))
    return text("rolling.told", what=name, told=one.told) if one.told else name
