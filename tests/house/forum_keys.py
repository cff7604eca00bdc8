"""The keys put together around the forum: meetings, opinions, its own rules."""

from collections.abc import Iterable
from enum import StrEnum
from itertools import product

from hep_desktop.domain.council import ConsentNeed, NationalityBody
from hep_desktop.domain.forum import Attendance, Capacity, MeetingKind, Writing
from hep_desktop.domain.forum_rules import Quorum
from hep_desktop.domain.opinions import OpinionKind, OpinionState, Stance


def members(*kinds: type[StrEnum]) -> tuple[str, ...]:
    """The values of enums."""
    return tuple(one.value for kind in kinds for one in kind)


FORUM_KEYS: dict[str, Iterable[str | tuple[str, ...]]] = {
    "directory.seats.{}": [Capacity.MEMBER, Capacity.PERMANENT_INVITEE],
    "forum.live.{}": ["item", "line"],
    "forum.writing.{}": members(Writing),
    "forum.attendance_of.{}": members(Attendance),
    "forum.agenda.{}": members(MeetingKind),
    "forum_rules.quorum.{}": members(Quorum),
    "papers.forum_rules.{}": [
        *("members", "permanent_invitees", "field", "person", "group", "leader", "year", "report"),
        *("owners", "groups", "reports"),
    ],
    "papers.forum_rules.draft.quorum.{}": members(Quorum),
    "papers.forum_rules.draft.voting.{}": ["all", "members"],
    "forum_rules.column.{}": ["field", "person", "group", "leader", "year", "report"],
    "forum_rules.field.{}": ["quorum", "members", "only_members_vote", "text", "owners", "groups", "reports"],
    "forum_rules.add.{}": ["owners", "groups", "reports"],
    "opinions.{}": ["open", "done"],
    "opinions.{}.{}": [
        *product(["nationality_body"], members(NationalityBody)),
        *product(["consent"], members(ConsentNeed)),
    ],
    "opinions.kinds.{}": members(OpinionKind),
    "opinions.stance.{}": members(Stance),
    "opinions.state.{}": members(OpinionState),
    "papers.hearing_request.title.{}": ["opinion", "consent"],
    "papers.hearing_request.subjects.{}": ["opinion", "consent"],
    "papers.hearing_request.file.{}": ["opinion", "consent"],
    "papers.hearing_request.{}": ["number", "to", "subject", "about", "annex", "asker"],
    "papers.opinions.right.{}": members(OpinionKind),
    "papers.opinions.kinds.{}": members(OpinionKind),
    "papers.opinions.{}.{}": product([OpinionKind.OPINION, OpinionKind.CONSENT], members(Stance)),
    "papers.opinions.column.{}": ["sender", "said", "answer"],
    "papers.minutes.capacities.{}": members(Capacity),
    "papers.minutes.kinds.{}": members(MeetingKind),
}
