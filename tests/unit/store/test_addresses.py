"""Places and records as columns, there and back."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hep_desktop.domain.mentor_places import (
    ChecklistPlace,
    ContactPlace,
    CountyForumPlace,
    CountyMeetingPlace,
    MunicipalityPlace,
)
from hep_desktop.domain.outcome import Record
from hep_desktop.domain.places import (
    AnswerPlace,
    AssociationPlace,
    ChapterPlace,
    ChartPlace,
    CouncilPlace,
    FactPlace,
    FollowUpPlace,
    ForumRulesPlace,
    KeptMeasurePlace,
    LayoutPlace,
    MeasurePlace,
    MeetingPlace,
    OfficeTextPlace,
    OpinionPlace,
    OutlinePlace,
    PersonPlace,
    Place,
    ProblemPlace,
    ProgrammePlace,
    ReasonPlace,
    RemarkPlace,
    RequestPlace,
    ResponsePlace,
    ReviewPlace,
    SendingPlace,
    SettlementPlace,
    TaskPlace,
    TextPlace,
)
from hep_desktop.domain.values import Number
from hep_desktop.store.addresses import KINDS, address_of, body_of, place_at, record_of

st.register_type_strategy(Number, st.builds(Number, st.decimals(allow_nan=False, allow_infinity=False, places=3)))

ids = st.uuids(version=4).map(str)
plain = st.text(st.characters(exclude_characters="|", exclude_categories=["Cs"]), max_size=9)
any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
places: st.SearchStrategy[Place] = st.one_of(
    st.builds(FactPlace, ids, plain, plain, any_text),
    st.builds(TextPlace, ids, any_text),
    st.builds(ChapterPlace, ids, any_text),
    st.builds(OutlinePlace, ids),
    st.builds(CouncilPlace, ids),
    st.builds(FollowUpPlace, ids, ids, ids),
    st.builds(ReviewPlace, ids),
    st.builds(ReasonPlace, ids, ids),
    st.builds(ProblemPlace, ids, ids),
    st.builds(MeasurePlace, ids, ids),
    st.builds(AnswerPlace, ids, any_text),
    st.builds(ChartPlace, ids, plain),
    st.builds(RequestPlace, ids, ids),
    st.builds(OpinionPlace, ids, ids),
    st.builds(SendingPlace, ids, ids),
    st.builds(TaskPlace, ids, ids),
    st.builds(RemarkPlace, ids, ids),
    st.builds(ResponsePlace, ids, ids),
    st.builds(ProgrammePlace, ids),
    st.builds(SettlementPlace, ids),
    st.builds(MeetingPlace, ids),
    st.builds(PersonPlace, ids),
    st.builds(ForumRulesPlace, ids),
    st.builds(MunicipalityPlace, plain),
    st.builds(ContactPlace, ids),
    st.builds(ChecklistPlace, plain),
    st.builds(CountyForumPlace, ids),
    st.builds(CountyMeetingPlace, ids),
    st.builds(OfficeTextPlace, any_text),
    st.builds(LayoutPlace, ids),
    st.builds(KeptMeasurePlace, ids),
    st.builds(AssociationPlace, ids),
)


@given(places)
def test_a_place_comes_back_from_its_address(place: Place) -> None:
    assert place_at(*address_of(place)) == place


@given(st.lists(places, unique=True, max_size=20))
def test_no_two_places_share_an_address(some: list[Place]) -> None:
    assert len({address_of(place) for place in some}) == len(some)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_record_comes_back_from_its_body(kind: str) -> None:
    # whole texts and plans are slow to invent, and most of those that are invented are too large
    @settings(max_examples=30, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
    @given(st.from_type(KINDS[kind]))
    def comes_back(record: Record) -> None:
        again = record_of(kind, json.loads(body_of(kind, record)))
        assert body_of(kind, again) == body_of(kind, record)

    comes_back()


@pytest.mark.parametrize(("kind", "key"), [("photo", "x"), ("fact", "women")])
def test_an_unknown_kind_or_key_is_refused(kind: str, key: str) -> None:
    with pytest.raises(ValueError, match=r"photo|fact"):
        place_at("p", kind, key)


@pytest.mark.parametrize("body", ["[]", '{"value":{"type":"Text"}}', '{"noted":"x"}', '{"note":7}', '{"value":7}'])
def test_a_body_of_another_shape_is_refused(body: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        record_of("fact", json.loads(body))
