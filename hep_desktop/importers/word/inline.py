"""The words of one paragraph with their look, as accepted: deleted words, field codes and hidden text are left out."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from hep_desktop.domain.situation import Run
from hep_desktop.importers.word.markup import Element, local, r, switch, value, w
from hep_desktop.importers.word.source import Drawing, Lost
from hep_desktop.importers.word.styles import Style, Styles

_INSIDE = frozenset(
    {"ins", "moveTo", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdtContent", "ruby", "rubyBase"}
)
_GONE = frozenset({"del", "moveFrom"})
_RAISED = dict(zip("0123456789+-=()abcdefghijklmn", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿ", strict=True))
_LOWERED = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
_SIGNS = {"F0FC": "✓", "F0FB": "✗", "F0A8": "☐", "F06F": "☐", "F0FE": "☑", "F0FD": "☒", "F0B7": "•", "F0E0": "→"}
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u00ad\u200b\u2060\ufeff\ufffe\uffff]")  # also where a word may break
_DIAGRAM = "relIds"


@dataclass
class Fields:
    """Which fields are open; their codes are no text, their results are."""

    open: list[str] = field(default_factory=list[str])

    @property
    def in_code(self) -> bool:
        """Whether what comes now is a field's code."""
        return "code" in self.open

    @property
    def in_contents(self) -> bool:
        """Whether what comes now is a table of contents."""
        return "contents" in self.open

    def mark(self, kind: str) -> None:
        """A field begins, its result begins, or it ends."""
        if kind == "begin":
            self.open.append("code")
        elif kind == "separate" and self.open and self.open[-1] == "code":
            self.open[-1] = "result"
        elif kind == "end" and self.open:
            self.open.pop()
            if self.in_contents and self.open[-1] == "contents":
                self.open.pop()

    def code(self, words: str) -> None:
        """What an open field is for."""
        if self.in_code and words.strip().upper().startswith("TOC"):
            self.open[-1:] = ["contents", "code"] if self.open else []


