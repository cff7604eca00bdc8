"""The council pack: papers bound into one, each as a part under its own name and running head."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from hep_desktop.domain.office import Office
from hep_desktop.hungarian import long_date
from hep_desktop.report.document import Block, Heading, PageBreak, Paper, Paragraph, Part, Run, TableBlock, Toc, Tone
from hep_desktop.report.papers.material import Material, municipality
from hep_desktop.template.model import Edition
from hep_desktop.words import text


def compose(office: Office, programme: str, edition: Edition, as_of: date, bound: Sequence[tuple[str, Paper]]) -> Paper:
    """The pack of these papers, each under the title it is told with."""
    material = Material.of(office, programme, edition)
    title = text("papers.pack.title")
    running = text("papers.running", settlement=material.settlement.name, title=title)
    blocks = [*_front(material, title), *_parts(bound)]
    return Paper(running, municipality(material.settlement), running, as_of, tuple(blocks))


def _front(material: Material, title: str) -> Iterator[Block]:
    details, council = material.programme.details, material.programme.council
    yield Paragraph((Run(municipality(material.settlement)),), Tone.CENTRED)
    yield Heading(1, title, "pack")
    subject = {"settlement": material.settlement.name, "first": details.first_day.year, "last": details.last_day.year}
    yield Paragraph((Run(text("papers.proposal.subject", **subject)),))
    if council.held is not None:
        yield Paragraph((Run(text("papers.pack.sitting", day=long_date(council.held))),))
    yield Toc(text("papers.pack.contents"), id="pack-contents", turns=False)


def _parts(bound: Sequence[tuple[str, Paper]]) -> Iterator[Block]:
    for number, (title, paper) in enumerate(bound, start=1):
        named = text("papers.pack.part", number=number, title=title)
        yield Part(named, f"part{number}", paper.running, paper.draft)
        blocks = paper.blocks[1:] if isinstance(paper.blocks[0], PageBreak) else paper.blocks
        yield from (_own(block, f"part{number}/") for block in blocks)


def _own(block: Block, prefix: str) -> Block:
    """The block with a name of its own: two papers may each have a heading of the same place."""
    if isinstance(block, Heading | TableBlock | Toc):
        return replace(block, id=prefix + block.id)
    return block
