"""Which time a heading, a title or a cell tells of: a year, a school year, a part of a year, 1 January."""

import re

from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import MONTHS

_YEARS = r"(?<![0-9])(?:19|20)[0-9]{2}"
_SCHOOL = re.compile(rf"({_YEARS})\s?[/–-]\s?(?:20)?([0-9]{{2}})(?![0-9])(?!\s*[.–-]?\s*hó)")
_PART = re.compile(
    rf"({_YEARS})\.?\s*(?:[0-9]{{1,2}}\.?\s*[-–]\s*[0-9]{{1,2}}\.?\s*hó|[IV]+\.?\s*(?:-\s*[IV]+\.?\s*)?n\.?\s*év)"
)
_RANGE = re.compile(rf"{_YEARS}\.?\s*[–-]\s*(?:(?:19|20)[0-9]{{2}}|\)|$)")
_YEAR = re.compile(rf"({_YEARS})(?![0-9])")
_MONTH = re.compile(rf"{_YEARS}\.?\s?(?P<number>0[1-9]|1[0-2])(?![0-9])|(?P<name>{'|'.join(MONTHS)})")
_YEAR_AND_MONTH = re.compile(r"(?:^|[^0-9]|T01)((?:19|20)[0-9]{2})(0[1-9]|1[0-2])(?![0-9])")  # in names of files
_JANUARY_FIRST = re.compile(r"január 1\.|\b01\. ?01\.")


_MADE = re.compile(
    r"\b(?:letölt|készül|készít|nyomtat|lekérdez|frissít|frissül|exportál|ment|kelt)\w*\b[^0-9]{0,30}"
    rf"(?:19|20)[0-9]{{2}}[-./\s]+(?:[0-9]{{1,2}}|(?:{'|'.join(MONTHS)}))[-./\s]+[0-9]{{1,2}}\b[-.\s:0-9]*",
    re.IGNORECASE,
)


_ISSUED = re.compile(  # (2024. évi kiadás); kiadás: 2024; kiadva 2024. március 1-jén
    r"(?<![0-9])(?:19|20)[0-9]{2}\.?\s*(?:évi\s+|év\s+)?(?:kiadás|kiadvány|közzététel)\w*"
    r"|\b(?:kiadás|kiadva|kiadta|megjelen|közzétév|közzététel)\w*\b[^0-9]{0,20}(?:19|20)[0-9]{2}(?![0-9])",
    re.IGNORECASE,
)
_SAYS_ISSUED = ("kiad", "megjelen", "közzét")


@dataclass(frozen=True, slots=True)
class Time:
    """What is said of a time. `part` – not of the whole year; `first` – the state of 1 January."""

    year: int
    school: bool = False
    part: bool = False
    first: bool = False
    month: int | None = None


def time_in(text: str) -> Time | None:
    """The one time that a text tells of; None for none, several or a stretch of years.

    The year in which something came out is not that of its figures.
    """
    joined = _YEAR_AND_MONTH.search(text)
    if joined:
        return Time(int(joined[1]), month=int(joined[2]))
    lower = text.casefold()
    if any(word in lower for word in _SAYS_ISSUED):
        text = _ISSUED.sub(" ", text)
        lower = text.casefold()
    school = _SCHOOL.search(lower)
    if school and int(school[2]) == (int(school[1]) + 1) % 100:
        return Time(int(school[1]), school=True)
    if _RANGE.search(lower):
        return None
    part = _PART.search(text)
    years = set(_YEAR.findall(lower))
    if len(years) != 1:
        return None
    month = _MONTH.search(lower)
    number = None if month is None else int(month["number"] or MONTHS.index(month["name"]) + 1)
    return Time(int(years.pop()), False, part is not None, _JANUARY_FIRST.search(lower) is not None, number)


def without_making(text: str) -> str:
    """A title without the day on which somebody made, printed or fetched the table: its figures are not of then."""
    return _MADE.sub("", text).strip() if any(sign.isdigit() for sign in text) else text


def says_january_first(text: str) -> bool:
    """Whether figures are said to be those of 1 January, without a year."""
    return _JANUARY_FIRST.search(text.casefold()) is not None


def is_over_years(heading: str) -> bool:
    """Whether a heading is that of a column of years, whatever else the table is."""
    return heading.casefold() in ("év", "tárgyév")
