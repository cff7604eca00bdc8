"""What the council is asked for, and what it decided.

The order of its own minutes is Mötv. 52. §; here stands only what the programme and its papers need.
"""

from datetime import date

from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Council:
    """The proposal to the council and its vote; what nobody filled in is blank.

    `nationality` is what the nationality self-governments said, or that they stayed silent: the proposer must tell
    it before the vote (Nek. tv. 82. § (3)). `held` is the day of the sitting, `number` that of the resolution.
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

    @property
    def decided(self) -> bool:
        """Whether the council has voted and its resolution can be cited."""
        return self.held is not None and bool(self.number)
