"""What council and mayor say when a review leaves the programme as it is: words of the edition, passage by passage."""

from collections.abc import Iterator
from enum import StrEnum
from string import Formatter

from hep_desktop.frozen import dataclass
from hep_desktop.template.certainty import Certainty
from hep_desktop.template.section import Section

SLOTS = (
    "municipality",
    "settlement",
    "period",
    "last_day",
    "adopted",
    "the_resolution",
    "reviewed",
    "the_review",
)


class Speaker(StrEnum):
    """Whose words they are."""

    COUNCIL = "council"
    MAYOR = "mayor"


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph with slots; what is not `verified` is marked where it is printed."""

    of: Speaker
    text: str
    certainty: Certainty

    @property
    def is_sure(self) -> bool:
        """Whether what it says of the law was read in the law."""
        return self.certainty is Certainty.VERIFIED


def read_passages(section: Section) -> Iterator[Passage]:
    """The passages of the file, in their order."""
    for one in section.sections("passages"):
        with one:
            passage = Passage(
                of=one.choice("of", Speaker), text=one.text("text"), certainty=one.choice("certainty", Certainty)
            )
            for _, slot, _, _ in Formatter().parse(passage.text):
                if slot is not None and slot not in SLOTS:
                    one.refuse("text", f"has an unknown slot {slot}")
            yield passage
