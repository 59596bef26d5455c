"""The question for the password of a protected survey file. Imported only when one is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout

from loyalty_desktop.desktop.line_breaks import kept_together
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH = 440


class PasswordDialog(QDialog):
    """Asks for the password of one file; what is typed is never shown."""

    def __init__(self, file: str, *, is_again: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Open a protected file"))
        sentence = message("file_password_wrong" if is_again else "file_password", file=file)
        self.sentence = QLabel(kept_together(sentence.text()))
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(_("Password"))
        self.field.setAccessibleDescription(sentence.text())
        self.field.setPlaceholderText(_("Password"))
        promise = _("The password is used only to open the file and is never stored.")
        self.promise = QLabel(kept_together(promise))
        buttons = QDialogButtonBox()
        self.opening = buttons.addButton(_("Open"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancelling = buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.opening.setDefault(True)
        self.opening.setEnabled(False)
        self.field.textChanged.connect(lambda text: self.opening.setEnabled(bool(text)))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.promise.setProperty("tone", "muted")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(22, 20, 22, 18)
        whole.setSpacing(12)
        for label, text in ((self.sentence, sentence.text()), (self.promise, promise)):
            label.setAccessibleName(text)
            label.setTextFormat(Qt.TextFormat.PlainText)  # a file may be called <b>
            label.setWordWrap(True)
        for part in (self.sentence, self.field, self.promise, buttons):
            whole.addWidget(part)
        self.setMinimumWidth(_WIDTH)
        self.field.setFocus()

    def password(self) -> str:
        """Return what was typed, and forget it."""
        typed = self.field.text()
        self.field.clear()
        return typed
