"""The programmes that were received as a table, what came of taking files in, and what was not taken in."""

from decimal import Decimal
from pathlib import Path

from hep_desktop.domain.progress import Progress
from hep_desktop.holdings.held import Kind
from hep_desktop.hungarian import short_date, sort_key, table_number
from hep_desktop.services.holdings import Holding, Holdings, Refusal, TakenIn
from hep_desktop.services.together import Named, Sheet, SheetCell
from hep_desktop.words import explain, text

_HEADS = ("village", "county", "district", "population", "state", "adopted", "next_review", "expires", "came", "proof")


def held_list(holdings: Holdings, *, progress: Progress) -> tuple[Sheet, tuple[Refusal, ...]]:
    """The programme of each village, and the files that were not taken in; an index that is missing is made anew."""
    holdings.mend(progress)
    rows = tuple(_row(one) for one in sorted(holdings.rows(), key=lambda one: sort_key(one.settlement)))
    head = tuple(text(f"holdings.list.{key}") for key in _HEADS)
    return Sheet("held", text("holdings.list.title", count=len(rows)), head, rows), holdings.refused()


def told(taken: TakenIn) -> str:
    """What came of taking files in, in a sentence or two."""
    counts = {
        "stopped": int(taken.stopped),
        "added": taken.added,
        "newer": taken.newer,
        "older": taken.older,
        "known": taken.known,
        "refused": len(taken.quarantined),
        "others": taken.others,
    }
    said = [text(f"holdings.taken.{key}", count=count) for key, count in counts.items() if count]
    return " ".join(said) if said else text("holdings.taken.nothing")


def why(refusal: Refusal) -> str:
    """Which file was not taken in and why, and what to do."""
    name, words = Path(refusal.name).name, str(explain(refusal.code, dict(refusal.values)))
    return words if name in words else f"{name}: {words}"


def proof_words(one: Holding) -> str:
    """What a file proves of itself, in words."""
    if one.source.kind is Kind.PACKAGE:
        return text(f"holdings.proof.{one.source.proof}", signer=one.source.signer)
    return text(f"holdings.proof.{one.source.kind}")


def _row(one: Holding) -> tuple[SheetCell, ...]:
    named = (Named(one.file_hash, one.settlement, one.source.name),)
    people = one.population
    days = (one.adopted, one.next_review, one.expires, one.received.astimezone().date())
    state = text(f"holdings.state.{one.state}")
    return (
        SheetCell(one.settlement, sort_key(one.settlement), named),
        SheetCell(one.county, sort_key(one.county), named),
        SheetCell(one.district, sort_key(one.district), named),
        SheetCell(table_number(Decimal(people)) if people is not None else "", people or 0, named),
        SheetCell(state, sort_key(state), named),
        *(SheetCell(short_date(day) if day else "", day.isoformat() if day else "~", named) for day in days),
        SheetCell(proof_words(one), sort_key(proof_words(one)), named),
    )
