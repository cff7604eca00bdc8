"""The usual rules of procedure for the forum of a programme's settlement."""

from hep_desktop.report.papers import forum_rules
from hep_desktop.services.composing import has_working_groups
from hep_desktop.services.editing import Editing


def usual_text(editing: Editing, programme: str) -> str:
    """In words, as far as quorum and vote were chosen; with working groups where they are usual."""
    office = editing.office
    large = has_working_groups(office.settlement_of(programme))
    return forum_rules.usual_text(office, programme, editing.edition(programme), groups=large)
