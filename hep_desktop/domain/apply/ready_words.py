"""Texts taken over from other villages, and the office's own wording."""

from dataclasses import replace

from hep_desktop.domain.apply.records import change, draft, found, joined
from hep_desktop.domain.commands.ready_words import (
    ConfirmNumbers,
    KeepText,
    RemoveKeptText,
    SetOwnWords,
    TakenText,
    TakeTexts,
)
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.office_texts import OfficeText, PlaceNames
from hep_desktop.domain.outcome import Change, Label, Outcome
from hep_desktop.domain.places import ChapterPlace, OfficeTextPlace, TextPlace
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.situation import Block, BlockKind, Run, Text


def apply(office: Office, command: TakeTexts | ConfirmNumbers | KeepText | RemoveKeptText | SetOwnWords) -> Outcome:
    """What taking over, keeping or forgetting a text changes."""
    match command:
        case TakeTexts(key, source, texts):
            programme = draft(office, key)
            changes = joined(_taken(office, programme, source, one) for one in texts)
            args = (("source", source), ("node", texts[0].node if len(texts) == 1 else ""))
            return Outcome(Label("take_texts", args), changes)
        case ConfirmNumbers(key, node):
            after = replace(draft(office, key).chapter(node), taken_from="", to_check=())
            changes = change(office, ChapterPlace(key, node), None if after.says_nothing else after)
            return Outcome(Label("change_taken_numbers", (("node", node),)), changes)
        case KeepText(key, node):
            programme = office.programmes.get(key)
            text = programme.text(node) if programme is not None else Text()
            if text.is_blank:
                raise UserError("words.nothing_to_keep")
            here = office.settlement_of(key)
            kept = OfficeText(text, PlaceNames(here.name, here.county, here.district, here.kind), key)
            return Outcome(Label("keep_text", (("node", node),)), change(office, OfficeTextPlace(node), kept))
        case SetOwnWords(key, node, words):
            own = OfficeText(_worded(words), PlaceNames(office.settlement_of(key).name), key) if words.strip() else None
            return Outcome(Label("set_own_words"), change(office, OfficeTextPlace(node), own))
        case RemoveKeptText(_, node):
            found(office.texts.get(node), "words.kept_gone")
            return Outcome(Label("remove_kept_text", (("node", node),)), change(office, OfficeTextPlace(node), None))


def _worded(words: str) -> Text:
    lines = (line for line in words.splitlines() if line.strip())
    return Text(tuple(Block(f"w{place}", BlockKind.PARAGRAPH, (Run(line),)) for place, line in enumerate(lines)))


def _taken(office: Office, programme: Programme, source: str, one: TakenText) -> tuple[Change, ...]:
    said = programme.chapter(one.node)
    origin = source if one.to_check else ""
    after = replace(said, not_typical=None, taken_from=origin, to_check=one.to_check)
    text = change(office, TextPlace(programme.id, one.node), one.text)
    return (*text, *change(office, ChapterPlace(programme.id, one.node), None if after.says_nothing else after))
