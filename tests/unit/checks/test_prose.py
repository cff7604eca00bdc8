"""Checks on what clerks write: length, what was left in, other villages' names, numbers tied to facts."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from builders import hep_2021, office, programme, run
from hep_desktop.domain.council import Council
from hep_desktop.domain.findings import Finding, Severity
from hep_desktop.domain.office import Office
from hep_desktop.domain.places import MeasurePlace, ProblemPlace, TextPlace
from hep_desktop.domain.plan import Measure, Problem, ResultIndicator
from hep_desktop.domain.programme import Programme
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Block, FactKey, Run, Text
from hep_desktop.template.model import Edition

SEEKERS = FactKey("jobseek_t", "2024")
FACTS = {("jobseek_f", "2024"): 8, ("jobseek_m", "2024"): 6, ("pop15_64_t", "2024"): 512}


@pytest.fixture(scope="module")
def edition() -> Edition:
    return hep_2021()


def _found(edition: Edition, one: Programme | Office, *codes: str) -> list[Finding]:
    store = one if isinstance(one, Office) else office(one)
    return [finding for finding in run(edition, store, "p") if finding.code in codes]


# length ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("node", "words", "code"),
    [
        ("he.3.1", "nincs", "text.too_short"),
        ("he.3.1", "Ilyen adatunk nincsen még.", ""),
        ("he.3.1", "", ""),  # that is another finding
        ("he.3.5", "nincs", ""),  # nobody has to write it
        ("he.3.5", "a" * 60_001, "text.too_long"),
        ("he.3.5", "a" * 60_000, ""),
    ],
)
def test_length(edition: Edition, node: str, words: str, code: str) -> None:
    found = _found(edition, programme(texts={node: words}), "text.too_short", "text.too_long")
    assert [(f.code, f.place, f.severity) for f in found] == (
        [(code, TextPlace("p", node), Severity.WARNING)] if code else []
    )


def test_a_reason_for_a_long_text_holds_while_it_grows_a_little(edition: Edition) -> None:
    lengths = (60_001, 70_000, 130_000)
    found = [_found(edition, programme(texts={"he.3.5": "a" * n}), "text.too_long")[0] for n in lengths]
    assert [one.digest == found[0].digest for one in found] == [True, True, False]
    assert dict(found[0].args)["count"] == "60\u00a0001"


# what was left in -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("A program célja ………", "………"),
        ("Kelt: ......, 2026.", "......"),
        ("A(z) [település neve] községben", "[település neve]"),
        ("A {settlement} önkormányzata", "{settlement}"),
        ("Az <intézmény> neve", "<intézmény>"),
        ("XY polgármester és X.Y. jegyző", "XY"),
        ("Lakossága xxx fő", "xxx"),
        ("Lorem ipsum dolor", "Lorem ipsum"),
        ("TODO: adatok", "TODO"),
        ("Mintaváros lakói", "Mintaváros"),
        ("Hány fő? ????", "????"),
        # legitimate
        ("Egyszer volt… aztán elmúlt.", ""),
        ("Lásd a [3] forrást és az [1–5] táblázatot.", ""),
        ("A XX. században, Mintafaluban", ""),
        ("Ha a < b és b > c, akkor", ""),
        ("stb. stb.", ""),
    ],
)
def test_what_was_left_in(edition: Edition, words: str, left: str) -> None:
    found = _found(edition, programme(texts={"he.3.1": words}), "text.placeholder")
    assert [dict(one.args)["found"] for one in found] == ([left] if left else [])


def test_what_was_left_in_leads_to_its_block_and_is_looked_for_in_the_plan_too(edition: Edition) -> None:
    text = Text((Block("a", runs=(Run("Rendben."),)), Block("b", runs=(Run("…………"),))))
    one = programme(
        problems=[Problem("x", "he.3.9", 1, title="Kevés a munka", description="[ide írja le]")],
        measures=[Measure("m", "MR", 1, title="Busz", goal="XXX", strategy="\n")],
    )
    found = _found(edition, replace(one, texts={"he.3.1": text}), "text.placeholder")
    assert [(f.node, f.place, f.field) for f in found] == [
        ("he.3.1", TextPlace("p", "he.3.1"), "b"),
        ("problems", ProblemPlace("p", "x"), "description"),
        ("plan", MeasurePlace("p", "m"), "goal"),
    ]
    assert dict(found[1].args)["where"] == "Kevés a munka"


def test_the_worked_example_may_be_called_what_it_is_called(edition: Edition) -> None:
    one = programme(texts={"he.3.1": "Mintafalu lakói és Mintafalu szomszédai."})
    assert _found(edition, one, "text.placeholder") == []
    store = office(one)
    elsewhere = replace(store, settlements={"s": replace(store.settlements["s"], name="Valahol")})
    assert [dict(f.args)["found"] for f in _found(edition, elsewhere, "text.placeholder")] == ["Mintafalu"]


# other villages -------------------------------------------------------------------------------------------------


def _beside(names: Iterable[str], one: Programme) -> Office:
    store = office(one)
    others = {name: Settlement(name, f"{place:05}", name) for place, name in enumerate(names)}
    return replace(store, settlements={**store.settlements, **others})


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("A lakosok Baján dolgoznak.", ["Baja"]),
        ("A bajai kórház Baján van, nem Kisbéren.", ["Baja", "Kisbér"]),
        ("Bajazid és a kisbérlet", []),
        ("Mintafaluban és Mintafaluról", []),
        ("Minta lakói és mintaiak", ["Minta"]),
    ],
)
def test_other_villages_of_the_office(edition: Edition, words: str, named: list[str]) -> None:
    store = _beside(("Baja", "Kisbér", "Minta"), programme(texts={"he.3.1": words}))
    found = _found(edition, store, "text.other_settlement")
    assert [dict(f.args)["name"] for f in found] == named
    assert all(f.severity is Severity.TIP for f in found)


def test_a_village_is_told_once_a_chapter(edition: Edition) -> None:
    blocks = tuple(Block(key, runs=(Run("Baja közel van."),)) for key in "ab")
    one = replace(programme(), texts={"he.3.1": Text(blocks), "he.3.2": Text(blocks)})
    found = _found(edition, _beside(("Baja",), one), "text.other_settlement")
    assert [(f.node, f.field) for f in found] == [("he.3.1", "a"), ("he.3.2", "a")]


def test_an_office_of_one_village_has_no_others(edition: Edition) -> None:
    assert _found(edition, programme(texts={"he.3.1": "Baján"}), "text.other_settlement") == []


# the years of the programme -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("A 2027–2032 közötti helyi esélyegyenlőségi program", ["2027–2032"]),
        ("A HEP a 2025 - 2030 évekre szól", ["2025 - 2030"]),
        ("A 2026–2031 közötti helyi esélyegyenlőségi program", []),
        ("A 2021–2026 közötti HEP", []),  # the one before
        ("A gazdasági program (2025–2030) szerint", []),
    ],
)
def test_a_ready_text_names_the_years_planned_before(edition: Edition, words: str, told: list[str]) -> None:
    voted = replace(programme(texts={"he.3.1": words}), council=Council(held=date(2026, 12, 15)))
    moved = replace(voted, council=Council(), details=replace(voted.details, planned_adoption=date(2026, 11, 30)))
    for one in (voted, moved):
        found = _found(edition, one, "text.other_years")
        assert [(dict(one.args)["told"], dict(one.args)["years"]) for one in found] == [
            (one, "2026–2031") for one in told
        ]


# numbers tied to facts ------------------------------------------------------------------------------------------


def _sentence(number: str, key: FactKey = SEEKERS) -> Programme:
    runs = (Run("Az álláskeresők száma "), Run(number, tied=key), Run(" fő."))
    return replace(programme(FACTS), texts={"he.3.2": Text((Block("b", runs=runs),))})


@pytest.mark.parametrize(("number", "code"), [("14", ""), (" 14 ", ""), ("15", "tie.broken"), ("", "tie.broken")])
def test_a_number_in_a_sentence_follows_its_fact(edition: Edition, number: str, code: str) -> None:
    found = _found(edition, _sentence(number), "tie.broken", "tie.lost")
    assert [(f.code, f.place, f.field) for f in found] == ([(code, TextPlace("p", "he.3.2"), "b")] if code else [])
    for one in found:
        assert dict(one.args)["now"] == "14"


@pytest.mark.parametrize("key", [FactKey("jobseek_t", "2023"), FactKey("dropped", "2024")])
def test_a_number_whose_fact_is_gone(edition: Edition, key: FactKey) -> None:
    (found,) = _found(edition, _sentence("14", key), "tie.broken", "tie.lost")
    assert (found.code, found.severity) == ("tie.lost", Severity.WARNING)


def test_shares_and_losses_may_be_written_as_sentences_write_them(edition: Edition) -> None:
    share, loss = FactKey("jobseek_rate_t", "2024"), FactKey("nat_inc", "2024")
    assert _found(edition, _sentence("2,7%", share), "tie.broken") == []
    assert _found(edition, _sentence("2,8%", share), "tie.broken") != []
    one = _sentence("5", loss)
    facts = programme({("births", "2024"): 4, ("deaths", "2024"): 9}).facts
    assert _found(edition, replace(one, facts=facts), "tie.broken", "tie.lost") == []


@pytest.mark.parametrize(
    ("baseline", "fact", "told"),
    [
        ("14", SEEKERS, False),
        ("15", SEEKERS, True),
        ("kb. 15", SEEKERS, False),  # words are left to the reader
        ("", SEEKERS, False),
        ("15", None, False),
        ("15", FactKey("jobseek_t", "2023"), False),
        ("15", FactKey("dropped", "2024"), False),
    ],
)
def test_a_baseline_follows_its_fact(edition: Edition, baseline: str, fact: FactKey | None, told: bool) -> None:
    result = ResultIndicator("i", "álláskeresők", baseline=baseline, baseline_fact=fact)
    one = replace(programme(FACTS), measures={"m": Measure("m", "MR", 1, title="Busz", indicators=(result,))})
    found = _found(edition, one, "tie.baseline")
    assert [(f.place, f.field) for f in found] == ([(MeasurePlace("p", "m"), "indicators")] if told else [])


@pytest.mark.parametrize(
    ("keys", "lacking"),
    [
        ((), ""),
        ((SEEKERS,), ""),
        ((SEEKERS, FactKey("jobseek_t", "2023")), "2023"),
        ((FactKey("dropped", "2020"),), "2020"),
    ],
)
def test_a_problem_rests_on_facts_that_are_there(edition: Edition, keys: tuple[FactKey, ...], lacking: str) -> None:
    one = programme(FACTS, problems=[Problem("x", "he.3.9", 1, title="Kevés a munka", rests_on=keys)])
    found = _found(edition, one, "problem.basis_missing")
    assert [(f.place, f.field, dict(f.args)["period"]) for f in found] == (
        [(ProblemPlace("p", "x"), "rests_on", lacking)] if lacking else []
    )


# references -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Lásd a 3.2.15. táblázatot és a 4.9 alfejezetet.", ["3.2.15", "4.9"]),
        ("A 3.2.1–3.2.4. számú táblázat és a 3.2.1. számú ábra szerint, a 4.4. fejezetben.", []),
        ("A rendelet 12.7. pontja, a terv 5. táblázata, a 2026.11.12. ülés.", []),  # other documents, days
    ],
)
def test_what_a_text_points_to_is_there(edition: Edition, words: str, found: list[str]) -> None:
    told = _found(edition, programme(texts={"he.3.5": words}), "text.points_nowhere")
    assert [dict(one.args)["found"] for one in told] == found
