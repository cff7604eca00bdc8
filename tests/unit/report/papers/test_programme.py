"""The programme on paper: order, headings, what stands where nothing was written."""

import itertools
from dataclasses import replace

import pytest

from builders import text
from hep_desktop import cli_parser
from hep_desktop.domain.outline import Chapter, Outline, OwnHeading
from hep_desktop.domain.programme import Status
from hep_desktop.report.document import (
    Block,
    Cover,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Section,
    SignatureLines,
    TableBlock,
    Toc,
    Tone,
    plain,
)
from hep_desktop.report.papers import action_plan, programme
from hep_desktop.report.papers.kinds import PAPERS
from hep_desktop.report.rendering import Format
from hep_desktop.template.outlined import outlined
from papers_sample import DAY, PROGRAMME, bare, sample


def blank(status: Status) -> Paper:
    """A programme that nobody has written anything into."""
    office, edition = bare(status=status)
    return programme.compose(office, PROGRAMME, edition, DAY)


def under(paper: Paper, key: str) -> list[Block]:
    """What stands between a heading and the next one."""
    blocks = list(paper.blocks)
    start = next(place for place, one in enumerate(blocks) if isinstance(one, Heading) and one.id == key) + 1
    end = next((place for place in range(start, len(blocks)) if isinstance(blocks[place], Heading)), len(blocks))
    return blocks[start:end]


def test_the_cover_and_the_contents_come_first(paper: Paper) -> None:
    cover, toc = paper.blocks[:2]
    assert isinstance(cover, Cover)
    assert isinstance(toc, Toc)
    assert cover.office == "Mintafalu Község Önkormányzata"
    assert cover.period == "2027–2032"
    assert cover.lines == ("Az elfogadás tervezett napja: 2027. március 31.",)
    assert cover.dated == "Mintafalu, 2026. november 21."
    assert paper.author == cover.office


def test_headings_are_those_of_the_edition_in_its_order(paper: Paper) -> None:
    _, edition = sample()
    nodes = {node.id: node for node in edition.walk()}
    printed = [heading for heading in paper.headings() if heading.id in nodes]
    assert [heading.id for heading in printed] == list(nodes)
    assert next(h.full for h in printed if h.id == "he.3.2") == "3.2 Foglalkoztatottság, munkaerő-piaci integráció"
    assert next(h.full for h in printed if h.id == "it").endswith("Intézkedési Terve (HEP IT)")


def test_no_heading_jumps_a_level(paper: Paper) -> None:
    levels = [heading.level for heading in paper.headings()]
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))


def test_the_summary_table_lies_on_its_side(paper: Paper) -> None:
    turns = [place for place, block in enumerate(paper.blocks) if isinstance(block, Section)]
    between = paper.blocks[turns[0] : turns[1]]
    assert [block.landscape for block in paper.blocks if isinstance(block, Section)] == [True, False]
    assert [type(block) for block in between] == [Section, Heading, TableBlock]
    table = between[2]
    assert isinstance(table, TableBlock)
    assert [
        plain(cell.blocks[0].runs) for cell in table.head[0].cells if isinstance(cell.blocks[0], Paragraph)
    ] == list("ABCDEFGHIJK")
    assert sum(row.band for row in table.body) == 5


def told(key: str, chapter: Chapter, status: Status = Status.DRAFT) -> list[Block]:
    """What is printed under a heading of which this is said, and nothing else."""
    office, edition = bare(status=status)
    one = replace(office.programmes[PROGRAMME], chapters={key: chapter})
    return under(programme.compose(replace(office, programmes={PROGRAMME: one}), PROGRAMME, edition, DAY), key)


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("nincs telep", "A településen nem jellemző, mert nincs telep."),
        (" nincs telep. ", "A településen nem jellemző, mert nincs telep."),
        ("", "A településen nem jellemző."),
    ],
)
def test_a_chapter_that_does_not_apply_is_one_sentence(reason: str, sentence: str) -> None:
    assert told("he.3.5", Chapter(reason)) == [Paragraph((Run(sentence),))]


@pytest.mark.parametrize("status", [Status.DRAFT, Status.ADOPTED])
def test_conclusions_that_do_not_apply_say_nothing_else(status: Status) -> None:
    assert told("he.7.4", Chapter("nincs érintett"), status) == [
        Paragraph((Run("A településen nem jellemző, mert nincs érintett."),))
    ]


def test_a_mark_to_come_back_to_is_never_printed() -> None:
    assert told("he.3.2", Chapter(return_to="megkérdezni")) == told("he.3.2", Chapter())


