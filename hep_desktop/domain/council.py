"""What the council is asked for, and what it decided.

The order of its own minutes is Mötv. 52. §; here stands only what the programme and its papers need.
"""

from datetime import date
from enum import StrEnum

from hep_desktop.frozen import dataclass


class NationalityBody(StrEnum):
    """Whether the settlement has a nationality self-government."""

    UNTOLD = "untold"
    THERE = "there"
    NONE = "none"


class ConsentNeed(StrEnum):
    """Whether the decision needs a consent (Nek. tv. 81. §): the notary's reading of the law."""

    UNTOLD = "untold"
    NEEDED = "needed"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class Council:
    """The proposal to the council and its vote; what nobody filled in is blank.

    `nationality` is the clerk's own sentence on what the nationality self-governments said, or that they stayed silent:
    the proposer must tell it before the vote (Nek. tv. 82. § (3)). `held` is the day of the sitting, `number` that of
    the resolution.
    """

    proposer: str = ""
    prepared_by: str = ""
    legal_review: str = ""
    committees: str = ""
    nationality: str = ""
    financial_effect: str = ""
    responsible: str = ""
    deadline: str = ""
    held: date | None = None
    number: str = ""
    votes_for: int = 0
    votes_against: int = 0
    abstentions: int = 0
    published: str = ""
    nationality_body: NationalityBody = NationalityBody.UNTOLD
    consent: ConsentNeed = ConsentNeed.UNTOLD

    @property
    def asks_nationality(self) -> bool:
        """Whether a nationality self-government has to be heard, as far as anybody has said."""
        return self.nationality_body is not NationalityBody.NONE or self.consent is ConsentNeed.NEEDED

    @property
    def decided(self) -> bool:
        """Whether the council has voted and its resolution can be cited."""
        return self.held is not None and bool(self.number)
