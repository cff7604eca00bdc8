"""Files and packages of many programmes in one go: one that cannot be made stops none of the others."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.office import Office
from hep_desktop.domain.programme import Status
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.export.package import ascii_name
from hep_desktop.export.signing import SignerChoice
from hep_desktop.frozen import dataclass
from hep_desktop.hungarian import sort_key
from hep_desktop.services.editing import Editing
from hep_desktop.services.exporting import Exported, export_with
from hep_desktop.services.signers import signer_of

_PARTS = 100  # steps that a programme is counted as


@dataclass(frozen=True, slots=True)
class One:
    """What became of one programme: its files, or why there are none."""

    programme: str
    exported: Exported | None = None
    refused: UserError | None = None


def exportable(office: Office) -> tuple[str, ...]:
    """The office's own programmes that still count, by settlement."""
    own = ((key, one) for key, one in office.programmes.items() if not one.custody.draft)
    counts = (key for key, one in own if one.details.status is not Status.SUPERSEDED)
    return tuple(sorted(counts, key=lambda key: (sort_key(office.settlement_of(key).name), key)))


def export_many(
    editing: Editing,
    programmes: Sequence[str],
    out: Path,
    signer: SignerChoice,
    progress: Progress = Silent(),  # noqa: B008 – has no state
    *,
    allow_errors: bool = False,
    sign_papers: bool = False,
) -> Iterator[One]:
    """Each programme in a folder of its own, told as soon as it is made.

    The key is opened once for all: a wrong PIN said again for each would lock the card. Raises UserError where it
    cannot be opened, and nothing is made; Cancelled between two papers.
    """
    key = signer_of(signer, editing.now)
    for at, programme in enumerate(programmes):
        within = _Within(progress, at, len(programmes))
        folder = out / _folder(editing, programme)
        try:
            made = export_with(
                editing, programme, folder, lambda: key, within, allow_errors=allow_errors, sign_papers=sign_papers
            )
        except UserError as error:
            yield One(programme, refused=error)
        else:
            yield One(programme, made)


def export_each(
    told: Callable[[One], None],
    editing: Editing,
    programmes: Sequence[str],
    out: Path,
    signer: SignerChoice,
    progress: Progress = Silent(),  # noqa: B008 – has no state
    **named: bool,
) -> tuple[One, ...]:
    """As `export_many`, all of it: `told` hears of each as it is made. Raises Cancelled; what was made stays."""
    done: list[One] = []
    for one in export_many(editing, programmes, out, signer, progress, **named):
        told(one)
        done.append(one)
    return tuple(done)


def _folder(editing: Editing, programme: str) -> str:
    settlement, details = editing.office.settlement_of(programme), editing.office.programmes[programme].details
    return f"{settlement.code}_{ascii_name(settlement.name)}_{details.first_day.year}_{programme[-6:]}"


class _Within:
    """The progress of one of many."""

    def __init__(self, progress: Progress, at: int, count: int) -> None:
        self._progress = progress
        self._at = at
        self._count = count

    def step(self, done: int, total: int, key: str) -> None:
        """Report to the whole."""
        self._progress.step(self._at * _PARTS + _PARTS * done // max(total, 1), self._count * _PARTS, key)
