"""The next day of a programme in one line, and in fewer words where there is little room."""

from hep_desktop.hungarian import short_date
from hep_desktop.services.law_days import next_term
from hep_desktop.ui.session import Session
from hep_desktop.ui.strings import text

_SHORTER = ("short", "shortest")


def clock_words(session: Session, programme: str) -> tuple[str, ...]:
    """The longest form first; one blank form where nothing is due any more."""
    term = next_term(session.office, programme, session.today())
    if term is None:
        return ("",)
    left = (term.day - session.today()).days
    key = "days_left" if left > 0 else ("days_today" if left == 0 else "days_over")
    said = {"what": text(f"law_days.short.{term.duty}"), "day": short_date(term.day), "days": abs(left)}
    return (text(f"frame.clock.{key}", **said), *(text(f"frame.clock.{key}_{n}", **said) for n in _SHORTER))
