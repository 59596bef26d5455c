"""The scores of two groups beside that of everybody, what their difference says, and who is in both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from loyalty_desktop.desktop.screens.compare.forest_table import ROW_HEIGHT, ForestTable
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.panel import Panel, column, row, rule
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.model import Measure
from loyalty_desktop.report.compare_words import Told, score_word
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.report.opposed_words import side_told, verdict_chip, verdict_text, view_notes

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.report.compare_view import ForestRow
    from loyalty_desktop.report.opposed_view import OpposedView

_TITLES, _TALLEST = 34, 110
_CHIPS = {"up": "good", "down": "bad", "none": "open"}


class _Scores(ForestTable):
    """The forest plot of everybody, A and B."""

    def __init__(self, look: Look) -> None:
        self.verdict = ""
        super().__init__(look, _TALLEST)

    def told(self, row: ForestRow) -> Told:
        """Return what is said of a row."""
        return side_told(row, self._measure, self.verdict)


class OpposedScore(Panel):
    """How loyal two groups are, and whether they differ."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.title = ElidedLabel(look, 13.5, 700)
        self.caption, self.difference = Label(look, 12, tone="muted"), Label(look, 15, 700)
        self.interval = ElidedLabel(look, 11.5, tone="muted")
        self.chip = Label(look, 12, 600, kind="open")
        self.table = _Scores(look)
        self.table.setMinimumHeight(_TITLES + 3 * ROW_HEIGHT)
        self.verdict = Label(look, 12.5, 600, wrap=True)
        self.notes = Label(look, 11.5, tone="muted", wrap=True)
        parts = column(self, (1, 1, 1, 1))
        head = row(None, (15, 0, 15, 0), 8)
        head.addWidget(self.title, 1)
        head_box = QWidget()
        head_box.setFixedHeight(44)
        head_box.setLayout(head)
        parts.addWidget(head_box)
        parts.addWidget(rule())
        parts.addWidget(self.table, 1)
        parts.addWidget(rule())
        foot = column(None, (15, 9, 15, 10), 4)
        line = row(gap=8)
        line.addWidget(self.caption)
        line.addWidget(self.difference)
        line.addWidget(self.interval, 1)
        line.addWidget(self.chip)
        foot.addLayout(line)
        foot.addWidget(self.verdict)
        foot.addWidget(self.notes)
        parts.addLayout(foot)

    def draw(self, view: OpposedView, measure: Measure) -> None:
        """Show the scores of two groups."""
        one = view.difference
        self.title.setText(_("{measure} of the two groups").format(measure=score_word(measure)))
        self.table.setAccessibleName(self.title.full_text())
        self.caption.setText(_("A − B"))
        self.difference.setText(score_text(one.points, 1))
        self.difference.set_tone("ink" if view.state == "shown" else "muted")
        said = _("points, 95% interval {low} to {high}")
        known = one.low is not None
        self.interval.setText(said.format(low=score_text(one.low, 1), high=score_text(one.high, 1)) if known else "")
        chip = verdict_chip(view)
        self.chip.setText(chip)
        self.chip.setVisible(bool(chip))
        self.chip.set_kind(_CHIPS[view.arrow])
        self.table.verdict = verdict_text(view)
        self.verdict.setText(self.table.verdict)
        self.verdict.set_tone("ink" if view.state == "shown" else "muted")
        notes = view_notes(view)
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        self.table.show_view(view.scores, measure)

    def row(self, id_: str) -> ForestRow | None:
        """Return a score by its id: everybody, A or B."""
        return next((one for one in self.table.figures.rows if one.id == id_), None)
