"""Spoiled packages: no exception, no false verdict, and the standalone verifier of the same opinion."""

import io
import zipfile
from collections.abc import Iterator
from types import ModuleType

from hep_desktop.export.container import META, SIGNATURE_NAME
from hep_desktop.export.verdict import State, Verdict
from hep_desktop.export.verify import verify
from signed_sample import Signed
from standalone import state_of
from torture.mutants import mutant


def wrong(signed: Signed, standalone: ModuleType, seed: int, count: int) -> Iterator[str]:
    """A line for each mutant that was not judged rightly."""
    files, truth = signed.files, verify(signed.raw, signed.known)
    for number in range(count):
        name = f"mutant {seed * 1_000_000 + number}"
        raw = mutant(signed.raw, files, seed * 1_000_000 + number)
        try:
            verdict = verify(raw, signed.known)
            other = state_of(standalone, raw)
        except Exception as error:  # noqa: BLE001 – just what must never happen
            yield f"{name}: {error!r}"
            continue
        if verdict.state is not other:
            yield f"{name}: {verdict.state}, but the standalone verifier says {other}"
        if not _is_true(verdict, truth, raw, signed):
            yield f"{name}: {verdict.state} is not true"


def _is_true(verdict: Verdict, truth: Verdict, raw: bytes, signed: Signed) -> bool:
    """A changed package may never look whole; what looks whole holds the same files, signer and time."""
    if verdict.state is State.CHANGED:
        return True
    with zipfile.ZipFile(io.BytesIO(raw)) as container:
        found = {name: container.read(name) for name in container.namelist()}
    if verdict.state is State.UNSIGNED:
        return not any(SIGNATURE_NAME.fullmatch(name) for name in found)
    data = {name: content for name, content in found.items() if not name.startswith(META)}
    expected = {name: content for name, content in signed.files if not name.startswith(META)}
    said = [(one.certificate, one.claimed, one.who) for one in verdict.signatures]
    return data == expected and set(said) == {(o.certificate, o.claimed, o.who) for o in truth.signatures}
