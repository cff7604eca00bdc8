"""How saving goes, for windows and command lines that may not see the store."""

from hep_desktop.store.saving import Saved, SaveFailed, SaveState, Saving

__all__ = ["SaveFailed", "SaveState", "Saved", "Saving"]
