"""Tables of old programmes become facts by what stands over and before their cells, never by a number."""

from decimal import Decimal
from pathlib import Path

import pytest

from hep_desktop.domain.values import NoData, NoDataReason, Number, Words
from hep_desktop.importers.word.indicators import is_scaled
from hep_desktop.importers.word.layout import period_of
from hep_desktop.importers.word.parts import Aim, Part, Statistics, Why
from word_files import Rows, Sheet, Title
from word_sample import assert_complete, read


def part_of(tmp_path: Path, caption: str, rows: Rows, chapter: str = "A település bemutatása") -> Part:
    word = read([Title(2, "", chapter), Sheet(caption, rows)], tmp_path)
    assert_complete(word)
    return next(part for part in word.parts if len(part.items) > 1 or part.statistics)


def statistics(tmp_path: Path, caption: str, rows: Rows, chapter: str = "A település bemutatása") -> Statistics:
    found = part_of(tmp_path, caption, rows, chapter).statistics
    assert found is not None
    return found


def given(found: Statistics) -> dict[str, str]:
    """`indicator period` → value, as text."""
    return {
        f"{one.key.indicator} {one.key.period}": str(
            getattr(one.value, "amount", getattr(one.value, "text", one.value))
        )
        for one in found.figures
    }


YEARS = (("Év", "Élve születések száma", "Halálozások száma", "Természetes szaporodás (fő)"), ("2022", "7", "14", "-7"))


def test_years_as_rows(tmp_path: Path) -> None:
    assert given(statistics(tmp_path, "5. számú táblázat - Természetes szaporodás", YEARS)) == {
        "births 2022": "7",
        "deaths 2022": "14",
    }


def test_years_as_columns(tmp_path: Path) -> None:
    rows = (
        ("Megnevezés", "2021. év", "2022. év"),
        ("élve születések száma", "6", "7"),
        ("halálozások száma (fő)", "13 fő", "14*"),
    )
    assert given(statistics(tmp_path, "Természetes szaporodás, fogyás", rows)) == {
        "births 2021": "6",
        "births 2022": "7",
        "deaths 2021": "13",
        "deaths 2022": "14",
    }


def test_a_title_inside_the_table_and_another_number(tmp_path: Path) -> None:
    """Numbers of tables differ between years of the template: 4.4.1 here is 4.3.1 elsewhere."""
    rows = (
        ("4.4.1. számú táblázat - Védőnői álláshelyek száma", "<", "<"),
        ("év", "védőnői álláshelyek száma", "0-3 év közötti gyermekek száma"),
        ("2022", "0,5", "21"),
    )
    found = statistics(tmp_path, "", rows, "Szegregált, telepszerű lakókörnyezetben élő gyermekek helyzete")
    assert (found.table, given(found)) == ("t4_3_1", {"hv_posts 2022": "0.5", "pop0_3 2022": "21"})


def test_of_whom_the_total_is(tmp_path: Path) -> None:
    rows = (("Év", "Álláskeresők száma (fő)", "ebből nő", "ebből férfi"), ("2022", "33", "18", "15"))
    found = statistics(
        tmp_path, "Nyilvántartott álláskeresők száma", rows, "Foglalkoztatottság, munkaerő-piaci integráció"
    )
    assert given(found) == {"jobseek_f 2022": "18", "jobseek_m 2022": "15"}
    assert [one.key.indicator for one in found.computed] == ["jobseek_t"]


def test_heads_alone_are_enough(tmp_path: Path) -> None:
    assert statistics(tmp_path, "", YEARS).table == "t5"


def test_school_years(tmp_path: Path) -> None:
    rows = (
        ("tanév", "Általános iskola 1-4 évfolyamon tanulók száma", "általános iskola 5-8 évfolyamon tanulók száma"),
        ("2021/2022", "25", "31"),
        ("2022/23. tanév", "24", "30"),
    )
    found = statistics(tmp_path, "4.4.7. számú táblázat - Általános iskolában tanuló gyermekek száma", rows)
    assert given(found) == {
        "sch_1_4 2021/2022": "25",
        "sch_5_8 2021/2022": "31",
        "sch_1_4 2022/2023": "24",
        "sch_5_8 2022/2023": "30",
    }


def test_censuses(tmp_path: Path) -> None:
    rows = (
        (
            "év",
            "15 éves és idősebb lakosság száma összesen",
            "<",
            "15-X éves legalább általános iskolát végzettek",
            "<",
        ),
        ("^", "férfi", "nő", "férfi", "nő"),
        ("2001", "350", "380", "270", "260"),
        ("2011", "340", "370", "300", "310"),
    )
    found = statistics(tmp_path, "3.2.5. számú táblázat – Alacsonyan iskolázott népesség", rows)
    assert given(found)["pop15p_f 2011"] == "370"
    assert given(found)["edu8p_m 2001"] == "270"


def test_codes_of_series_in_the_heads(tmp_path: Path) -> None:
    rows = (("", "Állandó népesség – nők (TS 0301)", "Állandó népesség – férfiak (TS 0302)"), ("2022", "443", "407"))
    assert given(statistics(tmp_path, "Állandó népesség (TS-kódokkal)", rows)) == {
        "pop_perm_f 2022": "443",
        "pop_perm_m 2022": "407",
    }
    against = (("", "Állandó népesség – férfiak (TS 0301)", "Állandó népesség – nők"), ("2022", "443", "407"))
    part = part_of(tmp_path, "Állandó népesség száma nemek szerint", against)
    assert part.statistics is not None
    assert given(part.statistics) == {"pop_perm_f 2022": "407"}, "words that contradict a code stop the column"
    assert [one.why for one in part.remarks] == [Why.UNKNOWN_COLUMN]


