"""The panel of the forest plot: its title, the plot, what its arrows mean and who is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.painting import text_width
from loyalty_desktop.desktop.screens.compare.forest_table import COMFORTABLE, TALLEST, ForestTable
from loyalty_desktop.desktop.widgets.figure_table import HEADER_HEIGHT
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, row, rule
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.compare_words import marks_told, notes_of, score_word
from loyalty_desktop.report.figures import score_text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.compare_view import CompareView


_HEAD = 44
_AROUND = 52  # beside and between the words above the plot


class ForestPanel(Panel):
    """The scores of all groups."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.title = ElidedLabel(look, 13.5, 700)
        self._whole = Label(look, 11.5, tone="muted")
        self._said = "", ""
        self._mark = _TotalMark(look)
        self.table = ForestTable(look)
        self.note = Label(look, 11.5, tone="muted", wrap=True)
        parts = column(self, (1, 1, 1, 1))
        head = row(None, (15, 0, 15, 0), 8)
        head.addWidget(self.title, 1)
        head.addWidget(self._mark)
        head.addWidget(self._whole)
        head_box = QWidget()
        head_box.setFixedHeight(_HEAD)
        head_box.setLayout(head)
        parts.addWidget(head_box)
        parts.addWidget(rule())
        parts.addWidget(self.table, 1)
        parts.addWidget(rule())
        self.note.setContentsMargins(15, 9, 15, 10)
        parts.addWidget(self.note)

    def draw(self, view: CompareView, axis: str, measure: Measure) -> None:
        """Show the scores; `axis` is what the groups are told apart by."""
        self.title.setText(_("{measure} by {column}").format(measure=score_word(measure), column=axis))
        score = score_text(view.total.score.value, 1)
        whole, short, name = _("{name} {score} and its 95% interval"), _("{name} {score}"), view.total.name
        self._said = whole.format(name=name, score=score), short.format(name=name, score=score)
        shown = view.total.state == "shown"
        self._whole.setVisible(shown)
        self._mark.setVisible(shown)
        self._fit()
        self.table.setAccessibleName(self.title.full_text())
        said = marks_told(view) if measure.column is not None else _("Choose the question that asks about loyalty.")
        self.note.setText("\n".join(one for one in (said, *notes_of(view)) if one))
        self.note.setVisible(bool(self.note.text()))
        self.table.show_view(view, measure)

    def wanted_heights(self, width: int) -> tuple[int, int]:
        """Return the height in which every row is seen at once, and the one above which rows would be too far apart."""
        note = 0 if self.note.isHidden() else self.note.heightForWidth(width - 2)
        around = _HEAD + 4 + HEADER_HEIGHT + note
        rows = self.table.figures.rowCount()
        return around + rows * COMFORTABLE, around + rows * TALLEST

    def _fit(self) -> None:
        """Say what the band is in fewer words rather than cut what the groups are told apart by."""
        whole, short = self._said
        wanted = self.title.sizeHint().width() + self._mark.width() + text_width(self._whole.font(), whole)
        self._whole.setText(whole if wanted <= self.width() - _AROUND else short)
        self._whole.setToolTip(whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class _TotalMark(QWidget):
    """A piece of the band and line that go through the plot."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(QSize(18, 14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 1, 18, 12), self._look.colour("soft"))
        pen = QPen(self._look.colour("quiet"), 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([2, 2])
        painter.setPen(pen)
        painter.drawLine(9, 1, 9, 13)
