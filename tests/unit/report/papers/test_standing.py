"""The standing texts of papers: each is printed somewhere, each field is filled, an office's own wording holds."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import hep_desktop
from hep_desktop.domain.office import Office
from hep_desktop.domain.office_texts import OfficeText, PlaceNames
from hep_desktop.domain.requests import DataRequest
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Block, BlockKind, Run, Text
from hep_desktop.report.document import Paper, Paragraph, plain
from hep_desktop.report.papers import council, gathering, minutes, register, request_letter
from hep_desktop.report.papers.standing import PLACE, Wording, fault
from hep_desktop.template.standard import FIELDS
from papers_sample import DAY, PROGRAMME, edition, meeting, sample

EDITION = edition()
PAPERS = {one.id: one for one in EDITION.wordings.papers}
TEXTS = [text.id for one in PAPERS.values() for text in one.texts]
SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for path in (Path(hep_desktop.__file__).parent / "report" / "papers").glob("*.py")
    if path.name != "standing.py"
)
PATTERNS = [
    re.compile(re.sub(r"\{[\w.]+\}", r"\\w+", said)) for said in re.findall(r'f"((?:\w|\{[\w.]+\})+)"', SOURCES)
]
SPOKEN = ("review_council_", "review_mayor_")  # asked for by whose words they are


def words(said: str) -> OfficeText:
    """A wording of the office."""
    lines = (Block(str(at), BlockKind.PARAGRAPH, (Run(line),)) for at, line in enumerate(said.splitlines()))
    return OfficeText(Text(tuple(lines)), PlaceNames("Mintafalu"), PROGRAMME)


def told(paper: Paper) -> list[str]:
    """Every paragraph outside tables."""
    return [plain(block.runs) for block in paper.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("key", TEXTS)
def test_every_text_of_the_edition_is_printed_by_a_paper(key: str) -> None:
    assert f'"{key}"' in SOURCES or any(one.fullmatch(key) for one in PATTERNS) or key.startswith(SPOKEN)


def voted(office: Office) -> Office:
    """The office with its programme voted on."""
    one = office.programmes[PROGRAMME]
    said = replace(one.council, held=DAY, number="1/2027.", votes_for=4, votes_against=1)
    return replace(office, programmes={PROGRAMME: replace(one, council=said)})


COMPOSED: dict[str, tuple[str, Callable[[Office], Paper]]] = {
    "invitation": ("invitation_words", lambda one: gathering.invitation(one, meeting().id, EDITION, DAY)),
    "attendance": ("attendance_privacy", lambda one: gathering.attendance(one, meeting().id, EDITION, DAY)),
    "minutes": ("minutes_vote", lambda one: minutes.compose(one, meeting().id, EDITION, DAY)),
    "proposal": ("proposal_asking", lambda one: council.proposal(one, PROGRAMME, EDITION, DAY)),
    "resolution": ("resolution_vote", lambda one: council.resolution(voted(one), PROGRAMME, EDITION, DAY)),
    "register": ("register_words", lambda one: register.compose(one, PROGRAMME, EDITION, DAY)),
    "data_request": (
        "data_request_until",
        lambda one: request_letter.compose(
            one, PROGRAMME, DataRequest("r", recipient="Védőnő", legal_basis="Ebktv.", reply_by=DAY), EDITION, DAY
        ),
    ),
}


@pytest.mark.parametrize("key", COMPOSED)
def test_every_field_a_paper_offers_is_filled(key: str) -> None:
    name, compose = COMPOSED[key]
    fields = [*(one for one in FIELDS if one not in ("megye", "járás")), *PAPERS[key].fields.values()]
    office, _ = sample(paragraphs=0)
    wordy = replace(office, texts={f"{PLACE}{name}": words("Saját: " + " | ".join(f"{{{one}}}" for one in fields))})
    (said,) = {line for line in told(compose(wordy)) if line.startswith("Saját: ")}
    assert said.count(" | ") == len(fields) - 1
    assert "{" not in said


def test_a_meeting_of_several_villages_names_them_all() -> None:
    office, _ = sample(paragraphs=0)
    other = replace(office.programmes[PROGRAMME].details, id="q", settlement="t")
    second = replace(office.programmes[PROGRAMME], details=other)
    both = replace(
        office,
        settlements={**office.settlements, "t": Settlement("t", "99999", "Kisminta", kind="község")},
        programmes={**office.programmes, "q": second},
    )
    said = Wording.of_meeting(both, replace(meeting(), programmes=(PROGRAMME, "q")), EDITION)
    assert said.line("invitation_words").startswith("Mintafalu Község Önkormányzata és Kisminta Község Önkormányzata ")
    assert fault(EDITION, "invitation_words", "{latest.pop_res} fő") == "{latest.pop_res}"


def test_a_bracket_of_the_office_is_printed_and_what_nobody_knows_is_left_out() -> None:
    office, _ = sample(paragraphs=0)
    wordy = replace(office, texts={f"{PLACE}invitation_words": words("[pecsét helye]\nVezeti: {levezető_elnök}.")})
    nobody = replace(meeting(), chair="")
    kept = replace(wordy, meetings={nobody.id: nobody})
    said = told(gathering.invitation(kept, nobody.id, EDITION, DAY))
    assert "[pecsét helye]" in said
    assert not any(line.startswith("Vezeti:") for line in said)
