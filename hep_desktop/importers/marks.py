"""What stands beside a figure: its unit, the mark of a note, a sign that it is preliminary or was revised."""

import re
from collections.abc import Iterable, Mapping

from hep_desktop.frozen import dataclass
from hep_desktop.importers.proposal import Doubt, DoubtKind, doubt
from hep_desktop.importers.sheets import At, Hue, Raw, Reading, Sheet, Sign, as_text, reading
from hep_desktop.words import text as words

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
_MARK = rf"\*{{1,3}}|[{_RAISED}]{{1,3}}|\((?:[a-z0-9]|\*+)\)|[a-z]\)"
_UNITS = r"%|fő|db|eset|Ft"
_BESIDE = re.compile(
    rf"(?P<figure>[+−–-]?[0-9](?:[\s.,0-9]*[0-9])?|–|-|\.\.|…|x)\s*(?:(?P<unit>{_UNITS})|(?P<mark>{_MARK}|[pr]))"
)
_LAST = re.compile(rf".*\S\s*(?P<mark>{_MARK})")
_NOTE = re.compile(rf"(?P<mark>{_MARK})\s*(?P<words>.*)")
_COUNTED = ("", "fő")
_LEAST = 4  # letters that make a note
_SHORT = {"p": DoubtKind.PRELIMINARY, "r": DoubtKind.REVISED}  # as statistical offices write them
_HUES = {Hue.BLUE: DoubtKind.PRELIMINARY, Hue.GREEN: DoubtKind.REVISED}
_NOT_LAST = re.compile(
    r"\s*[(,;–-]?\s*\b(?:előzetes|revideált|felülvizsgált|(?:javított|módosított|helyesbített)(?= adat))"
    r"(?: adat(?:ok)?)?\s*\)?",
    re.IGNORECASE,
)
LASTING = (DoubtKind.PRELIMINARY, DoubtKind.REVISED)
"""What stays with a figure that was taken over."""

_PRELIMINARY = re.compile(r"előzetes")
_REVISED = re.compile(r"revideált|felülvizsgált|(?:javított|módosított|helyesbített) adat")


@dataclass(frozen=True, slots=True)
class Beside:
    """What a cell says, and what stood beside it."""

    reading: Reading
    unit: str = ""
    mark: str = ""


def beside(raw: Raw) -> Beside:
    """What a cell says without what stands beside its figure."""
    found = reading(raw)
    parts = _BESIDE.fullmatch(found.text) if found.sign is Sign.TEXT else None
    return Beside(reading(parts["figure"]), parts["unit"] or "", parts["mark"] or "") if parts else Beside(found)


def counted(raw: Raw) -> Reading:
    """What a cell of a source that counts people says, with or without their unit beside it."""
    found = beside(raw)
    return found.reading if found.unit in _COUNTED and not found.mark else reading(raw)


def figure_in(raw: Raw) -> Reading:
    """What a cell says, whatever stands beside it."""
    return beside(raw).reading


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes on a sheet by their marks (`* előzetes adat`), and the colours of its figures."""

    by_mark: Mapping[str, str]
    hues: Mapping[At, Hue]

    @classmethod
    def of(cls, sheet: Sheet) -> "Notes":
        """The notes of a sheet: lines of their own, mostly under the table."""
        found: dict[str, str] = {}
        for cells in filter(None, sheet.rows):
            said = [text for raw in cells[:6] if isinstance(raw, str) and (text := as_text(raw))]
            note = _NOTE.fullmatch(" ".join(said)) if 0 < len(said) <= 2 else None  # noqa: PLR2004 – mark and words
            if note and len(note["words"]) >= _LEAST:
                found.setdefault(note["mark"], note["words"])
        return cls(found, sheet.hues)

    def about_figure(self, row: int, column: int, mark: str) -> tuple[Doubt, ...]:
        """What to know of a figure with this mark beside it."""
        hue = self.hues.get((row, column))
        of_hue = (doubt(_HUES[hue]),) if hue else ()
        return tuple(dict.fromkeys((*of_hue, *self._about(mark))))

    def about_heading(self, heading: str) -> tuple[Doubt, ...]:
        """What to know of the figures under a heading, or in the row of a year, such as `2023*`."""
        last = _LAST.fullmatch(heading)
        said = self.by_mark.get(last["mark"], "") if last else ""
        return provisional(said)

    def _about(self, mark: str) -> tuple[Doubt, ...]:
        if not mark:
            return ()
        if mark in _SHORT:
            return (doubt(_SHORT[mark]),)
        said = self.by_mark.get(mark, "")
        return provisional(said) or (doubt(DoubtKind.FOOTNOTE, mark=mark, note=said or "–"),)


def provisional(text: str) -> tuple[Doubt, ...]:
    """Whether a heading, a title or a note says that figures are preliminary, or were revised."""
    lower = text.casefold()
    if _PRELIMINARY.search(lower):
        return (doubt(DoubtKind.PRELIMINARY),)
    return (doubt(DoubtKind.REVISED),) if _REVISED.search(lower) else ()


def unmarked(heading: str) -> str:
    """A heading without the words that say of this year's figures that they are not the last ones."""
    return _NOT_LAST.sub("", heading)


def noted(doubts: Iterable[Doubt]) -> str:
    """What stays with a figure once it is taken over: that it is not the last word."""
    kinds = {one.kind for one in doubts}
    return " ".join(words(f"importing.marks.{kind}") for kind in LASTING if kind in kinds)
