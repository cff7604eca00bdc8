"""What the store says of the way to the disk: saved, on its way, or failed and why."""

from datetime import datetime

from hep_desktop.domain.errors import UserError
from hep_desktop.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Saved:
    """Everything written so far is safe on the disk since `at`."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Saving:
    """Something is on its way."""


@dataclass(frozen=True, slots=True)
class SaveFailed:
    """The last write failed; it is kept and will be tried again."""

    error: UserError


SaveState = Saved | Saving | SaveFailed
