"""Two texts told apart word by word; no word is lost and none is made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep_desktop.domain.word_difference import Kept, Stretch, abridged, differing, of_now, of_then

CASES = [
    ("", "", ""),
    ("A falu.", "A falu.", "A falu."),
    ("812 lakos él itt.", "790 lakos él itt.", "-812-+790+ lakos él itt."),
    ("Van busz.", "Van esti busz.", "Van+ esti+ busz."),
    ("Van esti busz.", "Van busz.", "Van- esti- busz."),
    ("Egy.\nKettő.\n", "Egy.\nKettő.\nHárom.\n", "Egy.\nKettő.\n+Három.\n+"),
    ("sokan idősek", "egyre többen idősek", "-sokan-+egyre többen+ idősek"),
    ("a b c d", "x y z w", "-a b c d-+x y z w+"),  # lone spaces are no place to stop at
    ("Kevés.", "", "-Kevés.-"),
]
MARKS = {Kept.SAME: "", Kept.GONE: "-", Kept.NEW: "+"}


def plain(stretches: tuple[Stretch, ...]) -> str:
    return "".join(one.words for one in stretches)


@pytest.mark.parametrize(("then", "now", "told"), CASES)
def test_what_went_and_what_came(then: str, now: str, told: str) -> None:
    found = "".join(f"{MARKS[one.kept]}{one.words}{MARKS[one.kept]}" for one in differing(then, now))
    assert found == told


words = st.lists(st.sampled_from(["a", "falu", "busz", "812", ".", "\n", " ", "  "]), max_size=30).map("".join)


@given(words, words)
def test_both_texts_are_in_it(then: str, now: str) -> None:
    found = differing(then, now)
    assert (plain(of_then(found)), plain(of_now(found))) == (then, now)


def test_what_stayed_is_shortened_and_what_changed_is_not() -> None:
    long = "".join(f"szó{number} " for number in range(300))
    found = abridged(differing(f"{long}régi {long}", f"{long}új {long}"))
    assert [one.words for one in found if one.kept is not Kept.SAME] == ["régi", "új"]
    assert all(len(one.words) < 130 for one in found if one.kept is Kept.SAME)


def test_a_passage_written_anew_is_told_as_a_whole() -> None:
    then, now = ("szó " * 2000).strip(), ("más " * 2000).strip()
    assert differing(then, now) == (Stretch(then, Kept.GONE), Stretch(now, Kept.NEW))
