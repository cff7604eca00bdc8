"""Which row of a file belongs to which settlement: by KSH code, confirmed by the name, never guessed."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from hep_desktop.domain.settlement import is_ksh_code, with_check_digit
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import parse_roman
from hep_desktop.importers.proposal import Doubt, DoubtKind, doubt
from hep_desktop.importers.sheets import Raw, as_text

_CODE_LENGTH = 5
_LONG = 10_000  # TeIR's codes lack the last digit and stay below
_DIGITS = re.compile(rf"[0-9]{{1,{_CODE_LENGTH}}}")
_PARTED = re.compile(r"([0-9]{1,2}) ([0-9]{3})")  # a code that was dressed as a figure: 17 376
_NUMBER = r"(?:(?P<number{0}>[0-9]{{1,2}})|(?P<roman{0}>[ivx]+))\.?"
# seven spellings are in use: Budapest 01. ker., Budapest 01. kerület, Budapest I. kerület, Budapest 01, I. kerület …
_DISTRICT = re.compile(rf"budapest\s*{_NUMBER.format(1)}\s*(?:ker(?:\.|ület))?|{_NUMBER.format(2)}\s*ker(?:\.|ület)")


# may be a name although it is not written as one
_ODD = re.compile(
    r"budapest|ker|\*|\s\s|^\s|\s$|[^\x00-\u017f]|\s\(?(?:nagy)?község|\s\(?város|jogú|önkorm"
    r"|\sm\.?j\.?v|\)$|, \S+ v?m|^[0-9]{4,5}\s"
)
_KIND = re.compile(
    r"(?:\s+\(?(?:nagyközség|község|(?:(?:vár)?megyei jogú )?város|m\.?j\.?v\.?)\)?)?"
    r"(?:\s+(?:község[ei]?\s+)?önkormányzata?)?$"
)
_COUNTY = re.compile(r"(?:\s*\(|,\s+)[\w-]+ (?:(?:vár)?megye|v?m\.)\)?$")  # Aba (Fejér vármegye); Aba, Fejér vm.
_MARK = re.compile(r"\s+[0-9]\)$|[\s*]+$")
_CODED = re.compile(r"([0-9]{4,5})\s+(?=\D)")  # 17376 Aba, and the number of its post
_PUNCTUATION = re.compile(r"[^\w.]+|_|\.(?!\w)")
LEVELS_ABOVE = frozenset(
    {"járás", "járások", "kistérség", "megye", "vármegye", "régió", "nagyrégió", "ország", "tankerület"}
)
"""What a table says beside a name that is not that of a settlement."""

LEVELS_OF_SETTLEMENTS = frozenset(
    {"település", "község", "nagyközség", "város", "megyei jogú város", "megyeszékhely, megyei jogú város", "főváros"}
)
_COUNTIES = frozenset({"budapest", "békés", "csongrád", "heves", "nógrád", "tolna", "veszprém", "zala", "pest"})


@dataclass(frozen=True, slots=True)
class Known:
    """A settlement of the store."""

    code: str
    name: str


def normal_name(raw: Raw) -> str:
    """A settlement's name as it is compared: letters keep their accents (Komló is not Kömlő)."""
    name = _CODED.sub("", _MARK.sub("", as_text(raw).casefold()), count=1)
    name = _KIND.sub("", _COUNTY.sub("", name))
    district = _DISTRICT.fullmatch(name)
    if district is None:
        return name
    number, roman = district["number1"] or district["number2"], district["roman1"] or district["roman2"]
    if roman:
        number = str(parse_roman(roman.upper()))
    return f"budapest {number:0>2}"


def is_named(text: str, names: Collection[str]) -> bool:
    """Whether a cell holds one of these normal names; quick, since most cells hold none."""
    quick = text.casefold()
    return quick in names or (_ODD.search(quick) is not None and normal_name(text) in names)


def ksh_codes(column: Iterable[Raw]) -> list[str]:
    """The KSH codes of a whole column, `""` where there is none.

    Decided for the column, since a single four-digit number may be a KSH code that lost its zero or a
    code of TeIR: where no cell is long enough, the column holds no KSH codes.
    """
    texts = _digits(column)
    if not _any_long(texts):
        texts = [text if len(text) == _CODE_LENGTH else "" for text in texts]
    return [code if is_ksh_code(code := text.zfill(_CODE_LENGTH)) and text else "" for text in texts]


