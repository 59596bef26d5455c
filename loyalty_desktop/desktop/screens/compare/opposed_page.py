"""Two groups of one's own against each other: what builds them, their scores, drivers and experiences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from loyalty_desktop.compute.compare import compare_groups
from loyalty_desktop.desktop.screens.compare.opposed_asked import OpposedFigures
from loyalty_desktop.desktop.screens.compare.opposed_panel import OpposedPanel
from loyalty_desktop.desktop.screens.compare.opposed_score import OpposedScore
from loyalty_desktop.desktop.screens.compare.side_box import SideBox
from loyalty_desktop.desktop.screens.compare.told_pane import ToldPane
from loyalty_desktop.desktop.session.selection import driver_chosen, experience_chosen
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import plain_tip
from loyalty_desktop.desktop.widgets.panel import Panel, column, row
from loyalty_desktop.desktop.widgets.said import Said
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.edit_measure import following
from loyalty_desktop.journey.opposed import against_others, turned_round
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.messages import message
from loyalty_desktop.report.compare_words import score_word
from loyalty_desktop.report.opposed_view import (
    DRIVER_KINDS,
    LETTERS,
    OPPOSED_KINDS,
    OpposedKind,
    opposed_table,
    opposed_view,
    side_name,
)
from loyalty_desktop.report.whose import everybody_name

if TYPE_CHECKING:
    from loyalty_desktop.compute.comparison import TwoGroups
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.further import Further
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.journey.opposed import Opposed, SideCode
    from loyalty_desktop.report.compare_words import Told

NAME, _NAME_BESIDE = "two groups", "two groups beside"
_AT_ONCE = 8_000_000
"""Answers to be counted, rows by questions; more of them are counted beside the window."""
_SCORE_SHARE, _TABLE_SHARE = 520, 790
_SIDES: tuple[SideCode, SideCode] = ("first", "second")


class OpposedPage(QWidget):
    """Group A and group B of the project; each edit is one step."""

    def __init__(self, workspace: Workspace, look: Look, further: Further) -> None:
        super().__init__()
        self._workspace = workspace
        self._further = further
        self._kind: OpposedKind = "head"
        self._scored = False
        self.boxes = tuple(SideBox(workspace, look, side) for side in _SIDES)
        self.turn = Button(look, "", 13)
        self.score, self.panel, self.told = OpposedScore(look), OpposedPanel(look), ToldPane(look)
        self._figures = OpposedFigures(workspace, look, self.score, self.panel.table)
        self.said, self.begin = Said(look, 520), Button(look, "primary")
        self._pages, self._content, self._nothing = QStackedWidget(), QWidget(), Panel()
        self._lay_out()
        self.boxes[1].others_wanted.connect(self._on_others)
        self.turn.clicked.connect(self._on_turn)
        self.begin.clicked.connect(self._on_begin)
        self.panel.kind_chosen.connect(self._on_kind)
        self.panel.table.chosen.connect(self._on_row)
        self.score.table.chosen.connect(self._on_score)

    @property
    def opposed(self) -> Opposed:
        """The two groups; conditions of classes are about the present loyalty question."""
        state = self._workspace.state
        own, measure = state.project.opposed, state.journey.measure
        second = None if own.second is None else following(own.second, measure)
        return changed(own, first=following(own.first, measure), second=second)

    def draw(self) -> None:
        """Show the two groups as they are now."""
        opposed = self.opposed
        for box in self.boxes:
            box.draw()
        self.turn.setText("⇄")
        self.turn.setAccessibleName(_("Swap A and B"))
        self.turn.setToolTip(plain_tip(self.turn.accessibleName()))
        self.turn.setEnabled(opposed.second is not None and (opposed.first, opposed.second) != ((), ()))
        missing = next((side for side in _SIDES if self._is_missing(opposed, side)), None)
        found = None if missing is not None else self._compared(opposed)
        if found is None or isinstance(found, LoyaltyError):
            self._say_nothing(missing, found)
            return
        self._pages.setCurrentWidget(self._content)
        self._draw_figures(found, opposed)

    def is_awaited(self, name: str) -> bool:
        """Tell whether what arrived is for this page."""
        return name == _NAME_BESIDE

    def begin_anew(self) -> None:
        """Start as with a project just opened."""
        self._kind, self._scored = "head", False

    def _is_missing(self, opposed: Opposed, side: SideCode) -> bool:
        return not opposed.filters_of(side) and not (side == "second" and opposed.second is None)

    def _compared(self, opposed: Opposed) -> TwoGroups | LoyaltyError | None:
        def work(counter: Counter, journey: Journey, _running: object = None) -> TwoGroups:
            return compare_groups(counter, journey, opposed.first, opposed.second)

        survey, journey = self._workspace.state.survey, self._workspace.state.journey
        if survey is None:
            return None
        asked = (opposed.first, opposed.second)
        if survey.rows * (len(journey.drivers) + len(journey.experiences)) > _AT_ONCE:
            return self._further.later(_NAME_BESIDE, work, asked)
        return self._further.now(NAME, work, asked)

    def _draw_figures(self, found: TwoGroups, opposed: Opposed) -> None:
        state = self._workspace.state
        names = [side_name(opposed, side, state.journey, state.project.views, state.survey) for side in _SIDES]
        view = opposed_view(found, (names[0], names[1]), everybody_name(is_filtered=bool(state.journey.filters)))
        for box, side in zip(self.boxes, (found.first, found.second), strict=True):
            box.show_count(side.respondents, found.respondents, side.score)
        measure = score_word(state.journey.measure)
        self.score.draw(view, state.journey.measure)
        table = opposed_table(found, state.journey, self._kind)
        self.panel.draw(table, measure)
        self._figures.know(found, view, table)
        self.mark()

    def mark(self) -> None:
        """Show what is chosen everywhere, as far as it is in the table."""
        selection = self._workspace.selection
        chosen = selection.driver if self._kind in DRIVER_KINDS else selection.experience
        self.panel.table.choose(chosen)
        self._tell()

    def _tell(self) -> None:
        told: Told | None = None
        if self._scored:
            id_ = self.score.table.chosen_id
            row = None if id_ is None else self.score.row(id_)
            told = None if row is None else self.score.table.told(row)
        self.told.show_told(told or self.panel.table.told(self.panel.table.chosen_id) or self._told_first())

    def _told_first(self) -> Told | None:
        """Return what is said of group A, which is of most interest until somebody chooses something."""
        first = next((row for row in self.score.table.figures.rows if not row.is_total), None)
        return None if first is None else self.score.table.told(first)

    def _say_nothing(self, missing: SideCode | None, found: LoyaltyError | None) -> None:
        state = self._workspace.state
        self._pages.setCurrentWidget(self._nothing)
        for box in self.boxes:
            box.show_count(None, 0, None)
        self.begin.setVisible(missing is not None and state.results is not None)
        if state.problem is not None or isinstance(found, LoyaltyError):
            why = found.message if isinstance(found, LoyaltyError) else state.problem
            self.said.say(_("No figures yet"), "" if why is None else why.text())
            self.begin.hide()
        elif missing is None:
            self.said.say(_("Comparing the two groups…"), _("This takes a moment."))
        else:
            letter = LETTERS[missing]
            self.begin.setText(_("Choose a condition for group {letter}…").format(letter=letter))
            self.said.say(
                _("Who is group {letter}?").format(letter=letter),
                _(
                    "Combine as many conditions as you like: any answer, class, experience, amount, date or "
                    "word, or filters you have saved. You then see how the two groups differ, and how sure "
                    "that is."
                ),
            )

    def _edit(self, step: str, opposed: Opposed) -> None:
        workspace = self._workspace
        workspace.edit(message(step), changed(workspace.state.project, opposed=opposed))

    def _on_others(self, others: bool) -> None:
        self._edit("step_group_others" if others else "step_group_own", against_others(self.opposed, others=others))

    def _on_turn(self) -> None:
        self._edit("step_groups_turn", turned_round(self.opposed))

    def _on_begin(self) -> None:
        missing = next((box for box in self.boxes if self._is_missing(self.opposed, box.side)), None)
        if missing is not None:
            missing.bar.open_new()

    def _on_kind(self, kind: str) -> None:
        self._kind = next(one for one in OPPOSED_KINDS if one == kind)
        self._scored = False
        self.draw()

    def _on_row(self, id_: str) -> None:
        self._scored = False
        journey = self._workspace.state.journey
        chosen = driver_chosen if self._kind in DRIVER_KINDS else experience_chosen
        self._workspace.select(chosen(journey, id_))
        self._tell()

    def _on_score(self, _id: str) -> None:
        self._scored = True
        self._tell()

    def _lay_out(self) -> None:
        page = column(self, gap=12)
        top = row(gap=8)
        top.addWidget(self.boxes[0], 1)
        top.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.boxes[1], 1)
        page.addLayout(top)
        page.addWidget(self._pages, 1)
        parts = column(self._nothing)
        parts.addStretch(1)
        parts.addWidget(self.said)
        parts.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignHCenter)
        parts.addStretch(1)
        self._pages.addWidget(self._content)
        self._pages.addWidget(self._nothing)
        sides = row(self._content, gap=12)
        left = QWidget()
        left.setMinimumWidth(400)
        words = column(left, gap=12)
        words.addWidget(self.score, 1)
        words.addWidget(self.told)
        sides.addWidget(left, _SCORE_SHARE)
        sides.addWidget(self.panel, _TABLE_SHARE)
