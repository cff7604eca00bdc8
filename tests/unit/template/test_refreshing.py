"""Sentences refreshed: as a whole where they read as told, else the number with the article and ending it has."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from builders import hep_2021, programme
from hep_desktop.domain.rows import ListRow
from hep_desktop.domain.situation import Block, Fact, FactKey, Run, SimpleTable, Text
from hep_desktop.domain.values import Number, Words
from hep_desktop.template.figures import Figures
from hep_desktop.template.refreshing import mendings, refreshed
from hep_desktop.template.telling import suggestions
from hep_desktop.template.ties import is_stale

EDITION = hep_2021()
NODE = "hep.intro.settlement"


def figures(**facts: int) -> Figures:
    named = {(name.rpartition("_")[0], name.rpartition("_")[2]): amount for name, amount in facts.items()}
    return Figures(EDITION, programme(named))


def told(some: Figures, node: str = NODE) -> Text:
    runs = [run for one in suggestions(some, node) for run in (*one.runs, Run(" "))]
    return Text((Block("b", runs=(Run("Bevezetés. "), *runs, Run("Vége."))),))


def test_a_rise_that_became_a_fall_is_told_anew() -> None:
    text = told(figures(pop_res_2022=800, pop_res_2026=812))
    now = figures(pop_res_2022=830, pop_res_2026=812)
    (one,) = mendings(text, now)
    assert one.whole
    assert one.before == "A lakónépesség 2022 végén 800 fő volt, 2026 végén 812 fő: 12 fővel több."
    assert one.after == "A lakónépesség 2022 végén 830 fő volt, 2026 végén 812 fő: 18 fővel kevesebb."
    again = refreshed(text, [one])
    assert again.plain == f"Bevezetés. {one.after} Vége."
    assert not mendings(again, now)


def test_a_word_for_none_becomes_a_number_with_its_sentence() -> None:
    text = told(figures(births_2026=0, deaths_2026=3))
    now = figures(births_2026=5, deaths_2026=3)
    (one,) = mendings(text, now)
    assert one.after == "2026-ban 5 gyermek született és 3 lakos halt meg; a természetes szaporodás 2 fő volt."


def test_in_a_sentence_the_clerk_changed_only_the_number_changes_with_its_article_and_ending() -> None:
    tied = FactKey("pop_res", "2026")
    runs = (Run("Sokan vagyunk. Bizony a "), Run("812", tied=tied), Run("-ből mind. Más."))
    now = figures(pop_res_2026=506)
    (one,) = mendings(Text((Block("b", runs=runs),)), now)
    assert not one.whole
    assert (one.before, one.after) == ("Bizony a 812-ből mind.", "Bizony az 506-ból mind.")
    assert refreshed(Text((Block("b", runs=runs),)), [one]).plain == "Sokan vagyunk. Bizony az 506-ból mind. Más."


def test_a_number_without_a_fact_stays_and_so_does_one_that_holds() -> None:
    tied = FactKey("pop_res", "2026")
    text = Text((Block("b", runs=(Run("812", tied=tied),)),))
    assert not mendings(text, figures())
    assert not mendings(text, figures(pop_res_2026=812))


def test_numbers_in_a_table_of_a_text_are_refreshed_too() -> None:
    cell = (Block("c", runs=(Run("812", tied=FactKey("pop_res", "2026")),)),)
    text = Text((SimpleTable("t", ((cell, cell[:0]),)),))
    now = figures(pop_res_2026=798)
    assert refreshed(text, mendings(text, now)).plain.strip() == "798"


AMOUNTS = st.integers(0, 3000)


@given(st.tuples(*[AMOUNTS] * 6), st.tuples(*[AMOUNTS] * 6))
def test_after_a_refresh_nothing_is_stale_and_it_reads_as_if_told_now(
    before: tuple[int, ...], after: tuple[int, ...]
) -> None:
    names = ("pop_res_2022", "pop_res_2026", "births_2026", "deaths_2026", "mig_in_2026", "mig_out_2026")
    then, now = (figures(**dict(zip(names, some, strict=True))) for some in (before, after))
    text = told(then)
    again = refreshed(text, mendings(text, now))
    assert not any(is_stale(run, now) for block in again.paragraphs() for run in block.runs)
    assert again == told(now) or again.plain == told(now).plain


def test_a_sentence_on_a_list_follows_its_rows_and_their_names() -> None:
    def places(*names: str) -> Figures:
        held = {str(at): ListRow(str(at), "t3_2_11", at) for at in range(len(names))}
        facts = {FactKey("acc_place", "", str(at)): Fact(Words(name)) for at, name in enumerate(names)}
        facts |= {FactKey("acc_car_min", "", str(at)): Fact(Number(Decimal(22 + at))) for at in range(len(names))}
        return Figures(EDITION, replace(programme(), rows=held, facts=facts))

    text = told(places("járási székhely"), "he.3.2")
    (one,) = mendings(text, places("Völgyváros"))
    assert one.after == "Elérhetőség – Völgyváros: autóval 22 perc."
    assert not mendings(text, places("járási székhely", "főváros"))
