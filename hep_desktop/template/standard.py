"""The standard text of a heading with a village's own names, period and figures put in."""

import re
from collections.abc import Callable, Collection, Mapping

from hep_desktop.domain.programme import ProgrammeDetails
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Block, BlockKind, FactKey, Text
from hep_desktop.hungarian import sentence_number
from hep_desktop.template.figures import Figures
from hep_desktop.template.wording import Said, Slot, StandardText, filled, pieces_of

LATEST, LATEST_YEAR = "latest", "latest_year"
"""`{latest.pop_res}` is the newest figure of an indicator, `{latest_year.pop_res}` the year it is of."""

FIELDS = (
    "település",
    "községi_rang",
    "megye",
    "járás",
    "önkormányzat",
    "időszak",
    "első_év",
    "utolsó_év",
)
_BULLET = "- "
_SLOT = re.compile(r"\{[^{}]*\}?|\}")
_COUNTY_WORDS = (" vármegye", " megye")
_DISTRICT_WORDS = (" járás", " járása")


def fields_of(settlement: Settlement, details: ProgrammeDetails) -> dict[str, str]:
    """What fills the slots that speak of the village and of the programme; "" where it is not known."""
    rank = settlement.kind.strip().lower()
    titled = f"{settlement.name} {rank.capitalize()}" if rank else settlement.name
    first, last = str(details.first_day.year), str(details.last_day.year)
    return {
        "település": settlement.name,
        "községi_rang": rank or "település",
        "megye": _without(settlement.county, _COUNTY_WORDS),
        "járás": _without(settlement.district, _DISTRICT_WORDS),
        "önkormányzat": f"{titled} Önkormányzata",
        "időszak": f"{first}–{last}",
        "első_év": first,
        "utolsó_év": last,
    }


def localised(standard: StandardText, settlement: Settlement, figures: Figures, new_id: Callable[[], str]) -> Text:
    """The standard text for one programme; what is not known stands in brackets, and the checks find it there."""
    return worded(standard.text, fields_of(settlement, figures.programme.details), figures, new_id)


def worded(
    words: str,
    fields: Mapping[str, str],
    figures: Figures | None,
    new_id: Callable[[], str],
    unknown: Callable[[str], str] = "[{}]".format,
) -> Text:
    """Ready words with their fields filled, a line a paragraph; `unknown` stands for what is not known.

    Raises KeyError or ValueError where there is no such field.
    """

    def fill(name: str) -> Said:
        of, _, code = name.partition(".")
        if of in (LATEST, LATEST_YEAR) and figures is not None:
            return _latest(figures, code, unknown, year=of == LATEST_YEAR)
        return Said(fields[name] or unknown(name.replace("_", " ")))

    blocks: list[Block] = []
    for line in words.splitlines():
        if line.strip():
            kind = BlockKind.BULLET if line.startswith(_BULLET) else BlockKind.PARAGRAPH
            blocks.append(Block(new_id(), kind, filled(pieces_of(line.removeprefix(_BULLET).strip()), fill)))
    return Text(tuple(blocks))


def unfillable(words: str, fields: Collection[str], indicators: Collection[str]) -> str:
    """The first slot that no field and no figure can fill; "" where all can be filled."""
    for slot in _SLOT.findall(words):
        try:
            (piece,) = pieces_of(slot)
        except ValueError:
            return slot
        of, _, code = piece.name.partition(".") if isinstance(piece, Slot) else ("", "", "")
        known = of in (LATEST, LATEST_YEAR) and code in indicators
        if not (isinstance(piece, Slot) and piece.name in fields) and not known:
            return slot
    return ""


def _latest(figures: Figures, code: str, unknown: Callable[[str], str], *, year: bool) -> Said:
    keys = [key for key in figures.programme.facts if key.indicator == code and not key.member]
    key = max((key for key in keys if figures.number(key) is not None), key=lambda key: key.period, default=None)
    if key is None:
        return Said(unknown("év" if year else f"{figures.edition.indicators[code].unit or 'adat'} száma"))
    if year:
        return Said(key.period)
    amount = figures.number(key)
    assert amount is not None  # noqa: S101 – chosen so
    return Said(sentence_number(amount, figures.edition.indicators[code].decimals), FactKey(code, key.period))


def _without(name: str, words: tuple[str, ...]) -> str:
    for one in words:
        name = name.strip().removesuffix(one)
    return name.strip()
