"""One line of the export dialog: a file that may be chosen, its name, and the way to do without it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.icons import icon
from loyalty_desktop.desktop.widgets.announce import announce
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label, plain_tip
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look


class FileLine(QWidget):
    """A caption, the name of the chosen file, a button that chooses one, and one that forgets it."""

    choose_wanted = Signal()
    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption, self._none = "", ""
        self.path: Path | None = None
        self.told_is_refusal = False
        self.caption, self.name = Label(look, 12, tone="muted"), ElidedLabel(look, 12)
        self.choose, self.forget = Button(look, "line", 12), Button(look, "text", 12)
        self.forget.setIcon(icon(look, "close", "muted", 12))
        self.told = Label(look, 12, wrap=True)
        whole = column(self, gap=2)
        line = row(gap=6)
        whole.addLayout(line)
        whole.addWidget(self.told)
        line.addWidget(self.caption)
        line.addWidget(self.name, 1)
        line.addWidget(self.forget)
        line.addWidget(self.choose)
        self.say("")
        self.choose.clicked.connect(self.choose_wanted)
        self.forget.clicked.connect(self._on_forget)

    def write(self, caption: str, none: str, meaning: str) -> None:
        """Write the caption, what stands there without a file, and what the file is for."""
        self._caption, self._none = caption, none
        self.caption.setText(caption)
        self.setToolTip(plain_tip(meaning))
        self.choose.setText(_("Select…"))
        self.choose.setAccessibleName(_("{what}: choose a file").format(what=caption))
        self.choose.setAccessibleDescription(meaning)
        self.forget.setAccessibleName(_("{what}: use none").format(what=caption))
        self.forget.setToolTip(plain_tip(self.forget.accessibleName()))
        self.show_path(self.path)

    def show_path(self, path: Path | None) -> None:
        """Show which file is chosen, without a signal."""
        self.path = path
        self.name.setText(path.name if path is not None else self._none)
        self.name.set_tone("ink" if path is not None else "faint")
        if self.forget.hasFocus() and path is None:
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.forget.setVisible(path is not None)

    def say(self, text: str, tone: str = "muted") -> None:
        """Say below the line what the file brings about, or (`tone` negative) why it is not used; '' for nothing."""
        self.told_is_refusal = tone == "negative"
        self.told.setText(text)
        self.told.set_tone(tone)
        self.told.setVisible(bool(text))

    def refuse(self, why: str) -> None:
        """Use no file, and say why the one that was chosen is none."""
        self.show_path(None)
        self.say(why, "negative")
        announce(self.told)

    def take(self, path: Path) -> None:
        """Use a file from now on."""
        self.show_path(path)
        self.say("")
        self.changed.emit()

    def _on_forget(self) -> None:
        self.show_path(None)
        self.say("")
        self.changed.emit()
