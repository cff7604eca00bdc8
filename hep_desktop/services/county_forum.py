"""A county forum over many municipalities: whom it invites, an agenda out of what is known of them, its papers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from hep_desktop import child
from hep_desktop.child import Limits
from hep_desktop.domain.county_log import municipalities_of, with_area
from hep_desktop.domain.desk import DeskState, Received
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.mentor import CountyForum, CountyMeeting, ForumKind, Municipality, Participant
from hep_desktop.domain.office import Office
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.holdings.together import shared_problems, villages
from hep_desktop.hungarian import enumerated, fold, sort_key
from hep_desktop.identity import NewId
from hep_desktop.report.document import Paper
from hep_desktop.report.papers import county_forum
from hep_desktop.report.papers.county_forum import ForumMatter, ForumPaper, called
from hep_desktop.report.rendering import Format, render
from hep_desktop.services import desk
from hep_desktop.services.desk_received import received
from hep_desktop.services.editing import Editing
from hep_desktop.services.holdings import Holdings
from hep_desktop.services.outfiles import put
from hep_desktop.services.together import Area, Look, look_at
from hep_desktop.words import text

__all__ = [
    "ForumPaper",
    "area_of",
    "begun",
    "called",
    "few",
    "forums_of",
    "groups_of",
    "meetings_of",
    "municipalities_of",
    "name_for",
    "next_meeting",
    "proposed",
    "proposed_now",
    "save",
    "save_report",
    "to_invite",
    "year_of",
]

DRAWING = Limits(seconds=120)
FORMATS = (Format.PDF.value, Format.DOCX.value)
CAPITAL = "Budapest"  # no county, so its forum is not one of a county
_ASKED = (
    *(DeskState.EXPIRED, DeskState.NOT_ADOPTED, DeskState.UNKNOWN),
    *(DeskState.REVIEW_LATE, DeskState.REVIEW_SOON),
)
_MOST_NAMED = 8
_MOST_PROBLEMS = 5
_NONE = ("nincs", "nem", "0", "-", "–")
_THERE = ("van", "igen", "x")
_PERSON = re.compile(r"[^\d@,;(/<]*")  # what stands behind a name is how to reach them


def meetings_of(office: Office, forum: str) -> tuple[CountyMeeting, ...]:
    """The meetings of a forum, the newest first, those without a day before them."""
    found = (one for one in office.county_meetings.values() if one.forum == forum)
    return tuple(sorted(found, key=lambda one: (one.held or date.max, one.id), reverse=True))


def forums_of(office: Office) -> tuple[CountyForum, ...]:
    """The forums by their names; a working group whose forum has gone stands among them."""
    found = (one for one in office.county_forums.values() if one.of not in office.county_forums)
    return tuple(sorted(found, key=lambda one: (sort_key(one.name), one.id)))


def begun(office: Office, new_id: NewId) -> CountyForum:
    """A new forum; of the one county the desk has, where it has only one."""
    counties = {one.county for one in office.desk.values()}
    county = next(iter(counties)) if len(counties) == 1 else ""
    return CountyForum(new_id(), name=name_for(ForumKind.FORUM, county, ""), county=county)


def name_for(kind: ForumKind, county: str, district: str) -> str:
    """What a forum is called after its area."""
    if kind is ForumKind.WORKING_GROUP:
        return text("county_forum.new_group")
    if district:
        return text("county_forum.of_district", district=district)
    if county == CAPITAL:
        return text("county_forum.of_capital")
    return text("county_forum.of_county", county=county) if county else ""


def groups_of(office: Office, forum: str) -> tuple[CountyForum, ...]:
    """The working groups a forum has set up."""
    found = (one for one in office.county_forums.values() if one.of == forum)
    return tuple(sorted(found, key=lambda one: (sort_key(one.name), one.id)))


def next_meeting(office: Office, forum: str, new_id: NewId) -> CountyMeeting:
    """A new meeting, led and written down by whoever did so last time."""
    last = next((one for one in meetings_of(office, forum) if one.held is not None), None)
    return CountyMeeting(
        new_id(), forum, chair=last.chair if last else "", minute_taker=last.minute_taker if last else ""
    )


def area_of(office: Office, forum: CountyForum) -> Area:
    """Which villages a forum is for, as *Együtt* is asked for them."""
    area = with_area(office, forum)
    return Area(codes=area.municipalities) if area.municipalities else Area(area.county, area.district)


def to_invite(office: Office, meeting: CountyMeeting, new_id: NewId) -> tuple[Participant, ...]:
    """Who is not yet on the list: members; for a forum also its municipalities and their nationality bodies."""
    forum = office.county_forums[meeting.forum]
    members = (Participant(new_id(), one.name, one.organisation, one.municipality) for one in forum.members)
    wanted = [(_person(one), one) for one in members]
    if forum.kind is ForumKind.FORUM or not forum.members:
        wanted += [(_body(one), one) for row in municipalities_of(office, forum) for one in _bodies(row, new_id)]
    there = {key for one in meeting.participants for key in (_person(one), _body(one))}
    more: list[Participant] = []
    for key, one in wanted:
        if one.is_told and key not in there:
            more.append(one)
            there |= {_person(one), _body(one)}
    return tuple(more)


def _person(one: Participant) -> tuple[str, ...]:
    """Several may come from one office."""
    return one.municipality, fold(one.organisation.strip()), fold(one.name.strip())


def _body(one: Participant) -> tuple[str, ...]:
    """A self-government is there whoever speaks for it."""
    return one.municipality, fold(one.organisation.strip()), ""


def _bodies(row: Municipality, new_id: NewId) -> Iterator[Participant]:
    person = _PERSON.match(row.clerk)
    name = person.group().strip() if person else ""
    yield Participant(new_id(), name, text("county_forum.municipality", name=row.name), row.code)
    for words in enumerated(row.nationalities):
        body = _nationality(row.name, words.strip())
        if body:
            yield Participant(new_id(), "", body, row.code)


def _nationality(name: str, words: str) -> str:
    """What a nationality self-government is called, from however the mentor noted it."""
    plain = fold(words)
    if not plain or plain in _NONE:
        return ""
    if plain in _THERE:
        return text("county_forum.some_nationality", name=name)
    key = "county_forum.named_body" if "onkormanyzat" in plain else "county_forum.nationality"
    return text(key, name=name, words=words)


def proposed(
    office: Office, meeting: CountyMeeting, today: date, got: Mapping[str, Received], view: Look
) -> tuple[str, ...]:
    """Items of an agenda that are not on it yet; each names the municipalities it comes from.

    What was decided before, who has no programme in force or a review ahead, which problems they share,
    which working groups should report.
    """
    there = {item.title for item in meeting.agenda}
    forum = office.county_forums[meeting.forum]
    items = (
        *_decided_before(office, meeting),
        *_by_state(office, forum, today, got),
        *_shared(view),
        *_reports(office, forum),
    )
    return tuple(item for item in items if item not in there)


def proposed_now(
    editing: Editing,
    holdings: Holdings,
    meeting: str,
    progress: Progress = Silent(),  # noqa: B008 – has no state
) -> tuple[str, ...]:
    """As `proposed`, for a job: with what the received programmes say. Raises UserError, Cancelled."""
    office = editing.office
    found = office.county_meetings.get(meeting)
    if found is None:
        raise UserError("mentor.gone")
    view = look_at(holdings, editing, area_of(office, office.county_forums[found.forum]), progress=progress)
    return proposed(office, found, editing.today, received(holdings.rows()), view)


def _decided_before(office: Office, meeting: CountyMeeting) -> Iterator[str]:
    before = (one for one in meetings_of(office, meeting.forum) if one.id != meeting.id)
    still = sum(not decision.done for one in before for decision in one.decisions if decision.text.strip())
    if still:
        yield text("county_forum.propose.decided", count=still)


def _by_state(office: Office, forum: CountyForum, today: date, got: Mapping[str, Received]) -> Iterator[str]:
    wanted = {one.code for one in municipalities_of(office, forum)}
    rows = [row for row in desk.rows_of(office, today, got) if row.code in wanted]
    for state in _ASKED:
        names = [row.municipality.name for row in rows if row.state is state]
        if names:
            yield text(f"county_forum.propose.{state}", names=few(names))


def _shared(view: Look) -> Iterator[str]:
    for one in shared_problems(view.members)[:_MOST_PROBLEMS]:
        names = [member.holding.settlement for member in villages(one.refs)]
        yield text("county_forum.propose.problem", title=one.title, names=few(names))


def _reports(office: Office, forum: CountyForum) -> Iterator[str]:
    names = [called(one) for one in groups_of(office, forum.id)]
    if names:
        yield text("county_forum.propose.groups", names=few(names))


def few(names: Iterable[str]) -> str:
    """The first of these names, and how many more there are."""
    ordered = sorted(names, key=sort_key)
    told = ", ".join(ordered[:_MOST_NAMED])
    more = len(ordered) - _MOST_NAMED
    return text("county_forum.and_more", names=told, count=more) if more > 0 else told


def year_of(office: Office, forum: str, today: date) -> int:
    """The year a report is made of: the newest that something is told of."""
    told = {one.year for one in office.county_forums[forum].reports if one.year is not None}
    held = {one.held.year for one in meetings_of(office, forum) if one.held is not None and one.held <= today}
    return max(told or held, default=today.year)


def save(
    editing: Editing,
    meeting: str,
    paper: ForumPaper,
    target: Path,
    progress: Progress = Silent(),  # noqa: B008 – has no state
    form: str = "",
) -> Path:
    """Write a paper of a meeting as PDF or Word, as the ending says if not `form`. Raises UserError, Cancelled."""
    found = editing.office.county_meetings.get(meeting)
    if found is None:
        raise UserError("mentor.gone")
    codes = (*(one.municipality for one in found.participants), *(one.municipality for one in found.decisions))
    made = county_forum.compose(paper, _matter(editing.office, found.forum, codes), found, editing.today)
    return _draw(made, target, form, progress)


def save_report(
    editing: Editing,
    forum: str,
    year: int,
    target: Path,
    progress: Progress = Silent(),  # noqa: B008 – has no state
    form: str = "",
) -> Path:
    """Write what a forum or a working group did in a year, in a form as `save` has it. Raises UserError, Cancelled."""
    office = editing.office
    if forum not in office.county_forums:
        raise UserError("mentor.gone")
    newest_first = meetings_of(office, forum)
    meetings = tuple(
        one for one in reversed(newest_first) if one.held and one.held.year == year and one.held <= editing.today
    )
    codes = (decision.municipality for one in meetings for decision in one.decisions)
    made = county_forum.report(_matter(office, forum, codes), year, meetings, editing.today)
    return _draw(made, target, form, progress)


def _matter(office: Office, forum: str, codes: Iterable[str]) -> ForumMatter:
    found = office.county_forums[forum]
    parent = office.county_forums.get(found.of)
    area = tuple(one.code for one in municipalities_of(office, found))
    named = {*area, *codes, *(one.municipality for one in found.members)}
    names = {code: desk.name_of(office, code) for code in named if code}
    return ForumMatter(found, area, names, called(parent) if parent is not None else "")


def _draw(paper: Paper, target: Path, form: str, progress: Progress) -> Path:
    wanted = form or target.suffix.casefold().removeprefix(".")
    if wanted not in FORMATS:
        raise UserError("mentor.forum_ending", file=target.name)
    put(target, child.run(render, paper, Format(wanted), failure=UserError, progress=progress, limits=DRAWING))
    return target
