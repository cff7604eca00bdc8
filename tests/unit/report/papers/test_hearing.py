"""What the council is told of those who were heard, and the list of opinions."""

from dataclasses import replace
from datetime import date

from hep_desktop.domain.council import ConsentNeed, Council, NationalityBody
from hep_desktop.domain.opinions import Opinion, OpinionKind, Stance
from hep_desktop.export.programme_json import compose
from hep_desktop.report.document import ListBlock, Paper, Paragraph, TableBlock, plain
from hep_desktop.report.papers import council, hearing
from hep_desktop.report.papers.material import Material
from papers_sample import DAY, PROGRAMME, sample

ROMA = Opinion(
    "1",
    OpinionKind.CONSENT,
    "Roma Nemzetiségi Önkormányzat",
    contact="06 30 000 0000",
    asked=date(2026, 10, 1),
    received=date(2026, 10, 20),
    number="4/2026. (X. 19.) határozat",
    stance=Stance.AGREES,
    note="Hívjuk fel még egyszer.",
)
NEIGHBOUR = Opinion("2", OpinionKind.CITIZEN, "Kis Ági", text="Kevés a busz.", answer="Új intézkedés készült.")
NOTHING = Council()
SECRETS = ("Kis Ági", "06 30 000 0000", "Hívjuk fel")


def material(*opinions: Opinion, said: Council = NOTHING) -> Material:
    office, edition = sample(paragraphs=0)
    heard = replace(office.programmes[PROGRAMME], opinions={one.id: one for one in opinions}, council=said)
    return Material.of(replace(office, programmes={PROGRAMME: heard}), PROGRAMME, edition)


def words_of(paper: Paper) -> str:
    """Every word outside lists, those of tables too."""
    found: list[Paragraph | ListBlock] = []
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        elif isinstance(block, TableBlock):
            found += [one for row in block.body for cell in row.cells for one in cell.blocks]
    return " ".join(plain(one.runs) for one in found if isinstance(one, Paragraph))


def told(*opinions: Opinion, said: Council = NOTHING) -> str:
    return " ".join(hearing.nationality(material(*opinions, said=said), DAY))


def test_opinion_and_consent_of_several_bodies_are_told_apart() -> None:
    german = replace(ROMA, id="3", kind=OpinionKind.OPINION, sender="Német Nemzetiségi Önkormányzat", number="7/2026.")
    words = told(ROMA, german)
    assert (
        "Roma Nemzetiségi Önkormányzat – egyetértés (Nek. tv. 81. §); megkeresés: 2026. október 1.; "
        "válasz: 2026. október 20., 4/2026. (X. 19.) határozat: az egyetértést megadta." in words
    )
    assert "Német Nemzetiségi Önkormányzat – vélemény (Ebktv. 31. § (2) bekezdés)" in words
    assert "a programot támogatja." in words


def test_silence_is_told_with_its_day() -> None:
    asked = Opinion("1", OpinionKind.CONSENT, "Roma Nemzetiségi Önkormányzat", asked=date(2026, 10, 1))
    assert "a határidőben (2026. október 31.) nem nyilatkozott." in told(asked)
    assert "nem érkezett meg" in told(replace(asked, asked=DAY))


def test_where_there_is_no_body_the_sentence_stands_ready() -> None:
    none = Council(nationality_body=NationalityBody.NONE, consent=ConsentNeed.NOT_NEEDED)
    words = told(said=none)
    assert "nem működik nemzetiségi önkormányzat" in words
    assert "egyetértése nem szükséges" in words
    assert "a jegyző állapítja meg" in told()
    assert "a megkeresést még nem rögzítették" in told(said=Council(consent=ConsentNeed.NEEDED))


def test_no_paper_and_no_package_names_people_of_the_village_contacts_or_notes() -> None:
    office = material(ROMA, NEIGHBOUR).office
    edition = material().edition
    papers = [make(office, PROGRAMME, edition, DAY) for make in (hearing.compose, council.proposal)]
    listed = words_of(papers[0])
    assert "lakossági észrevétel" in listed
    assert "Kevés a busz." in listed
    assert "1 észrevétel érkezett" in words_of(papers[1])
    everything = "".join((*map(words_of, papers), compose(office, PROGRAMME, edition).decode()))
    assert not [secret for secret in SECRETS if secret in everything]
    assert "Új intézkedés készült." in everything
