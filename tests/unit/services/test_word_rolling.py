"""An old programme from Word, and from it the next five years: nothing is lost on the whole way."""

from collections import Counter
from datetime import date
from pathlib import Path

import word_files as made
from hep_desktop.domain.places import FactPlace, MeasurePlace, Place, ProgrammePlace, programme_of
from hep_desktop.services import rolling, word_programme, word_taking
from hep_desktop.services.editing import Editing
from hep_desktop.services.rolling import Wanted, Why
from hep_desktop.services.word_programme import Aim
from loading_sample import editing
from stores import ids

__all__ = ["editing"]


def of_programme(editing: Editing, key: str) -> set[Place]:
    return {
        place
        for place, _ in editing.office.records()
        if programme_of(place) == key and not isinstance(place, ProgrammePlace)
    }


def test_what_the_word_file_says_goes_into_the_next_five_years_or_is_listed(editing: Editing, tmp_path: Path) -> None:
    file = made.saved(made.built(made.programme()), tmp_path / "HEP 2018.docx")
    word = word_programme.read(file, editing, "m1")
    assert Counter(at for part in word.parts for at in part.items) == dict.fromkeys(range(word.items), 1)
    assert all(part.remarks for part in word.parts if part.aim is Aim.NOWHERE and part.blocks)
    rows = word_programme.preview(word, editing, "m1")
    word_taking.take_over(editing, word, "m1", rows, {row.part.key: row.choice for row in rows}, ids("w"), older=True)

    source = editing.office.programmes["m1"]
    assert source.texts
    assert source.facts
    assert source.measures
    planned = rolling.day_after(editing.office, source)
    some = Wanted(measures=frozenset(list(source.measures)[1:]))
    found = rolling.preview(editing, "m1", planned, some)
    whole = [one for one in found.left if not one.field]
    before = of_programme(editing, "m1")
    assert len(before) == len(found.carried) + len(whole)
    assert {type(one.place) for one in whole if one.why is Why.NOT_WANTED} == {MeasurePlace}
    assert {type(one.place) for one in whole if one.why is Why.OLD_YEAR} == {FactPlace}
    key = rolling.roll(editing, "m1", planned, some, ids("n"))
    assert len(of_programme(editing, key)) == len(found.carried)
    assert of_programme(editing, "m1") == before
    assert editing.office.programmes[key].details.planned_adoption > date(2027, 1, 1)
