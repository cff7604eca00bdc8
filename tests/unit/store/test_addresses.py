"""Places and records as columns, there and back."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hep_desktop.domain.kinds import KINDS, Kind
from hep_desktop.domain.outcome import Record
from hep_desktop.domain.places import Place
from hep_desktop.domain.values import Number
from hep_desktop.store.addresses import address_of, body_of, place_at, record_of

st.register_type_strategy(Number, st.builds(Number, st.decimals(allow_nan=False, allow_infinity=False, places=3)))

ids = st.uuids(version=4).map(str)
plain = st.text(st.characters(exclude_characters="|", exclude_categories=["Cs"]), max_size=9)
any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def places_of(kind: Kind) -> st.SearchStrategy[Place]:
    return st.builds(kind.at, ids, st.tuples(*[plain] * (len(kind.parts) - 1), *[any_text] * bool(kind.parts)))


places = st.one_of([places_of(kind) for kind in KINDS])


@given(places)
def test_a_place_comes_back_from_its_address(place: Place) -> None:
    assert place_at(*address_of(place)) == place


@given(st.lists(places, unique=True, max_size=20))
def test_no_two_places_share_an_address(some: list[Place]) -> None:
    assert len({address_of(place) for place in some}) == len(some)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_of_record_comes_back_from_its_body(kind: Kind) -> None:
    # whole texts and plans are slow to invent, and most of those that are invented are too large
    @settings(max_examples=30, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
    @given(st.from_type(kind.record))
    def comes_back(record: Record) -> None:
        again = record_of(kind.name, json.loads(body_of(kind.name, record)))
        assert body_of(kind.name, again) == body_of(kind.name, record)

    comes_back()


@pytest.mark.parametrize(("kind", "key"), [("photo", "x"), ("fact", "women")])
def test_an_unknown_kind_or_key_is_refused(kind: str, key: str) -> None:
    with pytest.raises(ValueError, match=r"photo|fact"):
        place_at("p", kind, key)


@pytest.mark.parametrize("body", ["[]", '{"value":{"type":"Text"}}', '{"noted":"x"}', '{"note":7}', '{"value":7}'])
def test_a_body_of_another_shape_is_refused(body: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        record_of("fact", json.loads(body))
