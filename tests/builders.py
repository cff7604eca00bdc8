"""A programme and its office in one line each, for tests."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from hep_desktop.checks.engine import Checks
from hep_desktop.domain.findings import Finding
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.office import Office
from hep_desktop.domain.plan import Measure, Problem
from hep_desktop.domain.programme import Programme, ProgrammeDetails
from hep_desktop.domain.settlement import Settlement
from hep_desktop.domain.situation import Block, Fact, FactKey, Run, Text
from hep_desktop.domain.values import NoData, NoDataReason, Number, Value, Words
from hep_desktop.template.catalogue import Catalogue
from hep_desktop.template.model import Edition

ADOPTION = date(2027, 3, 31)  # so that tables show 2022 to 2026
FORMS = Path(__file__).parent.parent / "forms"
EDITIONS = Catalogue(FORMS)
"""The program's own editions, each read once for all tests: nothing changes one."""


@cache
def _checks() -> Checks:
    return Checks(hep_2021())


def run(edition: Edition, office: Office, programme: str) -> tuple[Finding, ...]:
    """All findings of a programme; the checks of the edition in force are put together once for all tests."""
    checks = _checks() if edition is hep_2021() else Checks(edition)
    return checks.run(office, programme).findings


def hep_2021() -> Edition:
    """The edition in force."""
    return EDITIONS.edition("hep-2021")


def value(plain: str | float | Decimal | Value) -> Value:
    """3 → a number, "nincs adat: not_collected" → a reason, any other text → words."""
    if isinstance(plain, str):
        reason = plain.removeprefix("nincs adat: ")
        return Words(plain) if reason == plain else NoData(NoDataReason(reason))
    if isinstance(plain, int | float | Decimal):
        return Number(Decimal(str(plain)))
    return plain


def programme(
    facts: Mapping[tuple[str, str], str | float | Decimal | Value] | None = None,
    texts: Mapping[str, str] | None = None,
    problems: Iterable[Problem] = (),
    measures: Iterable[Measure] = (),
    edition: str = "hep-2021",
) -> Programme:
    """A draft of Mintafalu; facts by (indicator, period), texts by node."""
    return Programme(
        ProgrammeDetails("p", "s", edition, 1, ADOPTION, date(2026, 11, 1)),
        {FactKey(code, period): Fact(value(plain)) for (code, period), plain in (facts or {}).items()},
        {node: text(plain) for node, plain in (texts or {}).items()},
        {problem.id: problem for problem in problems},
        {measure.id: measure for measure in measures},
    )


def text(plain: str) -> Text:
    """A text of one paragraph."""
    return Text((Block("b", runs=(Run(plain),)),))


def office(*programmes: Programme, meetings: Iterable[Meeting] = ()) -> Office:
    """A store with one village and some of its programmes."""
    return Office(
        {"s": Settlement("s", "00000", "Mintafalu")},
        {meeting.id: meeting for meeting in meetings},
        {one.id: one for one in programmes},
    )
