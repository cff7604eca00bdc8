"""The papers of county and district forums and of their working groups from a command line."""

from argparse import Namespace

from hep_desktop.cli_store import DONE, opened
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.mentor import CountyForum, CountyMeeting
from hep_desktop.domain.office import Office
from hep_desktop.hungarian import fold, parse_date
from hep_desktop.services import county_forum
from hep_desktop.services.county_forum import ForumPaper, called
from hep_desktop.words import text

_OF_A_YEAR = "year"


def run(args: Namespace) -> int:
    """Make a paper of one meeting, or what a forum did in one year."""
    if args.format not in county_forum.FORMATS:
        raise UserError("holdings.other_format")
    paper = args.document.removeprefix("county-")
    with opened(args, read_only=True) as editing:
        forums = _forums(editing.office, args.forum)
        if paper == _OF_A_YEAR:
            forum = _only(forums).id
            newest = county_forum.year_of(editing.office, forum, editing.today)
            year = newest if args.year is None else args.year
            made = county_forum.save_report(editing, forum, year, args.out, form=args.format)
        else:
            meeting = _meeting(editing.office, forums, args.meeting)
            made = county_forum.save(editing, meeting, ForumPaper(paper), args.out, form=args.format)
    print(text("cli.report_done", path=made))
    return DONE


def _forums(office: Office, wanted: str | None) -> list[CountyForum]:
    """Those of a name, or the one of an id; all where none is named."""
    every = [
        one for forum in county_forum.forums_of(office) for one in (forum, *county_forum.groups_of(office, forum.id))
    ]
    found = [one for one in every if wanted is None or wanted == one.id or fold(wanted.strip()) == fold(called(one))]
    if not found:
        raise UserError("meeting.no_forum", list="; ".join(map(called, every)) or "–")
    return found


def _only(forums: list[CountyForum]) -> CountyForum:
    if len(forums) > 1:
        raise UserError("meeting.which_forum", list="; ".join(f"{called(one)} – {one.id}" for one in forums))
    return forums[0]


def _meeting(office: Office, forums: list[CountyForum], wanted: str | None) -> str:
    """The meeting of a day or an id; without them the only one there is."""
    every = {one.id: (forum, one) for forum in forums for one in county_forum.meetings_of(office, forum.id)}
    day = parse_date(wanted) if wanted else None
    found = [key for key, (_, one) in every.items() if wanted in (None, key) or (day is not None and one.held == day)]
    if len(found) != 1:
        code = "meeting.which" if found else "meeting.no_forum_meeting"
        raise UserError(code, list="; ".join(_told(*every[key]) for key in found or every) or "–")
    return found[0]


def _told(forum: CountyForum, meeting: CountyMeeting) -> str:
    return f"{called(forum)}, {meeting.held or text('papers.minutes.undated')} – {meeting.id}"
