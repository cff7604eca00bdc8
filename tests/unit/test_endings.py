"""Endings on names and numbers: real names whose form is known, and what holds for any word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hep_desktop.endings import ENDINGS, accusative, ending_key, with_ending

NAMES = """
Abony Abonyban Abonynak Abonnyal
Alsónyék Alsónyékben Alsónyéknek Alsónyékkel
Bakonyszentkirály Bakonyszentkirályban Bakonyszentkirálynak Bakonyszentkirállyal
Baja Bajában Bajának Bajával
Balatonfüred Balatonfüredben Balatonfürednek Balatonfüreddel
Bátaszék Bátaszékben Bátaszéknek Bátaszékkel
Bélapátfalva Bélapátfalvában Bélapátfalvának Bélapátfalvával
Bicske Bicskében Bicskének Bicskével
Budakeszi Budakesziben Budakeszinek Budakeszivel
Bugyi Bugyiban Bugyinak Bugyival
Cegléd Ceglédben Ceglédnek Cegléddel
Csanádpalota Csanádpalotában Csanádpalotának Csanádpalotával
Dunaszentgyörgy Dunaszentgyörgyben Dunaszentgyörgynek Dunaszentgyörggyel
Eger Egerben Egernek Egerrel
Encs Encsben Encsnek Enccsel
Gomba Gombában Gombának Gombával
Gönc Göncben Göncnek Gönccel
Győr Győrben Győrnek Győrrel
Hévíz Hévízben Hévíznek Hévízzel
Hódmezővásárhely Hódmezővásárhelyben Hódmezővásárhelynek Hódmezővásárhellyel
Jászberény Jászberényben Jászberénynek Jászberénnyel
Kocsér Kocsérban Kocsérnak Kocsérral
Komádi Komádiban Komádinak Komádival
Makó Makóban Makónak Makóval
Mezőkövesd Mezőkövesdben Mezőkövesdnek Mezőkövesddel
Nagyrév Nagyrévben Nagyrévnek Nagyrévvel
Ózd Ózdban Ózdnak Ózddal
Paks Paksban Paksnak Pakssal
Pécs Pécsben Pécsnek Péccsel
Siófok Siófokban Siófoknak Siófokkal
Szentendre Szentendrében Szentendrének Szentendrével
Szentes Szentesben Szentesnek Szentessel
Tass Tassban Tassnak Tass-sal
Tét Tétben Tétnek Téttel
Tiszakécske Tiszakécskében Tiszakécskének Tiszakécskével
Tököl Tökölben Tökölnek Tököllel
Vásárosnamény Vásárosnaményban Vásárosnaménynak Vásárosnaménnyal
Vép Vépben Vépnek Véppel
Zirc Zircben Zircnek Zirccel
Önkormányzata Önkormányzatában Önkormányzatának Önkormányzatával
község községben községnek községgel
"""

NUMBERS = """
0 0-ban 0-nak 0-val 0-s
1 1-ben 1-nek 1-gyel 1-es
2 2-ben 2-nek 2-vel 2-es
3 3-ban 3-nak 3-mal 3-as
5 5-ben 5-nek 5-tel 5-ös
6 6-ban 6-nak 6-tal 6-os
8 8-ban 8-nak 8-cal 8-as
10 10-ben 10-nek 10-zel 10-es
14 14-ben 14-nek 14-gyel 14-es
20 20-ban 20-nak 20-szal 20-as
30 30-ban 30-nak 30-cal 30-as
100 100-ban 100-nak 100-zal 100-as
812 812-ben 812-nek 812-vel 812-es
1000 1000-ben 1000-nek 1000-rel 1000-es
2023 2023-ban 2023-nak 2023-mal 2023-as
2025 2025-ben 2025-nek 2025-tel 2025-ös
2026 2026-ban 2026-nak 2026-tal 2026-os
2023/2024 2023/2024-ben 2023/2024-nek 2023/2024-gyel 2023/2024-es
12,5 12,5-ben 12,5-nek 12,5-del 12,5-es
12,5% 12,5%-ban 12,5%-nak 12,5%-kal 12,5%-os
1000000 1000000-ban 1000000-nak 1000000-val 1000000-s
"""


@pytest.mark.parametrize("line", NAMES.split("\n")[1:-1])
def test_names_and_words(line: str) -> None:
    word, *expected = line.split()
    assert [with_ending(word, ending) for ending in ("ban", "nak", "val")] == expected


@pytest.mark.parametrize("line", NUMBERS.split("\n")[1:-1])
def test_numbers(line: str) -> None:
    number, *expected = line.split()
    assert [with_ending(number, ending) for ending in ("ban", "nak", "val", "as")] == expected


def test_other_endings_and_any_form_of_them() -> None:
    assert with_ending("Győr", "hez") == "Győrhöz"
    assert with_ending("Baja", "ről") == "Bajáról"
    assert with_ending("Szentes", "n") == "Szentesen"
    assert with_ending("Tamási", "n") == "Tamásin"
    assert with_ending("Baja", "ként") == "Bajaként"
    assert with_ending("Baja", "ig") == "Bajáig"
    assert (with_ending("Baja", "i"), with_ending("Tamási", "i")) == ("bajai", "tamási")
    assert with_ending("12\u00a0000", "nak") == "12\u00a0000-nek"
    assert with_ending("2", "n") == "2-n"
    names = {"Baja": "Baját", "Eger": "Egert", "Cegléd": "Ceglédet", "Paks": "Paksot", "Tököl": "Tökölt"}
    assert {name: accusative(name) for name in names} == names
    assert ending_key("höz") == "hoz"
    assert ending_key("fő") is None
    with pytest.raises(ValueError, match="no number"):
        with_ending("Baja", "as")


LETTERS = st.text("aábcdeéfgyhiíjklmnoóöőprstuúüűvz", min_size=2, max_size=14).map(str.capitalize)


@given(LETTERS, st.sampled_from(sorted(ENDINGS - {"as", "i"})))
def test_any_word_keeps_its_stem_and_gets_one_form_of_the_ending(word: str, ending: str) -> None:
    whole = with_ending(word, ending)
    kept = max(len(word) - 3, 0)
    assert whole[:kept] == word[:kept]
    assert len(word) + len(ending) - 1 <= len(whole) <= len(word) + len(ending) + 2


@given(st.integers(0, 10**12), st.sampled_from(sorted(ENDINGS)))
def test_any_number_takes_its_ending_after_a_hyphen(number: int, ending: str) -> None:
    figures, _, written = with_ending(str(number), ending).partition("-")
    assert figures == str(number)
    assert written
    assert written.isalpha()
