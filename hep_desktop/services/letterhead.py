"""The office's own look for papers: its Word template and coats of arms, kept in the user's profile."""

from dataclasses import replace
from pathlib import Path

from hep_desktop import child, paths
from hep_desktop.child import Limits
from hep_desktop.domain.errors import UserError
from hep_desktop.domain.progress import Progress, Silent
from hep_desktop.domain.settlement import Settlement
from hep_desktop.hungarian import long_date
from hep_desktop.report.document import Letterhead, Paper
from hep_desktop.services.outfiles import make_folder, put, safe_name
from hep_desktop.words import text

_FOLDER, _TEMPLATE, _ARMS, _LARGE = "papers", "letterhead.docx", "arms.img", "a3"
_LIMITS = Limits(seconds=60, megabytes=1536)


def folder() -> Path:
    """Where the look is kept."""
    return paths.user_profile() / _FOLDER


def has_template() -> bool:
    """Whether the office has its own template."""
    return (folder() / _TEMPLATE).is_file()


def has_arms(settlement: Settlement) -> bool:
    """Whether a village's own coat of arms is kept."""
    return _own_arms(settlement).is_file()


def wants_large() -> bool:
    """Whether what lies on its side is printed on A3."""
    return (folder() / _LARGE).exists()


def want_large(*, wanted: bool) -> None:
    """Print what lies on its side on A3, or on A4 again. Raises UserError."""
    if wanted:
        make_folder(folder())
        put(folder() / _LARGE, b"")
    else:
        (folder() / _LARGE).unlink(missing_ok=True)


def take_template(path: Path, progress: Progress = Silent()) -> tuple[str, ...]:  # noqa: B008 – has no state
    """Keep a template, and tell what of it cannot be used. Raises UserError; then the one before stays."""
    from hep_desktop.importers.letterhead import read_letterhead  # noqa: PLC0415 – loads all of python-docx

    def failure(_code: str) -> UserError:
        return UserError("word.damaged", file=path.name)

    read = child.run(read_letterhead, str(path), failure=failure, progress=progress, limits=_LIMITS)
    make_folder(folder())
    put(folder() / _TEMPLATE, read.content)
    put(folder() / _ARMS, read.arms)
    return tuple(text(f"papers.letterhead.{one.code}", **dict(one.values)) for one in read.remarks)


def take_arms(path: Path, settlement: Settlement, progress: Progress = Silent()) -> None:  # noqa: B008 – has no state
    """Keep a village's coat of arms. Raises UserError; then the one before stays."""
    from hep_desktop.importers.picture import read_picture  # noqa: PLC0415 – loads all of PIL

    def failure(_code: str) -> UserError:
        return UserError("picture.damaged")

    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError("picture.unreadable", file=path.name) from error
    read = child.run(read_picture, content, failure=failure, progress=progress, limits=_LIMITS)
    make_folder(folder())
    put(_own_arms(settlement), read.content)


def forget_template() -> None:
    """Papers have the program's look again."""
    for name in (_TEMPLATE, _ARMS):
        (folder() / name).unlink(missing_ok=True)


def forget_arms(settlement: Settlement) -> None:
    """The village has no coat of arms of its own."""
    _own_arms(settlement).unlink(missing_ok=True)


def dressed(paper: Paper, settlement: Settlement) -> Paper:
    """The paper in the office's look; as it is where there is none, or where it cannot be read."""
    paper = paper.with_large_sheets() if wants_large() else paper
    content = _bytes(folder() / _TEMPLATE)
    arms = _bytes(_own_arms(settlement)) or _bytes(folder() / _ARMS)
    if not content and not arms:
        return paper
    from hep_desktop.importers.letterhead import FIELDS  # noqa: PLC0415 – as above

    values = (settlement.name, paper.author, paper.title, long_date(paper.as_of))
    names = (text(f"papers.letterhead.fields.{name}") for name in FIELDS)
    fields = tuple(zip(names, values, strict=True))
    alt = text("papers.letterhead.arms", settlement=settlement.name)
    return replace(paper, letterhead=Letterhead(content, fields, arms, alt))


def _own_arms(settlement: Settlement) -> Path:
    return folder() / f"{safe_name(settlement.id)}.img"


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
