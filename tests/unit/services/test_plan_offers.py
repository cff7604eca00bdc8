"""What can be chosen instead of typed on a measure sheet, and the figure an indicator starts from."""

from dataclasses import replace

import pytest

from builders import hep_2021, office, programme, value
from hep_desktop.domain.directory import Person
from hep_desktop.domain.plan import ResultIndicator
from hep_desktop.domain.settlement import StrategicDocument
from hep_desktop.domain.situation import Fact, FactKey, LetterOrigin
from hep_desktop.services.fact_choice import known_facts, tied
from hep_desktop.services.plan_offers import offered, with_words
from hep_desktop.template.figures import Figures
from hep_desktop.template.model import Edition


@pytest.fixture(scope="module")
def edition() -> Edition:
    return hep_2021()


def test_people_documents_and_phrases_are_offered_where_they_belong(edition: Edition) -> None:
    people = {"a": Person("a", 1, "Kiss Anna", "Óvoda"), "b": Person("b", 2, "Nagy Béla"), "c": Person("c", 3)}
    store = replace(office(programme()), people=people)
    village = replace(
        store.settlements["s"],
        documents=(StrategicDocument("d", "Gazdasági program", "12/2024. (XI. 5.) határozat", "2024–2029"),),
    )
    kinds = {one.kind: one.words for one in offered(edition, store, village, "responsible")}
    assert kinds["people"] == ("Óvoda", "Nagy Béla")
    assert "polgármester" in kinds["phrases"]
    documents = {one.kind: one.words for one in offered(edition, store, village, "strategy")}["documents"]
    assert documents == ("Gazdasági program (2024–2029, 12/2024. (XI. 5.) határozat)",)
    assert "Külön forrást nem igényel." in offered(edition, store, village, "resources")[0].words
    assert offered(edition, store, village, "title") == ()


def test_what_is_put_in_goes_on_from_what_stands_there() -> None:
    assert with_words("", "jegyző", "responsible") == "jegyző"
    assert with_words("polgármester, ", "jegyző", "responsible") == "polgármester, jegyző"
    assert with_words("Önerő.\n", "Pályázat.", "resources") == "Önerő.\nPályázat."


def test_an_indicator_starts_from_the_newest_figure_and_names_its_origin(edition: Edition) -> None:
    one = programme({("jobseek_f", "2024"): 20, ("jobseek_f", "2025"): 17, ("jobseek_m", "2025"): 14})
    told = Fact(value(17), LetterOrigin("Járási Hivatal", "MJ/1/2026"))
    unpublished = Fact(value("nincs adat: not_yet_published"))
    given = {FactKey("jobseek_f", "2025"): told, FactKey("jobseek_f", "2026"): unpublished}
    facts = {**one.facts, **given}
    known = {known.key.indicator: known for known in known_facts(Figures(edition, replace(one, facts=facts)))}
    assert (known["jobseek_f"].key.period, known["jobseek_f"].value) == ("2025", "17")
    assert "MJ/1/2026" in known["jobseek_f"].origin
    assert known["jobseek_t"].value == "31", "computed ones can be chosen, too"
    made = tied(ResultIndicator("i", source="saját"), known["jobseek_f"])
    assert (made.baseline, made.unit, made.source) == ("17", "fő", "saját")
    assert made.baseline_fact == FactKey("jobseek_f", "2025")
