"""Numbers and dates as Hungarians write and read them, Hungarian order, and the article a/az.

No locale module: the same on every system, whatever languages it has installed.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, time
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from itertools import filterfalse

THIN_SPACE = "\u202f"  # between thousands in tables; never breaks
HARD_SPACE = "\u00a0"  # between thousands in sentences; never breaks
MINUS = "\u2212"

MONTHS = (
    "január",
    "február",
    "március",
    "április",
    "május",
    "június",
    "július",
    "augusztus",
    "szeptember",
    "október",
    "november",
    "december",
)

# Patterns are texts here: `re` compiles and keeps each at its first use, and most are not used at the start.

_ENUMERATION = r"[,;\n]|\s+és\s+|\s+valamint\s+"

# --- numbers ---------------------------------------------------------------------------------------------------

_ROMAN = r"(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_SPACES = r"[ \u00a0\u202f\u2009]"
_SIGNED = r"([+\-\u2212\u2013]?)(.+)"  # Word turns a hyphen into a dash
_PLAIN = r"[0-9]+(?:,[0-9]+)?"
_SPACED = r"[0-9]{1,3}(?:(?P<space>[ \u00a0\u202f\u2009])[0-9]{3})(?:(?P=space)[0-9]{3})*(?:,[0-9]+)?"
_DOTTED = r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:\.[0-9]{3}){2,}"
_POINT = r"[0-9]+\.[0-9]+"
_EITHER = r"[1-9][0-9]{0,2}\.[0-9]{3}"


def parse_number(text: str) -> Decimal | None:
    """The number a text states, or None: `1 234,5`, `1.234,5`, `-12`, `1.5`; no unit, no per cent sign.

    `1.234` is None: it may be a thousand or one and a bit, and a figure is never guessed.
    """
    signed = re.fullmatch(_SIGNED, text.strip())
    if signed is None:
        return None
    sign, digits = signed.groups()
    if re.fullmatch(_PLAIN, digits) or re.fullmatch(_SPACED, digits):
        digits = re.sub(_SPACES, "", digits).replace(",", ".")
    elif re.fullmatch(_DOTTED, digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif re.fullmatch(_EITHER, digits) or not re.fullmatch(_POINT, digits):
        return None
    return Decimal(digits if sign in ("", "+") else f"-{digits}")


def parse_roman(text: str) -> int | None:
    """The value of a Roman numeral in capitals, or None."""
    if not re.fullmatch(_ROMAN, text):
        return None
    digits = [_ROMAN_DIGITS[sign] for sign in text]
    return sum(-d if any(d < later for later in digits[i + 1 :]) else d for i, d in enumerate(digits))


def table_number(amount: Decimal, decimals: int = 0) -> str:
    """A number as KSH prints it in tables: `1 234,5` with a thin space that never breaks."""
    return _written(amount, decimals, THIN_SPACE, grouped_from=4)


def sentence_number(amount: Decimal, decimals: int = 0) -> str:
    """A number inside a sentence: `1234`, but `12 345` (AkH. 12, 292.)."""
    return _written(amount, decimals, HARD_SPACE, grouped_from=5)


def _written(amount: Decimal, decimals: int, space: str, grouped_from: int) -> str:
    context = Context(prec=max(amount.adjusted(), 0) + decimals + 2)  # the default one refuses long numbers
    rounded = amount.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, context)
    whole, _, fraction = format(rounded.copy_abs(), "f").partition(".")
    if len(whole) >= grouped_from:
        whole = format(int(whole), ",").replace(",", space)
    sign = MINUS if rounded < 0 else ""
    return f"{sign}{whole},{fraction}" if fraction else f"{sign}{whole}"


# --- dates -----------------------------------------------------------------------------------------------------

_DATE = r"(?P<year>[0-9]{4})(?:\.\s*|[-/]|\s+)(?P<month>[0-9]{1,2}|\w{3,})(?:\.\s*|[-/]|\s+)(?P<day>[0-9]{1,2})\.?"


def long_date(day: date) -> str:
    """`2026. november 21.`."""
    return f"{day.year}. {MONTHS[day.month - 1]} {day.day}."


def short_date(day: date) -> str:
    """`2026. 11. 21.`, for tight places."""
    return f"{day.year}. {day.month:02}. {day.day:02}."


def parse_date(text: str) -> date | None:
    """The day a text states, or None: `2026. 11. 21.`, `2026. nov. 21.`, `2026-11-21`."""
    return _day(re.fullmatch(_DATE, text.strip()))


def date_at_start(text: str) -> date | None:
    """The day with which a text begins, whatever words follow: `2026-11-21 (45/2026. határozat)`."""
    return _day(re.match(rf"{_DATE}(?![0-9])", text.strip()))


def _day(found: re.Match[str] | None) -> date | None:
    if found is None:
        return None
    month = _month(found["month"])
    if month is None:
        return None
    try:
        return date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None


def _month(text: str) -> int | None:
    if text.isdecimal():
        return int(text)
    sought = fold(text)
    return next((i for i, name in enumerate(MONTHS, 1) if fold(name).startswith(sought)), None)


_TIME = r"(?P<hour>[0-9]{1,2})(?:\s*(?:[:.]|óra(?:kor)?)\s*(?P<minute>[0-9]{1,2})?(?:\s*perc)?)?"


def clock_time(moment: time) -> str:
    """`16.00`, as Hungarian spelling has it (AkH. 12, 300.)."""
    return f"{moment.hour}.{moment.minute:02}"


def parse_time(text: str) -> time | None:
    """The time of day a text states, or None: `17:30`, `17.30`, `17 óra 30 perc`, `17 óra`, `17`."""
    found = re.fullmatch(_TIME, text.strip())
    if found is None:
        return None
    try:
        return time(int(found["hour"]), int(found["minute"] or 0))
    except ValueError:
        return None


# --- the article -----------------------------------------------------------------------------------------------

_FIRST_NUMBER = r"[0-9]+(?:[ \u00a0\u202f.][0-9]{3}(?![0-9]))*"
_FIRST_WORD = r"[^\W_]+"
_VOWELS = frozenset("aáeéiíoóöőuúüű")
_SPOKEN_WITH_VOWEL = _VOWELS | frozenset("flmnrsxy")  # ef, el, em, en, er, es, iksz, ipszilon


def article(word: str) -> str:
    """`a` or `az` before a word, by sound: az 5., a 3., az 1000, az I. fejezet, az NFSZ, a KSH."""
    start = next((i for i, sign in enumerate(word) if sign.isalnum()), None)
    if start is None:
        return "a"
    text = unicodedata.normalize("NFC", word[start:])
    return "az" if _sounds_like_vowel(text) else "a"


def _sounds_like_vowel(text: str) -> bool:
    number = re.match(_FIRST_NUMBER, text)
    if number:
        return _number_sounds_like_vowel(re.sub(r"[^0-9]", "", number[0]))
    token = re.match(_FIRST_WORD, text)
    first = token[0] if token else text[0]
    roman = parse_roman(first)
    if roman and text[len(first) :].startswith("."):
        return _number_sounds_like_vowel(str(roman))
    small = first.lower()
    spelled_out = len(first) == 1 or (first.isupper() and not _VOWELS & set(small))
    if spelled_out:
        return small[0] in _SPOKEN_WITH_VOWEL
    if small[0] == "y":  # Ybl, but Yoda
        return small[1] not in _VOWELS
    return small[0] in _VOWELS


def _number_sounds_like_vowel(digits: str) -> bool:
    """Egy…, ezer… and öt… begin with a vowel: the leading group of three decides (1 234 ezer, 5 000 ötezer)."""
    digits = digits.lstrip("0") or "0"
    leading = digits[: len(digits) % 3 or 3]
    return leading == "1" or leading.startswith("5")


# --- endings ---------------------------------------------------------------------------------------------------

_CASES = (
    "t|[aeoö]t|[aeoö]?n|[bt]an|[bt]en|ba|be|b[óő]l|r[aáe]|r[óő]l|n[áé]l|h[oeö]z|t[óő]l|"
    "n[ae]k|v[ae]l|v[áé]|ért|ig|kor|ként|é"
)
_LENGTHENED = {"a": "[aá]", "e": "[eé]"}


def inflected(name: str) -> str:
    """A regular expression for a name with its endings: `Baja`, `Baján`, `bajai`, but not `Bajazid`."""
    stem = re.escape(name[:-1]) + _LENGTHENED.get(name[-1:], re.escape(name[-1:]))
    adjective = re.escape(name[:1].lower()) + stem.removeprefix(re.escape(name[:1]))
    return rf"\b(?:{stem}(?:-?(?:{_CASES}))?|{adjective}i(?:ak|ek|t|n[ae]k)?)\b"


# --- order and search ------------------------------------------------------------------------------------------

SortKey = tuple[tuple[int, ...], str, str]

_LETTERS = (
    *("a", "b", "c", "cs", "d", "dz", "dzs", "e", "f", "g", "gy", "h", "i", "j", "k", "l", "ly", "m", "n", "ny"),
    *("o", "ö", "p", "q", "r", "s", "sz", "t", "ty", "u", "ü", "v", "w", "x", "y", "z", "zs"),
)
_RANKS = {letter: rank for rank, letter in enumerate(_LETTERS)}
_DOUBLED = {letter[0] + letter: letter for letter in _LETTERS if len(letter) > 1}  # asszony = asz-szony
_LONG = str.maketrans("őű", "öü")
_TOKENS = "|".join([*sorted([*_DOUBLED, *_LETTERS], key=len, reverse=True), "[^ -]"])
_OTHER = 1000  # signs of no Hungarian letter stand after them, digits before


@lru_cache(maxsize=16_384)
def sort_key(text: str) -> SortKey:
    """Orders texts as a Hungarian list does (AkH. 12, 14-16.): a = á first, o before ö, cs after c."""
    small = unicodedata.normalize("NFC", text).lower()
    ranks: list[int] = []
    for token in re.findall(_TOKENS, "".join(_base(sign) for sign in small)):
        letter = _DOUBLED.get(token)
        ranks += [_RANKS[letter]] * 2 if letter else [_rank(token)]
    return tuple(ranks), small, text


def _base(sign: str) -> str:
    sign = sign.translate(_LONG)
    return sign if sign in _RANKS else unicodedata.normalize("NFD", sign)[0]


def _rank(token: str) -> int:
    if token in _RANKS:
        return _RANKS[token]
    return int(token) - 10 if token.isascii() and token.isdigit() else _OTHER + ord(token)


def fold(text: str) -> str:
    """Lower case without accents, for searching; never for matching (Komló and Kömlő would meet)."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(filterfalse(unicodedata.combining, parts))


def enumerated(words: str) -> Iterator[str]:
    """The parts of an enumeration as people write it: "jegyző, polgármester és az óvodavezető"."""
    for part in re.split(_ENUMERATION, words):
        name = " ".join(part.split()).rstrip(".")
        if name:
            yield name
