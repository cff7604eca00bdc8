"""A cell of a statistical table as it stands on the screen: worked out once for all it is asked while it is painted."""

from hep_desktop.domain.situation import FactKey
from hep_desktop.domain.values import Value, Words
from hep_desktop.frozen import dataclass
from hep_desktop.template.cell_text import shown
from hep_desktop.template.figures import Figure, Figures


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows, and whether a value can be typed there."""

    key: FactKey
    figure: Figure
    value: Value
    text: str
    writable: bool

    @property
    def holds_words(self) -> bool:
        """Whether it is read from the left."""
        return isinstance(self.figure.value, Words)


def cell_of(figures: Figures, key: FactKey, *, read_only: bool) -> Cell:
    """The cell of a fact."""
    figure, value = figures.figure(key), figures.shown(key)
    text = shown(value, figures.edition.indicators[key.indicator])
    return Cell(key, figure, value, text, not read_only and takes_values(figures, key))


def takes_values(figures: Figures, key: FactKey) -> bool:
    """Whether a value belongs there: a computed total can be given while its parts are missing."""
    indicator = figures.edition.indicators[key.indicator]
    if not indicator.computed:
        return True
    figure = figures.figure(key)
    return indicator.given and (not figure.computed or bool(figure.missing))
