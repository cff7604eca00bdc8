"""What is said of a safety copy that was opened and compared: *Ma 10:40*."""

from datetime import date, datetime

from hep_desktop.ui.models.step_list import moment
from hep_desktop.ui.strings import text


def checked_words(at: datetime, today: date) -> str:
    """That a copy made at a moment can be restored."""
    here = at.astimezone()
    when = text("backups.today", time=f"{here:%H:%M}") if here.date() == today else moment(at)
    return text("backups.checked", when=when)
