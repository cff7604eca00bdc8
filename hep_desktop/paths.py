"""Where the program's own files and the user's data are, in a source tree and in a frozen build."""

import sys
from functools import cache
from pathlib import Path


@cache
def program_root() -> Path:
    """The folder that holds `forms/` and `resources/`."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parent.parent


def forms() -> Path:
    """The law as data."""
    return program_root() / "forms"


def resources() -> Path:
    """What is shown but is not law."""
    return program_root() / "resources"


def user_data() -> Path:
    """The user's own folder for stores; not the synced Documents (decisions.md 22)."""
    from platformdirs import user_data_path  # noqa: PLC0415 – command-line work with --store never needs it

    return user_data_path("HEP Desktop", appauthor=False)


def lent_copies() -> Path:
    """Where copies lie while other programs show them; there is no such folder else."""
    return user_data() / "lent"


def user_profile() -> Path:
    """Preferences, remembered mappings, device key."""
    from platformdirs import user_config_path  # noqa: PLC0415 – as above

    return user_config_path("HEP Desktop", appauthor=False)
