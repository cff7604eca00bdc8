"""The kind and the agenda of a meeting as the state of its programmes suggests them."""

from hep_desktop.domain.forum import Meeting, MeetingKind
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import ProgrammeDetails, Status
from hep_desktop.words import text


def kind_for(details: ProgrammeDetails) -> MeetingKind:
    """Why the forum would meet now."""
    if details.status is not Status.DRAFT:
        return MeetingKind.YEARLY
    return MeetingKind.REVIEW if details.predecessor else MeetingKind.NEW_PROGRAMME


def proposed(office: Office, meeting: Meeting) -> tuple[str, ...]:
    """The usual items that the agenda does not hold yet; what was decided before comes first."""
    first = (text("forum.agenda.decisions"),) if _was_decided(office, meeting) else ()
    usual = text(f"forum.agenda.{meeting.kind}").strip().split("\n")
    there = {item.title.strip() for item in meeting.agenda}
    return tuple(title for title in (*first, *usual, text("forum.agenda.others")) if title not in there)


def _was_decided(office: Office, meeting: Meeting) -> bool:
    """Whether an earlier meeting of its programmes has decided something."""
    earlier = (one for programme in meeting.programmes for one in office.meetings_of(programme))
    return any(one.id != meeting.id and one.decisions and _is_before(one, meeting) for one in earlier)


def _is_before(one: Meeting, other: Meeting) -> bool:
    return one.held is not None and (other.held is None or one.held < other.held)
