"""The programmes a mentor holds: files taken in, what stands of them, and the way back to each as it was."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from hep_desktop import child, paths
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.frozen import dataclass
from hep_desktop.holdings.folder import ENDINGS, Folder
from hep_desktop.holdings.held import Holding, Member, Refusal
from hep_desktop.holdings.index import Index
from hep_desktop.holdings.members import Area, members, places
from hep_desktop.holdings.schema import discard, is_there
from hep_desktop.holdings.seeking import MOST, Hits, Query, search
from hep_desktop.identity import Clock, system_clock
from hep_desktop.services.holdings_reading import Question, Read, read_in_child
from hep_desktop.services.taking_in import TakenIn, TakingIn
from hep_desktop.store.sealing import Seal
from hep_desktop.store.workspace import Workspace

__all__ = ["Area", "Hits", "Holding", "Holdings", "Member", "Query", "Read", "Refusal", "TakenIn"]

_DATA_NAMES = ("hep.json", ".hep.json")
"""What programmes are called among the many `.json` files of a folder."""

_A_LOOK = 50  # files between two looks at whether the user still wants it


@dataclass(frozen=True, slots=True)
class Found:
    """The files of some folders that may be programmes, and how many others lie there."""

    files: tuple[Path, ...]
    others: int


def files_in(chosen: Iterable[Path], progress: Progress) -> Found:
    """The files that were chosen, and those of chosen folders that may be programmes. Raises Cancelled."""
    files: dict[Path, None] = {}
    others = 0
    for path in chosen:
        if not path.is_dir():
            files[path] = None
            continue
        within: list[Path] = []
        for at, one in enumerate(path.rglob("*")):
            if not at % _A_LOOK:
                progress.step(0, 0, "holdings.looking")
            if _may_be_programme(one):
                within.append(one)
            else:
                others += one.is_file()
        files |= dict.fromkeys(sorted(within))
    return Found(tuple(files), others)


def holdings_of(store: Path) -> Path:
    """The folder beside a store."""
    return store.with_name(f"{store.name}-holdings")


def beside(workspace: Workspace, clock: Clock = system_clock) -> "Holdings":
    """The holdings of an open store."""
    return Holdings(workspace.path, clock, seal=workspace.attachments.seal)


class Holdings:
    """The holdings beside one store, sealed where it has a password. Every method may be called on any thread."""

    def __init__(
        self, store: Path, clock: Clock = system_clock, profile: Path | None = None, seal: Seal | None = None
    ) -> None:
        self.folder = Folder(holdings_of(store), seal)
        self._index = Index(self.folder.path / "index.sqlite", seal.name("index") if seal else "")
        self._clock = clock
        self._profile = profile or paths.user_profile()

    @property
    def index_path(self) -> Path:
        """The index; it can be thrown away at any time."""
        return self._index.path

    @property
    def key(self) -> str:
        """What opens the index; blank where the store has no password."""
        return self._index.key

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever taken in."""
        return not self._index.path.exists() and not self.folder.kept()

    def take_in(self, chosen: Iterable[Path], progress: Progress = Silent()) -> TakenIn:  # noqa: B008 – has no state
        """Take in files and whole folders; what cannot be taken in is named and stays where it is.

        Stopped half-way, what was read until then is kept. Raises UserError where nothing can be written here.
        """
        self.mend(progress)
        found = files_in(chosen, progress)
        return self._taking_in(progress).files(found.files, found.others)

    def mend(self, progress: Progress = Silent()) -> bool:  # noqa: B008 – has no state
        """Make the index anew where it is missing or cannot be read; whether that was needed."""
        if is_there(self._index.path, self._index.key) or not self.folder.kept():
            return False
        self.rebuild(progress)
        return True

    def rebuild(self, progress: Progress = Silent()) -> TakenIn:  # noqa: B008 – has no state
        """Make the index anew from the files."""
        discard(self._index.path)
        return self._taking_in(progress).kept()

    def carry_to(self, other: "Holdings") -> Iterator[None]:
        """Everything beside another store, or the same with another seal, file by file. Raises OSError."""
        for _ in self.folder.carry_to(other.folder):
            yield
        if is_there(self._index.path, self._index.key):
            discard(other.index_path)
            self._index.copy_to(Index(other.index_path, other.key))

    def rows(self, today: date | None = None) -> tuple[Holding, ...]:
        """The programme of each village."""
        return self._index.rows(today or self.today) if self._index.path.exists() else ()

    def of_village(self, code: str) -> tuple[Holding, ...]:
        """All files of a village, the newest first."""
        return self._index.of_village(code, self.today) if self._index.path.exists() else ()

    def refused(self) -> tuple[Refusal, ...]:
        """The files that were not taken in."""
        return self._index.refused() if self._index.path.exists() else ()

    def excuse(self) -> None:
        """Forget the files that were not taken in."""
        self._index.excuse()

    def search(self, query: Query, limit: int = MOST) -> Hits:
        """Problems and measures of the programmes that stand."""
        if not self._index.path.exists():
            return Hits((), 0, 0)
        return search(self._index.path, query, limit, self._index.key)

    def members(self, area: Area = Area()) -> tuple[Member, ...]:  # noqa: B008 – cannot change
        """The programmes that stand in an area, with what they say."""
        return members(self._index.path, area, self.today, self._index.key) if self._index.path.exists() else ()

    def places(self) -> tuple[tuple[str, str], ...]:
        """County and district of all programmes that stand."""
        return places(self._index.path, self._index.key) if self._index.path.exists() else ()

    def name_of(self, file_hash: str) -> str:
        """What a file was called when it came."""
        slip = self.folder.slips().get(file_hash)
        return slip.name if slip else file_hash[:12]

    def file_of(self, file_hash: str) -> Path:
        """A file as it was received. Raises UserError where somebody took it away."""
        found = self.folder.find(file_hash)
        if found is None:
            raise UserError("holdings.gone")
        return found

    def programme(self, file_hash: str, progress: Progress = Silent()) -> Read:  # noqa: B008 – has no state
        """A programme as it lies in its file. Raises UserError."""
        path = self.file_of(file_hash)
        slip = self.folder.slips().get(file_hash)
        name = slip.name if slip else path.name
        written = slip.written if slip else datetime.fromtimestamp(path.stat().st_mtime, UTC)
        question = Question(str(path), path.suffix[1:], name, written, self.folder.seal)
        return child.run(read_in_child, question, self._profile, failure=UserError, progress=progress)

    @property
    def today(self) -> date:
        """The day it is here."""
        return self._clock().astimezone().date()

    def _taking_in(self, progress: Progress) -> TakingIn:
        return TakingIn(self.folder, self._index, self._clock, self._profile, progress)


def _may_be_programme(path: Path) -> bool:
    if path.suffix[1:].lower() not in ENDINGS or not path.is_file():
        return False
    return path.suffix.lower() != ".json" or path.name.lower().endswith(_DATA_NAMES)
