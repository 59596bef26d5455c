"""The customer grid: three classes of loyalty by high and low profit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from loyalty_desktop.desktop.painting import draw_box
from loyalty_desktop.desktop.screens.customers.cell_button import CellButton
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.economics import CELLS, CellCode

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.customers_view import CellView

_COLUMNS, _SIDE = 3, 84


class _Dot(QWidget):
    """A spot in the colour of a class."""

    def __init__(self, look: Look, role: str) -> None:
        super().__init__()
        self._look, self._role = look, role
        self.setFixedSize(8, 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour: QColor = self._look.colour(self._role)
        draw_box(painter, self.rect().toRectF(), 4, colour)


class GridPanel(Panel):
    """Shows the six cells, of which one is chosen."""

    chosen = Signal(str)
    names_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.heading, self.about = Label(look, 13.5, 700), ElidedLabel(look, 11.5, tone="muted")
        self.rename = Button(look, "text", 12)
        self.rename.clicked.connect(self.names_wanted)
        self.note = Label(look, 12, tone="warn", wrap=True)
        self.classes = tuple(Label(look, 12, tone="muted") for _each in range(_COLUMNS))
        self.sides = tuple((Label(look, 13, 700), Label(look, 11, tone="muted", wrap=True)) for _each in range(2))
        self.cells: dict[CellCode, CellButton] = {}
        self._group = QButtonGroup(self)
        for code in CELLS:
            cell = self.cells[code] = CellButton(look)
            self._group.addButton(cell)
            cell.clicked.connect(lambda _on=False, code=code: self.chosen.emit(code))
            cell.moved.connect(lambda right, down, code=code: self._go(code, right, down))
        self._lay_out()

    def show_cells(self, cells: tuple[CellView, ...], n: int, limits: tuple[str, str], note: str) -> None:
        """Show the cells of `n` customers, what high and low profit mean, and what there is to say about them."""
        self.heading.setText(_("Customer grid"))
        self.about.setText(_("Spend (down) × loyalty (across)") + f"  n={n:,}")
        self.rename.setText(_("Change the names"))
        self.note.setText(note)
        self.note.setVisible(bool(note))
        for view in cells:
            self.cells[view.code].show_cell(view)
        sizes = sum(one.n for one in cells[:_COLUMNS]), sum(one.n for one in cells[_COLUMNS:])
        for (title, text), name, size, limit in zip(self.sides, (_("High"), _("Low")), sizes, limits, strict=True):
            title.setText(name)
            text.setText(f"n={size:,}\n{limit}".strip())

    def name_classes(self, names: tuple[str, ...]) -> None:
        """Write the classes above the columns."""
        for label, name in zip(self.classes, names, strict=True):
            label.setText(name)

    def choose(self, code: CellCode) -> None:
        """Show one cell as chosen, without a signal."""
        self._mark({})
        self.cells[code].setChecked(True)

    def show_parts(self, tags: dict[CellCode, str]) -> None:
        """Show no cell as chosen, but how many of a list that is open come from which."""
        self._group.setExclusive(False)
        for cell in self.cells.values():
            cell.setChecked(False)
        self._group.setExclusive(True)
        self._mark(tags)

    def _mark(self, tags: dict[CellCode, str]) -> None:
        for code, cell in self.cells.items():
            cell.show_tag(tags.get(code, ""))

    def _go(self, code: CellCode, right: int, down: int) -> None:
        at = CELLS.index(code)
        across, below = at % _COLUMNS + right, at // _COLUMNS + down
        if 0 <= across < _COLUMNS and 0 <= below < len(CELLS) // _COLUMNS:
            cell = self.cells[CELLS[below * _COLUMNS + across]]
            cell.setFocus(Qt.FocusReason.TabFocusReason)
            cell.click()

    def _lay_out(self) -> None:
        parts = column(self, (16, 11, 16, 14), 6)
        title = row(None, gap=10)
        title.addWidget(self.heading)
        title.addWidget(self.about, 1)
        title.addWidget(self.rename)
        parts.addLayout(title)
        parts.addWidget(self.note)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.setColumnMinimumWidth(0, _SIDE)
        for at, (label, role) in enumerate(zip(self.classes, ("negative", "passive", "positive"), strict=True)):
            head = row(None, gap=6)
            head.addStretch(1)
            head.addWidget(_Dot(self._look, role))
            head.addWidget(label)
            head.addStretch(1)
            grid.addLayout(head, 0, at + 1)
            grid.setColumnStretch(at + 1, 1)
        for down, (name, text) in enumerate(self.sides):
            side = column(None, gap=1)
            side.addStretch(1)
            for label in (name, text):
                label.setAlignment(Qt.AlignmentFlag.AlignCenter)
                label.setFixedWidth(_SIDE)
                side.addWidget(label)
            side.addStretch(1)
            grid.addLayout(side, down + 1, 0)
            grid.setRowStretch(down + 1, 1)
        for at, code in enumerate(CELLS):
            grid.addWidget(self.cells[code], at // _COLUMNS + 1, at % _COLUMNS + 1)
        parts.addLayout(grid, 1)
