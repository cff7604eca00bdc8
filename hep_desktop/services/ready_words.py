"""Words that need not be typed: sentences from the tables, and those that a changed figure has made untrue."""

from hep_desktop.domain.commands import SetTexts
from hep_desktop.domain.situation import Text
from hep_desktop.services.editing import Editing
from hep_desktop.template.model import Edition
from hep_desktop.template.refreshing import Mended, mendings, refreshed
from hep_desktop.template.telling import Suggestion, suggestions

__all__ = ["Mended", "Offers", "Suggestion", "refresh_all", "refreshed", "stale"]


class Offers:
    """What the tables of a heading give; looked for anew only when a fact, the edition or the heading is another."""

    def __init__(self, editing: Editing) -> None:
        self._editing = editing
        self._facts: object = None
        self._rows: object = None
        self._edition: Edition | None = None
        self._node = ""
        self._found: tuple[Suggestion, ...] = ()

    def unsaid(self, programme: str, node: str, text: Text) -> tuple[Suggestion, ...]:
        """Those that the text does not say yet."""
        held, edition = self._editing.office.programmes[programme], self._editing.edition(programme)
        same = self._facts is held.facts and self._rows is held.rows and self._edition is edition
        if not same or self._node != node:
            self._facts, self._rows, self._edition, self._node = held.facts, held.rows, edition, node
            self._found = suggestions(self._editing.figures(programme), node)
        said = " ".join(text.plain.split())
        return tuple(one for one in self._found if " ".join(one.words.split()) not in said)


def stale(editing: Editing, programme: str, text: Text) -> tuple[Mended, ...]:
    """The sentences of a text whose tied numbers say something else by now, and how they would read."""
    return mendings(text, editing.figures(programme))


def refresh_all(editing: Editing, programme: str) -> tuple[SetTexts, int]:
    """What refreshes every sentence of a programme, and how many there are."""
    figures = editing.figures(programme)
    texts: list[tuple[str, Text]] = []
    count = 0
    for node, text in editing.office.programmes[programme].texts.items():
        found = mendings(text, figures)
        if found:
            count += len(found)
            texts.append((node, refreshed(text, found)))
    return SetTexts(programme, tuple(texts)), count
