"""Words of which some went or came: struck or underlined, and told in words to who cannot see that."""

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from hep_desktop.domain.word_difference import Kept, Stretch
from hep_desktop.ui.page_parts import sentence
from hep_desktop.ui.strings import text

_TAGS = {Kept.GONE: "s", Kept.NEW: "u"}


def difference_label(stretches: Sequence[Stretch], before: str = "") -> QLabel:
    """A label of one text with its changes; `before` stands before it."""
    label = sentence()
    label.setTextFormat(Qt.TextFormat.RichText)
    drawn = [_drawn(one) for one in stretches]
    for place, (one, following) in enumerate(pairwise(stretches)):
        if (one.kept, following.kept) == (Kept.GONE, Kept.NEW) and not one.words[-1:].isspace():
            drawn[place] += " "
    label.setText(_html(before) + "".join(drawn))
    label.setAccessibleName(before + "".join(map(_told, stretches)))
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    return label


def _drawn(one: Stretch) -> str:
    tag, words = _TAGS.get(one.kept), one.words.strip()
    if tag is None or not words:
        return _html(one.words)
    before, _, after = map(_html, one.words.partition(words))
    return f"{before}<{tag}>{_html(words)}</{tag}>{after}"


def _told(one: Stretch) -> str:
    return one.words if one.kept is Kept.SAME else f" [{text(f'review.kept.{one.kept}', words=one.words.strip())}] "


def _html(words: str) -> str:
    return escape(words).replace("\n", "<br>")
