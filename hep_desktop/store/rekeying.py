"""The same store once more with another password, or with none: written beside, never over the old one."""

from contextlib import closing
from pathlib import Path

from hep_desktop.store.database import Access, locked, quoted, uri
from hep_desktop.store.faults import told
from hep_desktop.store.records import SEAL
from hep_desktop.store.sealing import Seal

_HEADER = ("application_id", "user_version")  # SQLCipher copies tables alone


def rewrite(source: Path, password: str, target: Path, new_password: str, seal: Seal | None) -> None:
    """Everything of `source` into a new file at `target`, whose files are sealed so. Raises UserError.

    `source` is not touched.
    """
    with told(source):
        target.unlink(missing_ok=True)
        target.touch()
        with closing(locked(source, password, Access.LOOK)) as old:
            numbers = {name: old.execute(f"PRAGMA {name}").fetchone()[0] for name in _HEADER}
            old.execute(f"ATTACH DATABASE ? AS made KEY {quoted(new_password)}", (uri(target, Access.WRITE),))
            old.execute("PRAGMA made.synchronous = EXTRA")
            old.execute("SELECT sqlcipher_export('made')")
            for name, number in numbers.items():
                old.execute(f"PRAGMA made.{name} = {number}")
            old.execute("DELETE FROM made.meta WHERE key = ?", (SEAL,))
            if seal is not None:
                old.execute("INSERT INTO made.meta (key, value) VALUES (?, ?)", (SEAL, seal.key))
            old.execute("DETACH DATABASE made")
