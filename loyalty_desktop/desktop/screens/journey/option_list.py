"""The answers of a question of which several can be picked: each a box to tick, with its count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from loyalty_desktop.desktop.painting import LEFT, RIGHT, draw_box, draw_text, text_width
from loyalty_desktop.desktop.widgets.labels import no_keys, plain_tip
from loyalty_desktop.desktop.widgets.panel import column
from loyalty_desktop.desktop.widgets.tab_order import follow
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from loyalty_desktop.desktop.look import Look

_ROW, _BOX, _GAP = 26, 14, 8


class OptionRow(QAbstractButton):
    """One answer with a box to tick."""

    def __init__(self, look: Look, options: OptionList) -> None:
        super().__init__(options)
        self._look = look
        self._options = options
        self._count = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(_ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_option(self, option: str, count: int) -> None:
        """Show an answer and how many gave it."""
        self._count = count
        self.setText(no_keys(option))
        told = _("{label}: n={n:,}").format(label=option, n=count)
        self.setAccessibleName(told)
        self.setToolTip(plain_tip(told))
        self.update()

    def option(self) -> str:
        """Return the answer."""
        return self.text().replace("&&", "&")

    def sizeHint(self) -> QSize:
        return QSize(200, _ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._options.move_focus(self, -1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, font = self._look, self._look.font(12)
        box = QRectF(1, (_ROW - _BOX) / 2, _BOX, _BOX)
        on = self.isChecked()
        draw_box(
            painter, box, 3, look.colour("primary") if on else None, None if on else look.colour("check_line"), 1.4
        )
        if on:
            painter.setPen(QPen(look.colour("on_primary"), 1.8))
            x, y = box.left(), box.top()
            tick = [QPointF(x + 3.5, y + 7.3), QPointF(x + 6, y + 9.8), QPointF(x + 10.5, y + 4.6)]
            painter.drawPolyline(QPolygonF(tick))
        count = f"n={self._count:,}"
        right = text_width(font, count) + 1
        left = _BOX + _GAP + 1
        text = QRectF(left, 0, self.width() - left - right - _GAP, _ROW)
        draw_text(painter, text, self.option(), font, look.colour("ink"), LEFT)
        draw_text(
            painter, QRectF(self.width() - right, 0, right, _ROW), count, look.font(11), look.colour("muted"), RIGHT
        )
        if self.hasFocus():
            draw_box(painter, QRectF(self.rect()), 4, None, look.colour("accent"))


class OptionList(QWidget):
    """Answers of which some are ticked, all at first; Up and Down go from one to the next."""

    ticked_changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: list[OptionRow] = []
        self._lines = column(self)

    def show_options(self, options: Sequence[tuple[str, int]], *, afresh: bool) -> None:
        """Show these answers with their counts; `afresh` ticks them all, else what was ticked stays."""
        before = {row.option(): row.isChecked() for row in self._shown()}
        while len(self._rows) < len(options):
            row = OptionRow(self._look, self)
            row.toggled.connect(self.ticked_changed)
            self._lines.addWidget(row)
            follow(self._rows[-1] if self._rows else self, [row])
            self._rows.append(row)
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(options))
            if at < len(options):
                option, count = options[at]
                row.show_option(option, count)
                row.blockSignals(True)
                row.setChecked(afresh or before.get(option, True))
                row.blockSignals(False)

    def ticked(self) -> tuple[str, ...]:
        """Return the answers that are ticked."""
        return tuple(row.option() for row in self._shown() if row.isChecked())

    def tick_all(self, on: bool) -> None:
        """Tick all answers, or none."""
        for row in self._shown():
            row.blockSignals(True)
            row.setChecked(on)
            row.blockSignals(False)
        self.ticked_changed.emit()

    def row(self, option: str) -> OptionRow:
        """Return the row of an answer; raises StopIteration if there is none."""
        return next(row for row in self._shown() if row.option() == option)

    def move_focus(self, row: OptionRow, step: int) -> None:
        """Give the keyboard to the next answer up or down."""
        shown = self._shown()
        shown[max(0, min(shown.index(row) + step, len(shown) - 1))].setFocus(Qt.FocusReason.TabFocusReason)

    def _shown(self) -> list[OptionRow]:
        return [row for row in self._rows if not row.isHidden()]
