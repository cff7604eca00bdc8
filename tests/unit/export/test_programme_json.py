"""hep.json: complete, canonical, without what is nobody else's business, and as its schema says."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from unicodedata import normalize

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import package_sample as sample
from builders import text
from hep_desktop import paths
from hep_desktop.canonical import from_plain
from hep_desktop.domain.answers import Answer
from hep_desktop.domain.council import ConsentNeed, Council, NationalityBody
from hep_desktop.domain.followup import FollowUp, MeasureState, Reached
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.office import Office
from hep_desktop.domain.opinions import Opinion, OpinionKind, Stance
from hep_desktop.domain.outline import Chapter, Outline, OwnHeading
from hep_desktop.domain.places import FactPlace
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.programme import ProgrammeDetails
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Block, Fact, FactKey, FileOrigin, Run, SimpleTable, Text
from hep_desktop.domain.values import Number
from hep_desktop.export.programme_json import compose, fingerprint, version_of
from hep_desktop.template.outlined import outlined


def _composed(office: Office) -> bytes:
    return compose(office, sample.PROGRAMME, sample.edition())


@pytest.fixture
def data() -> dict[str, Any]:
    return json.loads(_composed(sample.office()))


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft202012Validator:
    text = (paths.resources() / "package" / "hep.schema.json").read_text(encoding="utf-8")
    found = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found, format_checker=jsonschema.FormatChecker())


def test_fits_its_published_schema(data: dict[str, Any], schema: jsonschema.Draft202012Validator) -> None:
    schema.validate(data)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d.pop("facts"),
        lambda d: d.update(note="x"),
        lambda d: d["facts"][0].update(value={"type": "Number", "amount": 12}),
        lambda d: d["facts"][0].update(value={"type": "Number", "amount": "1e3"}),
        lambda d: d["facts"][0].update(note="x"),
        lambda d: d["settlement"].update(code="123"),
        lambda d: d["measures"][0].update(due="holnap"),
    ],
)
def test_the_schema_refuses_what_is_no_hep_json(
    spoil: Any, data: dict[str, Any], schema: jsonschema.Draft202012Validator
) -> None:
    spoil(data)
    with pytest.raises(jsonschema.ValidationError):
        schema.validate(data)


def test_nothing_is_lost_but_what_must_not_leave(data: dict[str, Any]) -> None:
    programme = sample.programme()
    facts = {
        from_plain({k: v for k, v in one.items() if k in ("indicator", "period", "member")}, FactKey): from_plain(
            {"value": one["value"], "origin": one["origin"]}, Fact
        )
        for one in data["facts"]
    }
    stated = {key: replace(fact, note="") for key, fact in programme.facts.items() if fact.value != sample.EMPTY}
    assert facts == stated
    assert {one["node"]: from_plain({"blocks": one["blocks"]}, Text) for one in data["texts"]} == {
        node: text for node, text in programme.texts.items() if not text.is_blank
    }
    assert {one["id"]: from_plain(one, Problem) for one in data["problems"]} == programme.problems
    assert {one["id"]: from_plain(one, Measure) for one in data["measures"]} == programme.measures
    assert from_plain(data["settlement"], Settlement) == sample.office().settlements["s1"]
    told = data["programme"]
    assert told["status"] == "draft"
    assert (told["first_day"], told["last_day"], told["version"]) == ("2027-03-31", "2032-03-30", 1)
    assert data["edition"]["digest"] == "ab" * 32


def test_notes_and_other_villages_decisions_stay_at_home(data: dict[str, Any]) -> None:
    assert sample.PRIVATE not in json.dumps(data, ensure_ascii=False)
    (meeting,) = data["meetings"]
    own = sample.meeting().decisions[:1]
    assert from_plain(meeting, Meeting) == replace(sample.meeting(), programmes=(sample.PROGRAMME,), decisions=own)


def test_facts_speak_for_themselves(data: dict[str, Any]) -> None:
    women = next(one for one in data["facts"] if one["indicator"] == "women" and one["period"] == "2025")
    assert women == {
        "indicator": "women",
        "period": "2025",
        "label": "Nők",
        "unit": "fő",
        "value": {"type": "Number", "amount": "411.5"},
        "origin": {
            "type": "FileOrigin",
            "file": "ksh.xlsx",
            "sha256": "cd" * 32,
            "sheet": "Helységek",
            "cell": "D17",
            "heading": "Lakónépesség",
            "source": "KSH",
        },
    }


def _backwards(office: Office) -> Office:
    """The same data, filled in the other order."""

    def turned(records: Mapping[Any, Any]) -> dict[Any, Any]:
        return dict(reversed(records.items()))

    programme = office.programmes[sample.PROGRAMME]
    again = replace(
        programme,
        facts=turned(programme.facts),
        texts=turned(programme.texts),
        problems=turned(programme.problems),
        measures=turned(programme.measures),
    )
    return replace(office, programmes={sample.PROGRAMME: again})


def test_the_same_data_give_the_same_bytes() -> None:
    content = _composed(sample.office())
    assert _composed(_backwards(sample.office())) == content
    assert len(fingerprint(content)) == 64


@pytest.mark.parametrize("note", ["", "egy másik megjegyzés"])
def test_the_fingerprint_ignores_notes_alone(note: str) -> None:
    office = sample.office()
    programme = office.programmes[sample.PROGRAMME]
    key = FactKey("men", "2025")

    def changed(fact: Fact) -> bytes:
        again = replace(programme, facts={**programme.facts, key: fact})
        return _composed(replace(office, programmes={sample.PROGRAMME: again}))

    before = programme.facts[key]
    assert changed(replace(before, note=note)) == _composed(office)
    assert changed(replace(before, value=Number(Decimal(402)))) != _composed(office)
    assert changed(replace(before, origin=FileOrigin("ksh.xlsx", "ee" * 32))) != _composed(office)


def test_a_fact_the_edition_no_longer_knows_is_kept() -> None:
    office = sample.office()
    programme = office.programmes[sample.PROGRAMME]
    again = replace(programme, facts={FactKey("gone", "2020"): Fact(Number(Decimal(1)))})
    (fact,) = json.loads(_composed(replace(office, programmes={sample.PROGRAMME: again})))["facts"]
    assert (fact["indicator"], fact["label"], fact["unit"]) == ("gone", "", "")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_survives(words: str) -> None:
    office = sample.office()
    programme = office.programmes[sample.PROGRAMME]
    again = replace(programme, texts={"he.3.1": Text((Block("b", runs=(Run("x" + words),)),))})
    (text,) = json.loads(_composed(replace(office, programmes={sample.PROGRAMME: again})))["texts"]
    assert text["blocks"][0]["runs"][0]["text"] == normalize("NFC", "x" + words)


def test_what_was_followed_is_told(schema: jsonschema.Draft202012Validator) -> None:
    office = sample.office()
    said = FollowUp(MeasureState.DONE, (Reached("i", "Résztvevők", "42 fő"),), evidence="jelenléti ív")
    again = replace(office.programmes[sample.PROGRAMME], followups={("m", "2028"): said, ("m", "2027"): FollowUp()})
    told = json.loads(_composed(replace(office, programmes={sample.PROGRAMME: again})))
    schema.validate(told)
    assert [one["year"] for one in told["followups"]] == ["2027", "2028"]
    assert told["followups"][1]["reached"][0]["value"] == "42 fő"


def test_answers_to_findings_are_told(schema: jsonschema.Draft202012Validator) -> None:
    office = sample.office()
    place = FactPlace(sample.PROGRAMME, "women", "2025")
    answers = {"fact.jump|x": Answer("fact.jump", place, "Új lakók jöttek.", "ef" * 32)}
    again = replace(office.programmes[sample.PROGRAMME], answers=answers)
    told = json.loads(_composed(replace(office, programmes={sample.PROGRAMME: again})))
    schema.validate(told)
    assert [(one["finding"], one["reason"]) for one in told["answers"]] == [("fact.jump|x", "Új lakók jöttek.")]


def test_what_does_not_apply_is_told_and_a_text_kept_aside_is_not(schema: jsonschema.Draft202012Validator) -> None:
    office = sample.office()
    programme = office.programmes[sample.PROGRAMME]
    (written, *_) = programme.texts
    chapters = {written: Chapter("nincs ilyen"), "he.3.2": Chapter(return_to=sample.PRIVATE)}
    again = replace(programme, chapters=chapters)
    told = json.loads(_composed(replace(office, programmes={sample.PROGRAMME: again})))
    schema.validate(told)
    one = next(one for one in told["texts"] if one["node"] == written)
    assert (one["not_typical"], one["blocks"]) == ("nincs ilyen", [])
    assert sample.PRIVATE not in json.dumps(told, ensure_ascii=False)


def test_tables_in_texts_are_told(schema: jsonschema.Draft202012Validator) -> None:
    office = sample.office()
    programme = office.programmes[sample.PROGRAMME]
    cell = (Block("c", runs=(Run("12"),)),)
    written = Text((SimpleTable("t", ((cell, ()), ((), cell)), head=True), Block("b", runs=(Run("vége"),))))
    again = replace(programme, texts={"he.3.1": written})
    told = json.loads(_composed(replace(office, programmes={sample.PROGRAMME: again})))
    schema.validate(told)
    assert from_plain({"blocks": told["texts"][0]["blocks"]}, Text) == written


def test_own_headings_and_titles_are_told(schema: jsonschema.Draft202012Validator) -> None:
    office = sample.office()
    programme = office.programmes[sample.PROGRAMME]
    outline = Outline((OwnHeading("own", "Népesség", "he.3", "he.3.1"),), {"he.3.1": "Munka"})
    again = replace(programme, outline=outline, texts={**programme.texts, "own": text("Fogyunk.")})
    office = replace(office, programmes={sample.PROGRAMME: again})
    told = json.loads(compose(office, sample.PROGRAMME, outlined(sample.edition(), outline)))
    schema.validate(told)
    assert from_plain(told["outline"], Outline) == outline
    assert [one["heading"] for one in told["texts"] if one["node"] == "own"] == ["Népesség"]


def test_versions_are_counted_along_the_chain() -> None:
    first = sample.programme()
    details: ProgrammeDetails = replace(first.details, id="second", predecessor=first.id)
    office = replace(sample.office(), programmes={first.id: first, "second": replace(first, details=details)})
    assert version_of(office, first.id) == 1
    assert version_of(office, "second") == 2


def test_opinions_leave_without_contact_note_and_the_names_of_people(
    schema: jsonschema.Draft202012Validator,
) -> None:
    office = sample.office()
    body = Opinion(
        *("b", OpinionKind.CONSENT, "Roma Nemzetiségi Önkormányzat", "06 30", "", date(2027, 2, 1)),
        stance=Stance.AGREES,
    )
    person = Opinion("a", OpinionKind.CITIZEN, "Kis Ági", text="Kevés a busz.", note="hívni")
    said = Council(nationality_body=NationalityBody.THERE, consent=ConsentNeed.NEEDED)
    heard = replace(office.programmes[sample.PROGRAMME], opinions={"b": body, "a": person}, council=said)
    told = json.loads(_composed(replace(office, programmes={**office.programmes, sample.PROGRAMME: heard})))
    schema.validate(told)
    assert [one.get("sender", "") for one in told["opinions"]] == ["", "Roma Nemzetiségi Önkormányzat"]
    assert not {"contact", "note"} & {name for one in told["opinions"] for name in one}
