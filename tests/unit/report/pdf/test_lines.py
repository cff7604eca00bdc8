"""Text broken into lines: nothing lost, nothing wider than its column, Hungarian hyphens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep_desktop.report.document import Run, Runs
from hep_desktop.report.pdf.breaking import Breaker, Line, hungarian
from hep_desktop.report.pdf.fonts import Family, Fonts
from hep_desktop.report.pdf.typeset import SOFT_HYPHEN, Look, Typesetter, clean

FONTS = Fonts()
TYPESETTER = Typesetter(FONTS)
BREAKER = Breaker(hungarian())
LOOK = Look(Family.SERIF, 10)


def lines(text: str | Runs, width: float, *, justified: bool = False, hyphens: bool = True) -> list[Line]:
    """A text set in PT Serif of 10 points."""
    runs = (Run(text),) if isinstance(text, str) else text
    return BREAKER.lines(TYPESETTER.chunks(runs, LOOK), width, justified=justified, hyphens=hyphens)


def shown(made: list[Line]) -> list[str]:
    """What each line shows."""
    return ["".join(piece.text for piece in line.pieces) for line in made]


WORDS = st.text(alphabet=st.sampled_from("aábcsőűz ÁŐ-–/.,0159 \n☐→α"), max_size=80)


@given(text=WORDS, width=st.floats(12, 400), justified=st.booleans())
def test_no_sign_is_lost_and_no_line_is_too_wide(text: str, width: float, justified: bool) -> None:
    made = lines(text, width, justified=justified)
    joined = "".join(shown(made)).replace(SOFT_HYPHEN, "").replace("\u00a0", " ")
    assert "".join(joined.split()) == "".join(clean(text).replace("\u00a0", " ").split())
    for line in made:
        shrink = 0.13 * 10 * line.spaces if justified else 0.0
        alone = sum(len(piece.text.strip()) for piece in line.pieces) == 1
        assert line.width <= width + shrink or alone
        assert line.width == pytest.approx(sum(piece.width for piece in line.pieces), abs=0.01)


def test_what_went_is_struck_and_what_came_underlined_word_by_word() -> None:
    (line,) = lines((Run("Van "), Run("esti járat", struck=True), Run(" reggeli", underlined=True)), 400)
    ruled = [(piece.text, piece.struck, piece.underlined) for piece in line.pieces if piece.struck or piece.underlined]
    assert ruled == [("esti", True, False), ("járat", True, False), ("reggeli", False, True)]


def test_words_break_where_hungarian_allows() -> None:
    assert shown(lines("megkülönböztetés", 60)) == ["megkülön" + SOFT_HYPHEN, "böztetés "]
    assert shown(lines("megkülönböztetés", 60, hyphens=False))[0].startswith("megkülönbö")


def test_a_word_is_never_broken_where_its_letters_would_change() -> None:
    assert not any(SOFT_HYPHEN in line for line in shown(lines("asszonnyal", 45)))


def test_lines_end_with_the_space_they_break_at() -> None:
    assert shown(lines("egy kettő három", 50)) == ["egy kettő ", "három "]


def test_a_line_may_end_after_a_hyphen_but_not_inside_years() -> None:
    assert shown(lines("gyermekjóléti-szolgálat", 75))[0] == "gyermekjóléti-"
    assert shown(lines("2027–2032 2027–2032", 60)) == ["2027–2032 ", "2027–2032 "]


def test_dashes_and_section_signs_stay_with_their_words() -> None:
    assert clean("egy – kettő") == "egy\u00a0– kettő"
    assert clean("a 31. § szerint") == "a 31.\u00a0§ szerint"


def test_forced_lines_and_blank_ones_stay() -> None:
    assert shown(lines("egy\n\nkettő", 200)) == ["egy ", "", "kettő "]
    assert [line.ends for line in lines("egy\nkettő", 200)] == [True, True]


@pytest.mark.parametrize(
    ("dirty", "plain"),
    [
        ("a\u2011b\u2010c", "a-b-c"),
        ("a\u2003b\tc", "a b c"),
        ("a\u200bb\ufeffc\x01d\u00ade", "abcde"),
        ("a\r\nb\vc\u2028d", "a\nb\nc\nd"),
        ("\uf0b7 pont", "• pont"),
        ("o\u030b", "ő"),
    ],
)
def test_text_is_cleaned_of_what_cannot_be_set(dirty: str, plain: str) -> None:
    assert clean(dirty) == plain


def test_a_number_has_a_thin_space_that_never_breaks() -> None:
    made = lines("1\u202f234", 200)
    assert [piece.squeeze for piece in made[0].pieces] == [1, 0.6, 1, 1][: len(made[0].pieces)]
    assert len(lines("1\u202f234 1\u202f234", 30)) == 2


def test_signs_no_text_face_has_come_from_the_spare_one() -> None:
    face = FONTS.face(Family.SERIF)
    pieces = lines("a ☐ α ☃", 200)[0].pieces
    assert [piece.text for piece in pieces if piece.face is face] == ["a "]
    assert "".join(piece.text for piece in pieces) == "a ☐ α □ "


def test_runs_change_the_face_inside_a_word() -> None:
    made = lines((Run("félkövér", bold=True), Run("1", raised=True), Run(" után")), 200)
    assert [piece.text for piece in made[0].pieces] == ["félkövér", "1", " ", "után "]
    assert made[0].pieces[1].rise > 0
    assert made[0].pieces[0].face is FONTS.face(Family.SERIF, bold=True)


def test_narrow_has_no_italic() -> None:
    assert FONTS.face(Family.NARROW, italic=True) is FONTS.face(Family.NARROW)
    assert TYPESETTER.chunks((), LOOK) == ()
