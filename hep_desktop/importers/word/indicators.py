"""Which indicator of the edition a cell of an old table is: by what stands over and before it, never by a number."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from functools import cache

from hep_desktop.frozen import dataclass
from hep_desktop.importers.word.titles import Weights, stems
from hep_desktop.template.model import Edition, Indicator, IndicatorKind, Table

_ENOUGH = 0.5
_AS_GOOD = 0.01
_IN_FULL = 0.15
_TS = re.compile(r"\bTS\s?-?\s?0*([0-9]{2,5})\b")
_BRACKETS = re.compile(r"\([^()]*\)")
_OLDER = re.compile(
    r"\b64(?= (?:éves|év)\w* (?:és )?(?:idősebb|feletti))", re.IGNORECASE
)  # 64 évnél idősebb: from 65 on
_DIGITS = re.compile(r"[0-9]+")
_SHARE = re.compile(r"%|arány|megoszlás|ráta|százalék", re.IGNORECASE)
_COUNT = re.compile(r"\bfő\b|\bdb\b|szám[aá]?\b|létszám", re.IGNORECASE)
_SCALED = re.compile(r"\bezer\s+(?:fő|ft|forint)|\beft\b|\bmft\b|millió", re.IGNORECASE)
_FEMALE = re.compile(r"\bn(?:ő|ők|ői|őnemű)\b|\bl[eá]ány", re.IGNORECASE)
_MALE = re.compile(r"\bférfi|\bfiú", re.IGNORECASE)
_ALL = re.compile(r"\b(?:össz|együtt|mind)", re.IGNORECASE)
_SAID = frozenset(
    {
        "no",
        "ferfi",
        "ferf",
        "fo",
        "db",
        "osszes",
        "ossze",
        "egyut",
        "arany",
        "szama",
        "szam",
        "ev",
        "nem",
        "meg",
        "ebbol",
        "eves",
        "evese",
    }
)


@dataclass(frozen=True, slots=True)
class Trait:
    """What tells columns of one table apart, beside their words."""

    sex: str  # f, m, t or nothing said
    share: bool | None
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Column:
    """An indicator as a column of one table."""

    indicator: Indicator
    trait: Trait
    needed: frozenset[str]  # numbers that have to be said: of ages and classes
    words: frozenset[str]
    other_words: frozenset[str]  # of the table's title, which heads need not say again


@dataclass(frozen=True, slots=True)
class Heads:
    """What stands over and before the cells of a table; `shares` – whether the figures below look like shares."""

    labels: Sequence[tuple[str, ...]]
    shares: Mapping[tuple[str, ...], bool] = field(default_factory=dict[tuple[str, ...], bool])


def sex_of(said: str) -> str:
    """Of whom: women, men, all together; nothing where it is not said or both are."""
    female, male = bool(_FEMALE.search(said)), bool(_MALE.search(said))
    if female != male:
        return "f" if female else "m"
    return "t" if _ALL.search(said) else ""


def trait_of(labels: Sequence[str]) -> Trait:
    """The traits that the labels of a cell say; of count or share the innermost label decides."""
    share: bool | None = None
    for label in reversed(labels):
        is_share, is_count = bool(_SHARE.search(label)), bool(_COUNT.search(label))
        if is_share != is_count:
            share = is_share
            break
    sexes = [sex for label in reversed(labels) if (sex := sex_of(label))]
    numbers = _DIGITS.findall(_OLDER.sub("65", _BRACKETS.sub(" ", " ".join(labels))))
    return Trait(sexes[0] if sexes else "", share, frozenset(numbers))


def words_of(labels: Iterable[str]) -> frozenset[str]:
    """The words of labels without those that are traits."""
    return frozenset(one for one in stems(" ".join(labels)) if one not in _SAID)


def series_codes(labels: Iterable[str]) -> frozenset[str]:
    """T-STAR's numbers of series, where labels give them: `(TS 0301)`."""
    return frozenset(code for label in labels for code in _TS.findall(label))


def is_scaled(labels: Iterable[str]) -> bool:
    """Whether figures are in thousands or millions."""
    return any(_SCALED.search(label) for label in labels)


def without_codes(label: str) -> str:
    """A label without a series' number."""
    return " ".join(re.sub(r"\(\s*\)", " ", _TS.sub(" ", label)).split())


