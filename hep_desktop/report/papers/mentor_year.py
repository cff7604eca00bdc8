"""The yearly report of a mentor: contacts by kind and month, municipalities reached and not, the log itself."""

from collections.abc import Iterator, Mapping
from datetime import date

from hep_desktop.domain.activity import Activity, taking_part
from hep_desktop.domain.mentor import Contact, ContactKind
from hep_desktop.hungarian import short_date
from hep_desktop.report.document import (
    Align,
    Block,
    Cell,
    Density,
    Heading,
    Paper,
    Paragraph,
    Row,
    Run,
    Section,
    TableBlock,
)
from hep_desktop.report.papers.prose import cell, words
from hep_desktop.words import text

_MONTHS = range(1, 13)


def compose(year: Activity, names: Mapping[str, str], mentor: str, as_of: date) -> Paper:
    """The report; `names` are the municipalities of the log."""
    title = text("mentor_year.paper_title", year=year.year)
    blocks = (Heading(1, title, "year"), *_sums(year), *_villages(year), *_log(year, names))
    return Paper(title, mentor, title, as_of, blocks)


def _sums(year: Activity) -> Iterator[Block]:
    people = sum(year.people.values())
    counts = {"contacts": year.total, "reached": len(year.reached), "people": people, "missed": len(year.unreached)}
    yield Paragraph((Run(text("mentor_year.told", year=year.year, **counts)),))
    head = (text("mentor_year.kind"), *(text("mentor_year.month", month=m) for m in _MONTHS))
    ends = (text("mentor_year.total"), text("mentor_year.people"))
    body = [_counted(_kind(kind), (*year.months[kind], year.of(kind), year.people[kind])) for kind in ContactKind]
    sums = tuple(sum(year.months[kind][month - 1] for kind in ContactKind) for month in _MONTHS)
    body.append(_counted(text("mentor_year.all"), (*sums, year.total, people)))
    yield TableBlock(
        "year.months", (6, *(2,) * 12, 3, 4), tuple(body), (_head(*head, *ends),), text("mentor_year.months_caption"),
        density=Density.DENSE,
    )  # fmt: skip


def _villages(year: Activity) -> Iterator[Block]:
    yield Heading(2, text("mentor_year.sheet.reached"), "reached")
    if year.reached:
        heads = (text("mentor_year.village"), *map(_kind, ContactKind), text("mentor_year.total"))
        body = tuple(
            Row((*_cells(one.name, (*one.counts, one.total)), cell(short_date(one.last) if one.last else "")))
            for one in year.reached
        )
        head = _head(*heads, text("mentor_year.last"))
        yield TableBlock(
            "year.reached", (7, *(4,) * 7, 5), body, (head,), text("mentor_year.reached_caption"), density=Density.DENSE
        )
    else:
        yield Paragraph((Run(text("mentor_year.nobody")),))
    yield Heading(2, text("mentor_year.sheet.unreached"), "unreached")
    names = ", ".join(year.unreached)
    yield Paragraph((Run(names or text("mentor_year.all_reached")),))


def _log(year: Activity, names: Mapping[str, str]) -> Iterator[Block]:
    if not year.contacts:
        return
    yield Section(landscape=True)
    yield Heading(2, text("mentor_year.sheet.log"), "log")
    columns = ("held", "kind", "municipalities", "people", "subject", "agreed")
    head = _head(*(text(f"mentor_log.column.{c}" if c != "people" else "mentor_log.field.people") for c in columns))
    body = tuple(_line(one, names) for one in year.contacts)
    yield TableBlock("year.log", (3, 3, 4, 5, 6, 6), body, (head,), text("mentor_year.log_caption"))


def _line(one: Contact, names: Mapping[str, str]) -> Row:
    villages = ", ".join(names.get(code, code) for code in one.municipalities)
    people = one.people.strip()
    if one.headcount is not None:
        people = " ".join(filter(None, (people, text("mentor_year.heads", count=taking_part(one)))))
    day = f" ({short_date(one.agreed_day)})" if one.agreed_day and one.agreed.strip() else ""
    held = short_date(one.held) if one.held else ""
    where = f"{villages} – {one.place}" if one.place.strip() and one.place != villages else villages
    return Row(tuple(cell(said) for said in (held, _kind(one.kind), where, people, one.subject, f"{one.agreed}{day}")))


def _kind(kind: ContactKind) -> str:
    return text(f"mentor_desk.kind.{kind}")


def _head(*heads: str) -> Row:
    return Row(tuple(Cell(words(head)) for head in heads))


def _counted(name: str, counts: tuple[int, ...]) -> Row:
    return Row(_cells(name, counts))


def _cells(name: str, counts: tuple[int, ...]) -> tuple[Cell, ...]:
    return (cell(name), *(Cell(words(str(count) if count else "–"), Align.END) for count in counts))
