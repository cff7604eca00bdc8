"""The meetings of county forums as lines of the mentor's log, so that desk, log and yearly summary count them too."""

from datetime import date

from hep_desktop.domain.mentor import Contact, ContactKind, CountyForum, CountyMeeting, Municipality
from hep_desktop.domain.office import Office
from hep_desktop.hungarian import sort_key


def whole_log(office: Office, today: date) -> tuple[Contact, ...]:
    """All lines of the log, those of meetings with them."""
    return (*office.contacts.values(), *(_line(office, one, today) for one in office.county_meetings.values()))


def with_area(office: Office, forum: CountyForum) -> CountyForum:
    """Whose area counts: a working group without its own works for the whole of its forum's."""
    is_blank = not (forum.county or forum.district or forum.municipalities)
    return office.county_forums.get(forum.of, forum) if is_blank else forum


def municipalities_of(office: Office, forum: CountyForum) -> tuple[Municipality, ...]:
    """The rows of the desk that a forum is for, by their names."""
    area = with_area(office, forum)
    found = (one for one in office.desk.values() if _lies_in(one, area))
    return tuple(sorted(found, key=lambda one: (sort_key(one.name), one.code)))


def _lies_in(one: Municipality, area: CountyForum) -> bool:
    if area.municipalities:
        return one.code in area.municipalities
    return area.county in ("", one.county) and area.district in ("", one.district)


def _line(office: Office, meeting: CountyMeeting, today: date) -> Contact:
    """Of a meeting to come those who are invited count, of one that was held those who came."""
    is_over = meeting.held is not None and meeting.held <= today
    forum = office.county_forums.get(meeting.forum)
    there = meeting.present if is_over else meeting.invited
    return Contact(
        meeting.id,
        ContactKind.FORUM,
        meeting.held,
        tuple(dict.fromkeys(one.municipality for one in there if one.municipality)),
        meeting.place,
        ", ".join(one.name.strip() for one in meeting.present if one.name.strip()),
        len(meeting.present),
        subject=forum.name.strip() if forum else "",
        note=meeting.note,
    )
