"""How many answers a difference needs, asked and answered in a sentence; what the present ones can show below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QSizePolicy, QWidget

from loyalty_desktop.desktop.planner.reach_table import ReachTable
from loyalty_desktop.desktop.widgets.buttons import Button, Segmented
from loyalty_desktop.desktop.widgets.labels import Label
from loyalty_desktop.desktop.widgets.number_fields import WholeField
from loyalty_desktop.desktop.widgets.panel import Panel, column, row, rule
from loyalty_desktop.desktop.widgets.search_combo import SearchCombo
from loyalty_desktop.desktop.widgets.wrapped import Wrapped
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.compare_choices import CompareChoice, compare_choices, likeliest
from loyalty_desktop.report.planner_view import QUESTIONS, Question, ReachRow, needed, present, reach_rows, row_sentence

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import Workspace

_SIZE = (860, 630)
_POINTS, _SHARE = 10, 20


def open_planner(workspace: Workspace, look: Look, parent: QWidget | None) -> None:
    """Open the dialog, where there are figures."""
    if workspace.counter is not None and workspace.state.results is not None:
        PlannerDialog(workspace, look, parent).open()


class PlannerDialog(QDialog):
    """Asks for a difference and between whom; changes nothing."""

    def __init__(self, workspace: Workspace, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        counter, results = workspace.counter, workspace.state.results
        assert counter is not None
        assert results is not None
        self._counter, self._results, self._journey = counter, results, workspace.state.journey
        self._choices = compare_choices(counter.survey, self._journey)
        self._choice: CompareChoice | None = next(iter(likeliest(self._choices)), None)
        self._question: Question = "halves"
        self.rows: tuple[ReachRow, ...] = ()
        self.title, self.about = Label(look, 16, 700), Label(look, 12.5, tone="muted", wrap=True)
        self.points, self.share = WholeField(look), WholeField(look)
        self.question = Segmented(look, QUESTIONS)
        self._words = [Label(look, 12.5) for _word in range(4)]
        self.answer, self.basis = Wrapped(look, 15, 600), Wrapped(look, 12, tone="muted")
        self.present_title, self.present = Label(look, 13, 700), Wrapped(look, 12.5)
        self.by: SearchCombo[int] = SearchCombo(look, self._on_by)
        self.table = ReachTable(look)
        self.told = Wrapped(look, 12.5, tone="muted")
        self.closing = Button(look, "primary")
        self._lay_out()
        self._write()
        self._connect()
        workspace.opened.connect(self.reject)
        self._draw()
        self.points.setFocus(Qt.FocusReason.OtherFocusReason)
        self.points.selectAll()

    def _lay_out(self) -> None:
        self.resize(*_SIZE)
        lines = column(self, (22, 18, 22, 16), 10)
        lines.addWidget(self.title)
        lines.addWidget(self.about)
        lines.addWidget(self._asked())
        lines.addWidget(self._shown(), 1)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(self.closing)
        lines.addLayout(foot)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter finishes a number and presses nothing

    def _asked(self) -> Panel:
        panel = Panel()
        inside = column(panel, (16, 12, 16, 14), 10)
        line = row(gap=8)
        before, after, share_before, share_after = self._words
        for widget in (before, self.points, after):
            line.addWidget(widget)
        line.addSpacing(10)
        line.addWidget(self.question)
        line.addSpacing(10)
        for widget in (share_before, self.share, share_after):
            line.addWidget(widget)
        line.addStretch(1)
        inside.addLayout(line)
        inside.addWidget(self.answer)
        inside.addWidget(self.basis)
        return panel

    def _shown(self) -> Panel:
        panel = Panel()
        inside = column(panel, (1, 12, 1, 10), 8)
        head = column(None, (15, 0, 15, 0), 8)
        title = row(gap=10)
        title.addWidget(self.present_title, 1)
        self.by.setMinimumHeight(30)
        self.by.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.by.setFixedWidth(260)
        title.addWidget(self.by)
        head.addLayout(title)
        head.addWidget(self.present)
        inside.addLayout(head)
        inside.addWidget(rule())
        inside.addWidget(self.table, 1)
        inside.addWidget(rule())
        below = column(None, (15, 0, 15, 0))
        below.addWidget(self.told)
        inside.addLayout(below)
        return panel

    def _write(self) -> None:
        self.title.setText(_("How many answers?"))
        self.setWindowTitle(self.title.text())
        about = _(
            "How many answers you need to tell a real difference in the score from chance, and what "
            "your answers can show so far."
        )
        self.about.setText(about)
        for label, text in zip(
            self._words, (_("A difference of"), _("points"), _("The group is"), _("% of all")), strict=True
        ):
            label.setText(text)
        self.points.setAccessibleName(_("Difference in points"))
        self.share.setAccessibleName(_("Share of the group, in per cent"))
        self.question.set_texts(_("Between two halves"), _("Between a group and the rest"), _("To the next wave"))
        self.question.setAccessibleName(_("Between whom"))
        self.question.choose(self._question)
        self.present_title.setText(_("What the answers so far can show"))
        self.by.setAccessibleName(_("Groups by"))
        self.closing.setText(_("Close"))
        self.points.show_value(_POINTS, 1, 100)
        self.share.show_value(_SHARE, 1, 99)
        for field in (self.points, self.share):
            field.setKeyboardTracking(True)  # the answer follows what is typed
        self._show_choice()

    def _connect(self) -> None:
        self.points.edited.connect(self._draw)
        self.share.edited.connect(self._draw)
        self.question.chosen.connect(self._on_question)
        self.table.chosen.connect(self._on_row)
        self.closing.clicked.connect(self.accept)
        self.finished.connect(lambda _code: self.deleteLater())

    def _show_choice(self) -> None:
        found = self._choice
        self.by.setEnabled(bool(self._choices))
        if found is not None:
            items = [(at, one.name) for at, one in enumerate(self._choices)]
            self.by.show_choice(self._choices.index(found), found.name, lambda: items)

    def _on_by(self, at: int) -> None:
        self._choice = self._choices[at]
        self._show_choice()
        self._draw()

    def _on_question(self, code: str) -> None:
        self._question = next(one for one in QUESTIONS if one == code)
        self._draw()

    def _on_row(self, id_: str) -> None:
        self.told.setText(next((row_sentence(one) for one in self.rows if one.id == id_), ""))

    def _draw(self, _value: int = 0) -> None:
        """Answer what is asked, and show what the present answers can tell."""
        for widget in (*self._words[2:], self.share):
            widget.setVisible(self._question == "rest")
        points = float(self.points.value())
        found = needed(self._results, points, self._question, self.share.value() / 100)
        self.answer.setText(found.sentence)
        self.answer.setAccessibleName(found.sentence)
        self.basis.setText(found.basis)
        self.present.setText(present(self._results))
        self._draw_groups(points)

    def _draw_groups(self, points: float) -> None:
        self.rows, said = (), ""
        if self._choice is not None:
            try:
                self.rows = reach_rows(self._counter, self._journey, self._choice.by, points)
            except LoyaltyError as error:
                said = error.message.text()
        else:
            said = _("No column of this survey divides people into groups.")
        self.table.set_rows(self.rows)
        chosen = self.table.chosen_id
        hint = _("Choose a group to read what its answers can show.")
        self.told.setText(said or next((row_sentence(one) for one in self.rows if one.id == chosen), hint))
