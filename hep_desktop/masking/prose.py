"""What is written, as it is published: numbers tied to a withheld figure are taken out, and those that tell of it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from hep_desktop.domain.plan import Measure, ResultIndicator
from hep_desktop.domain.situation import Block, FactKey, Run, SimpleTable, Text, TextBlock
from hep_desktop.domain.values import NoData, NoDataReason, Number
from hep_desktop.template.figures import Figures

SIGN = NoData(NoDataReason.WITHHELD).sign
_END = re.compile(r"(?<=[^\W\d])[.!?]\s+|[.!?]\s+(?=[A-Z\u00c0-\u00de\u0150\u0170])")
# a difference or a share tells of the withheld figure as well as the figure itself; years and dates tell nothing
_NUMBER = re.compile(r"(?<![\w,.])(?!(?:19|20)\d\d\b)\d+(?:[  ]\d{3})*(?:,\d+)?(?![\w]|[.]\s)")


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
        if not any(self._is_masked(run.tied) for run in sentence):
            yield from sentence
            return
        for run in sentence:
            if run.tied is None:
                yield replace(run, text=_NUMBER.sub(SIGN, run.text))
            else:
                yield replace(run, text=SIGN) if self._is_masked(run.tied) else run

    def _result(self, one: ResultIndicator) -> ResultIndicator:
        masked = bool(one.baseline) and self._is_masked(one.baseline_fact)
        return replace(one, baseline=SIGN) if masked else one

    def _is_masked(self, key: FactKey | None) -> bool:
        """Whether the office has a figure that is not published."""
        if key is None or key.indicator not in self._figures.edition.indicators:
            return False
        return isinstance(self._figures.shown(key), Number) and not isinstance(self._open.shown(key), Number)


def _sentences(runs: tuple[Run, ...]) -> Iterator[tuple[Run, ...]]:
    """The runs of each sentence; one that goes on over its end is cut there."""
    open_: list[Run] = []
    for run in runs:
        start = 0
        for end in _END.finditer(run.text) if run.tied is None else ():
            yield (*open_, replace(run, text=run.text[start : end.end()]))
            open_, start = [], end.end()
        open_.append(replace(run, text=run.text[start:]))
    yield tuple(open_)
