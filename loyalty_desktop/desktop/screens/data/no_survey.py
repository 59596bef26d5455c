"""What the data screen shows while there is no survey: where to drop one, and a button to choose it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop import icons
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import State

_WIDTH = 520


class NoSurvey(QWidget):
    """A calm place that waits for a file."""

    file_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._icon = Label(look)
        self.title = Label(look, 19, 700, wrap=True)
        self.told = Label(look, 13, tone="muted", wrap=True)
        self.choose = Button(look, "primary", 13.5)
        self.formats = Label(look, 11.5, tone="muted", wrap=True)
        self.choose.clicked.connect(self.file_wanted)
        middle = QWidget()
        middle.setFixedWidth(_WIDTH)
        inside = column(middle, gap=12)
        inside.addStretch(1)
        for label in (self._icon, self.title, self.told, self.formats):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(self._icon)
        inside.addWidget(self.title)
        inside.addWidget(self.told)
        inside.addSpacing(6)
        inside.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self.formats)
        inside.addStretch(1)
        outside = row(self)
        outside.addStretch(1)
        outside.addWidget(middle)
        outside.addStretch(1)

    def show_state(self, state: State, is_open: bool) -> None:
        """Say why there is no survey, and what to do."""
        self._icon.setPixmap(icons.pixmap(self._look, "file", "accent", 40))
        sources = state.project.sources
        if sources:
            self.title.setText(_("The survey file is not where it was"))
            file, folder = sources[0].file_name, _folder(sources[0].path_absolute)
            here = message("source_missing_here", file=file, folder=folder)
            self.told.setText((here if folder else message("file_missing", file=file)).text())
            self.choose.setText(_("Show where it is…"))
        else:
            self.title.setText(_("Drop a survey file here"))
            self.told.setText(
                _("Your journey is ready: drivers are matched to columns of the same name when you open the file.")
                if is_open
                else _(
                    "Just as you downloaded it, with one respondent per row. The file is not changed and never "
                    "leaves this PC."
                )
            )
            self.choose.setText(_("Choose a file…"))
        self.formats.setText(
            _(
                "Excel (xlsx, xls, xlsb) and ods, also with a password; CSV and other text files; SPSS (sav); web "
                "pages with tables"
            )
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._look.colour("panel"))
        painter.setPen(QPen(self._look.colour("drop_line"), 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 14, 14)
        painter.end()


def _folder(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[0]
