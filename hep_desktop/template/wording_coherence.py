"""Whether the ready words of an edition fit it: headings, tables, indicators and fields they name are there."""

from collections.abc import Iterator

from hep_desktop.template.model import Edition, Indicator, IndicatorKind, NodeKind, RowKind
from hep_desktop.template.standard import FIELDS, LATEST, LATEST_YEAR, unfillable
from hep_desktop.template.telling import CHANGES, TIED, YEARS, parsed
from hep_desktop.template.wholes import ADDED, COUNTED
from hep_desktop.template.wording import Sentence, Slot, Variant, pieces_of

_NO_FIGURE = frozenset({IndicatorKind.WORDS, IndicatorKind.YES_NO, IndicatorKind.CHOICE})


def wording_faults(edition: Edition) -> Iterator[str]:
    """What does not fit, one sentence each."""
    yield from _texts(edition)
    yield from _papers(edition)
    ids = [one.id for one in edition.wordings.sentences]
    for key in sorted({key for key in ids if ids.count(key) > 1}):
        yield f"two sentences have the id {key}"
    for sentence in edition.wordings.sentences:
        yield from (f"sentence {sentence.id}: {fault}" for fault in _of_sentence(edition, sentence))


def _texts(edition: Edition) -> Iterator[str]:
    written = {node.id for node in edition.walk() if node.kind in (NodeKind.SECTION, NodeKind.CONCLUSIONS)}
    nodes = [one.node for one in edition.wordings.texts]
    for one in edition.wordings.texts:
        if one.node not in written:
            yield f"standard text: there is no heading {one.node} to write under"
        if nodes.count(one.node) > 1:
            yield f"standard text: {one.node} has two"
        for slot in (slot for slot in pieces_of(one.text) if isinstance(slot, Slot)):
            of, _, code = slot.name.partition(".")
            known = of in (LATEST, LATEST_YEAR) and code in edition.indicators
            if slot.name not in FIELDS and not known:
                yield f"standard text of {one.node}: there is no field {slot.name}"


def _papers(edition: Edition) -> Iterator[str]:
    ids = [text.id for paper in edition.wordings.papers for text in paper.texts]
    for paper in edition.wordings.papers:
        fields, figures = (*FIELDS, *paper.fields.values()), () if paper.meeting else edition.indicators
        for text in paper.texts:
            if ids.count(text.id) > 1:
                yield f"two texts of papers have the id {text.id}"
            if slot := unfillable(text.text, fields, figures):
                yield f"text {text.id} of papers: nothing fills {slot}"


def _of_sentence(edition: Edition, sentence: Sentence) -> Iterator[str]:
    table = edition.tables.get(sentence.table)
    if table is None:
        yield f"there is no table {sentence.table}"
    elif sentence.each and table.rows.kind is not RowKind.LIST:
        yield "only a list is spoken of row by row"
    if sentence.node and sentence.node not in {node.id for node in edition.walk()}:
        yield f"there is no node {sentence.node}"
    for variant in sentence.variants:
        yield from _of_variant(edition, sentence, variant)


def _of_variant(edition: Edition, sentence: Sentence, variant: Variant) -> Iterator[str]:
    table = edition.tables.get(sentence.table)
    tied = {slot.name for slot in variant.slots if slot.name not in YEARS and parsed(slot.name)[0] in TIED}
    for slot in variant.slots:
        if slot.name in YEARS:
            continue
        of, code = parsed(slot.name)
        indicator = edition.indicators.get(code)
        listed = table is not None and table.rows.kind is RowKind.LIST
        if of not in (("now",) if listed else (*TIED, *CHANGES)):
            yield f"{slot.name} is no way to speak of a figure"
        elif indicator is None or not _is_told(indicator, sentence, listed=listed):
            yield f"{code} is no figure"
        elif table is not None and code not in table.columns:
            yield f"{code} is no column of table {table.id}"
        elif of in CHANGES and {code, f"{'prev' if of == 'change' else 'first'}.{code}"} - tied:
            yield f"{slot.name} changes unseen: both its figures must be in the sentence"
    yield from _of_conditions(variant, tied)


def _is_told(indicator: Indicator, sentence: Sentence, *, listed: bool) -> bool:
    """Whether a sentence can say it: of a list's row also its words, of all rows only what is counted or added up."""
    if listed and not sentence.each:
        return indicator.kind in COUNTED | ADDED
    return indicator.kind not in _NO_FIGURE or (sentence.each and indicator.kind is IndicatorKind.WORDS)


def _of_conditions(variant: Variant, tied: set[str]) -> Iterator[str]:
    sides = [side for one in variant.conditions for side in (one.left, one.right) if isinstance(side, str)]
    for side in sides:
        if side not in tied:  # else the sentence would become untrue without being flagged
            yield f"the condition on {side} must show in the sentence"
