"""Where an edition's figures come from, and which headings of a source's files fill which indicators."""

from enum import StrEnum

from hep_desktop.domain.layout import Layout
from hep_desktop.frozen import dataclass
from hep_desktop.template.certainty import Certainty


class Dating(StrEnum):
    """Which period a column of a source's file tells of."""

    DAY_BEFORE = "day_before"  # the state of 1 January is that of the last day of the year before
    YEAR = "year"  # the year the file is of


@dataclass(frozen=True, slots=True)
class Feed:
    """A heading in a source's files and the indicator its column fills; `note` warns of its meaning.

    `base` is how the people are counted: figures of two bases are two series, whatever they are called.
    """

    heading: str
    indicator: str
    dated: Dating
    certainty: Certainty
    note: str = ""
    unit: str = ""  # which the file may state
    blank_is_zero: bool = False  # the source leaves out a count of zero
    base: str = ""
    within: str = ""  # what the heading or the title must say besides


@dataclass(frozen=True, slots=True)
class SourceName:
    """An institution or system that data come from, as printed under a table.

    `importer` names the module that reads its files, `feeds` what they fill, `layouts` how tables look that
    need no module of their own. `passes_on` is whose figures they are where they come in its wording by another way.
    Of a `titled` one only files in whose title or name this word stands are its; `besides` are words of such files
    that fill nothing, `not_filled` says why.
    One with words it is `known_as` publishes its figures of every settlement itself.
    """

    code: str
    name: str
    note: str = ""
    importer: str = ""
    feeds: tuple[Feed, ...] = ()
    layouts: tuple[Layout, ...] = ()
    passes_on: str = ""
    known_as: tuple[str, ...] = ()
    titled: str = ""
    besides: tuple[str, ...] = ()
    not_filled: str = ""
