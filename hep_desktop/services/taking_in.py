"""Takes files in one by one: copied and known by their content, read in a child, kept, and entered in the index."""

from collections import deque
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from hep_desktop import paths
from hep_desktop.domain.errors import Cancelled, UserError
from hep_desktop.domain.progress import Progress
from hep_desktop.export.strict_zip import Bounds
from hep_desktop.frozen import dataclass
from hep_desktop.holdings.folder import ENDINGS, Folder, Kept, Slip, UnreadableError
from hep_desktop.holdings.held import Extract, Refusal
from hep_desktop.holdings.index import Came, Index
from hep_desktop.identity import Clock
from hep_desktop.services.holdings_reading import Question
from hep_desktop.services.reading_child import Answered, ReadingChild
from hep_desktop.store.faults import told

_AHEAD = 2  # files that wait in the child while others are copied
_AT_ONCE = 12  # files entered in the index together: who stops waits for no more


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of it.

    `added` are all that are new here, `newer` and `older` those of them whose village was known: they stand in the
    place of another, or another one stands. `known` were here before, byte for byte; `others` are no programmes by
    their names. `stopped` – the user did not wait for the rest.
    """

    added: int = 0
    newer: int = 0
    older: int = 0
    known: int = 0
    quarantined: tuple[tuple[str, UserError], ...] = ()
    others: int = 0
    stopped: bool = False


class TakingIn:
    """One run over some files."""

    def __init__(self, folder: Folder, index: Index, clock: Clock, profile: Path, progress: Progress) -> None:
        self._folder = folder
        self._index = index
        self._clock = clock
        self._progress = progress
        self._child = ReadingChild(paths.forms(), profile)
        self._copies: deque[tuple[Path, Kept]] = deque()
        self._read: list[tuple[Extract, Kept, str]] = []
        self._slips = folder.slips()
        self._seen: set[str] = set()
        self._came: list[Came] = []
        self._refused: list[tuple[str, UserError]] = []
        self._known = self._done = self._total = 0

    def files(self, files: tuple[Path, ...], others: int) -> TakenIn:
        """Take in what is not here yet. Raises UserError where nothing can be written."""
        self._total = len(files)
        return self._run((partial(self._take, file) for file in files), others)

    def kept(self) -> TakenIn:
        """Enter every file of the folder anew."""
        files = self._folder.kept()
        self._total = len(files)
        return self._run((partial(self._enter, file) for file in files), 0)

    def _run(self, files: Iterable[Callable[[], None]], others: int) -> TakenIn:
        stopped = False
        with told(self._folder.path):
            self._folder.sweep()
            try:
                for file in files:
                    file()
                    self._hear(_AHEAD)
                self._hear(0)
            except Cancelled:
                stopped = True
            finally:
                self._child.close()
                self._write()
                for _, copy in self._copies:
                    self._forget(copy)
        return TakenIn(
            len(self._came),
            self._came.count(Came.NEWER),
            self._came.count(Came.OLDER),
            self._known,
            tuple(self._refused),
            others,
            stopped,
        )

    def _take(self, file: Path) -> None:
        """Copy a file and hand it to the child, unless it was here before."""
        self._progress.step(self._done, self._total, "holdings.reading")
        ending = file.suffix[1:].lower()
        try:
            _admit(file, ending)
            copy = self._folder.copy_in(file, self._done + len(self._copies))
        except UserError as error:
            self._refuse(file, error)
            return
        except UnreadableError:
            self._refuse(file, UserError("holdings.no_access", file=file.name))
            return
        if copy.file_hash in self._seen or self._index.knows(copy.file_hash):
            self._folder.drop(copy)
            self._known += 1
            self._done += 1
            return
        self._seen.add(copy.file_hash)
        self._ask(file, copy, ending)

    def _enter(self, kept: Kept) -> None:
        self._ask(kept.path, kept, kept.path.suffix[1:])

    def _ask(self, file: Path, copy: Kept, ending: str) -> None:
        slip = self._slips.get(copy.file_hash)
        written = slip.written if slip else datetime.fromtimestamp(copy.path.stat().st_mtime, UTC)
        self._copies.append((file, copy))
        self._child.ask(Question(str(copy.path), ending, slip.name if slip else file.name, written, self._folder.seal))

    def _hear(self, left: int) -> None:
        """Take answers until no more than so many questions are open."""
        while self._child.waiting > left:
            self._answered(self._child.answer(self._progress, self._done, self._total))

    def _answered(self, answered: Answered) -> None:
        file, copy = self._copies.popleft()
        if isinstance(answered.answer, UserError):
            self._forget(copy)
            self._refuse(file, answered.answer)
            return
        self._done += 1
        self._read.append((answered.answer, copy, answered.question.ending))
        if len(self._read) >= _AT_ONCE:
            self._write()

    def _write(self) -> None:
        """First the files, then the index: what is in the index is always there."""
        some, self._read = self._read, []
        now = self._clock()
        put: list[tuple[Extract, datetime]] = []
        for one, copy, ending in some:
            slip = self._slips.get(copy.file_hash) or Slip(copy.file_hash, one.source.name, one.source.written, now)
            self._folder.keep(copy, ending, slip)
            put.append((one, slip.received))
        self._came += self._index.put(put)

    def _refuse(self, file: Path, error: UserError) -> None:
        self._done += 1
        self._refused.append((str(file), error))
        self._index.refuse(Refusal(str(file), error.code, error.values, self._clock()))

    def _forget(self, copy: Kept) -> None:
        if copy.path.suffix == ".part":
            self._folder.drop(copy)


def _admit(file: Path, ending: str) -> None:
    """Refuse by its name or size what need not be copied."""
    if ending not in ENDINGS:
        raise UserError("holdings.other_kind", file=file.name)
    try:
        size = file.stat().st_size
    except OSError as error:
        raise UserError("holdings.no_access", file=file.name) from error
    if size > Bounds().file:
        raise UserError("holdings.too_large", file=file.name)
