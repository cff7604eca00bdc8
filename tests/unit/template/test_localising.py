"""A text of one village in another: names with their endings and articles, own facts, numbers to look at."""

from builders import hep_2021, programme
from hep_desktop.domain.office_texts import PlaceNames
from hep_desktop.domain.situation import Block, FactKey, Run, SimpleTable, Text
from hep_desktop.template.figures import Figures
from hep_desktop.template.localising import localised

EDITION = hep_2021()
HERE = PlaceNames("Kisgomba", "Fejér", "Móri", "község")
THERE = PlaceNames("Egerszeg", "Heves", "Egri", "nagyközség")


def moved(words: str) -> tuple[str, tuple[str, ...]]:
    text = Text((Block("b", runs=(Run(words),)),))
    found = localised(text, HERE, THERE, Figures(EDITION, programme()))
    return found.text.plain, found.to_check


def test_names_take_their_endings_and_articles_along() -> None:
    words = (
        "Kisgombán a Kisgomba Község Önkormányzata segít. A kisgombai lakosok Kisgombát szeretik, Kisgombával élnek."
    )
    assert moved(words)[0] == (
        "Egerszegen az Egerszeg Nagyközség Önkormányzata segít. "
        "Az egerszegi lakosok Egerszeget szeretik, Egerszeggel élnek."
    )
    assert moved("Kisgomba községben, Fejér megyében, a Móri járásban.")[0] == (
        "Egerszeg nagyközségben, Heves megyében, az Egri járásban."
    )
    assert moved("Kisgombás más falu.")[0] == "Kisgombás más falu."


def test_numbers_of_the_other_village_are_told_but_not_laws_and_years() -> None:
    words = "2024-ben 812 lakos élt itt, 12,5% idős; 1 234 forint. Ebktv. 31. §, 321/2011. rendelet, 2025. május 3."
    assert moved(words)[1] == ("812", "12,5", "1 234")


def test_tied_numbers_say_the_facts_of_the_village_they_come_to() -> None:
    tied = FactKey("pop_res", "2026")
    cell = (Block("c", runs=(Run("812", tied=tied), Run(" fő"))),)
    figures = Figures(EDITION, programme({("pop_res", "2026"): 506}))
    found = localised(Text((SimpleTable("t", ((cell,),)),)), HERE, THERE, figures)
    assert (found.text.plain, found.to_check) == ("506 fő", ())
    without = localised(Text((cell[0],)), HERE, THERE, Figures(EDITION, programme()))
    assert (without.text.plain, without.to_check) == ("812 fő", ("812",))


def test_in_the_same_village_nothing_changes() -> None:
    text = Text((Block("b", runs=(Run("Kisgomba 812 lakosa"),)),))
    found = localised(text, HERE, HERE, Figures(EDITION, programme()))
    assert (found.text, found.names, found.to_check) == (text, 0, ())
