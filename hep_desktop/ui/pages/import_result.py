"""What is told of a file after it was taken."""

from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change
from hep_desktop.frozen import dataclass
from hep_desktop.ui import look
from hep_desktop.ui.strings import text


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a file, and what it changed."""

    words: str
    file: str = ""
    changes: tuple[Change, ...] = ()

    def holds(self, office: Office) -> bool:
        """Whether what was changed stands: it may have been undone since."""
        return not self.changes or any(office.record(one.place) != one.before for one in self.changes)

    def told(self, office: Office) -> str:
        """The words, as long as they hold."""
        return self.words if self.holds(office) else f"{look.WARNING[0]} {text('import_pages.undone', file=self.file)}"
