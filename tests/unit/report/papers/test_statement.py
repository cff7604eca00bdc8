"""The mayor's statement says what is recorded, and says too what is not."""

from dataclasses import replace
from datetime import date

import pytest

from builders import hep_2021, office, programme
from hep_desktop.domain.council import Council
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Status
from hep_desktop.domain.readings import LastDay, LateReview, Readings
from hep_desktop.report.document import Paragraph, TableBlock
from hep_desktop.report.papers import statement

VOTED = date(2027, 3, 24)


def adopted() -> Office:
    plain = programme()
    details = replace(plain.details, status=Status.ADOPTED, adopted=VOTED, begins=VOTED)
    return office(replace(plain, details=details, council=Council(held=VOTED, number="23/2027. (III. 24.)")))


def words(as_of: date, store: Office | None = None) -> str:
    paper = statement.compose(store or adopted(), "p", hep_2021(), as_of)
    found = [block for block in paper.blocks if isinstance(block, Paragraph | TableBlock)]
    return repr(found)


def test_a_programme_in_force() -> None:
    said = words(date(2027, 6, 1))
    assert "rendelkezik" in said
    for fact in ("23/2027. (III. 24.)", "2027. március 24. – 2032. március 23.", "nincs rögzítve"):
        assert fact in said
    assert "esedékes volt" not in said


def test_a_missed_review_is_not_hidden() -> None:
    assert "esedékes volt (2029. március 24.)" in words(date(2029, 5, 1))


def test_it_names_how_the_law_was_read() -> None:
    assert "Az utolsó nap: az ötödik évforduló előtti nap." in words(date(2027, 6, 1))
    strict = Readings(LastDay.ANNIVERSARY, late_review=LateReview.NOT_MET)
    store = adopted()
    store = replace(store, settlements={"s": replace(store.settlements["s"], readings=strict)})
    said = words(date(2029, 5, 1), store)
    assert "2027. március 24. – 2032. március 24." in said
    assert "Az utolsó nap: az ötödik évforduló napja." in said
    assert "az előírt időben nem történt meg" in said
    assert "rendelkezik" not in said


def test_an_expired_programme_is_said_to_be_expired() -> None:
    said = words(date(2032, 3, 24))
    assert "lejárt" in said
    assert "rendelkezik" not in said


@pytest.mark.parametrize("store", [office(programme())])
def test_a_draft_has_no_statement(store: Office) -> None:
    assert not statement.is_adopted(store, "p")
    assert statement.is_adopted(adopted(), "p")
