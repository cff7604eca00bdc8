"""The one place where the window hears that something changed; every page listens here and nowhere else."""

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """Signals of the open store. Slots are methods of QObjects, so that they run on the main thread."""

    changed = Signal(object)
    """An `Outcome`: these places hold something new."""

    saving = Signal(object)
    """A `SaveState`; sent from the store's thread, delivered on the main one."""

    refused = Signal(object)
    """A `UserError` that no field shows itself; the frame shows it."""

    received = Signal()
    """Programmes of villages were taken in; they lie beside the store and are no change of it."""

    told = Signal(str)
    """A quiet sentence for the user that needs no answer."""

    go = Signal(object)
    """A `Destination` somebody wants to see."""

    asked = Signal(str)
    """The id of an action of the window that a page wants done, e.g. `undo`."""

    checked = Signal()
    """The findings were looked at again."""

    closing = Signal()
    """The open programme is about to be closed: hand over what is being typed."""

    store_wanted = Signal(object)
    """The path of another store somebody wants to open."""

    rewritten = Signal(object)
    """The store was `Prepared` with another password, or none, and waits to take its place."""

    opened = Signal(str)
    """The id of the programme that is open from now on, or nothing."""