def teir_codes(column: Iterable[Raw]) -> list[str]:
    """The KSH codes that a whole column of TeIR stands for, `""` where there is none.

    TeIR writes the first four digits as a number: 282 is 02820. Where any cell is long enough, the column
    holds KSH codes after all. A code read wrongly is found out by the name beside it.
    """
    texts = _digits(column)
    if _any_long(texts):
        return ksh_codes(texts)
    return [with_check_digit(f"{int(text):0{_CODE_LENGTH - 1}}") if text else "" for text in texts]


def _digits(column: Iterable[Raw]) -> list[str]:
    texts = [_PARTED.sub(r"\1\2", text) if " " in text else text for text in map(as_text, column)]
    texts = [text.removeprefix("'") for text in texts]
    return [text if _DIGITS.fullmatch(text) else "" for text in texts]


def _any_long(texts: Iterable[str]) -> bool:
    return any(len(text) == _CODE_LENGTH and int(text) >= _LONG for text in texts)


@dataclass(frozen=True, slots=True)
class Matches:
    """The row of each settlement found, and why others were stopped."""

    rows: Mapping[str, int]
    stopped: tuple[Doubt, ...]


def match(known: Sequence[Known], codes: Sequence[str], names: Sequence[Raw], first_row: int) -> Matches:
    """Finds the store's settlements among rows with these codes and names."""
    finder = Finder(known)
    rows: dict[str, list[int]] = {}
    doubts: list[Doubt] = []
    for row, (code, raw) in enumerate(zip(codes, names, strict=True), start=first_row):
        found = finder.by_code(code, raw, row)
        if isinstance(found, Doubt):
            doubts.append(found)
        elif found:
            rows.setdefault(found.code, []).append(row)
    doubts += [found_twice(finder.of(code)) for code, at in rows.items() if len(at) > 1]
    return Matches({code: at[0] for code, at in rows.items() if len(at) == 1}, tuple(doubts))


class Finder:
    """Tells for one row after another whose it is."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._by_code = {one.code: one for one in known}
        self._by_name = {normal_name(one.name): one for one in known}

    def of(self, code: str) -> Known:
        """The settlement of the store with a code."""
        return self._by_code[code]

    def knows(self, code: str) -> bool:
        """Whether a code is that of a settlement of the store."""
        return code in self._by_code

    def by_code(self, code: str, raw: Raw, row: int) -> Known | Doubt | None:
        """Whose row this is by its code, confirmed by the name."""
        ours = self._by_code.get(code)
        if ours is None:
            if not is_named(as_text(raw), self._by_name):
                return None
            return _differs(DoubtKind.CODE_DIFFERS, row, self._by_name[normal_name(raw)], code, as_text(raw))
        if normal_name(ours.name) != normal_name(raw):
            return _differs(DoubtKind.NAME_DIFFERS, row, ours, code, as_text(raw))
        return ours

    def by_name(self, raw: Raw, row: int) -> Known | Doubt | None:
        """Whose row this is by the exact name alone, in a table that has no codes but perhaps one before the name."""
        ours = self._by_name.get(normal_name(raw))
        code = _CODED.match(as_text(raw))
        if ours is None or code is None or len(code[1]) < _CODE_LENGTH or code[1] == ours.code:
            return ours
        return _differs(DoubtKind.CODE_DIFFERS, row, ours, code[1], as_text(raw))

    def within(self, text: str) -> tuple[Known, ...]:
        """The settlements that a title names as whole words."""
        said = f" {_PUNCTUATION.sub(' ', text)} ".casefold()
        return tuple(one for one in self._by_code.values() if f" {one.name.casefold()} " in said)


def found_twice(ours: Known) -> Doubt:
    """Of rows that say they are of the same settlement none is taken."""
    return doubt(DoubtKind.FOUND_TWICE, name=ours.name, code=ours.code)


def is_county(raw: Raw) -> bool:
    """Whether a settlement's name is also that of a county: alone it does not tell which of them is meant."""
    return normal_name(raw) in _COUNTIES


def _differs(kind: DoubtKind, row: int, ours: Known, code: str, name: str) -> Doubt:
    return doubt(kind, row=str(row + 1), name=ours.name, code=ours.code, found_name=name, found_code=code or "–")
