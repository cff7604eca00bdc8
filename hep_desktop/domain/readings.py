"""Where the law leaves a day open: what a notary can choose from; the first of each is what practice follows."""

from datetime import date, timedelta
from enum import StrEnum

from hep_desktop.frozen import dataclass


class LastDay(StrEnum):
    """Which day is the last of the five years (Ebktv. 31. § (1))."""

    DAY_BEFORE = "day_before"  # the day before the fifth anniversary
    ANNIVERSARY = "anniversary"


class ReviewsFrom(StrEnum):
    """What the two years of a review are counted from (Ebktv. 31. § (4))."""

    BEGINNING = "from_beginning"
    LAST_REVIEW = "from_last_review"


class LateReview(StrEnum):
    """What a review that was not held means for grants (Ebktv. 31. § (6))."""

    QUESTIONED = "questioned"  # in force, though whoever gives the grant may object
    NOT_MET = "not_met"


class Asking(StrEnum):
    """How long before the mailing a nationality self-government is asked (Nek. tv. 81. §)."""

    THIRTY = "thirty_days"
    LONGER = "with_extension"


@dataclass(frozen=True, slots=True)
class Readings:
    """What the notary of a settlement has chosen."""

    last_day: LastDay = LastDay.DAY_BEFORE
    reviews_from: ReviewsFrom = ReviewsFrom.BEGINNING
    late_review: LateReview = LateReview.QUESTIONED
    asking: Asking = Asking.THIRTY

    def last_of(self, anniversary: date) -> date:
        """The last day of five years that are over at an anniversary."""
        return anniversary if self.last_day is LastDay.ANNIVERSARY else anniversary - timedelta(days=1)
