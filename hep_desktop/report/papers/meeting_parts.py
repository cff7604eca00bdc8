"""What the papers of every meeting share: when it was, its facts, its agenda, who stayed away."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time

from hep_desktop.domain.forum import AgendaItem, Contribution
from hep_desktop.hungarian import clock_time, long_date
from hep_desktop.report.document import Block, Cell, Heading, ListBlock, Paragraph, Row, Run, TableBlock
from hep_desktop.report.papers.prose import cell, words
from hep_desktop.words import text


def moment(held: date | None, starts: time | None, ends: time | None = None) -> str:
    """The day and the hours, as far as they are known."""
    if held is None:
        return ""
    day = long_date(held)
    if starts is None:
        return day
    if ends is None:
        return text("papers.minutes.from", date=day, starts=clock_time(starts))
    return text("papers.minutes.span", date=day, starts=clock_time(starts), ends=clock_time(ends))


def facts(name: str, told: Mapping[str, str]) -> TableBlock:
    """What is known of a meeting, each with its name before it."""
    body = tuple(Row((Cell(words(label, bold=True)), cell(said))) for label, said in told.items())
    return TableBlock(name, (3, 7), body)


def agenda(items: Iterable[AgendaItem], name: str) -> Iterator[Block]:
    """The numbered items; nothing where there are none."""
    titles = tuple((Run(item.title),) for item in items)
    if titles:
        yield Heading(2, text("papers.minutes.agenda"), name)
        yield ListBlock(titles, ordered=True)


def spoken(one: Contribution) -> Paragraph:
    """The essence of what somebody said."""
    speaker = text("papers.minutes.said", speaker=one.speaker) if one.speaker else ""
    return Paragraph((Run(speaker, bold=True), Run(one.text.strip())))


def heads(keys: Iterable[str]) -> Row:
    """The headings of a table, by the keys of their words."""
    return Row(tuple(Cell(words(text(key))) for key in keys))


def away(excused: Iterable[str], absent: Iterable[str]) -> Iterator[Paragraph]:
    """Who said that they cannot come, and who stayed away."""
    for key, people in (("excused", excused), ("absent", absent)):
        names = ", ".join(people)
        if names:
            yield Paragraph((Run(text(f"papers.minutes.{key}", names=names)),))
