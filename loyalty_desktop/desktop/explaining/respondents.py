"""The respondents whom a figure counts, row by row as they stand in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from loyalty_desktop.desktop.screens.data.grid_view import GridView
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.chosen_cells import ChosenCells
from loyalty_desktop.report.columns import column_heads

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.survey.survey import Survey


class RespondentsDialog(QDialog):
    """Shows some rows of the survey and no others; Escape or the button lead back."""

    def __init__(
        self,
        look: Look,
        survey: Survey,
        rows: npt.NDArray[np.intp],
        people: str,
        setting: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows = rows
        self.title, self.count = ElidedLabel(look, 16, 700), Label(look, 13, tone="muted")
        self.setting = ElidedLabel(look, 12, tone="muted")
        self.grid, self.back = GridView(look), Button(look, "primary")
        self.cells = ChosenCells(survey, rows)
        self.key = ElidedLabel(look, 11.5, tone="muted")
        self._lay_out()
        self.setWindowTitle(_("The respondents behind a figure"))
        self.title.setText(people)
        counted = ngettext("{n:,} respondent of {all:,}", "{n:,} respondents of {all:,}", len(rows))
        self.count.setText(counted.format(n=len(rows), all=survey.rows))
        self.setting.setText(setting)
        marks = self.cells.marks.key(rows)
        self.key.setText(_("Marks beside the row numbers: {marks}").format(marks=marks) if marks else "")
        self.setAccessibleName(f"{people}, {self.count.text()}")
        self.back.setText(_("Back to the figure"))
        self.back.clicked.connect(self.reject)
        self.grid.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.grid.only_show()
        self.grid.restyle()
        self.grid.show_survey(survey, self.cells, column_heads(survey))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else self.size().expandedTo(self.sizeHint())
        self.resize(max(720, round(room.width() * 0.86)), max(480, round(room.height() * 0.8)))
        lines = column(self, (22, 16, 22, 16), 10)
        head = row(gap=12)
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        lines.addLayout(head)
        lines.addWidget(self.setting)
        sheet = Panel()
        column(sheet, (1, 1, 1, 6)).addWidget(self.grid)
        lines.addWidget(sheet, 1)
        foot = row(gap=12)
        foot.addWidget(self.key, 1)
        foot.addWidget(self.back)
        lines.addLayout(foot)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
