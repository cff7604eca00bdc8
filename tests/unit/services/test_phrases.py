"""A mentor's own sentences: kept in the profile, handed on as a file, added on another computer; nothing is lost."""

from pathlib import Path

import pytest

from hep_desktop import paths
from hep_desktop.domain.errors import UserError
from hep_desktop.services import phrases


@pytest.fixture(autouse=True)
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer on which nothing was kept yet."""
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path / "first")
    return tmp_path


def test_sentences_of_one_mentor_are_added_to_those_of_another(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    phrases.keep((*phrases.phrases(), "Kérem a forrás évét is."))
    shared = profile / "HEP mondataim.json"
    phrases.keep(phrases.phrases(), shared)
    monkeypatch.setattr(paths, "user_data", lambda: profile / "second")
    phrases.keep(("Ez a sajátom.",))
    phrases.keep((*phrases.phrases(), *phrases.read(shared)))
    assert phrases.phrases() == ("Ez a sajátom.", *phrases.starters(), "Kérem a forrás évét is.")


@pytest.mark.parametrize(
    "content", ["", "[]", '{"schema": "más"}', '{"schema": "hep-desktop/phrases", "phrases": [1]}']
)
def test_another_file_is_refused_and_what_was_kept_stays(profile: Path, content: str) -> None:
    phrases.keep(("Ez a sajátom.",))
    (profile / "rossz.json").write_text(content, encoding="utf-8")
    with pytest.raises(UserError, match=r"remarks\.not_phrases"):
        phrases.read(profile / "rossz.json")
    assert phrases.phrases() == ("Ez a sajátom.",)
