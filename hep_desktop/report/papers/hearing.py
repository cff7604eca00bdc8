"""Who was heard before the vote: sentences for the proposal, and the list of opinions with our answers.

Nek. tv. 82. § (3): the council is told, before it decides, what the nationality self-governments said or that they
stayed silent. People of the village are never named, contacts and notes are never told.
"""

from collections.abc import Iterator
from datetime import date

from hep_desktop.domain.council import ConsentNeed, NationalityBody
from hep_desktop.domain.office import Office
from hep_desktop.domain.opinions import OF_NATIONALITIES, Opinion, OpinionKind
from hep_desktop.hungarian import long_date
from hep_desktop.report.document import Block, Cell, Heading, Paper, Paragraph, Row, Run, TableBlock
from hep_desktop.report.papers.material import Material, municipality
from hep_desktop.report.papers.prose import cell, muted, words
from hep_desktop.report.papers.standing import Wording
from hep_desktop.template.model import Edition
from hep_desktop.words import text

_COLUMNS = ("sender", "said", "answer")
_SHARES = (6, 7, 6)


def compose(office: Office, programme: str, edition: Edition, as_of: date) -> Paper:
    """The list of all opinions."""
    material = Material.of(office, programme, edition)
    title = text("papers.opinions.title")
    running = text("papers.running", settlement=material.settlement.name, title=title)
    blocks = (Heading(1, title, "opinions"), *_listed(material, as_of))
    return Paper(running, municipality(material.settlement), running, as_of, blocks)


def is_recorded(office: Office, programme: str) -> bool:
    """Whether there is anything to list."""
    return bool(office.programmes[programme].opinions)


def nationality(material: Material, as_of: date) -> Iterator[str]:
    """What the council must be told of the nationality self-governments, a sentence each."""
    council = material.programme.council
    of_them = [one for kind in OF_NATIONALITIES for one in _of_kind(material, kind)]
    if council.nationality:
        yield council.nationality
    elif council.nationality_body is NationalityBody.NONE:
        yield Wording.of(material).line("opinions_no_body")
    yield from (sentence(one, as_of) for one in of_them)
    if council.consent is ConsentNeed.NOT_NEEDED:
        yield Wording.of(material).line("opinions_not_needed")
    elif council.consent is ConsentNeed.NEEDED and not _of_kind(material, OpinionKind.CONSENT):
        yield text("papers.opinions.needed")
    unsaid = council.consent is ConsentNeed.UNTOLD and not council.nationality
    if unsaid and not of_them:
        yield text("papers.proposal.no_nationality")


def others(material: Material) -> str:
    """How many remarks came from partners and people of the village."""
    came = [one for one in _all(material) if one.kind not in OF_NATIONALITIES and one.has_spoken]
    return text("papers.opinions.others", count=len(came)) if came else text("papers.opinions.no_others")


def shortly(material: Material) -> str:
    """What nationality self-governments decided, for the last pages of the programme."""
    spoken = (one for kind in OF_NATIONALITIES for one in _of_kind(material, kind))
    told = [_line(one, _stance(one)) for one in spoken if one.has_spoken]
    return "\n".join(told)


def sentence(one: Opinion, as_of: date) -> str:
    """What one nationality self-government said, its reasons and our answer."""
    parts = [_line(one, _what(one, as_of))]
    if one.text.strip():
        parts.append(text("papers.opinions.essence", text=one.text.strip()))
    if one.answer.strip():
        parts.append(text("papers.opinions.answered", answer=one.answer.strip()))
    return " ".join(parts)


def _line(one: Opinion, what: str) -> str:
    said = text(f"papers.opinions.right.{one.kind}", sender=_sender(one))
    return text("papers.opinions.line", what=what, said="; ".join((said, *_dates(one))))


def _dates(one: Opinion) -> Iterator[str]:
    asked = one.asked or one.sent
    if asked is not None:
        yield text("papers.opinions.asked", day=long_date(asked))
    came = [*([long_date(one.received)] if one.received else []), *([one.number.strip()] if one.number.strip() else [])]
    if came:
        yield text("papers.opinions.came", came=", ".join(came))


def _what(one: Opinion, as_of: date) -> str:
    if one.has_spoken:
        return _stance(one)
    if not one.is_silent(as_of):
        return text("papers.opinions.awaited")
    if one.until is None or one.until >= as_of:
        return text("papers.opinions.silent")
    return text("papers.opinions.silent_until", day=long_date(one.until))


def _stance(one: Opinion) -> str:
    kind = OpinionKind.CONSENT if one.kind is OpinionKind.CONSENT else OpinionKind.OPINION
    return text(f"papers.opinions.{kind}.{one.stance}")


def _listed(material: Material, as_of: date) -> Iterator[Block]:
    said = Wording.of(material)
    yield from said.paragraphs("opinions_intro")
    for kind in OpinionKind:
        found = _of_kind(material, kind)
        yield Heading(2, text(f"papers.opinions.kinds.{kind}"), f"heard.{kind}")
        if found:
            head = Row(tuple(Cell(words(text(f"papers.opinions.column.{key}"))) for key in _COLUMNS))
            body = tuple(_row(one, as_of) for one in found)
            yield TableBlock(f"heard.{kind}.table", _SHARES, body, (head,))
        elif kind in OF_NATIONALITIES and material.programme.council.nationality_body is NationalityBody.NONE:
            yield from said.paragraphs("opinions_no_body")
        else:
            yield Paragraph((Run(text("papers.opinions.none")),))


def _row(one: Opinion, as_of: date) -> Row:
    who = cell(_sender(one), *_dates(one))
    about = (text("papers.opinions.about", about=one.about.strip()),) if one.about.strip() else ()
    told = one.kind in OF_NATIONALITIES or not one.has_spoken
    said = cell(*about, *((_capital(_what(one, as_of)),) if told else ()), one.text)
    return Row((who, said, cell(one.answer) if one.answer.strip() else muted(text("papers.plan.none"))))


def _capital(words_: str) -> str:
    return words_[:1].upper() + words_[1:]


def _sender(one: Opinion) -> str:
    if one.kind is OpinionKind.CITIZEN:
        return text("papers.opinions.citizen")
    return one.sender.strip() or text("papers.opinions.unnamed")


def _of_kind(material: Material, kind: OpinionKind) -> tuple[Opinion, ...]:
    return tuple(one for one in _all(material) if one.kind is kind)


def _all(material: Material) -> list[Opinion]:
    found = material.programme.opinions.values()
    return sorted(found, key=lambda one: (one.asked or one.sent or one.received or date.max, one.id))
