"""Pictures of a text: put in from a file, the clipboard or by dropping; and the words that belong to the chosen one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFormLayout, QFrame, QWidget

from hep_desktop.domain.errors import UserError
from hep_desktop.domain.situation import Picture
from hep_desktop.services.picturing import picture_content, take_picture
from hep_desktop.ui import look
from hep_desktop.ui.choosing_files import file_to_open
from hep_desktop.ui.page_parts import page_action, sentence
from hep_desktop.ui.pasted_pictures import ENDINGS
from hep_desktop.ui.rich_edit import RichEdit
from hep_desktop.ui.session import Session
from hep_desktop.ui.spelt import Spelt
from hep_desktop.ui.strings import text
from hep_desktop.ui.text_fields import title_field


class TextPictures(QFrame):
    """A strip below the buttons while the cursor stands at a picture; its page holds the action too."""

    def __init__(self, session: Session, edit: RichEdit, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._edit = edit
        self._shown: Picture | None = None
        self.caption, self.alt = title_field(), title_field()
        self.put_in = page_action(page, "text.pictures.put_in", "Ctrl+Shift+P", self._choose)
        self.put_in.setIcon(look.icon("picture"))
        self.setObjectName("notice")
        rows = QFormLayout(self)
        rows.setContentsMargins(look.GRID, look.GRID // 2, look.GRID, look.GRID // 2)
        for key, field in (("caption", self.caption), ("alt", self.alt)):
            label = text(f"text.pictures.{key}")
            field.setAccessibleName(label)
            field.setPlaceholderText(text(f"text.pictures.{key}_hint"))
            field.edited.connect(self._write)
            Spelt(session, field, field.finished)
            rows.addRow(label, field)
        rows.addRow(sentence(text("text.pictures.words"), quiet=True))
        self.refresh()
        edit.picture_source = self._content
        edit.picture_given.connect(self.take)
        edit.cursorPositionChanged.connect(self.refresh)

    def refresh(self) -> None:
        """Show the words of the picture at the cursor; nothing where there is none. What is only read stays so."""
        for one in (self.put_in, self.caption, self.alt):
            one.setEnabled(not self._edit.isReadOnly())
        picture = self._edit.pictures.current
        if picture is not None and (self._shown is None or self._shown.id != picture.id):
            self.caption.put(picture.caption)
            self.alt.put(picture.alt)
        self._shown = picture
        self.setVisible(picture is not None)

    def take_files(self, paths: Sequence[Path]) -> bool:
        """Take dropped pictures. False where there is none among the files."""
        wanted = [path for path in paths if path.suffix.lower() in ENDINGS]
        for path in wanted:
            self._take_file(path)
        return bool(wanted)

    def take(self, content: bytes) -> None:
        """Put a picture into the text, once it is looked at and kept."""
        session = self._session
        job = session.jobs.start(take_picture, session.editing, content, session.new_id())
        job.done.connect(self._put)
        job.failed.connect(session.bus.refused)

    def _choose(self) -> None:
        path = file_to_open(self, text("text.pictures.choose"), text("text.pictures.kinds"))
        if path:
            self._take_file(path)

    def _take_file(self, path: Path) -> None:
        try:
            content = path.read_bytes()
        except OSError:
            self._session.bus.refused.emit(UserError("picture.unreadable", file=path.name))
            return
        self.take(content)

    def _put(self, picture: Picture) -> None:
        self._edit.paragraph_ended.emit()  # what was typed before is a step of its own
        self._edit.pictures.put_in(picture)
        self._edit.paragraph_ended.emit()
        self.refresh()
        self.caption.setFocus()

    def _write(self) -> None:
        self._edit.pictures.set_words(caption=self.caption.value(), alt=self.alt.value())

    def _content(self, sha256: str) -> bytes | None:
        return picture_content(self._session.editing, sha256)
