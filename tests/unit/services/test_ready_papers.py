"""A paper of a package is called as people call it, whatever its file is."""

import pytest

from hep_desktop.services.ready_papers import title_of


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("hep", "Helyi Esélyegyenlőségi Program"),
        ("minutes-2026-01-05", "HEP Fórum jegyzőkönyve, 2026. január 5."),
        ("minutes-2026-01-05-2", "HEP Fórum jegyzőkönyve, 2026. január 5. (2)"),
        ("minutes-2026-99-99", "HEP Fórum jegyzőkönyve, időpont nélkül"),
        ("levél", "levél"),
    ],
)
def test_a_paper_is_called_as_people_call_it(file: str, title: str) -> None:
    assert title_of(file) == title
