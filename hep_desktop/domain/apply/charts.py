"""Which charts are printed."""

from hep_desktop.domain.apply.records import change, draft
from hep_desktop.domain.charts import ChartChoice
from hep_desktop.domain.commands.charts import PrintChart
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Label, Outcome
from hep_desktop.domain.places import ChartPlace


def apply(office: Office, command: PrintChart) -> Outcome:
    """What choosing a chart changes."""
    programme = draft(office, command.programme)
    after = None if command.printed is None else ChartChoice(command.printed)
    label = Label("set_chart", (("table_id", command.table),))
    return Outcome(label, change(office, ChartPlace(programme.id, command.table), after))
