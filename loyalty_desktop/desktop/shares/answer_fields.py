"""The answers of a column with their present shares, and fields for the known ones; cells are pasted from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QSizePolicy, QWidget

from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.panel import empty
from loyalty_desktop.desktop.widgets.tab_order import follow
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import share_text
from loyalty_desktop.report.pasted_shares import is_block

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.known_shares import ShareColumn, Typed

_FIELD = 84
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WIDTHS = (44, 50, _FIELD, 54)


class ShareField(QLineEdit):
    """Takes one share; Up, Down and Enter go to the answer before and after, a pasted block goes to all of them."""

    moved = Signal(int)
    block_pasted = Signal(str)
    reached = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(look.font(12.5))
        self.setFixedWidth(_FIELD)
        self.setAlignment(_RIGHT)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # its Paste would take a block for one number
        self.setAcceptDrops(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if is_block(text):
                self.block_pasted.emit(text)
                return
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}
        if (step := steps.get(Qt.Key(event.key()))) is not None:
            self.moved.emit(step)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()
        self.reached.emit()


class AnswerFields(QScrollArea):
    """One line for each answer: how many gave it, its share now, the known share, its share once weighted."""

    edited = Signal(int, str)
    """Another text stands at the place of an answer."""
    block_pasted = Signal(str, int)
    """Cells were pasted at the place of an answer."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.fields: list[ShareField] = []
        self._after: list[Label] = []
        self._stretched = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("kind", "clear")
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(14, 6, 14, 10)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        for at, width in enumerate(_WIDTHS):
            self._grid.setColumnMinimumWidth(at + 1, width)
        self.setWidget(inside)

    def show_column(self, column: ShareColumn, typed: Typed) -> None:
        """Show another column, with what is typed for it."""
        empty(self._grid)
        self.fields, self._after = [], []
        texts = dict(typed.texts)
        titles = (_("Answer"), "n", _("Now"), _("Known share"), _("Weighted"))
        for at, title in enumerate(titles if column.answers else ()):
            head = Label(self._look, 11.5, tone="muted")
            head.setText(title)
            self._grid.addWidget(head, 0, at, _RIGHT if at else Qt.AlignmentFlag.AlignLeft)
        for at, answer in enumerate(column.answers):
            name = ElidedLabel(self._look, 12.5)
            name.setText(answer.name)
            name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            now = share_text(answer.share, 1)
            field = self._field(at)
            field.setText(texts.get(answer.name, ""))
            said = _("{answer}: known share; now {share}, n = {n:,}")
            field.setAccessibleName(said.format(answer=answer.name, share=now, n=answer.n))
            after = self._figure("")
            cells = (name, self._figure(f"{answer.n:,}"), self._figure(now), field, after)
            for place, cell in enumerate(cells):
                self._grid.addWidget(cell, at + 1, place)
            self.fields.append(field)
            self._after.append(after)
        self._grid.setRowStretch(self._stretched, 0)
        self._stretched = len(self.fields) + 1
        self._grid.setRowStretch(self._stretched, 1)
        follow(self, self.fields)
        for field in self.fields:
            field.show()  # at once: what is not seen yet cannot have the keyboard

    def show_texts(self, typed: Typed) -> None:
        """Write what is typed, where it is something else than what stands there."""
        for field, (_name, text) in zip(self.fields, typed.texts, strict=True):
            if field.text() != text:
                field.setText(text)

    def show_after(self, column: ShareColumn, after: Mapping[str, float]) -> None:
        """Write the shares that the answers have once they are weighted."""
        for label, answer in zip(self._after, column.answers, strict=True):
            share = after.get(answer.name)
            label.setText("" if share is None else share_text(share, 1))

    def begin(self) -> None:
        """Put the keyboard into the first field."""
        if self.fields:
            self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def place(self) -> int:
        """The answer whose field has the keyboard, the first one when none has."""
        return next((at for at, one in enumerate(self.fields) if one.hasFocus()), 0)

    def _field(self, at: int) -> ShareField:
        field = ShareField(self._look)
        field.textEdited.connect(lambda text: self.edited.emit(at, text))
        field.moved.connect(lambda step: self._move(at + step))
        field.block_pasted.connect(lambda text: self.block_pasted.emit(text, at))
        field.reached.connect(lambda: self.ensureWidgetVisible(field, 0, 24))
        return field

    def _figure(self, text: str) -> Label:
        label = Label(self._look, 12.5, tone="muted")
        label.setAlignment(_RIGHT)
        label.setText(text)
        return label

    def _move(self, at: int) -> None:
        if 0 <= at < len(self.fields):
            self.fields[at].setFocus(Qt.FocusReason.OtherFocusReason)