def test_own_headings_and_titles_are_printed_where_they_stand() -> None:
    office, edition = sample()
    outline = Outline((OwnHeading("own", "Népességi adatok", "hep.intro"),), {"he.3.1": "Miből élünk"})
    one = office.programmes[PROGRAMME]
    one = replace(one, outline=outline, texts={**one.texts, "own": text("Fogyunk.")})
    office = replace(office, programmes={PROGRAMME: one})
    paper = programme.compose(office, PROGRAMME, outlined(edition, outline), DAY)
    headings = [heading.full for heading in paper.headings()]
    assert headings[headings.index("Bevezetés") + 1] == "Népességi adatok"
    assert "3.1 Miből élünk" in headings
    assert under(paper, "own") == [Paragraph((Run("Fogyunk."),))]


def test_a_draft_says_what_is_missing() -> None:
    paper = blank(Status.DRAFT)
    required, optional = under(paper, "he.3.1")[0], under(paper, "he.3.8")[0]
    assert isinstance(required, Paragraph)
    assert isinstance(optional, Paragraph)
    assert (plain(required.runs), required.tone) == ("Ez a kötelező fejezet még nincs kitöltve.", Tone.MUTED)
    assert (plain(optional.runs), optional.tone) == ("Ez a fejezet még nincs kitöltve.", Tone.MUTED)
    said = [plain(block.runs) for block in paper.blocks if isinstance(block, Paragraph)]
    assert "1. számú táblázat – Lakónépesség száma az év végén: még nincs kitöltve." in said
    assert paper.draft


def test_an_adopted_programme_keeps_every_number_but_no_remark() -> None:
    paper = blank(Status.ADOPTED)
    assert not paper.draft
    assert all(block.tone is not Tone.MUTED for block in paper.blocks if isinstance(block, Paragraph))
    assert [heading.id for heading in paper.headings()] == [heading.id for heading in blank(Status.DRAFT).headings()]
    said = under(paper, "he.3.1")[0]
    assert isinstance(said, Paragraph)
    assert plain(said.runs) == "Ehhez a fejezethez nem készült szöveg."
    conclusions = under(paper, "he.3.9")
    assert [plain(block.runs) for block in conclusions if isinstance(block, Paragraph)] == [
        "A helyzetelemzés ennél a célcsoportnál nem nevezett meg problémát."
    ]
    cover = paper.blocks[0]
    assert isinstance(cover, Cover)
    assert cover.lines == ("Érvényes: 2027. március 31. – 2032. március 30.",)


def test_measures_have_a_sheet_each_under_their_group(paper: Paper) -> None:
    sheets = [h for h in paper.headings() if h.id.startswith("it.1.measures.") and h.number]
    assert [h.number for h in sheets][:5] == ["I/1.", "I/2.", "I/3.", "I/4.", "II/1."]
    table = under(paper, sheets[0].id)[0]
    assert isinstance(table, TableBlock)
    labels = [plain(row.cells[0].blocks[0].runs) for row in table.body if isinstance(row.cells[0].blocks[0], Paragraph)]
    assert labels[0] == "Feltárt probléma"
    assert "Intézkedés sorszáma" not in labels


def test_the_last_pages_are_for_signing(paper: Paper) -> None:
    adoption = under(paper, "it.4")
    assert any(isinstance(block, SignatureLines) for block in adoption)
    register = under(paper, "it.register")
    assert isinstance(register[0], TableBlock)
    place = next(p for p, block in enumerate(paper.blocks) if isinstance(block, Heading) and block.id == "it.register")
    assert isinstance(paper.blocks[place - 1], PageBreak)


def test_adoption_tells_what_the_forum_decided(paper: Paper) -> None:
    table = next(block for block in under(paper, "it.4") if isinstance(block, TableBlock))
    told = table.body[0].cells[1].blocks[0]
    assert isinstance(told, Paragraph)
    assert plain(told.runs) == "2027. február 16., 1/2027. (II. 16.) döntés"


def test_the_action_plan_is_the_same_part_alone(paper: Paper) -> None:
    office, edition = sample(paragraphs=1)
    alone = action_plan.compose(office, PROGRAMME, edition, DAY)
    ours = list(alone.headings())
    assert ours == [heading for heading in paper.headings() if heading.id.startswith("it")]
    assert "Intézkedési Terv" in alone.title


@pytest.mark.parametrize("kind", ["", "megyei jogú város"])
def test_municipalities_of_every_kind_have_a_name(kind: str) -> None:
    office, edition = bare()
    village = office.settlements["s-1"]
    office = replace(office, settlements={"s-1": replace(village, kind=kind)})
    author = programme.compose(office, PROGRAMME, edition, DAY).author
    assert author == ("Mintafalu Megyei Jogú Város Önkormányzata" if kind else "Mintafalu Önkormányzata")


def test_every_paper_is_listed_once() -> None:
    ids = [kind.id for kind in PAPERS]
    assert len(ids) == len(set(ids))
    assert {*cli_parser.PAPERS, *cli_parser.MEETING_PAPERS} == set(ids)
    assert tuple(Format) == cli_parser.FORMATS
