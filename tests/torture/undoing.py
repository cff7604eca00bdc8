"""A session of hundreds of steps, taken back to its beginning and done again to its end, over a real store."""

import hashlib
import random
from pathlib import Path

from hep_desktop.services.editing import Editing
from hep_desktop.store import full_json
from torture.clerk import Clerk


def there_and_back(path: Path, forms: Path, seed: int, steps: int) -> int:
    """Undo reaches the first state, redo the last, and the disk says the same; gives how many steps there were."""
    clerk = Clerk(path, forms, seed)
    editing, chance = clerk.editing, random.Random(seed)
    first, begun = _hash(editing), _in_effect(editing)
    for _ in range(steps):
        chance.choice((clerk.type, clerk.figure, clerk.figure, clerk.load))()
    last = _hash(editing)
    done = _in_effect(editing) - begun
    for _ in range(done):
        assert editing.undo("p").left == ()
    assert _hash(editing) == first
    while editing.redo_label("p") is not None:
        assert editing.redo("p").left == ()
    assert _hash(editing) == last
    editing.flush()
    assert editing.workspace.load() == editing.office
    editing.close()
    return done


def _in_effect(editing: Editing) -> int:
    return len(editing._timeline._done)  # pyright: ignore[reportPrivateUsage] – nobody else asks how many


def _hash(editing: Editing) -> str:
    return hashlib.sha256(full_json.compose(dict(editing.office.records()))).hexdigest()
