"""Where the parts of a Word file go, in words: for the window and for the command line."""

from collections.abc import Iterator, Sequence

from hep_desktop.importers.word.parts import Aim, WordProgramme
from hep_desktop.services.word_programme import Choice, Row, State, lost, sentence
from hep_desktop.template.model import Edition
from hep_desktop.words import text


def named(row: Row, choice: Choice, edition: Edition) -> str:
    """What an aim and its place are called."""
    match choice.aim:
        case Aim.FACTS:
            table = edition.tables[choice.node]
            return text("word.target.facts", number=table.number, title=table.title, count=len(row.facts))
        case Aim.PROBLEMS:
            node = edition.node(choice.node).heading
            return text("word.target.problems", count=len(row.part.problems), node=node)
        case Aim.MEASURES:
            return text("word.target.measures", count=len(row.part.measures))
        case _ if row.part.heading is not None and choice.node == row.part.heading.id:
            return text("word.target.own", title=row.part.heading.title)
        case _:
            return next(
                (node.heading for node in edition.walk() if node.id == choice.node), text("word.target.nowhere")
            )


def target(row: Row, choice: Choice, edition: Edition) -> str:
    """Where a part goes as it is chosen now."""
    if row.state is State.ALREADY:
        return text("word.target.already")
    if not choice.taken and choice.aim is not Aim.NOWHERE and (choice.node or choice.aim is Aim.MEASURES):
        return text("word.target.would", target=named(row, choice, edition))
    if not choice.taken:
        return text("word.target.nowhere")
    words = named(row, choice, edition)
    if choice.replaces:
        return text("word.target.replaces", target=words)
    goes_after = row.there and choice.aim is Aim.TEXT and choice.node == row.part.node
    return text("word.target.after", target=words) if goes_after else words


def lines(word: WordProgramme, rows: Sequence[Row], edition: Edition) -> Iterator[str]:
    """Doubts of the file first, then a line a part: the original → its place, and what to know of it."""
    if not word.names_village:
        yield text("word.other_village")
    told = lost(word)
    if told:
        yield text("word.lost_strip", things="; ".join(told))
    for row in rows:
        sign = "+" if row.choice.taken else "–"
        yield text("cli.word_row", sign=sign, found=row.part.title, target=target(row, row.choice, edition))
        for one in row.remarks:
            yield "    " + sentence(one)


def plain(rows: Sequence[Row], edition: Edition) -> list[dict[str, object]]:
    """As `lines`, for programs."""
    return [
        {
            "found": row.part.title,
            "state": row.state.value,
            "target": target(row, row.choice, edition),
            "remarks": [sentence(one) for one in row.remarks],
        }
        for row in rows
    ]
