"""The forum's rules of procedure, with its composition, those responsible for fields, and its working groups."""

from collections.abc import Iterator
from datetime import date

from hep_desktop.domain.forum import Capacity
from hep_desktop.domain.forum_rules import ForumRules
from hep_desktop.domain.office import Office
from hep_desktop.report.document import Block, Cell, Heading, ListBlock, Paper, Paragraph, Row, Run, TableBlock, Tone
from hep_desktop.report.papers.closing import signatures
from hep_desktop.report.papers.material import Material, municipality
from hep_desktop.report.papers.prose import cell, words
from hep_desktop.report.papers.standing import Wording
from hep_desktop.template.model import Edition
from hep_desktop.words import text


def compose(office: Office, programme: str, edition: Edition, as_of: date) -> Paper:
    """The rules as they are now."""
    material = Material.of(office, programme, edition)
    title = text("papers.forum_rules.title")
    running = text("papers.running", settlement=material.settlement.name, title=title)
    blocks = (Heading(1, title, "rules"), *_blocks(material))
    return Paper(running, municipality(material.settlement), running, as_of, blocks)


def is_written(office: Office, programme: str) -> bool:
    """Whether there are rules to print."""
    return bool(office.forum_rules(office.settlement_of(programme).id).text.strip())


def usual_text(office: Office, programme: str, edition: Edition, *, groups: bool) -> str:
    """The usual rules in words, as far as quorum and vote were chosen."""
    said = Wording.of(Material.of(office, programme, edition))
    rules = office.forum_rules(office.settlement_of(programme).id)
    who = "members" if rules.only_members_vote else "all"
    more = {
        "quorum": text(f"papers.forum_rules.draft.quorum.{rules.quorum}"),
        "voting": text(f"papers.forum_rules.draft.voting.{who}"),
    }
    keys = ("forum_rules_text", *(("forum_rules_groups",) if groups else ()))
    return "\n".join(line for key in keys for line in said.lines(key, more))


def _blocks(material: Material) -> Iterator[Block]:
    rules = material.office.forum_rules(material.settlement.id)
    yield Paragraph((Run(municipality(material.settlement)),), Tone.CENTRED)
    yield from cell(rules.text).blocks
    yield from _seats(material)
    fields = {one.code: one.label for one in material.edition.coverage.fields}
    owners = [(fields.get(one.field, one.field), one.person) for one in rules.owners if one.person.strip()]
    yield from _table("owners", ("field", "person"), owners)
    yield from _groups(rules)
    yield signatures(material)


def _groups(rules: ForumRules) -> Iterator[Block]:
    yield from _table("groups", ("group", "leader"), [(one.group, one.leader) for one in rules.groups])
    told = [(one.group, one.year, one.report) for one in rules.reports if one.report.strip()]
    yield from _table("reports", ("group", "year", "report"), told)


def _table(key: str, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[Block]:
    if not rows:
        return
    yield Heading(2, text(f"papers.forum_rules.{key}"), f"rules.{key}")
    head = Row(tuple(Cell(words(text(f"papers.forum_rules.{one}"))) for one in columns))
    body = tuple(Row(tuple(cell(said) for said in row)) for row in rows)
    yield TableBlock(f"rules.{key}.table", (4, 2, 8) if len(columns) > 2 else (5, 6), body, (head,))  # noqa: PLR2004 – a year is narrow


def _seats(material: Material) -> Iterator[Block]:
    settlement = material.settlement
    people = [one for one in material.office.directory.people if one.settlement in ("", settlement.id)]
    named: dict[Capacity, list[str]] = {}
    for seat in material.edition.seats:
        names = [one.name.strip() or one.organisation.strip() for one in people if one.seat == seat.id]
        if names:
            line = text("papers.forum_rules.seat", seat=seat.title, names=", ".join(names))
            named.setdefault(seat.capacity, []).append(line)
    if named:
        yield Heading(2, text("papers.forum_rules.seats"), "rules.seats")
    for capacity, key in ((Capacity.MEMBER, "members"), (Capacity.PERMANENT_INVITEE, "permanent_invitees")):
        if capacity in named:
            yield Paragraph((Run(text(f"papers.forum_rules.{key}"), bold=True),), keeps=True)
            yield ListBlock(tuple((Run(line),) for line in named[capacity]))
