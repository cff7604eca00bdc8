"""A picture inside a text ↔ a sign in a Qt document that stands for it; what belongs to it travels in its format."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextBlock, QTextCursor, QTextFormat, QTextImageFormat

from hep_desktop.domain.situation import Picture, PictureFormat

SIGN = "\ufffc"
SCHEME = "hep-picture"
_KEY = int(QTextFormat.Property.UserProperty) + 10
_FORMAT, _WIDTH, _HEIGHT, _ALT, _CAPTION = range(_KEY + 1, _KEY + 6)
_SHOWN = 480  # pixels: so that the text around it stays in sight


def picture_url(sha256: str) -> str:
    """The name under which the document asks for a picture."""
    return f"{SCHEME}:{sha256}"


def sha_of(url: QUrl) -> str:
    """The hash in such a name; nothing for others."""
    return url.path() if url.scheme() == SCHEME else ""


def insert_picture(cursor: QTextCursor, picture: Picture, *, new: bool) -> None:
    """Write a picture at the cursor, in a paragraph of its own."""
    if new:
        cursor.insertBlock()
    cursor.insertImage(image_format(picture))


def image_format(picture: Picture) -> QTextImageFormat:
    """The format of the sign that stands for a picture."""
    form = QTextImageFormat()
    form.setName(picture_url(picture.sha256))
    scale = min(1.0, _SHOWN / max(1, picture.width))
    form.setWidth(picture.width * scale)
    form.setHeight(picture.height * scale)
    for key, value in (
        (_KEY, picture.id),
        (_FORMAT, picture.format.value),
        (_WIDTH, picture.width),
        (_HEIGHT, picture.height),
        (_ALT, picture.alt),
        (_CAPTION, picture.caption),
    ):
        form.setProperty(key, value)
    form.setToolTip(picture.caption or picture.alt)
    return form


def pictures_in(block: QTextBlock) -> tuple[tuple[int, Picture], ...]:
    """The pictures of a block of the document, with their positions."""
    found: list[tuple[int, Picture]] = []
    if SIGN not in block.text():
        return ()
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        form = fragment.charFormat()
        if form.isImageFormat():
            picture = _picture(form.toImageFormat())
            found += [(fragment.position() + at, picture) for at in range(fragment.length()) if picture is not None]
        iterator += 1
    return tuple(found)


def _picture(form: QTextImageFormat) -> Picture | None:
    sha256, key = sha_of(QUrl(form.name())), form.property(_KEY)
    if not sha256 or not isinstance(key, str):
        return None
    return Picture(
        key,
        sha256,
        PictureFormat(str(form.property(_FORMAT))),
        int(form.property(_WIDTH)),
        int(form.property(_HEIGHT)),
        str(form.property(_ALT) or ""),
        str(form.property(_CAPTION) or ""),
    )
