"""What an office may want at the foot of its papers: the fingerprint of the data, its QR code, how the checks stand.

Off at first; never on what goes before the council.
"""

from collections import Counter
from enum import StrEnum

from hep_desktop.domain.findings import Severity
from hep_desktop.report.stamp import Stamp
from hep_desktop.services import letterhead, publishing
from hep_desktop.services.checking import Checking
from hep_desktop.services.editing import Editing
from hep_desktop.services.outfiles import make_folder, put
from hep_desktop.words import text

STAMPED = frozenset({"hep", "action-plan", "changed"})
"""Papers that may have it: those of the programme itself."""
_SHOWN = 16  # of the fingerprint's letters; the code has all
_GROUP = 4


class Mark(StrEnum):
    """One thing that can be wanted, by the name under which the wish is kept."""

    FINGERPRINT = "fingerprint"
    CODE = "qr"
    COUNTS = "counts"


def wants(mark: Mark) -> bool:
    """Whether it is wanted on papers."""
    return (letterhead.folder() / mark).exists()


def want(mark: Mark, *, wanted: bool) -> None:
    """Print it from now on, or no longer. Raises UserError."""
    if wanted:
        make_folder(letterhead.folder())
        put(letterhead.folder() / mark, b"")
    else:
        (letterhead.folder() / mark).unlink(missing_ok=True)


def stamp_of(editing: Editing, programme: str) -> Stamp:
    """What stands at the foot of a programme's papers now; nothing where nobody wants it."""
    wanted = frozenset(mark for mark in Mark if wants(mark))
    if not wanted:
        return Stamp()
    from hep_desktop.export import programme_json  # noqa: PLC0415 – as said: seldom wanted

    checking = Checking(editing)
    found = (*checking.findings(programme), *(one.finding for one in checking.answered(programme)))
    office, _ = publishing.tellable(editing, programme, found)
    whole = programme_json.fingerprint(programme_json.compose(office, programme, editing.edition(programme)))
    words = [text("papers.stamp.fingerprint", fingerprint=_short(whole))] if Mark.FINGERPRINT in wanted else []
    if Mark.COUNTS in wanted:
        counts = Counter(one.severity for one in checking.findings(programme))
        numbers = {"errors": counts[Severity.ERROR], "warnings": counts[Severity.WARNING]}
        words.append(text("papers.stamp.counts", **numbers))
    return Stamp(text("papers.separator").join(words), whole.upper() if Mark.CODE in wanted else "")


def _short(fingerprint: str) -> str:
    return " ".join(fingerprint[at : at + _GROUP] for at in range(0, _SHOWN, _GROUP))
