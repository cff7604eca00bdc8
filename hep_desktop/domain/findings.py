"""The result of a check: a code, how grave it is, and the place it leads to; no prose."""

import hashlib
from dataclasses import fields
from enum import StrEnum

from hep_desktop.domain.places import Place
from hep_desktop.frozen import dataclass


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
    record at `place`, `table` the table that shows the fact. `subject` tells apart findings that would
    else have the same `key`. `rests_on` are the values it was found in, in plain writing.
    """

    code: str
    severity: Severity
    node: str
    place: Place | None = None
    field: str = ""
    table: str = ""
    args: tuple[tuple[str, str], ...] = ()
    subject: str = ""
    rests_on: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What names this finding among all of a programme, whatever the values are."""
        place = [getattr(self.place, f.name) for f in fields(self.place) if f.name != "programme"] if self.place else []
        return "|".join((self.code, self.node, *place, self.field, self.table, self.subject))

    @property
    def digest(self) -> str:
        """Stands for the values it rests on: another digest, another state of affairs."""
        return hashlib.sha256("\n".join(self.rests_on).encode("utf-8", "replace")).hexdigest()
