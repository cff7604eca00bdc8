"""Text files as tables: which letters the bytes stand for, and which sign parts the columns."""

import codecs
import csv
import io
from collections import Counter

from hep_desktop.importers.refusal import Refused
from hep_desktop.importers.sheets import MOST_CELLS

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OLD_CODINGS = ("cp1250", "iso8859-2", "cp852")  # cp1250 first: it is what KSH and Excel write
_USUAL = frozenset("áéíóöőúüűÁÉÍÓÖŐÚÜŰ–—…„”“«»§°²³±×’‘€\u00a0")
_SEPARATORS = (";", "\t", ",", "|")
_WIDE = 400  # bytes that show whether a letter takes two
_PROBE = 60  # lines enough to see the separator; titles and notes are few


def decoded(data: bytes) -> str:
    """The text that `data` stands for. Raises Refused where it is no text.

    By its mark, else strict UTF-8, else the old coding that gives the fewest letters strange to
    Hungarian; a wrong guess would give `Gyõr`.
    """
    coding = next((coding for mark, coding in _BOMS if data.startswith(mark)), "") or wide_coding(data) or "utf-8"
    try:
        return data.decode(coding)
    except UnicodeDecodeError:
        if coding != "utf-8":
            raise Refused("import.damaged") from None
    texts = [data.decode(coding, errors="replace") for coding in _OLD_CODINGS]
    return min(texts, key=_strangeness)


def wide_coding(data: bytes) -> str:
    """The coding of a text of two bytes a letter that does not say so: most of every second byte is nought."""
    probe = data[:_WIDE]
    for coding, at in (("utf-16-le", 1), ("utf-16-be", 0)):
        high, low = probe[at::2], probe[1 - at :: 2]
        if len(high) > 1 and high.count(0) * 2 > len(high) and 0 not in low:
            return coding
    return ""


def rows_of(text: str) -> list[list[str]]:
    """The cells of a text table. Raises Refused where the text is no table."""
    try:
        separator = _separator(text)
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise Refused("import.damaged") from error
    if sum(map(len, rows)) > MOST_CELLS:
        raise Refused("import.too_large")
    return rows


def _strangeness(text: str) -> int:
    return sum(count for sign, count in Counter(text).items() if ord(sign) > ord("~") and sign not in _USUAL)


def _separator(text: str) -> str:
    """The sign that gives the most lines of one width; a decimal comma does not."""
    lines = [line for line in text.splitlines()[: _PROBE * 2] if line.strip()][:_PROBE]

    def evenness(separator: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if len(row) > 1)
        return max(((count, width) for width, count in widths.items()), default=(0, 0))

    best = max(_SEPARATORS, key=evenness)  # the first of equals
    if evenness(best) == (0, 0):
        raise Refused("import.not_a_workbook")
    return best
