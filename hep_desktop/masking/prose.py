"""What is written, as it is published: numbers tied to a withheld figure are taken out, and those that tell of it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from hep_desktop.domain.plan import Measure, ResultIndicator
from hep_desktop.domain.situation import Block, FactKey, Run, SimpleTable, Text, TextBlock
from hep_desktop.domain.values import NoData, NoDataReason, Number
from hep_desktop.hungarian import parse_number
from hep_desktop.template.figures import Figures

SIGN = NoData(NoDataReason.WITHHELD).sign
_END = re.compile(r"(?<=[^\W\d])[.!?]\s+|[.!?]\s+(?=[A-Z\u00c0-\u00de\u0150\u0170])")
_NUMBER = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})*(?:,\d+)?")


class Prose:
    """Takes withheld figures out of texts and measures."""

    def __init__(self, figures: Figures, open_figures: Figures) -> None:
        self._figures = figures
        self._open = open_figures

    def text(self, text: Text) -> Text:
        """A chapter's text as it is published."""
        return Text(tuple(self._block(block) for block in text.blocks))

    def measure(self, measure: Measure) -> Measure:
        """A measure whose baselines are published."""
        return replace(measure, indicators=tuple(self._result(one) for one in measure.indicators))

    def _block(self, block: TextBlock) -> TextBlock:
        match block:
            case Block():
                return self._paragraph(block)
            case SimpleTable(rows=rows):
                cells = (tuple(tuple(map(self._paragraph, cell)) for cell in row) for row in rows)
                return replace(block, rows=tuple(cells))
            case _:
                return block

    def _paragraph(self, block: Block) -> Block:
        if not any(self._is_masked(run.tied) for run in block.runs):
            return block
        runs = (run for sentence in _sentences(block.runs) for run in self._told(sentence))
        return replace(block, runs=tuple(runs))

    def _told(self, sentence: tuple[Run, ...]) -> Iterator[Run]:
        """A sentence; differences to a withheld figure tell of it as well as the figure itself."""
        tied = {run.tied for run in sentence if run.tied is not None}
        known = {key: self._amounts(key) for key in tied if key.indicator in self._figures.edition.indicators}
        gone = {self._figures.number(key) or Decimal(0) for key in known if self._is_masked(key)}
        others = {amount for amounts in known.values() for amount in amounts}
        telling = gone | {abs(one - other) for one in gone for other in others}
        for run in sentence:
            if run.tied is None:
                yield replace(run, text=_NUMBER.sub(lambda said: _said(said.group(), telling), run.text))
            else:
                yield replace(run, text=SIGN) if self._is_masked(run.tied) else run

    def _amounts(self, key: FactKey) -> Iterator[Decimal]:
        """What a figure is in every period."""
        for period in {fact.period for fact in self._figures.programme.facts}:
            amount = self._figures.number(FactKey(key.indicator, period, key.member))
            if amount is not None:
                yield amount

    def _result(self, one: ResultIndicator) -> ResultIndicator:
        masked = bool(one.baseline) and self._is_masked(one.baseline_fact)
        return replace(one, baseline=SIGN) if masked else one

    def _is_masked(self, key: FactKey | None) -> bool:
        """Whether the office has a figure that is not published."""
        if key is None or key.indicator not in self._figures.edition.indicators:
            return False
        return isinstance(self._figures.shown(key), Number) and not isinstance(self._open.shown(key), Number)


def _said(number: str, telling: set[Decimal]) -> str:
    return SIGN if parse_number(number) in telling else number


def _sentences(runs: tuple[Run, ...]) -> Iterator[tuple[Run, ...]]:
    """The runs of each sentence; one that goes on over its end is cut there."""
    ends = [end.end() for end in _END.finditer("".join(run.text for run in runs))]
    open_: list[Run] = []
    at = 0
    for run in runs:
        start, after = at, at + len(run.text)
        while ends and ends[0] <= after and run.tied is None:
            open_.append(replace(run, text=run.text[at - start : ends[0] - start]))
            at = ends.pop(0)
            yield tuple(open_)
            open_ = []
        open_.append(replace(run, text=run.text[at - start :]))
        at = after
    yield tuple(open_)
