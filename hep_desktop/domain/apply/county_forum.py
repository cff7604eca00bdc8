"""County forums, their working groups and their meetings."""

from hep_desktop.domain.apply.records import change, found, joined, with_fields
from hep_desktop.domain.commands.county_forum import (
    AddCountyForum,
    AddCountyMeeting,
    ChangeCountyForum,
    ChangeCountyMeeting,
    CountyForumCommand,
    RemoveCountyForum,
    RemoveCountyMeeting,
)
from hep_desktop.domain.mentor import CountyForum, CountyMeeting
from hep_desktop.domain.mentor_places import CountyForumPlace, CountyMeetingPlace
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Label, Outcome


def apply(office: Office, command: CountyForumCommand) -> Outcome:
    """What a command on a county forum changes."""
    match command:
        case AddCountyForum(forum):
            return _put_forum(office, "add_county_forum", forum)
        case ChangeCountyForum(key, fields):
            return _put_forum(office, "change_county_forum", with_fields(_forum(office, key), fields))
        case RemoveCountyForum(key):
            return _remove_forum(office, _forum(office, key))
        case AddCountyMeeting(meeting):
            return _put_meeting(office, "add_county_meeting", meeting)
        case ChangeCountyMeeting(key, fields):
            return _put_meeting(office, "change_county_meeting", with_fields(_meeting(office, key), fields))
        case RemoveCountyMeeting(key):
            label = _meeting_label("remove_county_meeting", _meeting(office, key))
            return Outcome(label, change(office, CountyMeetingPlace(key), None))


def _forum(office: Office, key: str) -> CountyForum:
    return found(office.county_forums.get(key), "mentor.gone")


def _meeting(office: Office, key: str) -> CountyMeeting:
    return found(office.county_meetings.get(key), "mentor.gone")


def _put_forum(office: Office, step: str, forum: CountyForum) -> Outcome:
    return Outcome(_forum_label(step, forum), change(office, CountyForumPlace(forum.id), forum))


def _put_meeting(office: Office, step: str, meeting: CountyMeeting) -> Outcome:
    _forum(office, meeting.forum)
    return Outcome(_meeting_label(step, meeting), change(office, CountyMeetingPlace(meeting.id), meeting))


def _remove_forum(office: Office, forum: CountyForum) -> Outcome:
    """Nothing is left that would belong to what has gone."""
    gone = {forum.id, *(one.id for one in office.county_forums.values() if one.of == forum.id)}
    meetings = (key for key, one in office.county_meetings.items() if one.forum in gone)
    changes = (
        *joined(change(office, CountyMeetingPlace(key), None) for key in meetings),
        *joined(change(office, CountyForumPlace(key), None) for key in sorted(gone)),
    )
    return Outcome(_forum_label("remove_county_forum", forum), changes)


def _forum_label(step: str, forum: CountyForum) -> Label:
    return Label(step, (("name", forum.name),))


def _meeting_label(step: str, meeting: CountyMeeting) -> Label:
    return Label(step, (("held", meeting.held.isoformat() if meeting.held else ""),))
