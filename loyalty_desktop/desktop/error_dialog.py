"""The window that says that the program broke. Imported only then: see `error_window`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from loyalty_desktop.desktop.line_breaks import kept_together
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from pathlib import Path


class ErrorWindow(QDialog):
    """Says that the program broke, and gives what helps to mend it."""

    def __init__(self, text: str, log: Path, *, is_end: bool = False) -> None:
        super().__init__()
        self.setWindowTitle("Loyalty Desktop")
        if QApplication.activeModalWidget() is not None:  # otherwise that window would keep this one from being used
            self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.title = QLabel(_("The program had to stop") if is_end else _("Something went wrong in the program"))
        said = (
            _(
                "This is the program's fault, not yours. Your files have not been changed, and nothing was "
                "sent anywhere."
            )
            if is_end
            else _(
                "This is the program's fault, not yours. Your work is still open: save it under a new "
                "name, then start the program again. Nothing was sent anywhere."
            )
        )
        self.sentence = QLabel(kept_together(said))
        self.sentence.setAccessibleName(said)
        self.details = QPlainTextEdit(text)
        self.log = QLabel(_("Written to {file}").format(file=log))
        self.copy = QPushButton(_("Copy the details"))
        self.closing = QPushButton(_("Close"))
        self.copy.clicked.connect(self._on_copy)
        self.closing.clicked.connect(self.accept)
        self.closing.setDefault(True)
        self._lay_out()
        self.closing.setFocus()

    def _lay_out(self) -> None:
        font = self.title.font()
        font.setBold(True)
        font.setPixelSize(17)
        self.title.setFont(font)
        for label in (self.title, self.sentence, self.log):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.log.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(_("Details for support"))
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        caption = QLabel(_("Details for support"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.closing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(22, 20, 22, 18)
        whole.setSpacing(10)
        for part in (self.title, self.sentence, caption):
            whole.addWidget(part)
        whole.addWidget(self.details, 1)
        whole.addWidget(self.log)
        whole.addLayout(buttons)
        self.resize(680, 460)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copy.setText(_("Copied"))
