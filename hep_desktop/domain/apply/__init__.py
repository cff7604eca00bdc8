"""`apply(office, command)` → outcome: pure, refuses with a `UserError`, changes nothing itself."""

from hep_desktop.domain.apply.dispatch import apply

__all__ = ["apply"]