def test_as_programmes_before_2015_say_it(tmp_path: Path) -> None:
    rows = (
        ("év", "nyilvántartott/regisztrált munkanélküli", "<", "180 napnál régebben regisztrált munkanélküli", "<"),
        ("^", "nő", "férfi", "nő", "férfi"),
        ("^", "fő", "fő", "fő", "fő"),
        ("2012", "21", "25", "9", "11"),
    )
    caption = "3.2.4. számú táblázat - A munkanélküliek és a 180 napnál régebben munkanélküliek száma és aránya"
    found = statistics(tmp_path, caption, rows, "Foglalkoztatottság, munkaerő-piaci integráció")
    assert found.table == "t3_2_3"
    assert given(found) == {
        "jobseek_f 2012": "21",
        "jobseek_m 2012": "25",
        "jobseek180_f 2012": "9",
        "jobseek180_m 2012": "11",
    }


def test_age_groups_with_count_and_share(tmp_path: Path) -> None:
    rows = (
        ("nyilvántartott álláskeresők száma összesen", "<", "2021", "2022"),
        ("^", "<", "35", "33"),
        ("20 éves és fiatalabb", "fő", "1", "2"),
        ("^", "%", "2,9", "6,1"),
        ("21-25 év", "fő", "4", "3"),
        ("^", "%", "11,4", "9,1"),
        ("61 év felett", "fő", "0", "–"),
        ("^", "%", "0", "0"),
    )
    found = statistics(tmp_path, "3.2.2. számú táblázat - Álláskeresők száma (megoszlása) korcsoportok szerint", rows)
    figures = given(found)
    assert figures["jobseek_age_le20 2022"] == "2"
    assert figures["jobseek_age_21_25 2021"] == "4"
    assert figures["jobseek_age_ge61 2022"] == "0", "– is a zero"
    assert {one.key.indicator for one in found.computed} >= {"jobseek_age_le20_pct", "jobseek_age_21_25_pct"}


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("1 234", Number(Decimal(1234))),
        ("12 fő", Number(Decimal(12))),
        ("12¹", Number(Decimal(12))),
        ("–", Number(Decimal(0))),
        ("…", NoData(NoDataReason.WITHHELD)),
        ("nincs adat", NoData(NoDataReason.OTHER, "nincs adat")),
    ],
)
def test_values_keep_their_meaning(tmp_path: Path, said: str, value: object) -> None:
    rows = (("", "Fő"), ("2022", said), ("2023", "5"))
    found = statistics(tmp_path, "1. számú táblázat – Lakónépesség száma az év végén", rows)
    assert found.figures[0].value == value


@pytest.mark.parametrize("said", ["..", "x", "kb. 12", "1.234", "12-15"])
def test_what_is_no_figure_is_told(tmp_path: Path, said: str) -> None:
    rows = (("", "Fő"), ("2022", said), ("2023", "5"))
    part = part_of(tmp_path, "1. számú táblázat – Lakónépesség száma az év végén", rows)
    assert [one.why for one in part.remarks] == [Why.NO_NUMBER]
    assert dict(part.remarks[0].args)["text"] == said


def test_thousands_and_repeated_figures_are_told(tmp_path: Path) -> None:
    scaled = (("", "Lakónépesség (ezer fő)"), ("2022", "0,8"), ("2023", "0,8"))
    part = part_of(tmp_path, "1. számú táblázat – Lakónépesség száma az év végén", scaled)
    assert part.aim is Aim.TEXT or [one.why for one in part.remarks] == [Why.SCALED]
    twice = (("", "Fő"), ("2022", "838"), ("2022", "840"))
    part = part_of(tmp_path, "1. számú táblázat – Lakónépesség száma az év végén", twice)
    assert [one.why for one in part.remarks] == [Why.TWICE]
    assert is_scaled(("támogatás eFt",))


def test_tables_of_the_village_stay_in_the_text(tmp_path: Path) -> None:
    rows = (("Utca", "Házak"), ("Fő utca", "34"), ("Patak sor", "11"))
    word = read([Title(2, "", "A település bemutatása"), Sheet("Utcáink", rows)], tmp_path)
    (part,) = [one for one in word.parts if one.aim is Aim.TEXT]
    assert part.blocks[-1].plain.startswith("Utca\tHázak")
    assert_complete(word)


def test_lists_of_things(tmp_path: Path) -> None:
    rows = (
        ("Célpont", "Elérhetőség átlagos ideje autóval (perc)", "Elérhető-e kerékpárúton", "Megjegyzésünk erről"),
        ("járási székhely", "15", "igen", "rossz út"),
        ("megyeszékhely", "45 perc", "nem", ""),
    )
    part = part_of(
        tmp_path, "3.2.9. számú táblázat - A foglalkoztatáshoz való hozzáférés, foglalkoztatási centrumok", rows
    )
    assert part.statistics is not None
    assert part.statistics.table == "t3_2_11"
    said = [one.value for one in part.statistics.figures]
    assert said[:3] == [Words("járási székhely"), Number(Decimal(15)), Words("igen")]
    assert len(part.statistics.members) == 2
    assert [one.why for one in part.remarks] == [Why.UNKNOWN_COLUMN]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        *[("2019", "2019"), ("2019. év", "2019"), ("2019/2020", "2019/2020"), ("2019/20. tanév", "2019/2020")],
        ("2019/2022", ""),
        ("2019 fő", ""),
        ("12019", ""),
        ("2019.12.31.", "2019"),
    ],
)
def test_periods(text: str, period: str) -> None:
    assert period_of(text) == period
