"""What others say of a programme before the vote: partners, people of the village, nationality self-governments.

Two rights of a nationality self-government are kept apart: its opinion must be considered (Ebktv. 31. § (2)), and a
decision that touches its people may need its consent (Nek. tv. 81. §); whether it does is for the notary to say.
"""

from datetime import date, timedelta
from enum import StrEnum

from hep_desktop.domain.followup import EvidenceFile
from hep_desktop.frozen import dataclass

NATIONALITY_DAYS = 30  # Nek. tv. 81. § (1a)
NATIONALITY_MORE_DAYS = 15  # once, at the nationality self-government's wish


class OpinionKind(StrEnum):
    """Who speaks, and by which right."""

    PARTNER = "partner"
    CITIZEN = "citizen"
    OPINION = "opinion"
    CONSENT = "consent"


OF_NATIONALITIES = (OpinionKind.OPINION, OpinionKind.CONSENT)


class Stance(StrEnum):
    """What was said, or that nothing was."""

    UNTOLD = "untold"
    AGREES = "agrees"
    REMARKS = "remarks"
    REFUSES = "refuses"
    SILENT = "silent"


class OpinionState(StrEnum):
    """How far a matter has come."""

    NOT_ASKED = "not_asked"
    NOT_WRITTEN = "not_written"  # of somebody who speaks unasked
    AWAITED = "awaited"
    LATE = "late"
    UNANSWERED = "unanswered"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Opinion:
    """One opinion; `contact` and `note` stay in the office.

    `sent` – the day our letter carries, `asked` – the day the request reached them, `longer` – they asked for the
    further days that the law gives once, `reply_by` – until when an answer is awaited where the law sets no day,
    `number` – of their resolution or letter, `files` – our letter and their answer.
    """

    id: str
    kind: OpinionKind = OpinionKind.PARTNER
    sender: str = ""
    contact: str = ""
    about: str = ""
    sent: date | None = None
    asked: date | None = None
    longer: bool = False
    reply_by: date | None = None
    received: date | None = None
    number: str = ""
    stance: Stance = Stance.UNTOLD
    text: str = ""
    answer: str = ""
    note: str = ""
    files: tuple[EvidenceFile, ...] = ()

    @property
    def until(self) -> date | None:
        """The last day to answer: the law's for a consent, else the one we have set."""
        if self.kind is not OpinionKind.CONSENT or self.asked is None:
            return self.reply_by
        days = NATIONALITY_DAYS + (NATIONALITY_MORE_DAYS if self.longer else 0)
        return self.asked + timedelta(days=days)

    @property
    def has_spoken(self) -> bool:
        """Whether anything was said."""
        return self.stance in (Stance.AGREES, Stance.REMARKS, Stance.REFUSES) or bool(self.text.strip())

    def is_silent(self, today: date) -> bool:
        """Whether nothing was said although the time is over, or the clerk noted their silence."""
        late = self.until is not None and self.until < today and self.received is None
        return not self.has_spoken and (self.stance is Stance.SILENT or late)

    def state(self, today: date) -> OpinionState:
        """How far it has come; a consent that was not given on time is lost by the law, so it is settled."""
        if self.has_spoken:
            wanted = self.stance is not Stance.AGREES and not self.answer.strip()
            return OpinionState.UNANSWERED if wanted else OpinionState.SETTLED
        if self.is_silent(today):
            over = self.stance is Stance.SILENT or self.kind is OpinionKind.CONSENT
            return OpinionState.SETTLED if over else OpinionState.LATE
        if self.asked or self.sent:
            return OpinionState.AWAITED
        return OpinionState.NOT_WRITTEN if self.kind is OpinionKind.CITIZEN else OpinionState.NOT_ASKED
