"""One signed package for all tests that take it apart; making it anew each time would only cost time."""

import pytest

from signed_sample import Signed, make


@pytest.fixture(scope="session")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Signed:
    return make(tmp_path_factory.mktemp("profile"))
