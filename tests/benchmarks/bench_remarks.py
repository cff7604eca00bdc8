"""What remarks cost: a full programme as a draft, five hundred remarks taken over and found again in it."""

import tempfile
from pathlib import Path

from figures import Figure, timed
from full_programme import full_programme

from hep_desktop import paths
from hep_desktop.domain.anchoring import locate
from hep_desktop.domain.commands import AddRemarks, SetText
from hep_desktop.domain.remarks import Remark, WordsAnchor
from hep_desktop.domain.situation import Text
from hep_desktop.identity import system_clock
from hep_desktop.services import drafts, remarks_file
from hep_desktop.services.editing import Editing
from hep_desktop.services.handing_over import read_parcel
from hep_desktop.services.workspaces import create_workspace
from hep_desktop.template.catalogue import Catalogue

REMARKS = 500


def measure() -> list[Figure]:
    """A draft out and in, remarks back, and their places: all found, and with every third paragraph gone."""
    with tempfile.TemporaryDirectory(prefix="hep-bench-") as folder:
        here = Path(folder)
        clerk, programme = full_programme(here / "hep.sqlite")
        out = [timed(lambda: drafts.send(clerk, programme, here / "v.hep", "Klára")) for _ in range(5)]
        mentor = Editing(create_workspace(here / "m.sqlite"), Catalogue(paths.forms()), system_clock, clerk.new_id, "M")
        came = [timed(lambda: drafts.take(mentor, drafts.look(mentor, read_parcel(here / "v.hep"))))]
        mentor.do(AddRemarks(programme, "add_remark", _remarks(mentor, programme)))
        remarks_file.write(mentor, programme, here / "m.hepm", "Mária")
        back = [timed(lambda: remarks_file.take(clerk, remarks_file.read(here / "m.hepm")))]
        found = [timed(lambda: _locate(clerk, programme)) for _ in range(5)]
        _thin(clerk, programme)
        searched = [timed(lambda: _locate(clerk, programme)) for _ in range(3)]
        for one in (clerk, mentor):
            one.close()
    return [
        Figure("a full programme written as a draft", "ms", out, 1000),
        Figure("the same read and taken in by the mentor", "ms", came, 2000),
        Figure(f"{REMARKS} remarks read and taken over", "ms", back, 500),
        Figure(f"the places of {REMARKS} remarks", "ms", found, 100),
        Figure("the same where every third paragraph has gone", "ms", searched, 1000),
    ]


def _remarks(mentor: Editing, programme: str) -> tuple[Remark, ...]:
    blocks = [
        (node, block)
        for node, written in mentor.office.programmes[programme].texts.items()
        for block in written.paragraphs()
    ]
    chosen = (blocks[at * len(blocks) // REMARKS] for at in range(REMARKS))
    return tuple(
        Remark(f"r{at}", WordsAnchor(node, block.id, block.plain[20:60]), "?", "M", mentor.now)
        for at, (node, block) in enumerate(chosen)
    )


def _locate(clerk: Editing, programme: str) -> None:
    here = clerk.office.programmes[programme]
    for one in here.remarks.values():
        locate(here, one.anchor)


def _thin(clerk: Editing, programme: str) -> None:
    for node, written in clerk.office.programmes[programme].texts.items():
        clerk.do(SetText(programme, node, Text(tuple(one for at, one in enumerate(written.blocks) if at % 3))))
