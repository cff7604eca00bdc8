"""Two people's changes put together: nothing is lost, and what clashes is shown."""

from collections.abc import Mapping
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import text, value
from hep_desktop.domain.merging import Choice, merge
from hep_desktop.domain.outcome import Record
from hep_desktop.domain.places import FactPlace, MeasurePlace, Place, TextPlace
from hep_desktop.domain.plan import Measure
from hep_desktop.domain.situation import Block, Fact, Run, Text

FACT, OTHER = FactPlace("p", "women", "2024"), FactPlace("p", "men", "2024")
WORDS = TextPlace("p", "he.1")
MEASURE = MeasurePlace("p", "m")
ONE, TWO, THREE = (Fact(value(number)) for number in (1, 2, 3))


def blocks(*said: str) -> Text:
    """A text whose paragraphs are named by their first letter."""
    return Text(tuple(Block(words[0], runs=(Run(words),)) for words in said))


def plain(record: Record | None) -> list[str]:
    assert isinstance(record, Text)
    return [block.plain for block in record.blocks]


def test_what_only_they_changed_is_taken_and_what_only_we_changed_stays() -> None:
    merged = merge({FACT: ONE, OTHER: ONE}, {FACT: TWO, OTHER: ONE}, {FACT: ONE, OTHER: THREE})
    assert merged.taken == {OTHER: THREE}
    assert merged.clashes == ()


def test_what_they_removed_goes_and_what_both_wrote_alike_is_no_clash() -> None:
    merged = merge({FACT: ONE, OTHER: ONE}, {FACT: ONE, OTHER: TWO}, {OTHER: TWO})
    assert merged.taken == {FACT: None}
    assert merged.clashes == ()


def test_a_figure_changed_by_both_is_chosen_whole() -> None:
    merged = merge({FACT: ONE}, {FACT: TWO}, {FACT: THREE})
    (clash,) = merged.clashes
    assert not clash.can_be_both
    assert merged.wanted({})[FACT] == TWO
    assert merged.wanted({FACT: Choice.THEIRS})[FACT] == THREE


def test_removed_here_and_changed_there_is_a_clash() -> None:
    (clash,) = merge({FACT: ONE}, {}, {FACT: TWO}).clashes
    assert (clash.record(Choice.OURS), clash.record(Choice.THEIRS)) == (None, TWO)


def test_different_fields_of_one_measure_both_stay() -> None:
    before = Measure("m", "MR", 1, title="Tanoda")
    merged = merge(
        {MEASURE: before}, {MEASURE: replace(before, goal="cél")}, {MEASURE: replace(before, responsible="jegyző")}
    )
    assert merged.taken == {MEASURE: replace(before, goal="cél", responsible="jegyző")}


def test_the_same_field_written_twice_can_hold_both() -> None:
    before = Measure("m", "MR", 1)
    merged = merge({MEASURE: before}, {MEASURE: replace(before, goal="a")}, {MEASURE: replace(before, goal="b")})
    (clash,) = merged.clashes
    assert clash.can_be_both
    assert clash.record(Choice.BOTH) == replace(before, goal="a\nb")


def test_paragraphs_of_one_text_are_merged_one_by_one() -> None:
    before = blocks("egy", "kettő", "három")
    ours = blocks("egy, itt javítva", "kettő", "három", "új itt")
    theirs = blocks("egy", "ott új", "három, ott javítva")
    merged = merge({WORDS: before}, {WORDS: ours}, {WORDS: theirs})
    assert plain(merged.taken[WORDS]) == ["egy, itt javítva", "ott új", "három, ott javítva", "új itt"]
    assert merged.clashes == ()


