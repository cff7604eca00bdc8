"""Lays the headings of a Word file beside the nodes of an edition: by title, place and number, in any order."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from hep_desktop.frozen import dataclass
from hep_desktop.importers.word.headings import Heading
from hep_desktop.importers.word.titles import Weights, as_said, stems
from hep_desktop.template.model import Edition, Node, NodeKind

_LIKE = 0.6  # so like a title is the same title
_LIKE_WITH_NUMBER = 0.3
_HINT = 0.1  # a word in common, and the number
_UNSURE = 0.85  # where the heading may be an ordinary bold or numbered line
_ALIKE_LOOK = 0.7  # where it looks like other headings of its file
_A_FEW = 3
_NEAR, _NUMBERED, _ELSEWHERE = 0.15, 0.15, 0.2
_PLAN = "it"
_TELLING = 3  # words of a title that no other heading is likely to have by chance
_DEEP = 3  # headings below sub-chapters stand inside the text


@dataclass(frozen=True, slots=True)
class Spot:
    """A node of the edition with where it stands in the tree."""

    node: Node
    depth: int
    parent: str
    top: str
    part: str
    words: frozenset[str]
    said: frozenset[str]  # its titles to the letter


@dataclass(frozen=True, slots=True)
class Placed:
    """A heading with the node it is (`spot`), or how deep it stands where it is none."""

    heading: Heading
    spot: Spot | None
    depth: int
    by_number: bool = False


def spots(edition: Edition) -> tuple[Spot, ...]:
    """All nodes of an edition in the order of the document."""
    return tuple(_walk(edition.nodes, 0, "", "", ""))


def _walk(nodes: Sequence[Node], depth: int, parent: str, part: str, top: str) -> Iterator[Spot]:
    for node in nodes:
        here_part, here_top = part or node.id, top or (node.id if depth == 1 else "")
        words = stems(node.title) | stems(node.edition_title) | stems(node.number if depth == 0 else "")
        said = frozenset(as_said(one) for one in (node.title, node.edition_title) if one)
        yield Spot(node, depth, parent, here_top, here_part, words, said)
        yield from _walk(node.children, depth + 1, node.id, here_part, here_top)


class Matching:
    """One run over the headings of a file."""

    def __init__(self, known: Sequence[Spot], inner: Collection[frozenset[str]] = ()) -> None:
        """`inner` are titles that never are chapters in the part of the plan: those of its groups."""
        self._spots = known
        self._inner = inner
        self._weights = Weights(spot.words for spot in known)
        self._times_said = Counter(said for spot in known for said in spot.said)
        self._parts = {spot.part: spot for spot in known if spot.depth == 0}

    def placed(self, headings: Sequence[Heading]) -> tuple[Placed, ...]:
        """Every heading with its node; what only may be a heading and has no node is left out."""
        named = self._by_title(headings)
        taken = {spot.node.id for spot in named.values()}
        numbered = self._by_number(headings, named, taken)
        depths = _depths(headings, {**named, **numbered})
        part = ""
        for at, heading in enumerate(headings):
            part = named[at].part if at in named else part
            if at not in named and self._is_inner(heading, part):
                depths[at] = _DEEP
        return tuple(
            Placed(one, named.get(at) or numbered.get(at), depths[at], by_number=at in numbered)
            for at, one in enumerate(headings)
            if at in named or at in numbered or one.sure or _is_numbered_chapter(one, depths[at])
        )

    def _by_title(self, headings: Sequence[Heading]) -> dict[int, Spot]:
        found: dict[int, tuple[float, Spot]] = {}
        part = top = printed = ""
        looks = self._looks(headings)
        for at, heading in enumerate(headings):
            if self._is_inner(heading, part):
                continue
            here = "" if _is_of_another(heading.number, printed) else top
            score, spot = max(
                ((self._score(heading, one, part, here), one) for one in self._spots), key=lambda pair: pair[0]
            )
            if score < (_LIKE if heading.sure else _ALIKE_LOOK if heading.look in looks else _UNSURE):
                continue
            if heading.only_underlined and heading.look not in looks and not self._is_said(heading):
                continue
            if spot.depth == 1 or spot.top != top:
                printed = heading.number.partition(".")[0]
            part, top = spot.part, spot.top
            found[at] = (score, spot)
        named = {at: spot for at, (score, spot) in found.items() if not _outdone(at, score, spot, found)}
        return {**named, **dict(self._borne_out(headings, named))}

    def _borne_out(self, headings: Sequence[Heading], named: Mapping[int, Spot]) -> Iterator[tuple[int, Spot]]:
        """Chapters called rather like in the edition, with one of their own sub-chapters right below."""
        missing = {one.node.id: one for one in self._spots if one.depth == 1 and one not in named.values()}
        for at, below in named.items():
            chapter = missing.get(below.top) if below.depth > 1 and at and at - 1 not in named else None
            if chapter and self._weights.likeness(headings[at - 1].words, chapter.words) >= _LIKE:
                del missing[below.top]
                yield at - 1, chapter

    def _is_inner(self, heading: Heading, part: str) -> bool:
        """Whether a heading names a group of measures: `III. A nők esélyegyenlősége`."""
        return heading.words in self._inner and (part == _PLAN or heading.number.rstrip(".").isalpha())

    def _score(self, heading: Heading, spot: Spot, part: str, top: str) -> float:
        like = self._weights.likeness(heading.words, spot.words, lengthened=spot.depth > 0)
        if not like:
            return 0.0
        same_number = bool(heading.number) and heading.number == spot.node.number and part in ("", spot.part)
        near = spot.depth > 1 and spot.top == top
        to_the_letter = self._is_told_by(heading, spot)
        if like < _LIKE_WITH_NUMBER or (like < _LIKE and not same_number):
            return 0.0
        score = max(like, _LIKE if same_number else 0.0)
        score += _NUMBERED * same_number + _NEAR * near
        if spot.depth > 1 and top and not near and not to_the_letter:
            score -= _ELSEWHERE
        elif spot.depth == 1 and part and part != spot.part:
            score -= _NEAR / 3  # parts follow each other, so that the next one has to begin somewhere
        return score

    def _looks(self, headings: Sequence[Heading]) -> frozenset[str]:
        """How the headings of a file without styles look, by those that are titles to the letter."""
        if any(one.sure for one in headings):
            return frozenset()
        seen = Counter(one.look for one in headings if self._is_said(one))
        return frozenset(look for look, times in seen.items() if look and times >= _A_FEW)

    def _is_said(self, heading: Heading) -> bool:
        return heading.said in self._times_said

    def _is_told_by(self, heading: Heading, spot: Spot) -> bool:
        """Whether a heading is a node's title to the letter, and no other node's."""
        alone = heading.said in spot.said and self._times_said[heading.said] == 1
        return alone and len(spot.words) >= _TELLING

    def _by_number(self, headings: Sequence[Heading], named: Mapping[int, Spot], taken: set[str]) -> dict[int, Spot]:
        """A renamed sub-chapter that kept its number, in the right chapter, with a word in common."""
        found: dict[int, Spot] = {}
        top = ""
        for at, heading in enumerate(headings):
            if at in named:
                top = named[at].top
                continue
            for spot in self._spots:
                free = spot.node.id not in taken and spot.depth > 1 and spot.top == top
                same = bool(heading.number) and heading.number == spot.node.number
                if free and same and self._weights.likeness(heading.words, spot.words) >= _HINT:
                    found[at] = spot
                    taken.add(spot.node.id)
        return found


def _is_of_another(number: str, chapter: str) -> bool:
    """Whether a printed number, `4.5`, is of another chapter than the one numbered so: that one's name was lost."""
    first, dot, _ = number.partition(".")
    return bool(dot) and first.isdigit() and chapter.isdigit() and first != chapter


