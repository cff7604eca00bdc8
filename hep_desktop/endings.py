"""Hungarian endings on names, words and numbers: vowel harmony, lengthening, and the v of -val that changes.

Sources: AkH. 12, 82-83. (-val), 93. (names that end in a doubled consonant), 264. (endings after figures).
"""

import re

_BACK, _FRONT, _ROUNDED = range(3)

_FORMS: dict[str, tuple[str, str, str]] = {
    "ban": ("ban", "ben", "ben"),
    "ba": ("ba", "be", "be"),
    "ból": ("ból", "ből", "ből"),
    "nak": ("nak", "nek", "nek"),
    "val": ("val", "vel", "vel"),
    "ra": ("ra", "re", "re"),
    "ról": ("ról", "ről", "ről"),
    "tól": ("tól", "től", "től"),
    "nál": ("nál", "nél", "nél"),
    "hoz": ("hoz", "hez", "höz"),
    "n": ("on", "en", "ön"),
    "ig": ("ig", "ig", "ig"),
    "ért": ("ért", "ért", "ért"),
    "kor": ("kor", "kor", "kor"),
    "ként": ("ként", "ként", "ként"),
    "i": ("i", "i", "i"),
    "as": ("as", "es", "ös"),
}
"""Every ending by the name of its form after a, and its forms: after back, front and rounded front vowels."""

ENDINGS = frozenset(_FORMS)
_KEY_OF = {form: key for key, forms in _FORMS.items() for form in forms} | {"n": "n", "os": "as"}
_SHORT_STAYS = frozenset({"kor", "ként", "i"})
_LONG = {"a": "á", "e": "é"}

_BACK_VOWELS, _FRONT_VOWELS, _NEUTRAL = frozenset("aáoóuú"), frozenset("eöőüű"), frozenset("iíé")
_ROUNDED_VOWELS = frozenset("öőüű")
_VOWELS = _BACK_VOWELS | _FRONT_VOWELS | _NEUTRAL
_FRONT_TAILS = ("nyék", "szék", "rév", "kér", "vég", "szil", "víz", "vidék", "név", "kép", "rész", "megye")
_BACK_TAILS = ("híd", "cél", "sír", "díj", "derék")
_DIGRAPHS = ("dzs", "cs", "dz", "gy", "ly", "ny", "sz", "ty", "zs")

_ONES = ("nulla", "egy", "kettő", "három", "négy", "öt", "hat", "hét", "nyolc", "kilenc")
_TENS = ("", "tíz", "húsz", "harminc", "negyven", "ötven", "hatvan", "hetven", "nyolcvan", "kilencven")
_POWERS = ((9, "milliárd"), (6, "millió"), (3, "ezer"), (2, "száz"))
_PARTS = {1: "tized", 2: "század", 3: "ezred"}
_AS_FORMS = {
    "s": "nulla millió",
    "as": "három nyolc húsz harminc hatvan nyolcvan száz",
    "es": "egy kettő négy hét kilenc tíz negyven ötven hetven kilencven ezer tized ezred",
    "os": "hat százalék század milliárd",
    "ös": "öt",
}
_AS = {word: form for form, words in _AS_FORMS.items() for word in words.split()}
_NUMBER = re.compile(
    r"(?:.*[^0-9,\u00a0\u202f ])?\s*(?P<whole>[0-9]+(?:[ \u00a0\u202f][0-9]{3})*)(?:,(?P<part>[0-9]+))?"
)


def ending_key(ending: str) -> str | None:
    """The name of an ending by any of its forms (`ben` → `ban`), or None for what is none."""
    return _KEY_OF.get(ending)


def with_ending(word: str, ending: str) -> str:
    """A name, word or number with an ending, by any form of it: `Baja`, `ban` → `Bajában`; `2023` → `2023-ban`.

    `i` makes the adjective of a place: `Baja` → `bajai`.
    """
    key = _KEY_OF[ending]
    spoken = _spoken(word)
    if spoken is not None:
        return f"{word}-{_after_figures(spoken, key)}"
    if key == "i":
        small = word[:1].lower() + word[1:]
        return small if small.endswith("i") else f"{small}i"
    if key == "as":
        raise ValueError(f"{word} is no number")
    return _on_word(word, key)


