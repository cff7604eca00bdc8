"""Tables of programmes in the words of the form of 2012, as hundreds of villages filled it in: all on one file."""

import pytest

from hep_desktop.domain.values import NoData, Number
from hep_desktop.importers.word.parts import Statistics, Why
from word_files import Rows, Sheet, Title
from word_sample import read

# caption, rows, what is read of them
FORM: dict[str, tuple[Rows, str]] = {
    "3.2.2. számú táblázat - Álláskeresők száma a népességben korcsoport szerint": (
        (
            ("nyilvántartott álláskeresők száma összesen", "<", "2009", "2010"),
            ("20 éves és fiatalabb", "fő", "1", "2"),
            ("^", "%", "3,2", "6,9"),
            ("61 éves és afeletti", "fő", "0", "n.a."),
            ("^", "%", "0", ""),
        ),
        "jobseek_age_le20 2009=1 jobseek_age_le20 2010=2 jobseek_age_ge61 2009=0 jobseek_age_ge61 2010=?",
    ),
    "3.2.4. számú táblázat - Pályakezdő álláskeresők száma és a 18-29 éves népesség száma": (
        (
            ("év", "18-29 évesek száma", "<", "nyilvántartott pályakezdő álláskeresők száma", "<"),
            ("^", "nő", "férfi", "nő", "<"),
            ("^", "fő", "fő", "fő", "%"),
            ("2009", "35", "36", "2", "5,7"),
        ),
        "pop18_29_f 2009=35 pop18_29_m 2009=36 firstjob_f 2009=2",
    ),
    "3.3.3. számú táblázat - Rendszeres szociális segélyben és FHT-ban részesítettek": (
        (
            ("év", "rendszeres szociális segélyben részesülők", "<", "foglalkoztatást helyettesítő támogatás", "<"),
            ("^", "fő", "15-64 évesek %-ában", "fő", "munkanélküliek %-ában"),
            ("2009", "5", "1,6", "12", "38,7"),
        ),
        "rszs 2009=5 fht 2009=12",
    ),
    "4.1.2. számú táblázat - Rendszeres gyermekvédelmi kedvezményben részesítettek száma": (
        (
            (
                "év",
                "rendszeres gyermekvédelmi kedvezményben részesítettek száma",
                "ebből tartósan beteg fogyatékos gyermekek száma",
                "kiegészítő gyermekvédelmi kedvezményben részesítettek száma",
                "ebből tartósan beteg fogyatékos gyermekek száma",
            ),
            ("2009", "40", "2", "1", "0"),
        ),
        "rgyk 2009=40 rgyk_ill 2009=2 rgyk_suppl 2009=1 rgyk_suppl_ill 2009=0",
    ),
    "4.1.3. számú táblázat - Kedvezményes iskolai juttatásokban részesülők száma": (
        (
            (
                "év",
                "ingyenes étkezésben résztvevők száma iskola 1-8. évfolyam",
                "50 százalékos mértékű kedvezményes étkezésre jogosultak száma 1-13. évfolyam",
                "ingyenes tankönyv-ellátásban részesülők száma",
            ),
            ("2009", "25", "3", "30"),
        ),
        "meal_free_1_8 2009=25 meal_half_1_13 2009=3 book_free 2009=30",
    ),
    "4.4.1. számú táblázat - Óvodai ellátottság adatai": (
        (
            ("év", "3-6 éves korú gyermekek száma", "óvodai gyermekcsoportok száma", "óvodába beírt gyermekek száma"),
            ("2009", "20", "1", "18"),
        ),
        "pop3_6 2009=20 kg_groups 2009=1 kg_enrolled 2009=18",
    ),
    "5.1.1. számú táblázat - Foglalkoztatás és munkanélküliség a nők körében": (
        (
            ("év", "Foglalkoztatottak", "<", "Munkanélküliek", "<"),
            ("^", "férfiak", "nők", "férfiak", "nők"),
            ("2009", "120", "100", "16", "15"),
        ),
        "emp_m 2009=120 emp_f 2009=100 jobseek_m 2009=16 jobseek_f 2009=15",
    ),
    "6.3.1. számú táblázat - 64 évnél idősebb népesség és nappali ellátásban részesülő időskorúak száma": (
        (
            ("év", "64 évnél idősebb népesség száma", "nappali ellátásban részesülő időskorúak száma"),
            ("2009", "80", "5"),
        ),
        "eld_day 2009=5",
    ),
}


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, frozenset[Why]]]:
    pieces = [Title(2, "3", "A mélyszegénységben élők és a romák helyzete, esélyegyenlősége")]
    word = read([*pieces, *(Sheet(caption, rows) for caption, (rows, _) in FORM.items())], tmp_path_factory.mktemp("a"))
    return {
        part.title: (_given(part.statistics), frozenset(one.why for one in part.remarks))
        for part in word.parts
        if part.statistics
    }


def _given(statistics: Statistics) -> str:
    values = ((f"{one.key.indicator} {one.key.period}", one.value) for one in statistics.figures)
    return " ".join(
        f"{key}={value.amount if isinstance(value, Number) else '?' if isinstance(value, NoData) else value}"
        for key, value in values
    )


@pytest.mark.parametrize("caption", FORM)
def test_a_table_of_the_form(tables: dict[str, tuple[str, frozenset[Why]]], caption: str) -> None:
    given, why = tables[caption]
    assert sorted(given.split()) == sorted(FORM[caption][1].split())
    assert Why.UNKNOWN_COLUMN not in why
