"""Reading an edition, and checking a full programme: everything anew, and again after one changed cell."""

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
from hep_desktop.domain.values import Number
from hep_desktop.template.reader import read_edition

ROUNDS = 50


def measure() -> Iterator[Figure]:
    """All figures of this module."""
    with TemporaryDirectory(prefix="hep-bench-") as folder:
        editing, programme = full_programme(Path(folder) / "hep.sqlite")
        try:
            edition, office = editing.edition(programme), editing.office
        finally:
            editing.close()
    read = [timed(lambda: read_edition(paths.forms() / edition.id)) for _ in range(ROUNDS)]
    yield Figure("an edition read from its files", "ms", read, 150)
    checks = Checks(edition)
    before = checks.run(office, programme)
    after = _with_another_figure(office, programme)
    anew = [timed(lambda: checks.run(office, programme)) for _ in range(ROUNDS)]
    yield Figure("all checks of a full programme", "ms", anew, 50)
    again = [timed(lambda: checks.run(after, programme, before)) for _ in range(ROUNDS)]
    yield Figure("its checks after one changed cell", "ms", again, 10)


def _with_another_figure(office: Office, programme: str) -> Office:
    key, fact = next((k, f) for k, f in office.programmes[programme].facts.items() if isinstance(f.value, Number))
    return office.with_changes([Change(key.at(programme), fact, replace(fact, value=Number(Decimal(7))))])
