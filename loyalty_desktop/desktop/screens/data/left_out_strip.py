"""The strip below the grid: what of the file is in no figure and why, how many answers are analysed, and onward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from loyalty_desktop.desktop import icons
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label, plain_tip
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.left_out import gathered, left_out

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import State
    from loyalty_desktop.report.left_out import Reasons
    from loyalty_desktop.survey.survey import Survey

_HEIGHT = 76
_CELL, _GAP = 196, 16


class LeftOutStrip(Panel):
    """What was left out on the left, what is analysed on the right, with the way to the journey."""

    journey_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedHeight(_HEIGHT)
        self.reasons = LeftOutRow(look)
        self.used = Label(look, 14, 600)
        self.sum = ElidedLabel(look, 11.5, tone="muted")
        self.onward = Button(look, "primary", 14)
        self.onward.setFont(look.font(14, 600))
        self.onward.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the words
        self.onward.setFixedHeight(42)
        self.onward.clicked.connect(self.journey_wanted)
        for label in (self.used, self.sum):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.sum.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line = row(self, (0, 0, 16, 0), 20)
        line.addWidget(self.reasons, 1)
        figures = column(gap=2)
        figures.addStretch(1)
        figures.addWidget(self.used)
        figures.addWidget(self.sum)
        figures.addStretch(1)
        line.addLayout(figures)
        line.addWidget(self.onward)

    def show_state(self, state: State, survey: Survey) -> None:
        """Show what the figures of this state leave out."""
        self.onward.setText(_("Make the journey"))
        self.onward.setIcon(icons.icon(self._look, "arrow", "on_primary", 16))
        told = left_out(survey, state.results)
        self.reasons.show_reasons(told.reasons)
        if state.results is None:
            self.used.setText(_("Nothing can be analysed yet"))
            self.sum.setText(state.problem.text() if state.problem is not None else "")
            return
        if told.analysed is None:
            self.used.setText(_("No loyalty question yet"))
            self.sum.setText(_("Give one column the role Loyalty"))
            return
        self.used.setText(_("{n} answers are analysed").format(n=f"{told.analysed.answers:,}"))
        rows, missing = f"{told.analysed.rows:,}", told.analysed.unanswered
        if not missing:
            self.sum.setText(_("all {rows} rows").format(rows=rows))
            return
        self.sum.setText(
            _("{rows} rows, {missing} of them without a loyalty answer").format(rows=rows, missing=f"{missing:,}")
        )


class LeftOutRow(QWidget):
    """Reasons side by side with their counts; those without room are named by the last cell."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._reasons: Reasons = ()
        self.setMinimumWidth(_CELL)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._cells: list[_Cell] = []
        self._line = row(self)
        self._nothing = Label(look, 12, tone="muted")
        self._nothing.setContentsMargins(_GAP, 0, 0, 0)
        self._line.addWidget(self._nothing)
        self._line.addStretch(1)

    @property
    def shown(self) -> tuple[tuple[str, str], ...]:
        """What can be read: title and count of each cell."""
        return tuple((cell.title.accessibleName(), cell.count.text()) for cell in self._cells if not cell.isHidden())

    def show_reasons(self, reasons: Reasons) -> None:
        """Show these reasons, each with how many rows or answers it concerns."""
        self._reasons = reasons
        self._nothing.setText(_("Every row of the sheet was read as an answer."))
        self._nothing.setVisible(not self._reasons)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fitting = gathered(self._reasons, max(1, self.width() // _CELL))
        entries = [(what.text(), count, "") for what, count in fitting.shown]
        if fitting.rest:
            told = "\n".join(f"{what.text()}: {count:,}" for what, count in fitting.rest)
            entries.append((_("{count} more reasons").format(count=len(fitting.rest)), fitting.rest_count, told))
        while len(self._cells) < len(entries):
            cell = _Cell(self._look)
            self._line.insertWidget(len(self._cells), cell)
            self._cells.append(cell)
        for at, cell in enumerate(self._cells):
            cell.setVisible(at < len(entries))
            if at < len(entries):
                cell.show_reason(*entries[at])


class _Cell(QWidget):
    """One reason and its count."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.title = ElidedLabel(look, 12, tone="muted")
        self.count = Label(look, 16, 700)
        self._unit = Label(look, 11, tone="muted")
        self._divider = Panel("divider")
        self.setFixedWidth(_CELL)
        line = row(self)
        inside = column(margins=(_GAP, 10, 12, 10), gap=3)
        inside.addStretch(1)
        inside.addWidget(self.title)
        figures = row(gap=5)
        figures.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBaseline)
        figures.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignBaseline)
        figures.addStretch(1)
        inside.addLayout(figures)
        inside.addStretch(1)
        line.addLayout(inside, 1)
        line.addWidget(self._divider)

    def show_reason(self, text: str, count: int, told: str) -> None:
        """Show one reason; `told` are the reasons that it stands for, if several."""
        self.title.setText(text)
        self.count.setText(f"{count:,}")
        self._unit.setText(_("cases"))
        whole = told or f"{text}: {count:,}"
        self.setToolTip(plain_tip(whole))
        self.setAccessibleName(whole)
