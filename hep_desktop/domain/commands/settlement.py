"""Changes of the office's settlements."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hep_desktop.domain.settlement import Settlement


@dataclass(frozen=True, slots=True)
class AddSettlement:
    """Add a municipality to the store."""

    settlement: Settlement


@dataclass(frozen=True, slots=True)
class ChangeSettlement:
    """Set some fields of a municipality."""

    settlement: str
    fields: Mapping[str, Any]
