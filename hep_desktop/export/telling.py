"""A verdict in words: what was proved and what was not. Never "érvényes": nobody here can know that."""

from collections.abc import Iterator

from hep_desktop.export.verdict import Problem, SignatureVerdict, State, Verdict, Who
from hep_desktop.hungarian import long_date
from hep_desktop.words import text

_LONGEST_NAME = 120
_KNOWN = (Who.KNOWN, Who.ISSUED)


def sentences(verdict: Verdict) -> tuple[str, ...]:
    """All that can be said, the most important first."""
    said = [text(f"exporting.states.{verdict.state.value}")]
    for number, signature in enumerate(verdict.signatures, 1):
        lines = list(_signature(signature, verdict.state is not State.CHANGED))
        if len(verdict.signatures) > 1:
            lines[0] = text("exporting.signatures.numbered", number=number, sentence=lines[0])
        said += lines
    said += [problem(one) for one in verdict.problems]
    if verdict.fingerprint:
        said.append(text("exporting.package.fingerprint", fingerprint=verdict.fingerprint))
    return tuple(said)


def problem(one: Problem) -> str:
    """What is wrong."""
    sentence = text(f"exporting.problems.{one.code.value}")
    if not one.name:
        return sentence
    return text("exporting.problem_at", sentence=sentence.removesuffix("."), name=_shown(one.name))


def _shown(name: str) -> str:
    """A stranger's words, which must not look like ours: one line, bounded, no quotes, nothing that turns the text."""
    printable = (sign if sign.isprintable() and sign not in "„”" else "?" for sign in name[:_LONGEST_NAME])
    return "".join(printable)


def _signature(one: SignatureVerdict, whole: bool) -> Iterator[str]:
    if not one.intact:
        yield text("exporting.signatures.broken")
        yield from (problem(each) for each in one.problems)
        return
    if not whole:  # it holds, but over a package that does not agree with itself
        yield text("exporting.signatures.holds")
    yield text(f"exporting.signatures.{one.who.value}", name=_shown(one.name), issuer=_shown(one.issuer))
    if one.who is not Who.DEVICE and one.self_issued:
        yield text("exporting.signatures.self_issued")
    if not one.in_validity:
        yield text("exporting.signatures.outside_validity")
    if one.claimed:
        local = one.claimed.astimezone()
        moment = f"{long_date(local.date())} {local:%H:%M}"
        yield text("exporting.signatures.claimed", moment=moment)
    if one.who in _KNOWN:
        yield text("exporting.signatures.revocation")
    yield text("exporting.signatures.time_unproved" if one.who in _KNOWN else "exporting.signatures.unproved")
