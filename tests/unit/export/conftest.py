"""One signed package for all tests that take it apart, and the standalone verifier beside ours in each of them."""

from types import ModuleType

import pytest

from hep_desktop.export import verify
from hep_desktop.export.strict_zip import Bounds
from hep_desktop.export.verdict import KnownCertificates, Verdict
from signed_sample import Signed, make
from standalone import load_standalone, state_of


@pytest.fixture(scope="session")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Signed:
    return make(tmp_path_factory.mktemp("profile"))


@pytest.fixture(scope="session")
def standalone() -> ModuleType:
    """The verifier for people without the program, as a module."""
    return load_standalone()


@pytest.fixture(autouse=True)
def _both_agree(monkeypatch: pytest.MonkeyPatch, standalone: ModuleType) -> None:
    """Whatever a test lets our verifier look at, the other one, which shares no code with it, must say the same."""
    ours = verify.verify

    def agreed(raw: bytes, known: KnownCertificates, bounds: Bounds | None = None) -> Verdict:
        verdict = ours(raw, known, bounds)
        if bounds is None:
            assert state_of(standalone, raw) is verdict.state
        return verdict

    monkeypatch.setattr(verify, "verify", agreed)
