"""The result of a check: a code, how grave it is, and the place it leads to; no prose."""

from dataclasses import dataclass
from enum import StrEnum

from hep_desktop.domain.places import Place


class Severity(StrEnum):
    """Error stops the package, a warning needs a reason, a tip needs nothing."""

    ERROR = "error"
    WARNING = "warning"
    TIP = "tip"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What a check found.

    `code` names the sentence in `resources/strings/hu/findings.toml`, `args` fill it; `node` is the
    chapter it is counted under (a walk step where it has no chapter); `field` is the field of the
    record at `place`, `table` the table that shows the fact.
    """

    code: str
    severity: Severity
    node: str
    place: Place | None = None
    field: str = ""
    table: str = ""
    args: tuple[tuple[str, str], ...] = ()
