"""The papers of a county or district from a command line, made of the programmes that a mentor holds."""

from argparse import Namespace

from hep_desktop.cli_store import DONE, opened
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Silent
from hep_desktop.words import text


def run(args: Namespace) -> int:
    """Make one paper of an area; without county and district of all that is held."""
    from hep_desktop.services import together, together_papers  # noqa: PLC0415 – no other command needs them
    from hep_desktop.services.holdings import beside  # noqa: PLC0415 – as above

    if args.format not in together_papers.FORMATS:
        raise UserError("holdings.other_format")
    with opened(args, read_only=True) as editing:
        holdings = beside(editing.workspace)
        area = together.Area(args.county or "", args.district or "")
        view = together.look_at(holdings, editing, area, progress=Silent())
        if not view.members:
            known = sorted({f"{county} – {district}" for county, district in holdings.places()})
            raise UserError("holdings.no_such_area", list="; ".join(known) or "–")
        made = together_papers.build(view, args.document, args.format, args.out, editing.today, progress=Silent())
    print(text("cli.report_done", path=made))
    return DONE
