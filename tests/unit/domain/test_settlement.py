"""The check digit of KSH's codes."""

import pytest

from hep_desktop.domain.settlement import is_ksh_code


@pytest.mark.parametrize("code", ["00000", "00019", "13578", "17677"])
def test_a_code_ends_in_its_check_digit(code: str) -> None:
    assert is_ksh_code(code)


@pytest.mark.parametrize("code", ["", "0000", "000000", "13579", "1357x", "१३५७८", "-0000"])
def test_anything_else_is_no_code(code: str) -> None:
    assert not is_ksh_code(code)
