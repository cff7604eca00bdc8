"""What every command is."""


class Command:
    """Something a user can change, as a frozen dataclass of its subject; `apply` says what it would change."""

    __slots__ = ()
