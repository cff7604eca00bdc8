"""Three hundred spoiled packages in every run; ten thousand in `dev.py torture`."""

from types import ModuleType

from signed_sample import Signed
from torture.packages import wrong


def test_no_spoiled_package_is_judged_wrongly(signed: Signed, standalone: ModuleType) -> None:
    assert list(wrong(signed, standalone, seed=7, count=300)) == []
