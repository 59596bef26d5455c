"""Finding a column by a part of its heading: a small field, where among those found one is, and the way to others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from loyalty_desktop.desktop.icons import icon
from loyalty_desktop.desktop.widgets.announce import announce
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.columns import columns_named, neighbour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.columns import ColumnHead
    from loyalty_desktop.survey.reading import ColumnKey

_FIELD, _HEIGHT = 132, 28
_FIND, _NEXT, _PREVIOUS = (
    QKeySequence.StandardKey.Find,
    QKeySequence.StandardKey.FindNext,
    QKeySequence.StandardKey.FindPrevious,
)


class ColumnSearch(QWidget):
    """A field; once something is typed also the place among the columns found, and buttons to the others."""

    column_wanted = Signal(object)
    """The key of the column to go to."""
    left = Signal()
    """Somebody is done with searching."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._heads: tuple[ColumnHead, ...] = ()
        self._found: tuple[ColumnKey, ...] = ()
        self._at: ColumnKey | None = None
        self.field = _Field()
        self.field.setFont(look.font(12))
        self.field.setFixedSize(_FIELD, _HEIGHT)
        self._glass = QAction(self)
        self.field.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.told = Label(look, 11.5, tone="muted")
        self.previous, self.next = Button(look, "text", 11), Button(look, "text", 11)
        line = row(self, gap=4)
        for part in (self.field, self.told, self.previous, self.next):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.previous, self.next):
            button.setFixedSize(24, 24)
        self.field.textChanged.connect(self._on_typed)
        self.field.next_wanted.connect(self._go)
        self.field.left.connect(self.leave)
        self.previous.clicked.connect(lambda: self._go(-1))
        self.next.clicked.connect(lambda: self._go(1))
        self._listen()
        self._tell()

    def show_heads(self, heads: Sequence[ColumnHead]) -> None:
        """Search these columns from now on; what was typed stays."""
        self._glass.setIcon(icon(self._look, "search", "faint", 14))
        key = QKeySequence(_FIND).toString(QKeySequence.SequenceFormat.NativeText)
        self.field.setPlaceholderText(_("Find a column"))
        self.field.setAccessibleName(_("Find a column by a part of its heading"))
        self.field.setToolTip(_("Find a column by a part of its heading ({key})").format(key=key))
        for button, sign, told in (
            (self.previous, "▲", _("Previous column found (Shift+Enter)")),
            (self.next, "▼", _("Next column found (Enter)")),
        ):
            button.setText(sign)
            button.setToolTip(told)
            button.setAccessibleName(told)
        self._heads = tuple(heads)
        self._found = columns_named(self._heads, self.field.text())
        self._tell()

    def show_chosen(self, key: ColumnKey | None) -> None:
        """Show the place of the chosen column among those found."""
        self._at = key
        self._tell()

    def begin(self) -> None:
        """Let somebody type, over what was searched for before."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def leave(self) -> None:
        """Forget what was searched for."""
        self.field.clear()
        self.left.emit()

    def forget(self) -> None:
        """Search for nothing: another file was opened, whose columns nobody has asked for."""
        with QSignalBlocker(self.field):
            self.field.clear()
        self._found = ()
        self._tell()

    def _listen(self) -> None:
        """Take the keys of searching wherever in the window they are pressed, while this can be seen."""
        for standard, more, slot in (
            (_FIND, (), self.begin),
            (_NEXT, ("F3",), lambda: self._on_again(1)),
            (_PREVIOUS, ("Shift+F3",), lambda: self._on_again(-1)),
        ):
            keys = {key.toString(): key for key in (*QKeySequence.keyBindings(standard), *map(QKeySequence, more))}
            shortcut = QShortcut(self)
            shortcut.setKeys(list(keys.values()))
            shortcut.activated.connect(slot)

    def _tell(self) -> None:
        typed = bool(self.field.text().strip())
        told = ""
        if typed and not self._found:
            told = _("No such column")
        elif typed:
            place = str(self._found.index(self._at) + 1) if self._at in self._found else "–"
            told = _("{place} / {count}").format(place=place, count=len(self._found))
        self.told.setText(told)
        self.told.setVisible(typed)
        for button in (self.previous, self.next):
            button.setVisible(typed and bool(self._found))
            button.setEnabled(len(self._found) > 1 or self._at not in self._found)

    def _go(self, step: Literal[1, -1]) -> None:
        key = neighbour(self._heads, self._found, self._at, step)
        if key is not None:
            self.column_wanted.emit(key)

    def _on_typed(self, text: str) -> None:
        self._found = columns_named(self._heads, text)
        if self._found:
            self.column_wanted.emit(self._found[0])
        self._tell()
        if self.told.text():
            self.told.setAccessibleName(self.told.text())
            announce(self.told)

    def _on_again(self, step: Literal[1, -1]) -> None:
        if self.field.text().strip():
            self._go(step)
        else:
            self.begin()


class _Field(QLineEdit):
    """A line whose Enter goes on, whose Shift+Enter goes back and whose Escape leaves."""

    next_wanted = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.next_wanted.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
