"""The edition as one programme has it: own headings in their places, own titles, nothing lost."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from builders import hep_2021
from hep_desktop.domain.outline import Outline, OwnHeading
from hep_desktop.template.model import Edition, Node
from hep_desktop.template.outlined import outlined

IDS = ("a", "b", "c", "d")
PLACES = ("he.3", "he.3.9", "it", "he.77", *IDS)


@cache
def edition() -> Edition:
    return hep_2021()


def own(key: str, parent: str = "he.3", after: str = "") -> OwnHeading:
    return OwnHeading(key, f"Cím {key}", parent, after)


def below(outline: Outline, node: str = "he.3") -> list[str]:
    return [child.id for child in outlined(edition(), outline).node(node).children]


def test_an_outline_without_anything_gives_the_very_edition() -> None:
    assert outlined(edition(), Outline()) is edition()


def test_own_headings_stand_where_they_were_put() -> None:
    outline = Outline((own("a"), own("b", after="he.3.2"), own("c", after="b"), own("d", after="he.3.9")))
    assert below(outline)[:5] == ["a", "he.3.1", "he.3.2", "b", "c"]
    assert below(outline)[-2:] == ["he.3.9", "d"]


def test_own_headings_stand_under_each_other() -> None:
    outline = Outline((own("b", "a", "c"), own("c", "a"), own("a", "it.2")))
    assert below(outline, "it.2") == ["a"]
    assert below(outline, "a") == ["c", "b"]
    assert outlined(edition(), outline).node("a").own


def test_a_renamed_heading_keeps_its_number_and_the_edition_s_title() -> None:
    node = outlined(edition(), Outline(titles={"he.3.1": "Miből élünk", "he.3.2": "", "he.9x": "x"})).node("he.3.1")
    was = edition().node("he.3.1")
    assert (node.heading, node.edition_title) == ("3.1 Miből élünk", was.title)
    assert node.tables == was.tables
    same = outlined(edition(), Outline(titles={"he.3.1": was.title})).node("he.3.1")
    assert same.edition_title == ""


def test_what_stood_under_a_heading_that_is_gone_is_not_lost() -> None:
    outline = Outline((own("a", "he.77"), own("b", after="he.3.77"), own("c", "a")))
    found = outlined(edition(), outline)
    assert [node.id for node in found.nodes[-1].children][-2:] == ["a", "c"]
    assert below(outline)[-1] == "b"


@given(
    st.lists(
        st.builds(own, st.sampled_from(IDS), st.sampled_from(PLACES), st.sampled_from(["", *PLACES])),
        unique_by=lambda one: one.id,
    )
)
def test_every_heading_stands_in_the_document_once(headings: list[OwnHeading]) -> None:
    found = outlined(edition(), Outline(tuple(headings)))
    ids = [node.id for node in found.walk()]
    assert len(set(ids)) == len(ids)
    assert set(ids) == {node.id for node in edition().walk()} | {one.id for one in headings}
    assert [node for node in found.walk() if not node.own] == [*_without_children(edition(), found)]


def _without_children(before: Edition, after: Edition) -> list[Node]:
    """The edition's nodes with the children they have now: nothing else of them may differ."""
    return [after.node(node.id) for node in before.walk()]