class Tables:
    """The statistical tables of an edition as they are recognised."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.titles: Mapping[str, frozenset[str]] = {key: stems(one.title) for key, one in edition.tables.items()}
        self.title_weights = Weights(self.titles.values())
        self.columns: Mapping[str, tuple[Column, ...]] = {
            key: tuple(_column(edition, one, code) for code in (*one.columns, *one.ended))
            for key, one in edition.tables.items()
        }
        self._weights = Weights(column.words for some in self.columns.values() for column in some)
        self._series = {code.lstrip("0"): one for one in edition.indicators.values() for code in one.series}
        self._likeness = cache(self._like)

    def likely(self, caption: frozenset[str], chapter: str) -> list[tuple[float, Table]]:
        """The tables by how like a caption their titles are; those of the chapter at hand stand a little before."""
        scored = [
            (self.title_weights.likeness(caption, self.titles[key]) + 0.05 * (table.chapter == chapter), table)
            for key, table in self.edition.tables.items()
        ]
        return sorted(scored, key=lambda one: -one[0])

    def assigned(
        self, table: str, heads: Heads, caption: frozenset[str]
    ) -> Mapping[tuple[str, ...], tuple[float, Column]]:
        """Which column of a table each label means, and how surely; each column at most once.

        Where two labels would be the same column, the one that says more of it is; the other takes its next best.
        """
        wishes = {labels: self._ranked(table, labels, caption, heads.shares.get(labels)) for labels in heads.labels}
        given: dict[str, tuple[str, ...]] = {}
        at = dict.fromkeys(heads.labels, 0)
        waiting = list(at)
        while waiting:
            labels = waiting.pop()
            if at[labels] >= len(wishes[labels]):
                continue
            code = wishes[labels][at[labels]][1].indicator.code
            at[labels] += 1
            rival = given.get(code)
            if rival is not None and self._told(labels, table, code) <= self._told(rival, table, code):
                waiting.append(labels)
                continue
            given[code] = labels
            if rival is not None:
                waiting.append(rival)
        found = {labels: wishes[labels][at[labels] - 1] for labels in given.values()}
        return {labels: one for labels, one in found.items() if not _is_tie(one, wishes[labels], given)}

    def _told(self, labels: tuple[str, ...], table: str, code: str) -> float:
        """How exactly labels say a column's own words."""
        column = next(one for one in self.columns[table] if one.indicator.code == code)
        return self._overlap(words_of(labels), column.words, frozenset(), frozenset())

    def _ranked(
        self, table: str, labels: tuple[str, ...], caption: frozenset[str], share: bool | None
    ) -> list[tuple[float, Column]]:
        """The columns that labels may mean, the likeliest first; how figures look decides where words do not."""
        codes = [self._series[code] for code in series_codes(labels) if code in self._series]
        trait, words = trait_of(labels), words_of(map(without_codes, labels))
        scored = (
            (
                self._likeness(words, column.words, column.other_words, caption)
                + 2 * _AS_GOOD * (share is column.trait.share),
                column,
            )
            for column in self.columns[table]
            if _fits(column, trait) and (not codes or column.indicator in codes)
        )
        return sorted((one for one in scored if one[0] >= _ENOUGH), key=lambda one: -one[0])

    def _like(
        self, words: frozenset[str], known: frozenset[str], title: frozenset[str], caption: frozenset[str]
    ) -> float:
        if words and not words & known:
            return 0.0  # they say something, and not of this
        words = words or caption - _SAID  # only traits are said: the caption says the rest
        # what the title says need not be said again; but of two columns the one that is said in full is meant
        lenient = self._overlap(words, known, title, title | caption)
        return (1 - _IN_FULL) * lenient + _IN_FULL * self._overlap(words, known, frozenset(), frozenset())

    def _overlap(
        self, words: frozenset[str], known: frozenset[str], spare: frozenset[str], implied: frozenset[str]
    ) -> float:
        """How much of what is said is known, and the other way; but for words that may be said or left out."""
        common = self._weights.of(words & known)
        whole = common + self._weights.of(words - known - spare)
        if not whole:
            return 1.0 if not known - implied else 0.0
        precision = common / whole
        lacking = self._weights.of(known - words - implied)
        recall = 1 - lacking / max(self._weights.of(known), 0.01) if known else 1.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _is_tie(
    one: tuple[float, Column], wishes: Sequence[tuple[float, Column]], given: Mapping[str, tuple[str, ...]]
) -> bool:
    """Whether a column nobody else wants is as likely."""
    return any(
        other is not one[1] and score > one[0] - _AS_GOOD and other.indicator.code not in given
        for score, other in wishes
    )


def _column(edition: Edition, table: Table, code: str) -> Column:
    indicator = edition.indicators[code]
    group = next((one.title for one in table.groups if code in one.columns), "")
    label = _BRACKETS.sub(" ", indicator.label)
    said = f"{label} {group} {indicator.short}"
    own = _DIGITS.findall(f"{indicator.short} {group}" if group else label)
    return Column(
        indicator,
        Trait(sex_of(said), indicator.unit == "%", frozenset(_DIGITS.findall(f"{said} {indicator.label}"))),
        frozenset(own),
        words_of((said, *indicator.names)),
        words_of((table.title,)),
    )


def _fits(column: Column, trait: Trait) -> bool:
    indicator = column.indicator
    sex = column.trait.sex
    if trait.sex in ("f", "m") and sex != trait.sex:
        return False
    if trait.sex in ("t", "") and sex in ("f", "m"):
        return False
    if trait.share is not None and indicator.kind is not IndicatorKind.WORDS and trait.share != column.trait.share:
        return False
    return column.needed <= trait.numbers and trait.numbers <= column.trait.numbers
