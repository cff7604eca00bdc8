"""Meetings of the forum."""

from hep_desktop.domain.apply.records import change, found, with_fields
from hep_desktop.domain.commands.forum import AddMeeting, ChangeForumRules, ChangeMeeting, RemoveMeeting
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.forum_rules import ForumRules
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Label, Outcome
from hep_desktop.domain.places import ForumRulesPlace, MeetingPlace


def apply(office: Office, command: AddMeeting | ChangeForumRules | ChangeMeeting | RemoveMeeting) -> Outcome:
    """What a command of the forum changes."""
    match command:
        case AddMeeting(meeting):
            return _put(office, "add_meeting", meeting)
        case ChangeMeeting(key, fields):
            before = found(office.meetings.get(key), "meeting.gone")
            if set(fields) == {"signed"}:
                step = "set_meeting_signed" if fields["signed"] else "set_meeting_open"
                return _put(office, step, with_fields(before, fields))
            return _put(office, "change_meeting", with_fields(unsigned(before), fields))
        case ChangeForumRules(key, fields):
            settlement = found(office.settlements.get(key), "settlement.gone")
            rules = with_fields(office.forum_rules(key), fields)
            changes = change(office, ForumRulesPlace(key), rules if rules != ForumRules() else None)
            return Outcome(Label("change_forum_rules", (("name", settlement.name),)), changes)
        case RemoveMeeting(key):
            gone = unsigned(found(office.meetings.get(key), "meeting.gone"))
            return Outcome(_label("remove_meeting", gone), change(office, MeetingPlace(key), None))


def unsigned(meeting: Meeting) -> Meeting:
    """The meeting, which must not be signed: its minutes lie in the archives as they are."""
    if meeting.signed:
        raise UserError("meeting.signed")
    return meeting


def _put(office: Office, step: str, meeting: Meeting) -> Outcome:
    if not meeting.programmes:
        raise UserError("meeting.for_nobody")
    if set(meeting.programmes) - set(office.programmes):
        raise UserError("programme.gone")
    return Outcome(_label(step, meeting), change(office, MeetingPlace(meeting.id), meeting))


def _label(step: str, meeting: Meeting) -> Label:
    return Label(step, (("held", meeting.held.isoformat() if meeting.held else ""),))
