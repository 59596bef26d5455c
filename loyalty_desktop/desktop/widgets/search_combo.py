"""A choice among many that is found by typing any part of its name."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QSizePolicy, QWidget
from shiboken6 import isValid

from loyalty_desktop.desktop.widgets.labels import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent

    from loyalty_desktop.desktop.look import Look

Key = TypeVar("Key", bound=Hashable)
_SHOWN = 14
_TO_TYPE = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


class SearchCombo(QComboBox, Generic[Key]):
    """A combo box over keys with texts; typing narrows the list, the wheel never changes what is chosen.

    What there is to choose from is asked for when somebody is about to choose. `on_chosen` is called with the key
    when another one is chosen.
    """

    def __init__(self, look: Look, on_chosen: Callable[[Key], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_chosen = on_chosen
        self._offer: Callable[[], Sequence[tuple[Key, str]]] = tuple
        self._items: tuple[tuple[Key, str], ...] = ()
        self._current: Key | None = None
        self._text = ""
        self._stale = False
        self._clicked_in = False
        self.setFont(look.font(12))
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(_SHOWN)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        finder, line = self.completer(), self.lineEdit()
        assert finder is not None
        assert line is not None
        self.line = line
        """Where the name is typed."""
        line.setFont(self.font())
        line.installEventFilter(self)
        finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setMaxVisibleItems(_SHOWN)
        self.activated.connect(self._on_activated)
        line.returnPressed.connect(self._on_return)
        line.editingFinished.connect(self._write)

    def show_choice(self, current: Key, text: str, offer: Callable[[], Sequence[tuple[Key, str]]]) -> None:
        """Show what is in use; `offer` returns the keys with their texts, when it comes to choosing."""
        self._offer, self._stale = offer, True
        self._current, self._text = current, text
        self.setToolTip(plain_tip(text))
        if self.hasFocus():
            self._fill()
        self._write()

    def setAccessibleName(self, name: str) -> None:
        """Be called so by those who hear it, and where it is typed too."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    @property
    def items(self) -> tuple[tuple[Key, str], ...]:
        """What is offered."""
        self._fill()
        return self._items

    @property
    def current(self) -> Key | None:
        """The key in use."""
        return self._current

    @property
    def current_text(self) -> str:
        """What is in use, in full."""
        return self._text

    def _fill(self) -> None:
        if not self._stale:
            return
        self._stale = False
        items = tuple(self._offer())
        if items != self._items:
            self._items = items
            self.blockSignals(True)
            self.clear()
            self.addItems([text for _key, text in items])
            self.blockSignals(False)
        self._write()

    def _place(self) -> int:
        return next((at for at, (key, _text) in enumerate(self._items) if key == self._current), -1)

    def _write(self) -> None:
        """Write what is in use, whatever was typed and not chosen."""
        if not isValid(self.line):  # the focus leaves while the window is being taken apart
            return
        shown = self._text if self.hasFocus() else self._cut(self._text)
        self.blockSignals(True)
        self.setCurrentIndex(-1 if self._stale else self._place())
        if self.line.text() != shown:
            self.setEditText(shown)
            self.line.setCursorPosition(0)
        self.blockSignals(False)

    def _cut(self, text: str) -> str:
        """Return a text with … in its middle where it is too long: what tells columns apart often comes last."""
        room = self.line.width() - 8
        return self.line.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room)

    def _on_activated(self, at: int) -> None:
        key = self._items[at][0] if 0 <= at < len(self._items) else self._current
        self._write()
        if key != self._current and key is not self._current:
            self._on_chosen(self._items[at][0])

    def _on_return(self) -> None:
        """Take what was typed, when it can only mean one of them."""
        typed = self.line.text().casefold().strip()
        found = [at for at, (_key, text) in enumerate(self._items) if typed in text.casefold()]
        exact = [at for at in found if self._items[at][1].casefold() == typed]
        if typed and len(exact or found) == 1:
            self._on_activated((exact or found)[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Select the whole name on the first click, so that what is typed replaces it."""
        if self._clicked_in and watched is self.line and event.type() == QEvent.Type.MouseButtonRelease:
            self._clicked_in = False
            self.line.selectAll()
        return super().eventFilter(watched, event)

    def showPopup(self) -> None:
        self._fill()
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._fill()
        if event.key() == Qt.Key.Key_Escape and self.line.text() != self._text:
            self._write()
            self.line.selectAll()
            return
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.showPopup()  # not the next one at once: each choice is a step
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._fill()
        self._write()
        self._clicked_in = event.reason() == Qt.FocusReason.MouseFocusReason
        if event.reason() in _TO_TYPE:
            self.line.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.hasFocus():
            self._write()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
