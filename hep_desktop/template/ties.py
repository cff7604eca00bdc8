"""Numbers in sentences that are tied to a fact: how a figure stands in a sentence, and when it no longer does.

The name of a list's row can be tied just so.
"""

from hep_desktop.domain.situation import FactKey, Run
from hep_desktop.domain.values import Words
from hep_desktop.hungarian import sentence_number
from hep_desktop.template.figures import Figures
from hep_desktop.template.wording import NONE


def stated(figures: Figures, key: FactKey) -> str:
    """The present figure as a sentence writes it, e.g. `1234` or `8,0`; nothing where there is no figure."""
    indicator = figures.edition.indicators.get(key.indicator)  # none: dropped by a later revision of the edition
    value = figures.figure(key).value if indicator else None
    if isinstance(value, Words):
        return value.text.strip()
    amount = figures.number(key) if indicator else None
    return "" if indicator is None or amount is None else sentence_number(amount, indicator.decimals)


def is_stale(run: Run, figures: Figures) -> bool:
    """Whether a tied number says something else than its fact does now.

    The sign may stand in the sentence ("5 fővel csökkent"), and so may the per cent.
    """
    if run.tied is None:
        return False
    now = stated(figures, run.tied)
    written = _plain(run.text).rstrip("%").rstrip()
    if written.lower() in NONE:
        return not now or figures.number(run.tied) != 0
    return not now or written not in {_plain(now), _plain(now).lstrip("−")}


def _plain(words: str) -> str:
    """Without what a paste may have changed: hard spaces and the sign of minus."""
    return " ".join(words.split()).replace("-", "−")
