"""Which editions there are, and which one applies on a day."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hep_desktop.domain.errors import UserError
from hep_desktop.toml_file import read_toml

if TYPE_CHECKING:
    from hep_desktop.template.model import Edition
    from hep_desktop.template.section import EditionError
    from hep_desktop.template.succession import Succession


class Catalogue:
    """The editions under `forms/`, each read when it is first asked for."""

    def __init__(self, forms: Path) -> None:
        self._forms = forms
        self._read: dict[str, Edition] = {}

    def ids(self) -> tuple[str, ...]:
        """The ids of all editions."""
        return tuple(sorted(path.parent.name for path in self._forms.glob("*/edition.toml")))

    def edition(self, key: str) -> "Edition":
        """The edition with an id. Raises UserError where this program has none, e.g. a newer one has."""
        if key not in self._read:
            if key not in self.ids():
                raise UserError("edition.unknown", edition=key)
            self._read[key] = _read(self._forms / key)
        return self._read[key]

    def for_day(self, day: date) -> "Edition":
        """The edition in force on a day, the newest one where several are."""
        spans = {key: self._span(key) for key in self.ids()}  # the others need not be read for it
        in_force = {begins: key for key, (begins, ends) in spans.items() if begins <= day <= ends}
        if not in_force:
            raise UserError("edition.none_for_day", day=day.isoformat())
        return self.edition(in_force[max(in_force)])

    def succession(self, old: str, new: str) -> "Succession":
        """What the headings, tables and figures of one edition are called in another."""
        from hep_desktop.template.succession import read_succession  # noqa: PLC0415 – asked for every five years

        return read_succession(self._forms / "successions" / f"{old}_{new}.toml")

    def _span(self, key: str) -> tuple[date, date]:
        """From when to when an edition is in force."""
        if key in self._read:
            known = self._read[key]
            return known.in_force_from, known.in_force_to or date.max
        told = read_toml(self._forms / key / "edition.toml")
        return told["in_force_from"], told.get("in_force_to", date.max)


def _read(folder: Path) -> "Edition":
    # the first page shows no edition, and a child is handed the one it needs: neither waits for these to load
    from hep_desktop.template.coherence import faults  # noqa: PLC0415 – as said
    from hep_desktop.template.reader import EditionError, read_edition  # noqa: PLC0415 – as said

    edition = read_edition(folder)
    for fault in faults(edition):
        raise EditionError(_file(folder, fault), fault.key, fault.sentence)
    return edition


def _file(folder: Path, fault: "EditionError") -> str:
    """The file of a fault that was found in the whole edition, which knows only the folder of it."""
    from hep_desktop.template.files import EditionFiles  # noqa: PLC0415 – as above

    return fault.file if fault.file.endswith(".toml") else EditionFiles(folder).home(fault.file, fault.key)