def _outdone(at: int, score: float, spot: Spot, found: Mapping[int, tuple[float, Spot]]) -> bool:
    """Whether another heading is the same node more surely: then this one is the village's own."""
    rivals = [(s, other) for other, (s, one) in found.items() if one.node.id == spot.node.id and other != at]
    return any(s > score + _NEAR for s, _ in rivals) and score < 1


def _depths(headings: Sequence[Heading], spots_of: Mapping[int, Spot]) -> list[int]:
    """How deep each heading stands in the tree; of those without a node by others of the same style or number."""
    seen = Counter((headings[at].level, spot.depth) for at, spot in spots_of.items() if headings[at].level)
    of_level: dict[int, int] = {}
    for (level, depth), _ in sorted(seen.items(), key=lambda one: one[1]):
        of_level[level] = depth
    found: list[int] = []
    for at, heading in enumerate(headings):
        spot = spots_of.get(at)
        found.append(spot.depth if spot else _depth(heading, of_level))
    return found


def _depth(heading: Heading, of_level: Mapping[int, int]) -> int:
    if heading.number.endswith(")"):
        return _DEEP
    if heading.level in of_level:
        return max(1, of_level[heading.level])
    lower = [level for level in of_level if level < heading.level]
    if lower:
        nearest = max(lower)
        return max(1, of_level[nearest] + heading.level - nearest)
    digits = heading.number.replace(".", "")
    return heading.number.count(".") + 1 if digits.isdigit() else max(1, heading.level)


def _is_numbered_chapter(heading: Heading, depth: int) -> bool:
    """Whether an unknown bold line is a chapter of the village: `2.4 Népességi adatok`."""
    return heading.line.bold and "." in heading.number and depth < _DEEP


def takes_text(node: Node) -> bool:
    """Whether a text can stand under a node."""
    return node.kind in (NodeKind.SECTION, NodeKind.CONCLUSIONS)
