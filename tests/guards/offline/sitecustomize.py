"""Forbids the network in this interpreter; on PYTHONPATH it does so in every Python child, too.

An audit hook sees each use of a socket, however it was imported, and cannot be taken off again. Local
sockets stay: Qt and multiprocessing talk to themselves through them.
"""

import socket
import sys
from typing import Any

LOOPBACK = ("127.", "::1", "localhost")
WATCHED = ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind")
LOOKED_UP = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")


class NetworkUsedError(RuntimeError):
    """Something asked for the network: the program works offline, and so do its tests."""


def forbid(event: str, args: tuple[Any, ...]) -> None:
    """Let local sockets pass and refuse all others."""
    if event in WATCHED and args[0].family in (socket.AF_INET, socket.AF_INET6) and args[1]:
        _refuse_unless_local(event, args[1][0])
    elif event in LOOKED_UP:
        _refuse_unless_local(event, args[0])


def _refuse_unless_local(event: str, host: object) -> None:
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host or "localhost")
    if not name.startswith(LOOPBACK):
        raise NetworkUsedError(f"{event} to {name}")


sys.addaudithook(forbid)
