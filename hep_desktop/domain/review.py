"""What is said at the review every two years (Ebktv. 31. § (4)): of the whole, and of each measure."""

from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Review:
    """What the review found, in its writer's words: how far the programme has got, and how the situation changed."""

    progress: str = ""
    situation: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a measure was kept, changed, dropped or added at the review."""

    words: str = ""
