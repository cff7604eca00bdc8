"""Good practices: a measure of a programme that was received, kept as an example for others and passed on as a file."""

from dataclasses import replace

from hep_desktop.domain.commands import KeepMeasures
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.kept_measures import KeptMeasure
from hep_desktop.domain.plan import Measure
from hep_desktop.domain.progress import Progress
from hep_desktop.holdings.extract import guarded
from hep_desktop.services.editing import Editing
from hep_desktop.services.holdings import Holdings
from hep_desktop.services.shared_texts import names_of
from hep_desktop.services.together import Named


def practice(holdings: Holdings, editing: Editing, named: Named, *, progress: Progress) -> KeepMeasures:
    """What keeps a measure, as it may be shown to others; kept again it stands in its own place. Raises UserError."""
    read = holdings.programme(named.file_hash, progress)
    found = read.office.programmes[read.programme]
    figures = guarded(editing.editions.edition(found.details.edition), found)
    measure = figures.programme.measures.get(named.measure)
    if measure is None:
        raise UserError("measure.gone")
    titles = (found.problems[key].title for key in measure.problems if key in found.problems)
    settlement = read.office.settlement_of(read.programme)
    key = f"{read.programme}/{measure.id}"
    return KeepMeasures((KeptMeasure(key, _bare(measure), "; ".join(titles), names_of(settlement)),))


def _bare(measure: Measure) -> Measure:
    """Without its ties to the programme it stood in."""
    indicators = tuple(replace(one, baseline_fact=None) for one in measure.indicators)
    return replace(measure, position=0, problems=(), indicators=indicators)