def test_one_paragraph_changed_by_both_is_shown_and_both_can_stay() -> None:
    before = blocks("a", "b")
    merged = merge({WORDS: before}, {WORDS: blocks("a mi", "b")}, {WORDS: blocks("a ti", "b vége")})
    (clash,) = merged.clashes
    assert plain(clash.record(Choice.OURS)) == ["a mi", "b vége"]
    assert plain(clash.record(Choice.THEIRS)) == ["a ti", "b vége"]
    assert plain(clash.record(Choice.BOTH)) == ["a mi", "a ti", "b vége"]


def test_a_chapter_begun_by_both_is_shown() -> None:
    (clash,) = merge({}, {WORDS: text("mi")}, {WORDS: text("ti")}).clashes
    assert plain(clash.record(Choice.BOTH)) == ["mi", "ti"]


SAID = ("egy", "kettő", "három", "négy")


@st.composite
def written(draw: st.DrawFn) -> Text:
    """Some paragraphs; moved about, and one more, every other time."""
    said = blocks(*draw(st.lists(st.sampled_from(SAID), unique=True, max_size=4)))
    more = draw(st.sampled_from(" xyz"))
    return Text((*said.blocks[::-1], Block(more, runs=(Run(more),)))) if more.strip() else said


def measure(goal: str, risks: str) -> Measure:
    return Measure("m", "MR", 1, goal=goal, risks=risks)


@st.composite
def states(draw: st.DrawFn) -> Mapping[Place, Record]:
    """A figure, a text and a measure, each there or not."""
    some: dict[Place, Record] = {}
    if draw(st.booleans()):
        some[FACT] = draw(st.sampled_from([ONE, TWO]))
    if draw(st.booleans()):
        some[WORDS] = draw(written())
    if draw(st.booleans()):
        some[MEASURE] = measure(draw(st.sampled_from("abc")), draw(st.sampled_from("abc")))
    return some


@given(states(), states(), states())
def test_every_change_of_either_side_is_taken_stays_or_is_shown(
    base: Mapping[Place, Record], ours: Mapping[Place, Record], theirs: Mapping[Place, Record]
) -> None:
    merged = merge(base, ours, theirs)
    shown = {clash.place for clash in merged.clashes}
    result = {**ours, **merged.wanted({})}
    for place in {*base, *ours, *theirs} - shown:
        was, our, their = base.get(place), ours.get(place), theirs.get(place)
        now = result.get(place)
        if our == was or their in (was, our):
            assert now == (their if our == was else our)
        else:
            assert our is not None
            assert their is not None
            for one in fields(our):
                before, here, there, then = (getattr(side, one.name, None) for side in (was, our, their, now))
                if not isinstance(now, Text):
                    assert then == (there if here == before else here)
    for clash in merged.clashes:
        assert {clash.record(choice) for choice in (Choice.OURS, Choice.THEIRS)} != {clash.base}


@given(states(), states(), states())
def test_it_does_not_matter_who_takes_whose_file(
    base: Mapping[Place, Record], ours: Mapping[Place, Record], theirs: Mapping[Place, Record]
) -> None:
    here, there = merge(base, ours, theirs), merge(base, theirs, ours)
    assert {clash.place for clash in here.clashes} == {clash.place for clash in there.clashes}


@given(written(), written(), written())
def test_no_paragraph_new_or_changed_on_one_side_is_lost(base: Text, ours: Text, theirs: Text) -> None:
    merged = merge({WORDS: base}, {WORDS: ours}, {WORDS: theirs})
    now = {WORDS: ours, **merged.wanted({WORDS: Choice.BOTH})}[WORDS]
    for side in (ours, theirs):
        assert {block.plain for block in side.blocks} - {block.plain for block in base.blocks} <= set(plain(now))


@pytest.mark.parametrize("choice", Choice)
def test_the_order_follows_who_moved(choice: Choice) -> None:
    merged = merge({WORDS: blocks("a", "b", "c")}, {WORDS: blocks("a", "b", "c")}, {WORDS: blocks("c", "a", "b")})
    assert plain(merged.wanted({WORDS: choice})[WORDS]) == ["c", "a", "b"]
