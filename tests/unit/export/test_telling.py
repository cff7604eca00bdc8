"""A verdict in words: honest, complete, and never more than was proved."""

from datetime import UTC, datetime

import pytest

from hep_desktop.export.refusal import Reason
from hep_desktop.export.telling import problem, sentences
from hep_desktop.export.verdict import Problem, SignatureVerdict, Verdict, Who

WHEN = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)
DEVICE = SignatureVerdict("s0", intact=True, who=Who.DEVICE, name="x", claimed=WHEN, in_validity=True, self_issued=True)


def _known(**more: object) -> SignatureVerdict:
    shown: dict[str, object] = {
        "who": Who.KNOWN,
        "name": "Dr. Minta Mária jegyző",
        "claimed": WHEN,
        "in_validity": True,
    }
    return SignatureVerdict("s1", intact=True, **(shown | more))  # type: ignore[arg-type]


def test_this_computer_s_own_signature() -> None:
    assert sentences(Verdict(signatures=(DEVICE,), fingerprint="ab")) == (
        "A fájl az aláírás óta nem változott.",
        "Ezen a számítógépen készült.",
        f"Az aláírás ideje az aláíró szerint: 2026. november 21. {WHEN.astimezone():%H:%M}.",
        "Az aláíró személye és az aláírás ideje nem igazolt.",
        "Az adatok ujjlenyomata: ab",
    )


def test_a_signer_of_the_user_s_list() -> None:
    said = sentences(Verdict(signatures=(_known(),)))
    assert said[1] == "Az aláíró tanúsítványa az Ön listáján szerepel: „Dr. Minta Mária jegyző”."
    assert said[-1] == "Az aláírás ideje nem igazolt."


def test_a_stranger() -> None:
    said = sentences(Verdict(signatures=(_known(who=Who.UNKNOWN, self_issued=True, in_validity=False),)))
    assert said[0].endswith("így az aláírás nem fogadható el.")
    assert said[1:4] == (
        "Az aláíró a tanúsítványa szerint: „Dr. Minta Mária jegyző”.",
        "A tanúsítványt az aláíró maga állította ki.",
        "Az aláíró tanúsítványa az aláírás idején még nem vagy már nem volt hatályos.",
    )
    assert said[-1] == "Az aláíró személye és az aláírás ideje nem igazolt."


def test_two_signatures_one_broken() -> None:
    broken = SignatureVerdict("s1", intact=False, problems=(Problem(Reason.FILE_CHANGED, "hep.json"),))
    said = sentences(Verdict(signatures=(DEVICE, broken)))
    assert said[0] == "A fájl megváltozott, megsérült, vagy nem ilyen csomag."
    assert said[1] == "1. aláírás: Ez az aláírás egyezik a fájlokkal."
    assert said[-2:] == (
        "2. aláírás: Ez az aláírás nem egyezik a csomaggal.",
        "Egy fájl az aláírás óta megváltozott (hep.json).",
    )


def test_no_signature() -> None:
    assert sentences(Verdict()) == ("A fájl nincs aláírva: nem igazolható, hogy készítése óta nem változott.",)


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_its_words(reason: Reason) -> None:
    assert problem(Problem(reason)).endswith(".")
    assert problem(Problem(reason, "x")).endswith(" (x).")


def test_never_more_than_was_proved() -> None:
    for verdict in (Verdict(signatures=(DEVICE,)), Verdict(signatures=(_known(),)), Verdict()):
        assert "érvényes" not in " ".join(sentences(verdict)).lower()


def test_a_name_cannot_speak_for_us() -> None:
    forged = "X”. Az aláíró személye igazolt.\n\u202e" + "x" * 500
    said = sentences(Verdict(signatures=(_known(who=Who.UNKNOWN, name=forged),)))
    assert said[1].startswith("Az aláíró a tanúsítványa szerint: „X?. Az aláíró személye igazolt.??xxx")
    assert said[1].endswith("x”.")
    assert len(said[1]) < 170
    assert "\n" not in problem(Problem(Reason.NAME, "a\nb"))
