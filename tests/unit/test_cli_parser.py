"""What was mistyped, and the help: in Hungarian."""

import pytest

from hep_desktop import cli


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "hiányzik"),
        (("nincs",), "nincs ilyen parancs"),
        (("check", "valami"), "ismeretlen: valami"),
        (("report", "--document"), "--document után meg kell adni az értéket"),
        (("report", "--document", "levél", "--format", "pdf", "--out", "x"), "--document után nem állhat"),
        (("check", "--json=1"), "--json után nem állhat érték"),
        (("report", "--year", "tavaly"), "--year után szám állhat, nem 'tavaly'"),
    ],
)
def test_what_was_mistyped_is_said_in_hungarian(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(words)
    assert left.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith("Hibás parancs: ")
    assert said in told
    assert "argument" not in told


def test_the_help_is_in_hungarian(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["report", "--help"])
    told = capsys.readouterr().out
    assert told.startswith("Használat: hep-desktop report")
    assert not {"usage", "options", "show", "exit"} & set(told.replace(":", " ").split())
