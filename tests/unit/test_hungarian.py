"""Numbers, dates, order and articles as a Hungarian reader expects them."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep_desktop import hungarian

DECIMALS = st.decimals(
    min_value=Decimal(-(10**30)), max_value=Decimal(10**30), allow_nan=False, allow_infinity=False, places=4
)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("0", "0"),
        ("1234", "1234"),
        ("1 234", "1234"),
        ("1\u00a0234\u00a0567", "1234567"),
        ("1\u202f234,5", "1234.5"),
        ("1\u2009234", "1234"),
        ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("12,5", "12.5"),
        ("1.5", "1.5"),
        ("0.234", "0.234"),
        ("1234.567", "1234.567"),
        (" 7 ", "7"),
        ("-12", "-12"),
        ("−12,5", "-12.5"),
        ("–3", "-3"),
        ("+4", "4"),
        ("00002", "2"),
    ],
)
def test_reads_what_people_and_offices_write(text: str, amount: str) -> None:
    assert hungarian.parse_number(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "–",
        "-",
        "..",
        "…",
        "x",
        "12 %",
        "12%",
        "1.234",
        "12 34",
        "1 2",
        "1,2,3",
        "5,",
        ",5",
        "1e5",
        "٣",
        "12 fő",
        "1\u00a0234 567",
        "1 234\n567",
        "NaN",
        "Infinity",
    ],
)
def test_never_guesses_a_number(text: str) -> None:
    assert hungarian.parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XXIII", 23), ("MCMXCII", 1992)),
        *(("", None), ("IIX", None), ("xii", None)),
    ],
)
def test_reads_roman_numerals(text: str, value: int | None) -> None:
    assert hungarian.parse_roman(text) == value


@given(st.text())
def test_any_text_is_a_number_or_none(text: str) -> None:
    assert hungarian.parse_number(text) is None or hungarian.parse_number(text) is not None
    assert hungarian.parse_date(text) is None or hungarian.parse_date(text) is not None


@given(DECIMALS, st.integers(0, 6))
def test_printed_numbers_read_back(amount: Decimal, decimals: int) -> None:
    for written in (hungarian.table_number(amount, decimals), hungarian.sentence_number(amount, decimals)):
        read = hungarian.parse_number(written)
        assert read is not None
        assert abs(read - amount) <= Decimal(5).scaleb(-decimals - 1)


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_read_back_exactly(amount: int) -> None:
    assert hungarian.parse_number(hungarian.table_number(Decimal(amount))) == amount
    assert hungarian.parse_number(hungarian.sentence_number(Decimal(amount))) == amount


@pytest.mark.parametrize(
    ("amount", "decimals", "in_table", "in_sentence"),
    [
        ("0", 0, "0", "0"),
        ("-0.4", 0, "0", "0"),
        ("0.5", 0, "1", "1"),
        ("999", 0, "999", "999"),
        ("1234", 0, "1\u202f234", "1234"),
        ("1234.5", 1, "1\u202f234,5", "1234,5"),
        ("12345", 0, "12\u202f345", "12\u00a0345"),
        ("9999.96", 1, "10\u202f000,0", "10\u00a0000,0"),
        ("-1234567.89", 2, "−1\u202f234\u202f567,89", "−1\u00a0234\u00a0567,89"),
        ("1E+3", 0, "1\u202f000", "1000"),
        ("0.00001", 2, "0,00", "0,00"),
    ],
)
def test_prints_as_ksh_in_tables_and_as_the_spelling_rules_in_sentences(
    amount: str, decimals: int, in_table: str, in_sentence: str
) -> None:
    assert hungarian.table_number(Decimal(amount), decimals) == in_table
    assert hungarian.sentence_number(Decimal(amount), decimals) == in_sentence


def test_half_is_rounded_away_from_zero_as_people_do() -> None:
    assert hungarian.table_number(Decimal("2.5")) == "3"
    assert hungarian.table_number(Decimal("-2.5")) == "−3"


def test_long_numbers_keep_all_digits() -> None:
    assert hungarian.sentence_number(Decimal("1" * 40)).replace("\u00a0", "") == "1" * 40


def test_dates_are_written_long_and_short() -> None:
    assert hungarian.long_date(date(2026, 11, 21)) == "2026. november 21."
    assert hungarian.short_date(date(2027, 3, 5)) == "2027. 03. 05."


@given(st.dates(min_value=date(1000, 1, 1)))
def test_written_dates_read_back(day: date) -> None:
    for written in (hungarian.long_date(day), hungarian.short_date(day), day.isoformat()):
        assert hungarian.parse_date(written) == day


@pytest.mark.parametrize(
    "text",
    [
        "2026. 11. 21.",
        "2026.11.21",
        "2026.11.21.",
        "2026-11-21",
        "2026/11/21",
        "2026 november 21",
        "2026. nov. 21.",
        "2026. NOVEMBER 21.",
        " 2026.\u00a0november\u00a021. ",
    ],
)
def test_reads_every_usual_form_of_a_date(text: str) -> None:
    assert hungarian.parse_date(text) == date(2026, 11, 21)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026. 13. 01.",
        "2026. 02. 30.",
        "2026. brumaire 3.",
        "21. 11. 2026.",
        "0000. 01. 01.",
        "2026. ²²² 1.",
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert hungarian.parse_date(text) is None


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        *((word, "az") for word in ("alma", "Ág", "Őr", "óvoda", "Ybl", "EU", "a) pont", "„Esély” program", "(üres)")),
        *((word, "a") for word in ("Bő", "község", "yard", "b) pont", "", "…", "Σ")),
        *(
            (word, "az")
            for word in ("1", "1.", "5", "5.", "51", "500", "1000", "1 000", "1\u00a0234", "5000", "1992. évi")
        ),
        *((word, "az") for word in ("1 000 000", "5.1.", "1.000", "1,5", "050", "50 000")),
        *(
            (word, "a")
            for word in ("2", "3.", "0", "10", "15.", "100", "10 000", "100 000", "2023. évi", "3.2.1.", "12,5")
        ),
        *((word, "az") for word in ("I. fejezet", "V. rész", "L. fejezet", "M. fejezet")),
        *((word, "a") for word in ("II. fejezet", "IV. rész", "IX. kerület", "XIV. kerület", "CD. lap")),
        *((word, "az") for word in ("NFSZ", "SZMSZ", "MNV", "F oszlop", "L", "r")),
        *((word, "a") for word in ("KSH", "BM", "HEP", "MÁK", "B oszlop", "DVD", "K.")),
    ],
)
def test_the_article_follows_the_sound(word: str, expected: str) -> None:
    assert hungarian.article(word) == expected


@given(st.text())
def test_every_text_has_an_article(text: str) -> None:
    assert hungarian.article(text) in ("a", "az")


def test_order_is_that_of_a_hungarian_list() -> None:
    ordered = ["ablak", "Abony", "cukor", "csak", "Cegléd", "dió", "Dzi", "dzsem", "Ág", "agg", "gally", "gyár"]
    assert sorted(ordered, key=hungarian.sort_key) == [
        *("ablak", "Abony", "Ág", "agg", "Cegléd", "cukor", "csak", "dió", "Dzi", "dzsem", "gally", "gyár"),
    ]


@pytest.mark.parametrize(
    "ordered",
    [
        ["lom", "lyuk", "ma"],
        ["nap", "Nyúl", "oda"],
        ["opera", "őr", "ördög", "örs", "Pápa"],
        ["sör", "szár", "tapasz", "tyúk", "ugar"],
        ["uszoda", "utca", "üde", "űr", "üres", "váza"],
        ["zátony", "zuhany", "zsák"],
        ["kas", "kasza", "kassza", "kaszt"],  # kassza = kasz-sza
        ["Budapest 01", "Budapest 02", "Budapest 10", "Budapesti"],
        ["kis ház", "kishíd", "kis-hó"],
        ["kor", "kór", "korfa"],
        ["Åland", "Albert", "Ärzte"],
        ["10", "a", "§"],
        ["agy", "agya", "agyar", "aggyal"],
    ],
)
def test_order_knows_letters_of_two_and_three_signs(ordered: list[str]) -> None:
    assert sorted(set(ordered), key=hungarian.sort_key) == ordered


@given(st.text(), st.text())
def test_order_tells_different_texts_apart(one: str, other: str) -> None:
    assert (hungarian.sort_key(one) == hungarian.sort_key(other)) == (one == other)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert hungarian.fold(hungarian.fold(text)) == hungarian.fold(text)


def test_folding_is_for_searching() -> None:
    assert hungarian.fold("Hódmezővásárhely") == "hodmezovasarhely"
    assert hungarian.fold("ÁRVÍZTŰRŐ") == "arvizturo"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("17:30", time(17, 30)),
        ("17.30", time(17, 30)),
        (" 8.05 ", time(8, 5)),
        ("17 óra 30 perc", time(17, 30)),
        ("17 óra", time(17)),
        ("17 órakor", time(17)),
        ("17", time(17)),
        ("24:00", None),
        ("9:75", None),
        ("este", None),
        ("", None),
    ],
)
def test_a_time_of_day_is_read_as_people_write_it(text: str, expected: time | None) -> None:
    assert hungarian.parse_time(text) == expected
