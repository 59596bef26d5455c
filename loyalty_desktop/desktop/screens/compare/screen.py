"""The screen that compares: scores of groups with their intervals, and head and heart at every driver."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from loyalty_desktop.compute.compare import compare
from loyalty_desktop.desktop.explaining.offering import known_by
from loyalty_desktop.desktop.filters.groups_dialog import open_groups
from loyalty_desktop.desktop.screens.compare.asked import GroupFigures
from loyalty_desktop.desktop.screens.compare.axis_bar import AxisBar
from loyalty_desktop.desktop.screens.compare.below_pane import BelowPane
from loyalty_desktop.desktop.screens.compare.forest_panel import ForestPanel
from loyalty_desktop.desktop.screens.compare.heat_panel import HeatPanel
from loyalty_desktop.desktop.screens.compare.left_side import LeftSide
from loyalty_desktop.desktop.screens.compare.nothing_pane import NothingPane
from loyalty_desktop.desktop.screens.compare.opposed_page import OpposedPage
from loyalty_desktop.desktop.screens.compare.pairs import pair_of
from loyalty_desktop.desktop.screens.compare.waves_dialog import WavesDialog
from loyalty_desktop.desktop.screens.compare.waves_page import WavesPage
from loyalty_desktop.desktop.screens.screen import Screen
from loyalty_desktop.desktop.session.selection import driver_chosen
from loyalty_desktop.desktop.widgets.buttons import Button, Segmented
from loyalty_desktop.desktop.widgets.captioned_combo import CaptionedCombo
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label
from loyalty_desktop.desktop.widgets.leading_line import LeadingLine
from loyalty_desktop.desktop.widgets.panel import column, row
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.model import Grouping
from loyalty_desktop.journey.questions_asked import driver_questions
from loyalty_desktop.report.compare_choices import (
    CompareBy,
    CompareChoice,
    choice_of,
    compare_choices,
    crossable,
)
from loyalty_desktop.report.compare_view import (
    TOTAL,
    CompareView,
    GroupOrder,
    HeatKind,
    compare_view,
    heat_table,
)
from loyalty_desktop.report.compare_words import Told, group_told, score_word
from loyalty_desktop.report.leading import segments_lead
from loyalty_desktop.report.setting_words import setting_line
from loyalty_desktop.report.whose import everybody_name

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from loyalty_desktop.compute.comparison import Comparison
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.wave_results import WaveComparison
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.questions import Questions
    from loyalty_desktop.desktop.session.further import Further
    from loyalty_desktop.desktop.session.waves import Waves
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Journey

_FOREST_SHARE, _HEAT_SHARE, _WIDEST_FOREST = 504, 804, 560
_AT_ONCE, _MANY = 20, "compare_many"
"""More groups are worked out beside the window: each is compared with each."""
Mode: TypeAlias = Literal["segments", "groups", "waves"]
MODES: tuple[Mode, ...] = ("segments", "groups", "waves")
_ORDERS: tuple[GroupOrder, ...] = ("file", "score")


class CompareScreen(Screen):
    """Groups of respondents beside one another."""

    data_wanted = Signal()
    """Somebody wants to say which column tells groups apart."""

    def __init__(self, workspace: Workspace, look: Look, further: Further, waves: Waves, questions: Questions) -> None:
        super().__init__(workspace, look)
        self._further, self._waves, self._questions = further, waves, questions
        self._mode: Mode = "segments"
        self.by: CompareBy | None = None
        self.across: CompareBy | None = None
        self._order: GroupOrder = "file"
        self._kind: HeatKind = "heart"
        self._group: str | None = None
        self._of_cell = False
        self._groupings: frozenset[str] | None = None
        self._groups = 0
        self.title = Label(look, 17, 700)
        self.setting = ElidedLabel(look, 11.5, tone="muted")
        self.modes = Segmented(look, MODES)
        self.axes = AxisBar(look)
        self.crossings, self.orders = CaptionedCombo(look, 110), CaptionedCombo(look)
        self.make_groups = Button(look, size=12)
        self.leading, self.forest, self.heat = LeadingLine(look, brief=True), ForestPanel(look), HeatPanel(look)
        self.below = BelowPane(workspace, look, waves, questions)
        self.told = self.below.told
        self._figures = GroupFigures(workspace, look, self.forest.table, self.heat.table)
        self.opposed = OpposedPage(workspace, look, further)
        self.waves, self.manage = WavesPage(workspace, look, waves, questions), Button(look, size=12)
        self._nothing, self._content, self._pages = NothingPane(look), QWidget(), QStackedWidget()
        self.said, self.to_data = self._nothing.said, self._nothing.to_data
        self._lay_out()
        self._connect()

    def draw(self) -> None:
        self.title.setText(_("Compare"))
        known = known_by(self.workspace)
        self.setting.setText("" if known is None else setting_line(known))
        self._draw_modes()
        if self._mode == "segments" or self.workspace.state.survey is None:
            self._draw_segments()
        elif self._mode == "groups":
            self._pages.setCurrentWidget(self.opposed)
            self.opposed.draw()
        else:
            self._draw_waves()

    def _draw_modes(self) -> None:
        self.modes.set_texts(_("Segments"), _("Two groups"), _("Over time"))
        self.modes.setAccessibleName(_("What is compared"))
        self.modes.setVisible(self.workspace.state.survey is not None)
        self.modes.choose(self._mode)
        if self._mode != "segments":
            for widget in (self.axes, self.crossings, self.orders, self.make_groups):
                widget.hide()
        self._filler.setVisible(self._mode != "segments")
        self.manage.setText(_("Waves…"))
        self.manage.setAccessibleName(_("Names, order and questions of the waves"))
        self.manage.setVisible(self._mode == "waves")

    def _draw_waves(self) -> None:
        """Show the waves by the same groups as the scores."""
        choices = self._choices()
        chosen = choice_of(choices, self.by)
        there = chosen is not None and self._waves.are_compared
        self._filler.setVisible(not there)
        self.axes.setVisible(there)
        if chosen is not None:
            self.axes.show_choices(choices, chosen)
        self._pages.setCurrentWidget(self.waves)
        self.waves.draw(self.compared_waves())

    def compared_waves(self) -> WaveComparison | LoyaltyError | None:
        """Return the waves by the groups that are shown; None while they are worked out, or without two."""
        chosen = choice_of(self._choices(), self.by)
        if not self._waves.are_compared:
            return None
        return self._waves.comparison(None if chosen is None else chosen.by)

    def compared_by(self) -> tuple[CompareBy, CompareBy | None] | None:
        """Return what groups are told apart by and crossed with, as it is shown; None where nobody chose either."""
        if self.by is None and self.across is None:
            return None
        chosen, across = pair_of(self._choices(), self.by, self.across)
        return None if chosen is None else (chosen.by, None if across is None else across.by)

    def _draw_segments(self) -> None:
        choices = self._choices()
        chosen, across = pair_of(choices, self.by, self.across)
        found = None if chosen is None else self._compared(chosen, across)
        there = chosen is not None
        self.axes.setVisible(there)
        self._filler.setVisible(not there)
        self.make_groups.setVisible(self.workspace.state.survey is not None)
        self.make_groups.setText(_("＋ Make groups"))
        self._draw_orders(shown=there)
        if chosen is not None:
            self.axes.show_choices(choices, chosen)
            self._draw_crossings(choices, chosen, across)
        else:
            self.crossings.hide()
        if chosen is None or found is None or isinstance(found, LoyaltyError):
            self._pages.setCurrentWidget(self._nothing)
            self._nothing.say(self.workspace.state, found, without_columns=not there)
            return
        self._pages.setCurrentWidget(self._content)
        self._draw_figures(found, chosen.name if across is None else f"{chosen.name} × {across.name}")
        self.below.draw(self.compared_waves(), score_word(self.workspace.state.journey.measure))
        self.mark()

    def mark(self) -> None:
        driver = self.workspace.selection.driver
        if self._pages.currentWidget() is self.opposed:
            self.opposed.mark()
        elif self._pages.currentWidget() is self.waves:
            self.waves.mark()
        if self._pages.currentWidget() is not self._content:
            return
        self.heat.table.choose(driver, self._group if self._of_cell else None)
        self.forest.table.choose(self._group)
        self._tell()

    def _choices(self) -> tuple[CompareChoice, ...]:
        state = self.workspace.state
        if state.survey is None:
            return ()
        self._take_new_grouping()
        return compare_choices(state.survey, state.journey)

    def _take_new_grouping(self) -> None:
        """Compare by groups as soon as they were made from here."""
        if self._groupings is None:
            return
        new = [one for one in self.workspace.state.journey.groupings if one.id not in self._groupings]
        if new:
            self.by, self._groupings, self._group = new[-1], None, None

    def _compared(self, chosen: CompareChoice, across: CompareChoice | None) -> Comparison | LoyaltyError | None:
        """Return the groups; None where there are no figures, or where they are still being worked out.

        Experiences are not shown here, and the options of a few questions can be more than a hundred of them.
        """
        by, crossed = chosen.by, None if across is None else across.by

        def work(counter: Counter, journey: Journey, _running: object = None) -> Comparison:
            return compare(counter, journey, by, crossed=crossed)

        if chosen.groups * (1 if across is None else across.groups) > _AT_ONCE:
            return self._further.later(_MANY, work, (by, crossed), driver_questions)
        return self._further.now("compare", work, (by, crossed), driver_questions)

    def _draw_crossings(
        self, choices: tuple[CompareChoice, ...], chosen: CompareChoice, across: CompareChoice | None
    ) -> None:
        others = crossable(choices, chosen)
        texts = [(_("none"), ""), *((one.name, str(at)) for at, one in enumerate(others))]
        self.crossings.set_choices(_("Cross with"), texts)
        self.crossings.setCurrentIndex(0 if across is None else 1 + others.index(across))
        self.crossings.setVisible(bool(others))

    def _draw_orders(self, *, shown: bool) -> None:
        texts = (_("As in the file"), _("By score"))
        self.orders.setVisible(shown)
        self.orders.set_choices(_("Order"), list(zip(texts, _ORDERS, strict=True)))
        self.orders.setCurrentIndex(_ORDERS.index(self._order))

    def _draw_figures(self, found: Comparison, axis: str) -> None:
        self._figures.know(found)
        view, journey = self._view(found), self.workspace.state.journey
        if self._group is not None and self._group not in {TOTAL, *(one.id for one in view.groups)}:
            self._group = None
        self.leading.show_leading(segments_lead(view, score_word(journey.measure)))
        self.forest.draw(view, axis, journey.measure)
        self._groups = len(view.groups)
        self._left.arrange()
        self._share_width()
        table = heat_table(found, journey, view, self._kind)
        self.heat.draw(table, view.total, axis, score_word(journey.measure))

    def _view(self, found: Comparison) -> CompareView:
        return compare_view(found, self._order, self._everybody())

    def _everybody(self) -> str:
        return everybody_name(is_filtered=bool(self.workspace.state.journey.filters))

    def _tell(self) -> None:
        """Say in words what was chosen last: a cell, or a group."""
        told: Told | None = None
        if (self._of_cell or self._group is None) and self.heat.table.place[0] >= 0:
            told = self.heat.table.told
        if told is None and self._group is not None:
            row = next((one for one in self.forest.table.figures.rows if one.id == self._group), None)
            told = None if row is None else group_told(row, self.workspace.state.journey.measure)
        self.below.show_told(told)

    def _on_mode(self, mode: str) -> None:
        self._mode = next(one for one in MODES if one == mode)
        self.draw()

    def open_drift(self, index: int) -> None:
        """Open the waves where it is said what one of them asks otherwise."""
        self.open_waves().open_drift(index)

    def open_waves(self) -> WavesDialog:
        """Open the list of waves."""
        found, over = self.compared_waves, self.window()
        made = WavesDialog(self.workspace, self.look, self._waves, self._questions, found, over)
        made.open()
        return made

    def _on_by(self, by: CompareBy) -> None:
        self.by, self._group, self._of_cell = by, None, False
        self.draw()

    def _on_crossing(self, at: int) -> None:
        choices = self._choices()
        chosen = choice_of(choices, self.by)
        if chosen is not None:
            self.across = crossable(choices, chosen)[at - 1].by if at else None
            self._group, self._of_cell = None, False
            self.draw()

    def _on_order(self, at: int) -> None:
        self._order = _ORDERS[at]
        self.draw()

    def _on_kind(self, kind: str) -> None:
        self._kind = "head" if kind == "head" else "heart"
        self.draw()

    def _on_group(self, group: str) -> None:
        self._group, self._of_cell = group, False
        self.below.open_tab("told")
        self._tell()

    def _on_cell(self, driver: str, place: int) -> None:
        table = self.heat.table.cells.table
        self._of_cell = True
        self._group = TOTAL if table is None or place < 0 else table.groups[place].id
        self.forest.table.choose(self._group)
        if driver != self.workspace.selection.driver:
            self.workspace.select(driver_chosen(self.workspace.state.journey, driver))
        self.below.open_tab("told")
        self._tell()

    def _on_make_groups(self) -> None:
        state = self.workspace.state
        self._groupings = frozenset(one.id for one in state.journey.groupings)
        chosen = choice_of(self._choices(), self.by)
        by = None if chosen is None else chosen.by
        open_groups(self.workspace, self.look, self.window(), key=by.column if isinstance(by, Grouping) else by)

    def _on_arrived(self, name: str) -> None:
        if name == _MANY or self.opposed.is_awaited(name):
            self._on_changed()

    def _on_opened(self) -> None:
        """Start every project with its likeliest groups, in the order of its answers."""
        self._mode = "segments"
        self.opposed.begin_anew()
        self.waves.begin_anew()
        self.below.open_tab("waves")
        self.by, self.across, self._order, self._kind = None, None, "file", "heart"
        self._group, self._of_cell, self._groupings = None, False, None
        self._on_changed()

    def _connect(self) -> None:
        self.modes.chosen.connect(self._on_mode)
        self.below.more_wanted.connect(lambda: self._on_mode("waves"))
        self.manage.clicked.connect(self.open_waves)
        self.waves.list_wanted.connect(self.open_waves)
        self._waves.arrived.connect(self._on_changed)
        self.axes.chosen.connect(self._on_by)
        self.crossings.activated.connect(self._on_crossing)
        self.orders.activated.connect(self._on_order)
        self.make_groups.clicked.connect(self._on_make_groups)
        self.heat.kind_chosen.connect(self._on_kind)
        self.heat.table.pointed.connect(self._on_cell)
        self.forest.table.chosen.connect(self._on_group)
        self.to_data.clicked.connect(self.data_wanted)
        self.workspace.opened.connect(self._on_opened)
        self._further.arrived.connect(self._on_arrived)

    def _lay_out(self) -> None:
        page = column(self, (20, 14, 20, 16), 12)
        head_box = QWidget()
        head_box.setFixedHeight(32)
        head = row(head_box, gap=10)
        head.addWidget(self.title)
        head.addWidget(self.modes)
        head.addWidget(self.axes, 1)
        self._filler = QWidget()
        head.addWidget(self._filler, 1)
        for widget in (self.crossings, self.orders, self.make_groups, self.manage):
            head.addWidget(widget)
        top = column(gap=2)
        top.addWidget(head_box)
        top.addWidget(self.setting)
        page.addLayout(top)
        page.addWidget(self._pages, 1)
        for one in (self._content, self._nothing, self.opposed, self.waves):
            self._pages.addWidget(one)
        content, self._sides = column(self._content, gap=12), row(gap=12)
        content.addWidget(self.leading)
        content.addLayout(self._sides, 1)
        self._left = LeftSide(self.forest, self.below)
        self._sides.addWidget(self._left, _FOREST_SHARE)
        self._sides.addWidget(self.heat, _HEAT_SHARE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Give the intervals what few groups leave over of the table: a narrow scale cannot be read."""
        room = self.width() - 52
        usual = room * _FOREST_SHARE // (_FOREST_SHARE + _HEAT_SHARE)
        spare = room - self.heat.table.wanted_width(self._groups) - 4
        forest = max(usual, min(_WIDEST_FOREST, spare))
        self._sides.setStretch(0, forest)
        self._sides.setStretch(1, room - forest)
