"""Ready words of an edition: standard texts and sentences about figures, with slots that names and numbers fill.

A slot is `{name}`; `{az name}` writes the article before it, by its sound, `{name-ban}` an ending behind it in the
form it takes there, and `{name%-ra}` a per cent sign between. `{name=nem}` says the word where the number is none.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from hep_desktop.domain.situation import FactKey, Run
from hep_desktop.endings import ending_key, with_ending
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import article
from hep_desktop.template.certainty import Certainty
from hep_desktop.words import text

NONE = frozenset({"nem", "nincs", "senki"})
"""Words that say 0 in a sentence."""

_SLOT = re.compile(
    r"\{(?:(?P<article>[Aa]z) )?(?P<name>\w+(?:\.\w+)?)(?P<percent>%?)(?:-(?P<ending>\w+))?(?:=(?P<none>\w+))?\}"
)
_LEFT = re.compile(r"[{}]")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that a name or a number fills; `article` is as it would stand before a vowel."""

    name: str
    article: str = ""
    percent: bool = False
    ending: str = ""
    none: str = ""


Piece = str | Slot


@dataclass(frozen=True, slots=True)
class StandardText:
    """What a heading says alike everywhere; `note` tells the clerk where it comes from and how sure it is."""

    node: str
    certainty: Certainty
    note: str
    text: str


@dataclass(frozen=True, slots=True)
class Condition:
    """How one figure stands to another one or to a number."""

    left: str
    sign: str  # < > <= >= =
    right: str | Decimal


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to say it, where its conditions hold."""

    conditions: tuple[Condition, ...]
    pieces: tuple[Piece, ...]

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The slots in their order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Slot))


@dataclass(frozen=True, slots=True)
class Sentence:
    """What can be said of the figures of a table: the first variant that holds and has its figures is told.

    Of a list it is said as a whole, or of `each` row.
    """

    id: str
    table: str
    variants: tuple[Variant, ...]
    node: str = ""  # where it is offered; that of the table where nothing is said
    each: bool = False


@dataclass(frozen=True, slots=True)
class PaperText:
    """A standing text of a paper, a line a paragraph; `name` tells the clerk which one it is."""

    id: str
    name: str
    certainty: Certainty
    text: str


@dataclass(frozen=True, slots=True)
class PaperTexts:
    """The standing texts of one paper; `fields` may stand in them besides the usual ones, by what composers say."""

    id: str
    title: str
    texts: tuple[PaperText, ...]
    fields: Mapping[str, str]
    meeting: bool = False  # of a meeting, which may be for several villages: no figures of one can be told


@dataclass(frozen=True, slots=True)
class Wordings:
    """All ready words of an edition."""

    texts: tuple[StandardText, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    papers: tuple[PaperTexts, ...] = ()

    def text_for(self, node: str) -> StandardText | None:
        """The standard text of a heading."""
        return next((one for one in self.texts if one.node == node), None)

    def paper_of(self, key: str) -> PaperTexts | None:
        """The paper a standing text is for."""
        return next((one for one in self.papers if any(text.id == key for text in one.texts)), None)

    def paper_text(self, key: str) -> PaperText | None:
        """A standing text of papers by its id."""
        return next((text for one in self.papers for text in one.texts if text.id == key), None)


@dataclass(frozen=True, slots=True)
class Said:
    """What fills a slot; `tied` where it states a fact."""

    words: str
    tied: FactKey | None = None


def pieces_of(words: str) -> tuple[Piece, ...]:
    """The pieces of ready words. Raises ValueError where a slot is not well formed."""
    found: list[Piece] = []
    at = 0
    for match in _SLOT.finditer(words):
        found.append(words[at : match.start()])
        ending = match["ending"] or ""
        if ending and ending_key(ending) is None:
            raise ValueError(text("editions.no_ending", ending=ending))
        if match["none"] and match["none"] not in NONE:
            raise ValueError(text("editions.not_none", found=match["none"]))
        found.append(Slot(match["name"], match["article"] or "", bool(match["percent"]), ending, match["none"] or ""))
        at = match.end()
    found.append(words[at:])
    if any(isinstance(one, str) and _LEFT.search(one) for one in found):
        raise ValueError(text("editions.faulty_slot", words=words))
    return tuple(one for one in found if one)


def filled(pieces: tuple[Piece, ...], fill: Callable[[str], Said]) -> tuple[Run, ...]:
    """The words with their slots filled; numbers that state a fact are runs of their own."""
    runs: list[Run] = []
    for piece in pieces:
        runs += [Run(piece)] if isinstance(piece, str) else _in_slot(piece, fill(piece.name))
    return joined(runs)


def _in_slot(slot: Slot, said: Said) -> list[Run]:
    if slot.none:
        return [Run(slot.none, tied=said.tied)]
    before = f"{with_case(article(said.words), slot.article)} " if slot.article else ""
    shown = said.words + "%" * slot.percent
    if said.tied is None:
        return [Run(before + (with_ending(shown, slot.ending) if slot.ending else shown))]
    after = with_ending(shown, slot.ending) if slot.ending else shown
    return [Run(before), Run(said.words, tied=said.tied), Run(after.removeprefix(said.words))]


def with_case(found: str, wanted: str) -> str:
    """An article written as large or small as another one."""
    return found.capitalize() if wanted[:1].isupper() else found


def joined(runs: list[Run]) -> tuple[Run, ...]:
    """Neighbours of one look as one run; empty ones left out."""
    kept: list[Run] = []
    for run in runs:
        if kept and run.tied is None and kept[-1].tied is None and _look(run) == _look(kept[-1]):
            kept[-1] = Run(kept[-1].text + run.text, run.bold, run.italic)
        elif run.text:
            kept.append(run)
    return tuple(kept)


def _look(run: Run) -> tuple[bool, bool]:
    return run.bold, run.italic
