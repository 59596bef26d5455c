"""The grid in which columns are chosen and given their roles, by mouse and by keys; cells are never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal

from loyalty_desktop.desktop.screens.data.grid_painter import ROW
from loyalty_desktop.desktop.screens.data.grid_view import GridView
from loyalty_desktop.desktop.screens.data.grid_words import cell_words
from loyalty_desktop.desktop.screens.data.role_picker import RolePicker
from loyalty_desktop.report.columns import doubtful

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.cells import Cells
    from loyalty_desktop.report.columns import ColumnHead
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Survey

_NONE = Qt.KeyboardModifier.NoModifier


class DataGrid(GridView):
    """The survey's cells; a click, or the arrow keys, choose a column, Enter or its role offer other roles.

    Ctrl+Enter confirms the roles of the chosen columns. Del leaves a row out, or takes it back.
    """

    column_chosen = Signal(object)
    """The key of the column that somebody went to."""
    chosen_changed = Signal()
    """Another set of columns is chosen here."""
    role_wanted = Signal(object, str)
    """The chosen columns (their keys) are to have this role."""
    row_menu_wanted = Signal(object, QPoint)
    """What a row of the sheet (its number, None for none) may be is asked for, and where on the screen."""
    heading_added = Signal(int)
    """A row of the sheet is to be a heading row too."""
    confirm_wanted = Signal(object)
    """The roles of these columns (their keys) are right."""
    row_wanted = Signal(int)
    """A row of the sheet (its number) is to be left out, or taken back if it is."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._anchor = 0
        self._dragged: tuple[int, int, int] | None = None
        self._picker = RolePicker(look, self)
        self._picker.chosen.connect(self._on_role)
        self._picker.confirmed.connect(self.confirm)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_survey(self, survey: Survey | None, cells: Cells | None, heads: Sequence[ColumnHead]) -> None:
        """Show the cells of a survey; where the keys are stays as long as the same rows and columns are shown."""
        super().show_survey(survey, cells, heads)
        self._anchor = min(self._anchor, max(0, len(heads) - 1))
        self._tell()

    def choose(self, key: ColumnKey | None) -> None:
        """Show a column as chosen (together with others, if it is one of those chosen here) and bring it into view."""
        at = self._index(key)
        if at is None:
            self._set_chosen(())
            return
        if key not in self._chosen:
            self._anchor = at
            self._set_chosen((self._heads[at].key,))
        if at != self._column:  # somebody else chose it
            self._column = at
            self._bring_column(at)
        self._tell()
        self.viewport().update()

    def go_to(self, key: ColumnKey) -> None:
        """Choose a column, and no other, as a click on its heading does, wherever it is."""
        at = self._index(key)
        if at is not None:
            self._go(at, _NONE)
            self._bring_column(at)
            self.viewport().update()

    def go_to_row(self, number: int) -> None:
        """Put the keys on the row that has this number in the sheet and bring it into view."""
        if self._cells is not None and self._cells.rows:
            self._row = self._cells.row_of(number)
            self._bring_row()
            self._tell()
            self.viewport().update()

    @property
    def chosen(self) -> tuple[ColumnKey, ...]:
        """The chosen columns in file order."""
        return self._chosen

    @property
    def current(self) -> tuple[int, int]:
        """The row and the column of the cell that the keys move."""
        return self._row, self._column

    def ask_role(self) -> None:
        """Offer all roles for the chosen columns, below the head of the current one."""
        if self._heads:
            self._bring_column(self._column)
            chip = self.role_rect(self._column)
            below = self.viewport().mapToGlobal(QPoint(max(chip.left(), self._gutter), chip.bottom() + 3))
            in_doubt = doubtful(self._heads, self._taken())
            self._picker.ask(self._heads[self._column].role, below, len(in_doubt))

    def confirm(self) -> None:
        """Have the roles of the chosen columns confirmed, as far as they are in doubt."""
        in_doubt = doubtful(self._heads, self._taken())
        if in_doubt:
            self.confirm_wanted.emit(tuple(head.key for head in in_doubt))

    def choose_group(self, at: int | None = None) -> None:
        """Choose all columns of the group that a column belongs to; the current one, where none is named."""
        at = self._column if at is None else at
        group = self.group_of(at) if at < len(self._heads) else None
        if group is None:
            return
        self._column = self._anchor = at
        self._set_chosen(tuple(head.key for head in self._heads if head.key in set(group.columns)))
        self._tell()
        self.column_chosen.emit(self._heads[at].key)

    def _taken(self) -> tuple[ColumnKey, ...]:
        """Return the columns that a role is given to: those chosen, else the one where the keys are."""
        return self._chosen or (self._heads[self._column].key,)

    def ask_row(self) -> None:
        """Offer what the row where the keys are may be, below its number."""
        if self._cells is not None and self._cells.rows:
            below = self.cell_rect(self._row, 0)
            place = self.viewport().mapToGlobal(QPoint(4, below.bottom()))
            self.row_menu_wanted.emit(self._cells.row_number(self._row), place)

    def _on_gutter(self, place: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Take a click on the number of a row, or on the corner above the numbers."""
        if self._cells is None or place.x() >= self._gutter:
            return
        row = self.verticalScrollBar().value() + (place.y() - self._top) // ROW
        if place.y() < self._top:
            self.row_menu_wanted.emit(None, self.viewport().mapToGlobal(QPoint(4, self._top)))
        elif row < self._cells.rows and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.heading_added.emit(self._cells.row_number(row))
        elif row < self._cells.rows:
            self._row = row
            self._tell()
            self.viewport().update()
            self.row_menu_wanted.emit(self._cells.row_number(row), self.viewport().mapToGlobal(place))

    def _set_chosen(self, keys: tuple[ColumnKey, ...]) -> None:
        if keys != self._chosen:
            self._chosen = keys
            self.viewport().update()
            self.chosen_changed.emit()

    def _go(self, at: int, modifiers: Qt.KeyboardModifier) -> None:
        """Go to a column; Shift takes all from where it began, Ctrl one more or one less."""
        key = self._heads[at].key
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            low, high = sorted((self._anchor, at))
            keys = tuple(head.key for head in self._heads[low : high + 1])
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            keys = tuple(head.key for head in self._heads if (head.key in self._chosen) != (head.key == key))
            self._anchor = at
            key = key if key in keys else next(iter(keys), key)
            keys = keys or (key,)
        else:
            self._anchor = at
            keys = (key,)
        self._column = self._index(key) or 0
        self._set_chosen(keys)
        self._tell()
        self.column_chosen.emit(key)

    def _move(self, row: int, at: int, modifiers: Qt.KeyboardModifier = _NONE) -> None:
        if self._cells is None or not self._heads:
            return
        self._row = min(max(0, row), max(0, self._cells.rows - 1))
        at = min(max(0, at), len(self._heads) - 1)
        if at != self._column or self._heads[at].key not in self._chosen:
            self._go(at, modifiers)
        self._bring_column(at)
        self._bring_row()
        self._tell()
        self.viewport().update()

    def _bring_row(self) -> None:
        bar, whole = self.verticalScrollBar(), self._whole_rows()
        if self._row < bar.value():
            bar.setValue(self._row)
        elif self._row >= bar.value() + whole:
            bar.setValue(self._row - whole + 1)

    def _tell(self) -> None:
        """Say to those who hear the screen where the keys are."""
        if self._cells is None or not self._heads:
            self.setAccessibleDescription("")
            return
        column = min(self._column, len(self._heads) - 1)
        row = min(self._row, self._cells.rows - 1)
        self.setAccessibleDescription(cell_words(self._heads[column], self._cells, row, column))

    def _on_role(self, role: str) -> None:
        self.role_wanted.emit(self._taken(), role)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self._cells is None or not self._heads:
            super().keyPressEvent(event)
            return
        row, at, page = self._row, self._column, self._whole_rows()
        last_row, last = self._cells.rows - 1, len(self._heads) - 1
        moves = {
            Qt.Key.Key_Left: (row, 0 if control else at - 1),
            Qt.Key.Key_Right: (row, last if control else at + 1),
            Qt.Key.Key_Up: (0 if control else row - 1, at),
            Qt.Key.Key_Down: (last_row if control else row + 1, at),
            Qt.Key.Key_PageUp: (row - page, at),
            Qt.Key.Key_PageDown: (row + page, at),
            Qt.Key.Key_Home: (0, 0) if control else (row, 0),
            Qt.Key.Key_End: (last_row, last) if control else (row, last),
        }
        if key in moves:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._move(*moves[Qt.Key(key)], shift)
        elif control and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.confirm()
        elif control and key == Qt.Key.Key_Space:
            self.choose_group()
        elif control and key == Qt.Key.Key_H:
            self.ask_row()
        elif key == Qt.Key.Key_Delete and row <= last_row:
            self.row_wanted.emit(self._cells.row_number(row))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F4}:
            self.ask_role()
        elif key == Qt.Key.Key_Escape and len(self._chosen) > 1:
            self._go(self._column, _NONE)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        border = self._border(place)
        if border is not None:
            self._dragged = (border, place.x(), self._places.width(border))
            return
        at = self._column_at(place.x())
        if at is None:
            self._on_gutter(place, event.modifiers())
            return
        if place.y() < self._band and self.group_of(at) is not None:
            self.choose_group(at)
            return
        if place.y() >= self._top:
            row = self.verticalScrollBar().value() + (place.y() - self._top) // ROW
            if self._cells is None or row >= self._cells.rows:
                return
            self._row = row
        on_chip = place.y() < self._top and self.role_rect(at).contains(place)
        many = on_chip and not event.modifiers() and self._heads[at].key in self._chosen
        if many:
            self._column = at
            self.column_chosen.emit(self._heads[at].key)
        else:
            self._go(at, event.modifiers())
        self.viewport().update()
        if on_chip and not event.modifiers():
            self.ask_role()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._dragged is not None:
            at, start, width = self._dragged
            self._set_width(at, width + place.x() - start)
            return
        on_border = self._border(place) is not None
        under = self._column_at(place.x())
        if on_border:
            self.viewport().setCursor(Qt.CursorShape.SplitHCursor)
        elif under is not None and self.role_rect(under).contains(place):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._dragged = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self._border(event.position().toPoint())
        if at is not None and self._cells is not None:
            self._set_width(at, self._ruler.full_width(self._heads[at], self._cells.column(at)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == event.Reason.Mouse:
            at = self._column_at(event.pos().x())
            if at is None:
                self._on_gutter(event.pos(), _NONE)
                return
            if self._heads[at].key not in self._chosen:
                self._go(at, _NONE)
            self._column = at
        self.ask_role()
