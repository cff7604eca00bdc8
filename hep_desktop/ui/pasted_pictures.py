"""Pictures on the clipboard or dropped: as files, or as a picture that some program has copied."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QMimeData, QUrl
from PySide6.QtGui import QImage

ENDINGS = (".jpg", ".jpeg", ".png")


def picture_files(urls: Sequence[QUrl]) -> list[Path]:
    """The pictures among copied or dropped files."""
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in ENDINGS]


def pictures_from(source: QMimeData) -> list[bytes]:
    """The bytes of the pictures that were copied; none where words were, with or without pictures."""
    if source.hasUrls():
        return [path.read_bytes() for path in picture_files(source.urls()) if path.is_file()]
    if not source.hasImage() or source.hasHtml() or source.hasText():
        return []
    image = source.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return []
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue] – takes a word, whatever the stubs say
    return [bytes(content.data())]
