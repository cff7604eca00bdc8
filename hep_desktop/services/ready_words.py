"""Words that need not be typed: sentences from the tables, and those that a changed figure has made untrue."""

from hep_desktop.domain.commands import RefreshTexts
from hep_desktop.domain.situation import Text
from hep_desktop.services.editing import Editing
from hep_desktop.template.refreshing import Mended, mendings, refreshed
from hep_desktop.template.telling import Suggestion, suggestions

__all__ = ["Mended", "Suggestion", "new_sentences", "refresh_all", "refreshed", "stale"]


def new_sentences(editing: Editing, programme: str, node: str, text: Text) -> tuple[Suggestion, ...]:
    """What the tables of a heading give that its text does not say yet."""
    said = " ".join(text.plain.split())
    found = suggestions(editing.figures(programme), node)
    return tuple(one for one in found if " ".join(one.words.split()) not in said)


def stale(editing: Editing, programme: str, text: Text) -> tuple[Mended, ...]:
    """The sentences of a text whose tied numbers say something else by now, and how they would read."""
    return mendings(text, editing.figures(programme))


def refresh_all(editing: Editing, programme: str) -> tuple[RefreshTexts, int]:
    """What refreshes every sentence of a programme, and how many there are."""
    figures = editing.figures(programme)
    texts: list[tuple[str, Text]] = []
    count = 0
    for node, text in editing.office.programmes[programme].texts.items():
        found = mendings(text, figures)
        if found:
            count += len(found)
            texts.append((node, refreshed(text, found)))
    return RefreshTexts(programme, tuple(texts)), count
