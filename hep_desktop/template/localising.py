"""A text of one village as another one can use it: names put in, with their endings; numbers of the first one told."""

import re
from collections.abc import Iterator
from dataclasses import replace

from hep_desktop.domain.office_texts import PlaceNames
from hep_desktop.domain.situation import Block, Run, SimpleTable, Text, TextBlock
from hep_desktop.endings import ENDINGS, accusative, with_ending
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import MONTHS, article
from hep_desktop.template.figures import Figures
from hep_desktop.template.refreshing import mendings, refreshed
from hep_desktop.template.ties import stated
from hep_desktop.template.wording import with_case

_ARTICLE = r"(?:\b(?P<article>[Aa]z?)(?P<space>\s+))?"
# no ordinals and dates (31. §, 2026. május), no numbers of acts (321/2011.), no years
_NUMBER = re.compile(
    r"(?<![\w/.,])[0-9]+(?:[ \u00a0\u202f][0-9]{3})*(?:,[0-9]+)?"
    r"(?![\w/]|[.,][0-9]|\.(?=\s*[§(a-záéíóöőúüű0-9]))"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Localised:
    """The text for the other village, how many names were changed, and which numbers are still the first one's."""

    text: Text
    names: int
    to_check: tuple[str, ...]


def localised(text: Text, source: PlaceNames, target: PlaceNames, figures: Figures) -> Localised:
    """A text of `source` for the programme of `figures`; tied numbers say that programme's own facts."""
    renaming = _Renaming(source, target)
    renamed = Text(tuple(_in_part(block, renaming) for block in text.blocks))
    own = refreshed(renamed, mendings(renamed, figures))
    if source.name == target.name:
        return Localised(own, 0, ())
    return Localised(own, renaming.count, tuple(dict.fromkeys(_numbers(own, figures))))


def _numbers(text: Text, figures: Figures) -> Iterator[str]:
    for block in text.paragraphs():
        for run in block.runs:
            if run.tied is not None and stated(figures, run.tied):
                continue
            for one in _NUMBER.finditer(run.text):
                is_day = run.text[: one.start()].rstrip().endswith(MONTHS)
                if not is_day and not _YEAR.fullmatch(one[0]):
                    yield one[0]


def _in_part(part: TextBlock, renaming: "_Renaming") -> TextBlock:
    match part:
        case Block():
            return replace(part, runs=tuple(renaming.run(run) for run in part.runs))
        case SimpleTable():
            rows = tuple(
                tuple(
                    tuple(replace(one, runs=tuple(renaming.run(run) for run in one.runs)) for one in cell)
                    for cell in row
                )
                for row in part.rows
            )
            return replace(part, rows=rows)
        case _:
            return part


class _Renaming:
    """Every form of the old names and the same form of the new ones."""

    def __init__(self, old: PlaceNames, new: PlaceNames) -> None:
        self.count = 0
        self._forms = {before: after for before, after in _forms(old, new) if before != after}
        longest_first = sorted(self._forms, key=len, reverse=True)
        words = "|".join(re.escape(form) for form in longest_first)
        self._pattern = re.compile(rf"{_ARTICLE}(?<!\w)(?P<name>{words})(?!\w)") if words else None

    def run(self, run: Run) -> Run:
        """The run with the new names."""
        if self._pattern is None or run.tied is not None:
            return run
        return replace(run, text=self._pattern.sub(self._renamed, run.text))

    def _renamed(self, match: re.Match[str]) -> str:
        self.count += 1
        name = self._forms[match["name"]]
        if match["article"] is None:
            return name
        return with_case(article(name), match["article"]) + match["space"] + name


def _forms(old: PlaceNames, new: PlaceNames) -> Iterator[tuple[str, str]]:
    if old.kind and new.kind:
        for kind in (str.lower, str.capitalize):
            before, after = f"{old.name} {kind(old.kind)}", f"{new.name} {kind(new.kind)}"
            yield from _inflected(before, after)
    yield from _inflected(old.name, new.name)
    yield with_ending(old.name, "i"), with_ending(new.name, "i")
    if old.county and new.county:
        yield from ((f"{old.county} {word}", f"{new.county} {word}") for word in _AREAS[:4])
    if old.district and new.district:
        yield from ((f"{old.district} {word}", f"{new.district} {word}") for word in _AREAS[4:])


_AREAS = ("megye", "megyei", "megyében", "vármegye", "járás", "járási", "járásban")


def _inflected(before: str, after: str) -> Iterator[tuple[str, str]]:
    yield before, after
    yield accusative(before), accusative(after)
    for ending in sorted(ENDINGS - {"as", "i"}):
        yield with_ending(before, ending), with_ending(after, ending)
