"""Reading an edition, and checking a full programme (all tables × 7 years, 120 pages of text) again and again."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Figure, timed
from full_programme import full_programme

from hep_desktop import paths
from hep_desktop.checks.engine import Checks
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change
from hep_desktop.domain.places import TextPlace
from hep_desktop.domain.situation import Run
from hep_desktop.domain.values import Number
from hep_desktop.template.reader import read_edition

ROUNDS = 50
PAGES, LETTERS_A_PAGE = 120, 3000


def measure() -> Iterator[Figure]:
    """All figures of this module."""
    with TemporaryDirectory(prefix="hep-bench-") as folder:
        editing, programme = full_programme(Path(folder) / "hep.sqlite")
        try:
            edition, office = editing.edition(programme), _grown(editing.office, programme)
        finally:
            editing.close()
    read = [timed(lambda: read_edition(paths.forms() / edition.id)) for _ in range(ROUNDS)]
    yield Figure("an edition read from its files", "ms", read, 150)
    checks = Checks(edition)
    before = checks.run(office, programme)
    after = _with_another_figure(office, programme)
    anew = [timed(lambda: checks.run(office, programme)) for _ in range(ROUNDS)]
    yield Figure("all checks of a full programme", "ms", anew, 100)
    again = [timed(lambda: checks.run(after, programme, before)) for _ in range(ROUNDS)]
    yield Figure("its checks after one changed cell", "ms", again, 50)
    typed = _with_another_sentence(office, programme)
    again = [timed(lambda: checks.run(typed, programme, before)) for _ in range(ROUNDS)]
    yield Figure("its checks after one changed sentence", "ms", again, 50)


def _grown(office: Office, programme: str) -> Office:
    """The programme with two years more in every table by years, and with 120 pages of text."""
    held = office.programmes[programme]
    last = str(held.details.years[-1])
    changes = [
        Change(replace(key, period=str(int(last) + ahead)).at(programme), None, fact)
        for key, fact in held.facts.items()
        if key.period == last
        for ahead in (1, 2)
    ]
    words = sum(len(text.plain) for text in held.texts.values())
    node, text = next(iter(held.texts.items()))
    longer = replace(text, blocks=text.blocks * (1 + (PAGES * LETTERS_A_PAGE - words) // len(text.plain)))
    return office.with_changes([*changes, Change(TextPlace(programme, node), text, longer)])


def _with_another_sentence(office: Office, programme: str) -> Office:
    node, text = list(office.programmes[programme].texts.items())[-1]
    first, *others = text.blocks
    typed = replace(text, blocks=(replace(first, runs=(*first.runs, Run(" Új mondat."))), *others))
    return office.with_changes([Change(TextPlace(programme, node), text, typed)])


def _with_another_figure(office: Office, programme: str) -> Office:
    key, fact = next((k, f) for k, f in office.programmes[programme].facts.items() if isinstance(f.value, Number))
    return office.with_changes([Change(key.at(programme), fact, replace(fact, value=Number(Decimal(7))))])
