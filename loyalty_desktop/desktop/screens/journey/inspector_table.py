"""A narrow table whose rows can be pressed: a dot, a name, figures at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from loyalty_desktop.desktop.painting import LEFT, RIGHT, draw_box, draw_tag, draw_text, elided, text_width
from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.desktop.widgets.panel import column
from loyalty_desktop.desktop.widgets.tab_order import follow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from loyalty_desktop.desktop.look import Look

_ROW, _TITLES, _SIDE, _GAP, _DOT = 28, 26, 9, 9, 8
_SIZE, _TITLE_SIZE, _MARK = 12, 11.5, 13


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure at the end of a row, the role of its colour, and a mark such as ▲ behind it."""

    text: str
    role: str = "ink"
    mark: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; `dot` is the role of its dot's colour, `tag` a short amber word behind the name."""

    id: str
    name: str
    cells: tuple[Cell, ...]
    tip: str
    dot: str | None = None
    tag: str = ""


class RowButton(QAbstractButton):
    """A row that can be pressed, by mouse, Space or Enter."""

    def __init__(self, look: Look, table: RowTable) -> None:
        super().__init__(table)
        self._look = look
        self._table = table
        self.row: TableRow | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if table.pressable else Qt.FocusPolicy.NoFocus)
        if table.pressable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(_ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_row(self, row: TableRow) -> None:
        """Show a row."""
        self.update()  # the width of the figures may be another one
        if row == self.row:
            return
        self.row = row
        self.setAccessibleName(row.name)
        self.setAccessibleDescription(row.tip)
        self.setToolTip(plain_tip(row.tip))

    def sizeHint(self) -> QSize:
        return QSize(200, _ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._table.pressable:
            self.click()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._table.move_focus(self, -1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.row is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        if self._table.pressable and self.underMouse():
            painter.fillRect(self.rect(), look.colour("selected"))
        painter.fillRect(0, _ROW - 1, self.width(), 1, look.colour("row"))
        if self.hasFocus():
            draw_box(painter, QRectF(self.rect()).adjusted(2, 1, -2, -2), 4, None, look.colour("accent"))
        self._paint_cells(painter, self.row)

    def _paint_cells(self, painter: QPainter, row: TableRow) -> None:
        look, middle = self._look, (_ROW - 1) / 2
        right = float(self.width() - _SIDE)
        for cell, wide, mark in reversed(list(zip(row.cells, self._table.widths, self._table.marks, strict=True))):
            ink = look.colour(cell.role)
            draw_text(painter, QRectF(right - mark, 0, mark, _ROW - 1), cell.mark, look.font(11), ink, RIGHT)
            box = QRectF(right - wide, 0, wide - mark, _ROW - 1)
            draw_text(painter, box, cell.text, look.font(_SIZE), ink, RIGHT)
            right -= wide + _GAP
        left = float(_SIDE)
        if row.dot is not None:
            draw_box(painter, QRectF(left, middle - _DOT / 2, _DOT, _DOT), _DOT / 2, look.colour(row.dot))
            left += _DOT + 5
        tag_font = look.font(10, 600)
        tag = text_width(tag_font, row.tag) + 14 if row.tag else 0.0
        font = look.font(_SIZE)
        shown = elided(font, row.name, right - left - tag)
        draw_text(painter, QRectF(left, 0, right - left - tag, _ROW - 1), shown, font, look.colour("ink"), LEFT)
        if row.tag:
            at = left + text_width(font, shown) + 4
            draw_tag(painter, at, middle, row.tag, tag_font, look.colour("warn"), look.colour("warn_bg"))


class _Titles(QWidget):
    """The titles above the figures."""

    def __init__(self, look: Look, table: RowTable) -> None:
        super().__init__(table)
        self._look = look
        self._table = table
        self.setFixedHeight(_TITLES)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, (first, *others) = self._look, self._table.titles
        font, ink = look.font(_TITLE_SIZE, 600), look.colour("muted")
        right = float(self.width() - _SIDE)
        for title, wide in reversed(list(zip(others, self._table.widths, strict=True))):
            draw_text(painter, QRectF(right - wide, 0, wide, _TITLES - 1), title, font, ink, RIGHT)
            right -= wide + _GAP
        draw_text(painter, QRectF(_SIDE, 0, right - _SIDE, _TITLES - 1), first, font, ink, LEFT)
        painter.fillRect(0, _TITLES - 1, self.width(), 1, look.colour("line"))


class RowTable(QWidget):
    """Titles and rows over the whole width of the pane; rows are kept and drawn anew in place."""

    pressed = Signal(str)

    def __init__(self, look: Look, *, pressable: bool = True) -> None:
        super().__init__()
        self._look = look
        self.pressable = pressable
        self.titles: tuple[str, ...] = ("",)
        self.widths: tuple[float, ...] = ()
        self.marks: tuple[float, ...] = ()
        self._buttons: list[RowButton] = []
        self._lines = column(self)
        self._titles = _Titles(look, self)
        self._lines.addWidget(self._titles)

    def show_rows(self, titles: Sequence[str], rows: Sequence[TableRow]) -> None:
        """Show these rows under these titles, the first of which stands above the names."""
        self.titles = tuple(titles)
        self.marks = tuple(
            float(_MARK) if any(row.cells[at].mark for row in rows) else 0.0 for at in range(len(self.titles) - 1)
        )
        self.widths = tuple(self._width(at, title, rows) for at, title in enumerate(self.titles[1:]))
        while len(self._buttons) < len(rows):
            button = RowButton(self._look, self)
            button.clicked.connect(lambda _on=False, button=button: self._on_clicked(button))
            self._lines.addWidget(button)
            follow(self._buttons[-1] if self._buttons else self, [button])
            self._buttons.append(button)
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(rows))
            if at < len(rows):
                button.show_row(rows[at])
        self._titles.update()

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """The rows that are shown."""
        return tuple(one.row for one in self._buttons if not one.isHidden() and one.row is not None)

    def button(self, id_: str) -> RowButton:
        """Return the row with this id; raises StopIteration if there is none."""
        return next(one for one in self._buttons if not one.isHidden() and one.row is not None and one.row.id == id_)

    def move_focus(self, button: RowButton, step: int) -> None:
        """Give the keyboard to the next row up or down."""
        shown = [one for one in self._buttons if not one.isHidden()]
        at = max(0, min(shown.index(button) + step, len(shown) - 1))
        shown[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _width(self, at: int, title: str, rows: Sequence[TableRow]) -> float:
        font = self._look.font(_SIZE)
        texts = [text_width(font, row.cells[at].text) + self.marks[at] for row in rows]
        return max([text_width(self._look.font(_TITLE_SIZE, 600), title), *texts]) + 1

    def _on_clicked(self, button: RowButton) -> None:
        if button.row is not None:
            self.pressed.emit(button.row.id)
