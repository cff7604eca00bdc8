"""The readable second copy: every programme as plain `hep.json` beside the safety copies, and a store built from it."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from hep_desktop.domain.belongings import title_of
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.forum import Meeting
from hep_desktop.domain.merging import Records
from hep_desktop.domain.office import Office
from hep_desktop.domain.outcome import Change, Label, Record
from hep_desktop.domain.places import Place, ProgrammePlace, SettlementPlace
from hep_desktop.identity import Clock, NewId
from hep_desktop.services.outfiles import make_folder, put, safe_name
from hep_desktop.store import full_json
from hep_desktop.store.copies import folder_of, name_for
from hep_desktop.store.journal import Step, StepKind
from hep_desktop.store.workspace import Workspace
from hep_desktop.words import text

_ENDING = ".hep.json"


def mirror_of(store: Path) -> Path:
    """The folder of readable copies of a store."""
    return folder_of(store) / text("backups.readable_folder")


class Mirror:
    """Keeps the folder as the store is; what has not changed is not written again."""

    def __init__(self, store: Path) -> None:
        self.folder = mirror_of(store)
        self._written: dict[Path, str] = {}

    def write(self, office: Office) -> None:
        """One file a programme and one for what the office shares; those of removed programmes go. Raises UserError."""
        make_folder(self.folder)
        wanted: set[Path] = set()
        for name, records in _files(office):
            path, content = self.folder / name, full_json.compose(records)
            wanted.add(path)
            digest = hashlib.sha256(content).hexdigest()
            if self._written.get(path) != digest or not path.is_file():
                put(path, content)
                self._written[path] = digest
        for path in set(self.folder.glob(f"*{_ENDING}")) - wanted:
            with suppress(OSError):  # what cannot go now goes next time
                path.unlink()


def rebuild(store: Path, target: Path, clock: Clock, new_id: NewId) -> tuple[Path, ...]:
    """A new store at `target` from the readable copies of `store`; its history begins anew.

    Gives the copies that could not be read. Raises UserError where none can.
    """
    records: dict[Place, Record] = {}
    damaged: list[Path] = []
    for path in sorted(mirror_of(store).glob(f"*{_ENDING}")):
        try:
            records |= full_json.read(path.read_bytes())
        except (OSError, ValueError):
            damaged.append(path)
    if not records:
        raise UserError("backup.unreadable", file=damaged[0].name) if damaged else UserError("backup.none_readable")
    changes = tuple(Change(place, None, _among(records, record)) for place, record in records.items())
    workspace = Workspace.create(target, clock)
    try:
        workspace.write(Step(new_id(), clock(), "", StepKind.DO, Label("rescue"), changes))
        workspace.close()
    except UserError:
        workspace.abandon()
        raise
    return tuple(damaged)


def set_aside(damaged: Iterable[Path], clock: Clock) -> None:
    """Keep copies that could not be read under another name: the next ones would take their place."""
    for path in damaged:
        stem, name = path.name.removesuffix(_ENDING), name_for(clock(), ".json")
        with suppress(OSError):
            path.rename(path.with_name(text("backups.damaged_name", store=stem, name=name)))


def has_mirror(store: Path) -> bool:
    """Whether a store could be built anew from readable copies."""
    return any(mirror_of(store).glob(f"*{_ENDING}"))


def _files(office: Office) -> Iterator[tuple[str, Records]]:
    yield f"{text('backups.readable_office')}{_ENDING}", dict(office.records(()))
    for key, programme in office.programmes.items():
        records: dict[Place, Record] = dict(office.content_of(key))
        records[SettlementPlace(programme.details.settlement)] = office.settlement_of(key)
        settlement, details = title_of(records, key)
        years = f"{details.first_day.year}-{details.last_day.year}"
        yield f"{safe_name(f'{settlement.name} {years} {key}')}{_ENDING}", records


def _among(records: Records, record: Record) -> Record:
    """A joint meeting is that of the programmes which are there."""
    if not isinstance(record, Meeting):
        return record
    return replace(record, programmes=tuple(one for one in record.programmes if ProgrammePlace(one) in records))
