"""The office's own examples of measures."""

from hep_desktop.domain.apply.records import change, found, joined
from hep_desktop.domain.commands.kept_measures import ForgetKeptMeasure, KeepMeasures
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Label, Outcome
from hep_desktop.domain.places import KeptMeasurePlace


def apply(office: Office, command: KeepMeasures | ForgetKeptMeasure) -> Outcome:
    """What a command on them changes."""
    match command:
        case KeepMeasures(kept):
            if not all(one.measure.title.strip() for one in kept):
                raise UserError("example.no_title")
            title = kept[0].measure.title if len(kept) == 1 else ""
            changes = joined(change(office, KeptMeasurePlace(one.id), one) for one in kept)
            return Outcome(Label("keep_measures", (("title", title),)), changes)
        case ForgetKeptMeasure(key):
            gone = found(office.kept_measures.get(key), "example.gone")
            changes = change(office, KeptMeasurePlace(key), None)
            return Outcome(Label("forget_kept_measure", (("title", gone.measure.title),)), changes)
