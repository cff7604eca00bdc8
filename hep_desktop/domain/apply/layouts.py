"""How tables of files are read."""

from hep_desktop.domain.apply.records import change, found, joined
from hep_desktop.domain.commands.layouts import ForgetLayout, KeepLayouts
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Label, Outcome
from hep_desktop.domain.places import LayoutPlace


def apply(office: Office, command: KeepLayouts | ForgetLayout) -> Outcome:
    """What a command on layouts changes."""
    match command:
        case KeepLayouts(layouts):
            if not all(one.name.strip() for one in layouts):
                raise UserError("layout.no_name")
            changes = joined(change(office, LayoutPlace(one.id), one) for one in layouts)
            return Outcome(Label("keep_layouts", (("name", ", ".join(one.name for one in layouts)),)), changes)
        case ForgetLayout(key):
            gone = found(office.layouts.get(key), "layout.gone")
            return Outcome(Label("forget_layout", (("name", gone.name),)), change(office, LayoutPlace(key), None))
