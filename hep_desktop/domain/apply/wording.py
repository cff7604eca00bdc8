"""Words replaced in many places: one step; a figure is never among them."""

from collections.abc import Iterator
from dataclasses import replace

from hep_desktop.domain.apply.forum import unsigned
from hep_desktop.domain.apply.records import change, draft, found, joined
from hep_desktop.domain.commands.wording import ChangeWords
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Label, Outcome, Record
from hep_desktop.domain.outline import Chapter, Outline
from hep_desktop.domain.places import programme_of
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.situation import Fact, Text
from hep_desktop.domain.values import EMPTY, NoData, Value, Words

_SHOWN = 24  # letters of the words in the step's name


def apply(office: Office, command: ChangeWords) -> Outcome:
    """What other words change."""
    draft(office, command.programme)
    for place, record in command.records:
        before = found(office.record(place), "words.gone")
        if programme_of(place) not in (None, command.programme) or not _only_words(before, record):
            raise UserError("words.no_words")
        if isinstance(before, Meeting):
            unsigned(before)
        if isinstance(record, Outline) and not all(_titles(record)):
            raise UserError("heading.no_title")
    changes = joined(change(office, place, record) for place, record in command.records)
    args = (("old", _short(command.old)), ("new", _short(command.new)), ("count", str(command.count)))
    return Outcome(Label("change_words", args), changes)


def _only_words(before: Record, after: Record) -> bool:
    match before, after:
        case Fact(), Fact():
            return _only_words_told(before.value, after.value) and _without_words(before) == _without_words(after)
        case (
            (Text(), Text())
            | (Chapter(), Chapter())
            | (Outline(), Outline())
            | (Problem(), Problem())
            | (Measure(), Measure())
            | (Meeting(), Meeting())
        ):
            return True
        case _:
            return False


def _only_words_told(before: Value, after: Value) -> bool:
    """Figures stand as they are, and a cell of words keeps some."""
    match before, after:
        case (Words(), Words(told)):
            return bool(told.strip())
        case NoData(reason), NoData(other):
            return reason is other
        case _:
            return before == after


def _without_words(fact: Fact) -> Fact:
    return replace(fact, value=EMPTY, note="")


def _titles(outline: Outline) -> Iterator[str]:
    yield from (title.strip() for title in (*(one.title for one in outline.own), *outline.titles.values()))


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
