"""Which words are looked up, and which names are known."""

import hashlib

import pytest

from hep_desktop import paths
from hep_desktop.domain.custody import Custody
from hep_desktop.domain.forum import Attendee, Meeting
from hep_desktop.domain.office import Office
from hep_desktop.domain.plan import Measure
from hep_desktop.domain.programme import Programme
from hep_desktop.services.spelling import names_of, words_of
from stores import DETAILS, VILLAGE


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A település 2025-ben 12%-os, 812 fős.", ["település", "fős"]),
        ("A KSH-nak és a HEP-ről", ["és"]),
        ("egészségügyi-szociális, „idézet” (zárójel)", ["egészségügyi-szociális", "idézet", "zárójel"]),
        ("egészség\u00adügyi és szociális\u2011testi", ["egészségügyi", "és", "szociális-testi"]),
        ("www.pelda.hu jegyzo@pelda.hu B12 m2", []),
        ("családok-, egyének", ["családok", "egyének"]),
    ],
)
def test_only_words_are_looked_up(text: str, words: list[str]) -> None:
    found = list(words_of(text))
    assert [word.plain for word in found] == words
    assert all(0 <= word.start < word.end <= len(text) for word in found)


def test_names_of_people_and_places_are_known() -> None:
    meeting = Meeting("m", ("p",), chair="Minta Mária", attendees=(Attendee("a", "Kiss-Példa Pál", "Minta Egyesület"),))
    names = set(names_of(Office({"s": VILLAGE}, {"m": meeting})))
    assert {"Mintafalu", "Minta", "Mária", "Kiss", "Példa", "Pál", "Egyesület"} <= names


def test_a_received_draft_tells_its_names_for_itself_alone() -> None:
    measures = {"m": Measure("m", "MR", 0, responsible="Tündérkert Óvoda")}
    draft = Programme(DETAILS, measures=measures, custody=Custody(draft=True))
    office = Office({"s": VILLAGE}, programmes={draft.id: draft})
    assert "Tündérkert" not in set(names_of(office))
    assert "Tündérkert" in set(names_of(office, shown=draft.id))


def test_the_dictionary_is_the_one_whose_licence_was_read() -> None:
    folder = paths.resources() / "spelling"
    digests = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in ("hu_HU.aff", "hu_HU.dic")}
    assert digests == {
        "hu_HU.aff": "75edc7adb7699af43374aa2ecab7bb739a78388cf9873e8475f680c9cfe1f7c2",
        "hu_HU.dic": "361558fe19023da48867493daf741ed72a57f61ff59648c83550422c1770eb8b",
    }
    assert "MPL" in (folder / "LICENC.txt").read_text(encoding="utf-8")
