"""Which editions there are, and which one applies on a day."""

from datetime import date
from pathlib import Path

from hep_desktop.domain.errors import UserError
from hep_desktop.template.model import Edition


class Catalogue:
    """The editions under `forms/`, each read when it is first asked for."""

    def __init__(self, forms: Path) -> None:
        self._forms = forms
        self._read: dict[str, Edition] = {}

    def ids(self) -> tuple[str, ...]:
        """The ids of all editions."""
        return tuple(sorted(path.parent.name for path in self._forms.glob("*/edition.toml")))

    def edition(self, key: str) -> Edition:
        """The edition with an id. Raises UserError where this program has none, e.g. a newer one has."""
        if key not in self._read:
            if key not in self.ids():
                raise UserError("edition.unknown", edition=key)
            self._read[key] = _read(self._forms / key)
        return self._read[key]

    def for_day(self, day: date) -> Edition:
        """The edition in force on a day, the newest one where several are."""
        in_force = [e for e in map(self.edition, self.ids()) if e.in_force_from <= day <= (e.in_force_to or date.max)]
        if not in_force:
            raise UserError("edition.none_for_day", day=day.isoformat())
        return max(in_force, key=lambda e: e.in_force_from)


def _read(folder: Path) -> Edition:
    # the first page shows no edition, and a child is handed the one it needs: neither waits for these to load
    from hep_desktop.template.coherence import faults  # noqa: PLC0415 – as said
    from hep_desktop.template.reader import EditionError, read_edition  # noqa: PLC0415 – as said

    edition = read_edition(folder)
    for fault in faults(edition):
        raise EditionError(folder.name, "", fault)
    return edition
