"""The names of the six cells, to be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit

from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.desktop.widgets.popover import Popover
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.economics import CELLS, CellCode
from loyalty_desktop.report.grid_words import default_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.customers_view import CellView

_COLUMNS, _FIELD, _LONGEST = 3, 168, 40


class NamesPopover(Popover):
    """Asks for the names; an empty one is the usual name again."""

    named = Signal(object)
    """The names of all cells, by their codes."""

    def __init__(
        self, look: Look, cells: tuple[CellView, ...], parent: QWidget | None = None, opener: QWidget | None = None
    ) -> None:
        super().__init__(look, parent, opener)
        self.setWindowTitle(_("Names of the cells"))
        self.fields: dict[CellCode, QLineEdit] = {}
        parts = column(self, (16, 14, 16, 14), 10)
        heading = Label(look, 14, 700)
        heading.setText(_("Names of the cells"))
        about = Label(look, 12, tone="muted")
        about.setText(_("Laid out like the grid. Leave a name empty to get the original back."))
        parts.addWidget(heading)
        parts.addWidget(about)
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, view in enumerate(cells):
            field = self.fields[view.code] = QLineEdit(view.name)
            field.setFont(look.font(12.5))
            field.setMinimumWidth(_FIELD)
            field.setMaxLength(_LONGEST)
            field.setPlaceholderText(default_name(view.code).text())
            field.setAccessibleName(view.place)
            caption = Label(look, 11.5, tone="muted")
            caption.setText(view.place)
            cell = column(None, gap=3)
            cell.addWidget(caption)
            cell.addWidget(field)
            grid.addLayout(cell, at // _COLUMNS, at % _COLUMNS)
        parts.addLayout(grid)
        self.usual, self.cancel, self.keep = Button(look), Button(look), Button(look, "primary")
        self.usual.setText(_("Original names"))
        self.cancel.setText(_("Cancel"))
        self.keep.setText(_("Use these names"))
        self.keep.setDefault(True)
        self.usual.clicked.connect(self._on_usual)
        self.cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self._on_keep)
        buttons = row(None, gap=8)
        buttons.addWidget(self.usual)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.keep)
        parts.addLayout(buttons)
        self.fields[CELLS[0]].selectAll()
        self.fields[CELLS[0]].setFocus()

    def _on_usual(self) -> None:
        for code, field in self.fields.items():
            field.setText(default_name(code).text())

    def _on_keep(self) -> None:
        names = {code: field.text().strip() for code, field in self.fields.items()}
        self.named.emit({code: "" if name == default_name(code).text() else name for code, name in names.items()})
        self.accept()
