"""The words that a cell offers to choose from."""

from hep_desktop.template.model import Indicator, IndicatorKind
from hep_desktop.words import text


def choices(indicator: Indicator) -> tuple[str, ...]:
    """The words a cell offers; none where any may stand."""
    if indicator.kind is IndicatorKind.YES_NO:
        return text("tables.yes"), text("tables.no")
    return indicator.choices
