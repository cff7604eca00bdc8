"""How tables of one shape are read: shown once by the clerk, kept for the next year's file and for other offices."""

from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """A column of figures, by its heading with # for every year, and the indicator it fills.

    Figures are multiplied by `factor`: a thousand where the file counts in thousands and does not say so.
    `note` warns of their meaning.
    """

    heading: str
    indicator: str
    factor: int = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns say what, by their headings. Without `settlement` a sheet is about one settlement.

    `title` is what stands above the headings, where they alone do not tell the table from others.
    A table that is `turned` has its headings on the left. Of a monthly one the state of `month` is the year's.
    `notes` are said of every file.
    Where the words under `labels` say what the figures under `value` are, columns are called by these words.
    """

    id: str
    name: str
    settlement: str = ""
    code: str = ""
    year: str = ""
    title: str = ""
    source: str = ""
    turned: bool = False
    month: int = 0
    notes: tuple[str, ...] = ()
    columns: tuple[LayoutColumn, ...] = ()
    labels: tuple[str, ...] = ()
    value: str = ""

    @property
    def headings(self) -> frozenset[str]:
        """The headings without which a table is another one."""
        return frozenset({self.settlement, self.code, self.year, self.value, *self.labels} - {""})
