"""A panel with a table of one figure: which figure is chosen above it, what its marks rest on stands below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from loyalty_desktop.desktop.widgets.buttons import Segmented
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, row, rule
from loyalty_desktop.desktop.widgets.said import Said
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look

Table = TypeVar("Table", bound=QWidget)


class KindsPanel(Panel, Generic[Table]):
    """`kind_chosen` brings another figure."""

    kind_chosen = Signal(str)

    def __init__(self, look: Look, codes: Sequence[str], table: Table) -> None:
        super().__init__()
        self.title = ElidedLabel(look, 13.5, 700)
        self.kinds = Segmented(look, codes)
        self.table = table
        self.nothing = Said(look, 420)
        self.note = Label(look, 11.5, tone="muted", wrap=True)
        self._pages = QStackedWidget()
        for page in (self.table, self.nothing):
            self._pages.addWidget(page)
        self.kinds.chosen.connect(self.kind_chosen)
        head_box = QWidget()
        head_box.setFixedHeight(44)
        head = row(head_box, (15, 0, 15, 0), 12)
        head.addWidget(self.title, 1)
        head.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignVCenter)
        self.note.setContentsMargins(15, 8, 15, 9)
        parts = column(self, (1, 1, 1, 1))
        parts.addWidget(head_box)
        parts.addWidget(rule())
        parts.addWidget(self._pages, 1)
        parts.addWidget(rule())
        parts.addWidget(self.note)

    def draw_around(self, title: str, texts: Sequence[str], kind: str, notes: Sequence[str]) -> None:
        """Write all but the table; without notes there is no table to be seen."""
        self.title.setText(title)
        self.kinds.set_texts(*texts)
        self.kinds.setAccessibleName(_("Which figure"))
        self.kinds.choose(kind)
        self.note.setVisible(bool(notes))
        self.note.setText("\n".join(notes))
        self._pages.setCurrentWidget(self.table if notes else self.nothing)
        self.table.setAccessibleName(f"{title}, {self.kinds.button(kind).text()}")
