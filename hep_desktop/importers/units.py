"""Units as statistics write them: `(ezer fő)`, `, eFt`, `[%]`; and what turns them into those of the tables."""

import re
from decimal import Decimal

_UNIT = re.compile(r"[(\[]\s*(?P<bracketed>[^()\[\]]{1,25}?)\s*[)\]]|,\s*(?P<last>[^,()\[\]]{1,12})$")
_FACTORS = {
    "": 1,
    "ezer": 1000,
    "e": 1000,
    "millió": 10**6,
    "m": 10**6,
    "mill.": 10**6,
    "milliárd": 10**9,
    "mrd": 10**9,
}
_BASES = {
    **dict.fromkeys(("fő", "személy", "gyermek", "tanuló", "eset"), "fő"),
    **dict.fromkeys(("db", "darab"), "db"),
    **dict.fromkeys(("ft", "huf", "forint"), "Ft"),
    **dict.fromkeys(("%", "százalék"), "%"),
    "‰": "‰",
    "km": "km",
    "perc": "perc",
}
_JOINED = re.compile(
    rf"(?P<factor>e|m|mrd|ezer|millió|mill\.|milliárd)?\s?(?P<base>{'|'.join(map(re.escape, _BASES))})\.?"
)
_YEAR = re.compile(r",?\s*\b(?:19|20)[0-9]{2}\.?(?:\s*év)?$|^(?:19|20)[0-9]{2}\.?(?:\s*év)?,?\s+")  # ezer fő, 2023
_DAYS = re.compile(r"(?:január|december) [0-9]{1,2}\.")


def is_unit(text: str) -> bool:
    """Whether a cell under a heading says how its figures are counted, or of which day they are."""
    text = _YEAR.sub("", text)
    return _JOINED.fullmatch(text.casefold().strip("()[]")) is not None or _DAYS.fullmatch(text.casefold()) is not None


def unit_in(text: str) -> tuple[str, Decimal] | None:
    """The unit that a heading or title states, in the tables' own words, and the factor to it."""
    for found in reversed(list(_UNIT.finditer(text))):
        said = _JOINED.fullmatch(_YEAR.sub("", found["bracketed"] or found["last"]).casefold().strip())
        if said:
            return _BASES[said["base"]], Decimal(_FACTORS[said["factor"] or ""])
    return None
