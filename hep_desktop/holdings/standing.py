"""Which of several files of one village is its programme now, and where that stands by the law's clock."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from hep_desktop.domain.law_clock import Duty, Life, Standing, standing, terms
from hep_desktop.domain.programme import NOT_ADOPTED, Status
from hep_desktop.frozen import dataclass
from hep_desktop.holdings.held import Proof


@dataclass(frozen=True, slots=True)
class Version:
    """What decides of a file: the same programme may come many times, and a village may have several programmes."""

    file_hash: str
    programme: str
    status: Status
    proof: Proof
    made: datetime
    begins: date
    adopted: date | None


def stands(versions: Iterable[Version]) -> Version | None:
    """The programme of a village: the adopted one of the latest five years, else its newest draft."""
    newest = _newest_of_each(versions)
    adopted = [one for one in newest if one.status not in NOT_ADOPTED]
    if adopted:
        return max(adopted, key=lambda one: (one.begins, one.adopted or one.begins, one.made, one.file_hash))
    return max(newest, key=lambda one: (one.made, one.file_hash), default=None)


def _newest_of_each(versions: Iterable[Version]) -> list[Version]:
    """Of each programme the file that counts: what was adopted before drafts, signed before unsigned, then the newer.

    What was adopted never changes, so a later file of it that nobody signed cannot push a signed one away.
    """
    found: dict[str, Version] = {}
    for one in sorted(versions, key=_rank):
        found[one.programme] = one
    return list(found.values())


def _rank(one: Version) -> tuple[bool, bool, datetime, str]:
    adopted = one.status not in NOT_ADOPTED
    return adopted, adopted and one.proof is Proof.SIGNED, one.made, one.file_hash


def clock(version: Version, of_the_village: Sequence[Version], today: date) -> tuple[Standing, date | None]:
    """How the condition of grants stands, and the day of the next review; reviews are told by later versions."""
    if version.status in NOT_ADOPTED:
        return standing(Life(), today), None
    same = (one.adopted for one in of_the_village if one.begins == version.begins and one.adopted)
    reviews = tuple(sorted({day for day in same if day > version.begins}))
    life = Life(version.begins, reviews=reviews)
    ahead = (term.day for term in terms(life, today) if term.duty is Duty.REVIEW)
    return standing(life, today), next(ahead, None)
