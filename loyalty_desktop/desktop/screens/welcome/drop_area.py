"""The big area of the start screen: a survey file is dropped here, or chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop.screens.welcome.pressable import Pressable
from loyalty_desktop.desktop.screens.welcome.sheet_picture import SheetPicture
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look

FORMATS = (".xlsx", ".xls", ".ods", ".csv", ".tsv", ".txt", ".sav", ".zip", ".loyalty")
"""What can be opened (survey/files/kinds.py), by the names such files have."""


class DropArea(Pressable):
    """Says what can be dropped; pressing it anywhere is choosing a file. The window takes the drops themselves."""

    choose_wanted = Signal()
    empty_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._is_active = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._picture = SheetPicture(look)
        self._title = Label(look, 21, 700, wrap=True)
        self._or = Label(look, 12, tone="faint")
        self.choose = Button(look, "primary", 13.5)
        self.choose.setMinimumSize(154, 38)
        self._formats = FormatTags(look)
        self._tools = Label(look, 12, tone="muted", wrap=True)
        self.empty = Button(look, "text", 12.5)
        for label in (self._title, self._or, self._tools):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (self._picture, self._title, self._or, self._formats, self._tools):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for button in (self.choose, self.empty):
            button.setAutoDefault(True)  # outside dialogs, too, Enter presses it
        self.clicked.connect(self.choose_wanted)
        self.choose.clicked.connect(self.choose_wanted)
        self.empty.clicked.connect(self.empty_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        self._column = column(self, (24, 12, 24, 12))
        self._column.addStretch(1)
        self._column.addWidget(self._picture, 0, middle)
        self._column.addSpacing(14)
        self._column.addWidget(self._title)
        self._column.addSpacing(6)
        self._column.addWidget(self._or)
        self._column.addSpacing(10)
        self._column.addWidget(self.choose, 0, middle)
        self._gap = row()
        self._column.addLayout(self._gap)
        self._column.addWidget(self._formats, 0, middle)
        self._column.addSpacing(8)
        self._column.addWidget(self._tools)
        self._column.addSpacing(6)
        self._column.addWidget(self.empty, 0, middle)
        self._column.addStretch(1)

    def set_active(self, active: bool) -> None:
        """Show that a file is being dragged over the window."""
        if active != self._is_active:
            self._is_active = active
            self.draw()

    def set_compact(self, compact: bool, *, picture: bool) -> None:
        """Take less height, or as much as there is; the picture is the first thing to go."""
        self._picture.setVisible(picture)
        self._gap.setContentsMargins(0, 12 if compact else 22, 0, 0)

    def draw(self) -> None:
        """Write everything in the language and colours in use."""
        drop = _("Let go to open the file") if self._is_active else _("Drop your Excel, CSV or SPSS file here")
        self._title.setText(drop)
        self._title.set_tone("accent" if self._is_active else "ink")
        self._or.setText(_("or"))
        self.choose.setText(_("Choose a file…"))
        self._tools.setText(
            _("Files exported from survey tools work as they are: the roles and scales of the columns are recognised.")
        )
        self.empty.setText(_("Start with an empty journey"))
        self._formats.setAccessibleName(" ".join(FORMATS))
        self.setAccessibleName(_("Drop a survey file here, or choose one"))
        self.setAccessibleDescription(self._tools.text())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self._is_active or self.has_ring
        pen = QPen(self.look.colour("accent" if lit or self.underMouse() else "drop_line"), 1.8 if lit else 1.2)
        pen.setDashPattern([3, 2.4])
        painter.setPen(pen)
        painter.setBrush(self.look.colour("accent_bg" if self._is_active else "panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 14, 14)


class FormatTags(QWidget):
    """The endings of file names that can be opened."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        tags = row(self, gap=6)
        metrics = QFontMetrics(look.font(11.5))
        for ending in FORMATS:
            tag = Label(look, 11.5, kind="tag")
            tag.setText(ending)
            tag.setAlignment(Qt.AlignmentFlag.AlignCenter)
            tag.setFixedSize(metrics.horizontalAdvance(ending) + 20, 21)
            tags.addWidget(tag)
