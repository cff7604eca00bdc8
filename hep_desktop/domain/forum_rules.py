"""How the forum of a settlement works: its own rules, who is responsible for what, and its working groups.

No law asks for any of it, so what nobody has said does not bind anybody.
"""

from enum import StrEnum

from hep_desktop.frozen import dataclass


class Quorum(StrEnum):
    """How many members must be there, by the forum's own rules."""

    NONE = "none"
    HALF = "half"
    TWO_THIRDS = "two_thirds"


@dataclass(frozen=True, slots=True)
class FieldOwner:
    """Who of the forum is responsible for a field (education, housing …)."""

    id: str
    field: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class WorkingGroup:
    """A working group; recommended above 2 000 inhabitants alone."""

    id: str
    group: str = ""
    leader: str = ""


@dataclass(frozen=True, slots=True)
class GroupReport:
    """What a working group told the forum in a year."""

    id: str
    group: str = ""
    year: str = ""
    report: str = ""


@dataclass(frozen=True, slots=True)
class ForumRules:
    """The rules of procedure; `members` – how many the forum has, where the meetings do not list them all."""

    quorum: Quorum = Quorum.NONE
    members: int = 0
    only_members_vote: bool = False
    text: str = ""
    owners: tuple[FieldOwner, ...] = ()
    groups: tuple[WorkingGroup, ...] = ()
    reports: tuple[GroupReport, ...] = ()

    def needed(self, members: int) -> int:
        """How many of so many members must be there."""
        match self.quorum:
            case Quorum.NONE:
                return 0
            case Quorum.HALF:
                return members // 2 + 1
            case Quorum.TWO_THIRDS:
                return -(-2 * members // 3)

    def silent_groups(self, year: int) -> tuple[WorkingGroup, ...]:
        """Working groups that have not reported in a year."""
        told = {one.group.strip() for one in self.reports if one.year.strip() == str(year) and one.report.strip()}
        return tuple(one for one in self.groups if one.group.strip() and one.group.strip() not in told)

    @property
    def group_names(self) -> tuple[str, ...]:
        """Whose reports can be noted: the working groups, and those of earlier reports that are gone."""
        names = (one.group.strip() for one in (*self.groups, *self.reports))
        return tuple(dict.fromkeys(name for name in names if name))
