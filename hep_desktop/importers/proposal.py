"""What a file offers for the store's settlements; nothing is written yet."""

from datetime import date
from enum import StrEnum

from hep_desktop.domain.layout import Layout
from hep_desktop.domain.settlement import GazetteerEntry
from hep_desktop.domain.situation import Fact, FactKey, FileOrigin
from hep_desktop.frozen import dataclass


class DoubtKind(StrEnum):
    """What may be doubtful; its sentence stands in `resources/strings/hu/importing.toml` (`doubts`)."""

    # the whole file
    LYING_ENDING = "lying_ending"
    DAMAGED_LETTERS = "damaged_letters"
    DAYS_DIFFER = "days_differ"
    YEAR_FROM_NAME = "year_from_name"
    TOTAL_DIFFERS = "total_differs"
    BAD_CODE = "bad_code"
    TEXTS_ADDED = "texts_added"
    NOT_ASKED_CELL = "not_asked_cell"
    NONE_OF_OURS = "none_of_ours"
    # a row or column that offers nothing because of it
    NAME_DIFFERS = "name_differs"
    CODE_DIFFERS = "code_differs"
    FOUND_TWICE = "found_twice"
    HEADING_MISSING = "heading_missing"
    PERIOD_UNKNOWN = "period_unknown"
    NOT_COMPUTED = "not_computed"
    CELL_ERROR = "cell_error"
    NO_NUMBER = "no_number"
    BLANK = "blank"
    RATIO = "ratio"
    NOT_ASKED = "not_asked"
    NOT_OFFERED = "not_offered"
    NO_LEGEND = "no_legend"
    OTHER_LEVEL = "other_level"
    OTHER_TABLE = "other_table"
    OTHER_UNIT = "other_unit"
    HEADING_TWICE = "heading_twice"
    SAID_TWICE = "said_twice"
    # one figure offered
    NOTE = "note"
    BLANK_IS_ZERO = "blank_is_zero"
    OUTSIDE_YEARS = "outside_years"
    NOT_A_COUNT = "not_a_count"
    OTHER_SOURCE = "other_source"
    OTHER_BASE = "other_base"
    YEAR_SAID = "year_said"
    YEAR_OUTSIDE = "year_outside"
    ROW_SAID = "row_said"
    NAME_OF_COUNTY = "name_of_county"
    SCHOOL_YEAR = "school_year"
    PART_OF_YEAR = "part_of_year"
    FIRST_OF_JANUARY = "first_of_january"
    OTHER_MONTH = "other_month"
    CONVERTED = "converted"
    CORRECTED = "corrected"
    SHARE = "share"
    SIGN = "sign"
    PRELIMINARY = "preliminary"
    REVISED = "revised"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """Something the user should know before taking over; `args` fill its sentence."""

    kind: DoubtKind
    args: tuple[tuple[str, str], ...] = ()


def doubt(kind: DoubtKind, **args: str) -> Doubt:
    """A doubt with what fills its sentence."""
    return Doubt(kind, tuple(args.items()))


@dataclass(frozen=True, slots=True)
class Offer:
    """One fact for the settlement with this KSH code; whose programmes take it is not the file's to say."""

    settlement: str
    key: FactKey
    fact: Fact
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a filled form says of itself: to which request and for whom, the sender's number and day, and texts."""

    request: str
    settlement: str  # KSH code
    name: str
    number: str = ""
    dated: date | None = None
    texts: tuple[tuple[str, str], ...] = ()  # by chapter


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one file offers.

    `doubts` concern the whole file, `stopped` the rows and columns that offer nothing because of them.
    """

    importer: str
    origin: FileOrigin
    offers: tuple[Offer, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    stopped: tuple[Doubt, ...] = ()
    gazetteer: tuple[GazetteerEntry, ...] = ()
    layout: Layout | None = None  # by which an otherwise unknown table was read
    answer: Answer | None = None  # where the file is a form of ours

    @property
    def file(self) -> str:
        """The file's name, without its folder."""
        return self.origin.file