def accusative(word: str) -> str:
    """A name as an object: `Baját`, `Egert`, `Cegléd` with a vowel between: `Ceglédet`."""
    small = word.lower()
    if small[-1] in _VOWELS:
        return word[:-1] + _LONG.get(word[-1], word[-1]) + "t"
    if small.endswith(("ly", "ny", "sz", "zs")) or (small[-1] in "jlnrsz" and small[-2:-1] in _VOWELS):
        return word + "t"
    return word + ("ot", "et", "öt")[_harmony(word)]


def _on_word(word: str, key: str) -> str:
    last = word[-1:].lower()
    form = _FORMS[key][_harmony(word)]
    if last not in _VOWELS:
        return _with_v(word, form) if key == "val" else word + form
    if key == "n":
        form = "n"
    return (word if key in _SHORT_STAYS else word[:-1] + _LONG.get(word[-1], word[-1])) + form


def _with_v(word: str, form: str) -> str:
    """The v becomes the last consonant: `Paks` → `Pakssal`, `György` → `Györggyel`, but `Tass` → `Tass-sal`."""
    small, rest = word.lower(), form[1:]
    doubled = next((one[0] + one for one in _DIGRAPHS if small.endswith(one[0] + one)), "")
    if doubled or small[-1] == small[-2:-1]:
        consonant = doubled[1:] or small[-1]
        return f"{word}-{consonant}{rest}" if word[:1].isupper() else word + rest
    digraph = next((one for one in _DIGRAPHS if small.endswith(one)), "")
    if digraph:
        return word[: -len(digraph)] + digraph[0] + digraph + rest
    return word + small[-1] + rest


def _after_figures(spoken: str, key: str) -> str:
    """What stands behind the hyphen: `2023-ban`, `5-tel`, `10-zel`, `2-vel`, `2024-es`."""
    if key == "as":
        return _AS[spoken]
    if key == "i":
        return "i"
    form = _FORMS[key][_harmony(spoken)]
    ends_in_vowel = spoken[-1] in _VOWELS
    if key == "n" and ends_in_vowel:
        return "n"
    if key != "val" or ends_in_vowel:
        return form
    consonant = next((one for one in _DIGRAPHS if spoken.endswith(one)), spoken[-1])
    return consonant + form[1:]


def _harmony(word: str) -> int:
    """By the last vowels: e, ö, ü are front, a, o, u back; i and é look further back, else they are front."""
    small = word.lower()
    vowels = [sign for sign in small if sign in _VOWELS]
    telling = next((sign for sign in reversed(vowels) if sign not in _NEUTRAL), "e")
    back = telling in _BACK_VOWELS
    if small.endswith(_FRONT_TAILS):
        back = False
    elif small.endswith(_BACK_TAILS):
        back = True
    if back:
        return _BACK
    return _ROUNDED if vowels and vowels[-1] in _ROUNDED_VOWELS else _FRONT


def _spoken(word: str) -> str | None:
    """The last word of a number as it is said (`2023` → `három`, `12,5` → `tized`), or None for what is no number."""
    text = word.rstrip()
    if text.endswith("%"):
        return "százalék"
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    part = match["part"]
    return _PARTS.get(len(part), "ezred") if part else _whole(re.sub(r"[^0-9]", "", match["whole"]).lstrip("0"))


def _whole(digits: str) -> str:
    if not digits:
        return _ONES[0]
    if digits[-1] != "0":
        return _ONES[int(digits[-1])]
    if digits[-2] != "0":
        return _TENS[int(digits[-2])]
    zeros = len(digits) - len(digits.rstrip("0"))
    return next(name for power, name in _POWERS if zeros >= power)