@dataclass
class Inline:
    """Reads one paragraph. `boxes` are text boxes anchored in it, `notes` what its footnote marks refer to."""

    styles: Styles
    style: Style
    fields: Fields
    lost: Counter[Lost]
    runs: list[Run] = field(default_factory=list[Run])
    boxes: list[Element] = field(default_factory=list[Element])
    drawn: list[tuple[Drawing, str, str]] = field(default_factory=list[tuple[Drawing, str, str]])
    notes: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    underlined: bool = False  # all words so far

    def read(self, parent: Element) -> None:
        """Take in everything under a paragraph, a link, a change."""
        for one in parent:
            name = local(one)
            if name == "r":
                self._run(one)
            elif name == "hyperlink":
                self.lost[Lost.LINKS] += one.get(r("id")) is not None
                self.read(one)
            elif name in _GONE:
                self.lost[Lost.TRACKED] += 1
            elif name in _INSIDE:
                self.lost[Lost.TRACKED] += name in ("ins", "moveTo")
                self.read(one)
            elif name == "sdt":
                content = one.find(w("sdtContent"))
                self.read(content if content is not None else ())
            elif name in ("oMath", "oMathPara"):
                self.lost[Lost.FORMULAS] += 1
                self._add("".join(part.text or "" for part in one.iter() if local(part) == "t"), None)
            elif name == "AlternateContent":
                self._choice(one)

    def _choice(self, element: Element) -> None:
        """Of two ways to say the same, the first that says something here."""
        ways = [way for way in element if local(way) in ("Choice", "Fallback")]
        for way in ways[:1]:
            for one in way:
                self._piece(one, None)

    def _run(self, run: Element) -> None:
        look = run.find(w("rPr"))
        if self._hidden(look):
            self.lost[Lost.HIDDEN] += any(local(one) == "t" for one in run)
            return
        for one in run:
            if local(one) == "AlternateContent":
                self._choice(one)
            else:
                self._piece(one, look)

    def _hidden(self, look: Element | None) -> bool:
        hidden = switch(look, "vanish")
        if hidden is None:
            style = value(look, "rStyle")
            return self.style.hidden or bool(style and self.styles.of(style).hidden)
        return hidden

    def _piece(self, one: Element, look: Element | None) -> None:  # noqa: C901 – one case a kind of element
        match local(one):
            case "t":
                self._add(one.text or "", look)
            case "tab" | "ptab":
                self._add("\t", look)
            case "br" if one.get(w("type")) in (None, "textWrapping"):
                self._add("\n", look)
            case "cr":
                self._add("\n", look)
            case "noBreakHyphen":
                self._add("\u2011", look)
            case "sym":
                self._sign(one, look)
            case "fldChar":
                self._field(one)
            case "instrText":
                self.fields.code(one.text or "")
            case "footnoteReference" | "endnoteReference" as kind:
                self._note(kind.removesuffix("Reference"), str(one.get(w("id"), "")))
            case "drawing" | "pict" | "object" as kind:
                self._draw(kind, one)
            case _:
                return

    def _add(self, words: str, look: Element | None) -> None:
        if self.fields.in_code or not words:
            return
        words = unicodedata.normalize("NFC", _BAD.sub("", words))
        raised = value(look, "vertAlign")
        if raised in ("superscript", "subscript"):
            signs = _RAISED if raised == "superscript" else _LOWERED
            words = "".join(signs.get(sign, sign) for sign in words)
        self.underlined = (self.underlined or not self.runs) and (_is_underlined(look) or not words.strip())
        bold, italic = self._look(look, "b"), self._look(look, "i")
        if self.runs and (self.runs[-1].bold, self.runs[-1].italic) == (bold, italic):
            words = self.runs.pop().text + words
        self.runs.append(Run(words, bold, italic))

    def _look(self, look: Element | None, name: str) -> bool:
        own = switch(look, name)
        if own is not None:
            return own
        style = value(look, "rStyle")
        by_style = self.styles.of(style) if style else None
        for one in (by_style, self.style):
            said = None if one is None else (one.bold if name == "b" else one.italic)
            if said is not None:
                return said
        return False

    def _sign(self, one: Element, look: Element | None) -> None:
        sign = _SIGNS.get(str(one.get(w("char"), "")).upper())
        self.lost[Lost.SIGNS] += sign is None
        self._add(sign or "", look)

    def _field(self, one: Element) -> None:
        kind = str(one.get(w("fldCharType"), ""))
        self.fields.mark(kind)
        box = one.find(f"{w('ffData')}/{w('checkBox')}")
        if kind == "begin" and one.find(w("ffData")) is not None:
            self.lost[Lost.FIELDS] += 1
        if box is not None:
            ticked = switch(box, "checked")
            opened, self.fields.open = self.fields.open, []  # the box itself is text
            self._add("☑" if (switch(box, "default") if ticked is None else ticked) else "☐", None)
            self.fields.open = opened

    def _note(self, kind: str, key: str) -> None:
        self.lost[Lost.FOOTNOTES] += 1
        self.notes.append((kind, key))
        self._add(f"[{key}]", None)

    def _draw(self, kind: str, one: Element) -> None:
        boxes = list(one.iter(w("txbxContent")))
        if boxes:
            self.boxes += boxes[:1]
            return
        alt = next((str(d.get("descr") or "") for d in one.iter() if local(d) == "docPr"), "")
        names = {local(d): d for d in one.iter()}
        if kind == "object":
            self.drawn.append((Drawing.OBJECT, "", alt))
        elif "chart" in names or _DIAGRAM in names:
            self.drawn.append((Drawing.CHART, "", alt))
        elif "blip" in names or "imagedata" in names:
            picture = names["blip"] if "blip" in names else names["imagedata"]
            inside = picture.get(r("embed")) or picture.get(r("id"))
            drawing = Drawing.PICTURE if inside else Drawing.LINKED
            self.drawn.append((drawing, str(inside or ""), alt))


def _is_underlined(look: Element | None) -> bool:
    return value(look, "u") not in ("", "none")
