"""A warning answered: why what the checks found may stay as it is."""

from hep_desktop.domain.places import Place
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """The clerk's reason; it holds only as long as the values the finding rests on stay the same.

    `code` and `place` say what was answered, `digest` stands for the values of that moment.
    """

    code: str
    place: Place | None
    reason: str
    digest: str
