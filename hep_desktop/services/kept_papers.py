"""Papers that were drawn since the start, by what they were drawn from: the same content is not drawn twice."""

import hashlib
from collections import OrderedDict
from threading import Lock

MOST = 96_000_000  # bytes; all papers of a dozen villages


class KeptPapers:
    """Held in memory alone: nothing of an encrypted store lies about on the disk, nothing outlives the program."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._held: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    @staticmethod
    def key(content: object, form: str) -> str:
        """The name of what would be drawn from this content in this format; other content has another name."""
        import pickle  # noqa: PLC0415 – the window stands before anything is drawn

        return f"{form}:{hashlib.sha256(pickle.dumps(content)).hexdigest()}"

    def get(self, key: str) -> bytes | None:
        """What was drawn, if it is still here."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def put(self, key: str, drawn: bytes) -> None:
        """Keep it; what was not asked for longest makes room."""
        with self._lock:
            self._held[key] = drawn
            self._held.move_to_end(key)
            while sum(map(len, self._held.values())) > self._most:
                self._held.popitem(last=False)
