"""What a Word file offers a programme, part by part; nothing is written yet, and nothing of the file is left out."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from hep_desktop.domain.outline import OwnHeading
from hep_desktop.domain.plan import Measure
from hep_desktop.domain.situation import FactKey, TextBlock
from hep_desktop.domain.values import Value
from hep_desktop.frozen import dataclass
from hep_desktop.importers.word.source import Lost


class Aim(StrEnum):
    """Where a part goes."""

    TEXT = "text"
    FACTS = "facts"
    PROBLEMS = "problems"
    MEASURES = "measures"
    NOWHERE = "nowhere"


class Why(StrEnum):
    """What to know of a part; its sentence stands in `word.toml` (`remarks`)."""

    # why it has no place of its own
    FRONT = "front"
    ANOTHER = "another"
    CONTENTS = "contents"
    COMPOSED = "composed"
    MARGINS = "margins"
    COMMENTS = "comments"
    PICTURE = "picture"
    LINKED = "linked"
    CHART = "chart"
    OBJECT = "object"
    FOREIGN = "foreign"
    OWN_REMARK = "own_remark"
    HEADING_ONLY = "heading_only"
    # what to look at
    BY_NUMBER = "by_number"
    OWN_HEADING = "own_heading"
    MOVED_UP = "moved_up"
    WIDE_TABLE = "wide_table"
    # of the programme that may take it
    FILLED = "filled"
    ALREADY = "already"
    FIGURES_DIFFER = "figures_differ"
    PROBLEM_GROUP = "problem_group"
    # of a table
    UNKNOWN_COLUMN = "unknown_column"
    NO_PERIOD = "no_period"
    NO_NUMBER = "no_number"
    SCALED = "scaled"
    TWICE = "twice"
    NOT_A_PERIOD = "not_a_period"
    COMPUTED_DIFFERS = "computed_differs"
    OLDER_YEARS = "older_years"
    LISTED_ALREADY = "listed_already"
    UNKNOWN_FIELD = "unknown_field"


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """Something the clerk should know; `args` fill its sentence."""

    why: Why
    args: tuple[tuple[str, str], ...] = ()


def remark(why: Why, **args: str) -> Remark:
    """A remark with what fills its sentence."""
    return Remark(why, tuple(args.items()))


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell of a table as a fact; `cell` says where it stands, `heading` what stands over and before it."""

    key: FactKey
    value: Value
    heading: str
    cell: str


@dataclass(frozen=True, slots=True)
class Statistics:
    """A statistical table recognised: `computed` are not taken, but compared; `members` are the rows of a list."""

    table: str
    figures: tuple[Figure, ...]
    computed: tuple[Figure, ...] = ()
    members: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class FoundProblem:
    """A problem as a table of conclusions names it; `node` is the conclusions it belongs to."""

    node: str
    title: str
    description: str = ""
    opportunity: str = ""
    sentences: str = ""


@dataclass(frozen=True, slots=True)
class FoundMeasure:
    """A measure with the problems it names in words; its id is given when it is taken over."""

    measure: Measure
    problems: tuple[str, ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the file's items under one of its headings, with where they go.

    `node` is the node of a text, the table of facts, or the conclusions; `heading` is made where the
    village had one that the edition has not. `blocks` is the part as text, whatever its aim, so that it can be put
    anywhere.
    """

    key: str
    title: str
    items: tuple[int, ...]
    aim: Aim
    node: str = ""
    blocks: tuple[TextBlock, ...] = ()
    heading: OwnHeading | None = None
    statistics: Statistics | None = None
    problems: tuple[FoundProblem, ...] = ()
    measures: tuple[FoundMeasure, ...] = ()
    remarks: tuple[Remark, ...] = ()
    said: str = ""  # what has no text of its own: a picture's words, heads and feet of pages


@dataclass(frozen=True, slots=True)
class WordProgramme:
    """What one file offers. `names_village` – whether the village of the programme is named in it at all.

    `pictures` are those of its texts, by the hash that names them.
    """

    file: str
    sha256: str
    parts: tuple[Part, ...]
    lost: tuple[tuple[Lost, int], ...]
    items: int
    names_village: bool = True
    pictures: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
