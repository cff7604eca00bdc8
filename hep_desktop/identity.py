"""Ids of rows, the clock and who is logged in, passed in so that tests and rebuilt stores can repeat them."""

import getpass
import os
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime

NewId = Callable[[], str]
"""Gives a new text id."""

Clock = Callable[[], datetime]
"""Gives the present moment, with its time zone."""


def new_id() -> str:
    """A UUID of version 7 as text (RFC 9562): ids sort by when they were made."""
    stamp = time.time_ns() // 1_000_000
    value = (stamp << 80) | int.from_bytes(os.urandom(10), "big")
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return str(uuid.UUID(int=value))


def system_clock() -> datetime:
    """Now, in universal time; shown in local time."""
    return datetime.now(UTC)


def login_name() -> str:
    """Who is logged in on this computer; blank where the system does not know."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
