"""Whether the ready words of an edition fit it: headings, tables, indicators and fields they name are there."""

from collections.abc import Iterator

from hep_desktop.template.model import Edition, Indicator, IndicatorKind, NodeKind, RowKind
from hep_desktop.template.section import EditionError
from hep_desktop.template.standard import FIELDS, unfillable
from hep_desktop.template.telling import CHANGES, TIED, YEARS, parsed
from hep_desktop.template.wholes import ADDED, COUNTED
from hep_desktop.template.wording import Sentence, Variant
from hep_desktop.words import text as words

_NO_FIGURE = frozenset({IndicatorKind.WORDS, IndicatorKind.YES_NO, IndicatorKind.CHOICE})


def wording_faults(edition: Edition) -> Iterator[EditionError]:
    """What does not fit."""
    yield from _texts(edition)
    yield from _papers(edition)
    ids = [one.id for one in edition.wordings.sentences]
    for key in sorted({key for key in ids if ids.count(key) > 1}):
        yield EditionError("sentences", key, words("editions.code_twice", code=key))
    for sentence in edition.wordings.sentences:
        yield from (EditionError("sentences", sentence.id, fault) for fault in _of_sentence(edition, sentence))


def _texts(edition: Edition) -> Iterator[EditionError]:
    written = {node.id for node in edition.walk() if node.kind in (NodeKind.SECTION, NodeKind.CONCLUSIONS)}
    nodes = [one.node for one in edition.wordings.texts]
    for one in edition.wordings.texts:
        if one.node not in written:
            yield EditionError("standard_texts.toml", one.node, words("editions.not_written", node=one.node))
        if nodes.count(one.node) > 1:
            yield EditionError("standard_texts.toml", one.node, words("editions.code_twice", code=one.node))
        if slot := unfillable(one.text, FIELDS, edition.indicators):
            yield EditionError("standard_texts.toml", f"{one.node}.text", words("editions.no_slot", slot=slot))


def _papers(edition: Edition) -> Iterator[EditionError]:
    ids = [text.id for paper in edition.wordings.papers for text in paper.texts]
    for paper in edition.wordings.papers:
        fields, figures = (*FIELDS, *paper.fields.values()), () if paper.meeting else edition.indicators
        for text in paper.texts:
            if ids.count(text.id) > 1:
                yield EditionError("paper_texts.toml", text.id, words("editions.code_twice", code=text.id))
            if slot := unfillable(text.text, fields, figures):
                yield EditionError("paper_texts.toml", f"{text.id}.text", words("editions.no_slot", slot=slot))


def _of_sentence(edition: Edition, sentence: Sentence) -> Iterator[str]:
    table = edition.tables.get(sentence.table)
    if table is None:
        yield words("editions.no_table", table=sentence.table)
    elif sentence.each and table.rows.kind is not RowKind.LIST:
        yield words("editions.each_of_list")
    if sentence.node and sentence.node not in {node.id for node in edition.walk()}:
        yield words("editions.no_node", node=sentence.node)
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
            yield words("editions.not_told_so", name=slot.name)
        elif indicator is None or not _is_told(indicator, sentence, listed=listed):
            yield words("editions.no_figure", code=code)
        elif table is not None and code not in table.columns:
            yield words("editions.no_column", code=code, table=table.id)
        elif of in CHANGES and {code, f"{'prev' if of == 'change' else 'first'}.{code}"} - tied:
            yield words("editions.changes_unseen", name=slot.name)
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
            yield words("editions.condition_unseen", name=side)
