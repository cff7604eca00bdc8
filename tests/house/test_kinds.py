"""A kind of record is declared once; what has to suit it elsewhere is named here where it is missing."""

import json
from collections import Counter
from dataclasses import fields
from types import UnionType
from typing import Any, get_args, get_type_hints

import pytest

from hep_desktop import paths
from hep_desktop.domain.kinds import KINDS, OF_A_PROGRAMME, OF_THE_STORE, Kind
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Record
from hep_desktop.domain.places import Place, ProgrammeBound, StoreBound
from hep_desktop.domain.programme import Programme
from hep_desktop.ui.walk import SHOWN

OWNERS: list[tuple[type, tuple[Kind, ...], UnionType, set[str]]] = [
    (Programme, OF_A_PROGRAMME, ProgrammeBound, set()),
    (Office, OF_THE_STORE, StoreBound, {"programmes"}),  # which each hold kinds of their own
]
OF_THE_OFFICE = {"custody", "request", "sending", "task", "remark", "response"}
"""Kept with a programme, but not told to who receives its package."""
TOLD_UNDER = {"programme": "programme", "chapter": "texts"}


@pytest.mark.parametrize(("owner", "kinds", "bound", "beside"), OWNERS, ids=["programme", "office"])
def test_each_kind_has_its_place_and_its_field(
    owner: type, kinds: tuple[Kind, ...], bound: UnionType, beside: set[str]
) -> None:
    assert {kind.place for kind in kinds} == set(get_args(bound))
    hints: dict[str, Any] = get_type_hints(owner)
    assert {kind.home for kind in kinds} == {one.name for one in fields(owner)} - beside
    held = {kind.name: (get_args(hints[kind.home]) or (hints[kind.home],))[-1] for kind in kinds}  # a map's values
    assert held == {kind.name: kind.record for kind in kinds}


def test_no_two_kinds_share_a_name_a_place_or_a_class() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert {kind.place for kind in KINDS} == set(get_args(Place))
    assert {kind.record for kind in KINDS} == set(get_args(Record))


def test_only_what_a_programme_has_one_of_is_blank() -> None:
    assert [kind.name for kind in KINDS if (kind.blank is None) == (not kind.parts)] == ["programme"]


def test_the_window_has_one_page_for_each_kind() -> None:
    assert Counter(kind for kinds in SHOWN.values() for kind in kinds) == Counter(kind.name for kind in KINDS)


def test_a_package_tells_each_kind_or_the_office_keeps_it() -> None:
    schema = json.loads((paths.resources() / "package" / "hep.schema.json").read_text(encoding="utf-8"))
    told = {kind.name for kind in OF_A_PROGRAMME if TOLD_UNDER.get(kind.name, kind.home) in schema["properties"]}
    assert {kind.name for kind in OF_A_PROGRAMME} - told == OF_THE_OFFICE
