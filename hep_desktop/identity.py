"""Ids of rows and the clock, passed in so that tests and rebuilt stores can repeat them."""

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
