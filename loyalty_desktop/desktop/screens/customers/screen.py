"""The screen of customers: how many there are of which kind, what they bring in, who they are and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from loyalty_desktop.compute.cell_experiences import cell_experiences
from loyalty_desktop.compute.customers import Customers, customers
from loyalty_desktop.compute.economy import loyalty_column
from loyalty_desktop.desktop.painting import elided
from loyalty_desktop.desktop.screens.customers.asked import CustomerFigures
from loyalty_desktop.desktop.screens.customers.cell_pane import CellPane
from loyalty_desktop.desktop.screens.customers.choosers import Choosers
from loyalty_desktop.desktop.screens.customers.distribution_chart import DistributionChart
from loyalty_desktop.desktop.screens.customers.grid_panel import GridPanel
from loyalty_desktop.desktop.screens.customers.names_popover import NamesPopover
from loyalty_desktop.desktop.screens.customers.priority_lists import PriorityLists
from loyalty_desktop.desktop.screens.customers.sales_panel import SalesPanel
from loyalty_desktop.desktop.screens.screen import Screen
from loyalty_desktop.desktop.screens.voices_offer import VoicesOffer
from loyalty_desktop.desktop.session.selection import column_chosen
from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.labels import ElidedLabel, Label, no_keys, plain_tip
from loyalty_desktop.desktop.widgets.panel import Panel, column, empty, row
from loyalty_desktop.desktop.widgets.said import Said
from loyalty_desktop.desktop.widgets.tab_order import stop_while_it_scrolls
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.economics import CELLS, CellCode, ThresholdKind
from loyalty_desktop.journey.edit_economics import name_cells, set_frequency, set_profit, set_threshold
from loyalty_desktop.journey.questions_asked import without_drivers
from loyalty_desktop.messages import message
from loyalty_desktop.report.column_words import column_text
from loyalty_desktop.report.customer_rows import customer_rows
from loyalty_desktop.report.customers_view import answers_view, cell_views, found_more, limit_texts, sales_view
from loyalty_desktop.report.file_names import file_name
from loyalty_desktop.report.measure_words import class_name
from loyalty_desktop.report.money_text import Money, money_of
from loyalty_desktop.report.voice_group import cell_offers, class_offers

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from loyalty_desktop.compute.customer_grid import Grid
    from loyalty_desktop.compute.results import LoyaltyResult
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.questions import Questions
    from loyalty_desktop.desktop.session.customer_lists import CustomerLists
    from loyalty_desktop.desktop.session.further import Further
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.report.customer_list import CustomerTable
    from loyalty_desktop.report.customers_view import CellView
    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.reading import ColumnKey

_MARGINS, _HEAD, _BETWEEN = (20, 12, 20, 16), 34, 12
_TOP, _GRID, _NARROW, _MORE, _LINES, _TOP_SHARE = 290, 384, 1300, 24, 34, 0.42
_PANE_SHARE, _PANE_LEAST, _PANE_MOST = 0.314, 340, 460
_OFFERED, _WIDEST_OFFER = 5, 180
_FIRST: CellCode = "negative_high"
_TIMES = Money()


class CustomersScreen(Screen):
    """Customers by loyalty and by what they bring in; one cell of the grid is looked at more closely."""

    data_wanted = Signal()
    """Somebody wants to say on the Data screen what a column holds."""
    voices_wanted = Signal(object)
    """Somebody wants to read the comments of a VoiceGroup."""

    def __init__(
        self, workspace: Workspace, look: Look, further: Further, lists: CustomerLists, questions: Questions
    ) -> None:
        super().__init__(workspace, look)
        self._further, self._lists, self._questions = further, lists, questions
        self._cell: CellCode = _FIRST
        self._views: tuple[CellView, ...] = ()
        self.title, self.subtitle = Label(look, 17, 700), ElidedLabel(look, 12.5, tone="muted")
        self.choosers = Choosers(look)
        self.voices = VoicesOffer(workspace, look, 3)
        self.answers_title, self.answers_base = Label(look, 13.5, 700), ElidedLabel(look, 11.5, tone="muted")
        self.answers = DistributionChart(look)
        self.sales, self.grid = SalesPanel(look), GridPanel(look)
        self.pane = CellPane(look, VoicesOffer(workspace, look, 1))
        self.missing, self.to_data = Said(look, 520), Button(look, "primary", 13)
        self.nothing = Said(look, 520)
        self.offered: tuple[Button, ...] = ()
        self._answers_panel, self._missing_panel, self._nothing_panel = Panel(), Panel(), Panel()
        self._body, self._left = QWidget(), QScrollArea()
        self._lay_out()
        self.choosers.profit_chosen.connect(self._on_profit)
        self.choosers.frequency_chosen.connect(self._on_frequency)
        self.choosers.threshold_chosen.connect(self._on_threshold)
        self.sales.amounts_wanted.connect(self._on_amounts)
        self.sales.needs_height.connect(self._give_height)
        self.to_data.clicked.connect(self._on_to_data)
        self.grid.chosen.connect(self._on_cell)
        self.grid.names_wanted.connect(self._on_names)
        self.pane.export_wanted.connect(self._on_export)
        self.pane.priority_wanted.connect(self._on_priority)
        for voices in (self.voices, self.pane.voices):
            voices.wanted.connect(self.voices_wanted)
        self._priorities = PriorityLists(self.pane)
        self._figures = CustomerFigures(workspace, look, further, self)
        self._figures.of_answers(self.answers)
        self._figures.of_sales(self.sales)
        self._figures.of_links(self.sales)
        self._figures.of_cells(self.grid, self.pane)
        workspace.opened.connect(self._on_opened)

    def draw(self) -> None:
        state = self.workspace.state
        found = self._further.now("customers", customers, part=without_drivers)
        self.title.setText(_("Customers"))
        self._left.setAccessibleName(_("Customers"))
        self.subtitle.setText(_("How many customers there are of each kind, by loyalty and by spend"))
        counter = self.workspace.counter
        has_loyalty = counter is not None and loyalty_column(counter, state.journey) is not None
        usable = isinstance(found, Customers) and state.results is not None and has_loyalty
        for part in (self._body, self.subtitle):
            part.setVisible(usable)
        self._nothing_panel.setVisible(not usable)
        self.choosers.setVisible(usable)
        if isinstance(found, Customers) and state.results is not None and usable:
            self._draw_answers(state.results.loyalty)
            self._draw_customers(found)
        else:
            self._views = ()
            self.nothing.say(*self._why_nothing(found if isinstance(found, LoyaltyError) else None))

    def mark(self) -> None:
        """Show what is chosen elsewhere: nothing here depends on it."""

    def _draw_answers(self, loyalty: LoyaltyResult) -> None:
        view = answers_view(loyalty)
        measure = loyalty.measure
        self.answers_title.setText(_("Distribution of the loyalty answers"))
        said = _("n={n:,}  {low} to {high}").format(low=measure.low, high=measure.high, n=view.n)
        self.answers_base.setText(said)
        self.answers.show_answers(view)
        self.voices.offer(class_offers(measure))

    def _draw_customers(self, found: Customers) -> None:
        journey = self.workspace.state.journey
        money = _TIMES if found.profit is None else money_of(found.profit)
        limits = ("", "")
        if found.grid is not None and found.profit is not None:
            limits = limit_texts(found.grid, found.profit, money)
        self.choosers.show_choices(found, journey.economics.threshold, limits[0], money.sign)
        there = found.grid is not None
        for part in (self.sales, self.grid, self.pane):
            part.setVisible(there)
        self._missing_panel.setVisible(not there)
        if found.grid is None or found.profit is None:
            self._views = ()
            self._say_missing(found)
            return
        self._draw_sales(found, found.profit, money)
        self._draw_grid(found.grid, found.profit, money, limits)
        self._draw_cell(found, found.grid, found.profit)

    def _draw_sales(self, found: Customers, profit: Column, money: Money) -> None:
        assert found.sales is not None
        if found.sales.spend.kind == "amounts":
            often = None if found.frequency is None else _TIMES
            self.sales.show_sales(sales_view(found.sales, column_text(profit), money, often))
            self._figures.draw_links(self.sales, found, profit)
        else:
            self.sales.show_ranges(column_text(profit))

    def _draw_grid(self, grid: Grid, profit: Column, money: Money, limits: tuple[str, str]) -> None:
        measure, names = self.workspace.state.journey.measure, self.workspace.state.journey.economics.names
        self._views = cell_views(grid, measure, money, names)
        self._figures.views = self._views
        self.grid.name_classes(tuple(class_name(code, measure) for code in ("negative", "passive", "positive")))
        self.grid.show_cells(self._views, grid.n, limits, _grid_note(grid, column_text(profit)))
        self.grid.choose(self._cell)

    def _draw_cell(self, found: Customers, grid: Grid, profit: Column) -> None:
        survey, journey = self.workspace.state.survey, self.workspace.state.journey
        if survey is None:
            return
        cell = self._cell
        more = self._further.now(
            "cell", lambda counter, one: cell_experiences(counter, one, grid, cell), cell, without_drivers
        )
        clear = () if more is None or isinstance(more, LoyaltyError) else found_more(more)
        if self._priorities.draw(survey, journey, grid, profit, found.frequency, cell):
            self.grid.show_parts(self._priorities.tags)
            self.pane.voices.offer(())
            return
        view = self._views[CELLS.index(cell)]
        self.pane.show_cell(view, clear, has_experiences=bool(journey.experiences))
        self.pane.voices.offer(cell_offers(journey, cell))
        self.pane.show_members(customer_rows(survey, journey.measure, grid, cell, profit, found.frequency))

    def _say_missing(self, found: Customers) -> None:
        """Say why there is no money on this screen, and what to do about it."""
        self.to_data.setText(_("Go to the Data screen"))
        self.to_data.setVisible(not found.choices)
        self._offer_columns(found.choices)
        if found.choices and found.lost is None:
            title = _("Which column says how much customers spend?")
            said = _("Several columns hold money. Choose one here, or at the top right under “Spend”.")
        elif found.lost is not None:
            title = _("The column of spend is gone")
            said = _("“{column}” is not in this survey, or holds no amounts any more. Choose another one.")
            said = said.format(column=found.lost.heading)
        else:
            title = _("No column holds what customers spend yet")
            said = _(
                "Sales by class and the customer grid need a column with amounts, such as yearly spend. If your file "
                "has one, give it the role “Spend” on the Data screen. If not, join a table with customer numbers and "
                "spend: menu File, Join another table."
            )
        self.missing.say(title, said)

    def _offer_columns(self, columns: tuple[Column, ...]) -> None:
        """Offer the first few columns as buttons, for those who do not see the choice at the top."""
        empty(self._choices)
        self.offered = tuple(Button(self.look) for _one in columns[:_OFFERED])
        self._choices.addStretch(1)
        for button, one in zip(self.offered, columns, strict=False):
            text = column_text(one)
            button.setText(no_keys(elided(button.font(), text, _WIDEST_OFFER)))
            button.setAccessibleName(text)
            button.setToolTip(plain_tip(text))
            button.clicked.connect(lambda _on=False, key=one.key: self._on_profit(key))
            self._choices.addWidget(button)
        self._choices.addStretch(1)

    def _why_nothing(self, error: LoyaltyError | None) -> tuple[str, str]:
        state = self.workspace.state
        if state.survey is None:
            return _("No answers yet"), _("Open a survey to see who your customers are.")
        problem = state.problem or (error.message if error is not None else None)
        if problem is not None:
            return _("No figures yet"), problem.text()
        return _("No loyalty question yet"), _("Choose the loyalty question at the top left to see your customers.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = round(_PANE_SHARE * self.width())
        self.pane.setFixedWidth(max(_PANE_LEAST, min(_PANE_MOST, wide)))
        self._give_height()

    def _give_height(self) -> None:
        """Give the two upper panels the height that every line of the sales needs, and more where there is more."""
        below = self.height() - _MARGINS[1] - _HEAD - _BETWEEN - _MARGINS[3]
        is_narrow = self.width() < _NARROW
        self.grid.setMinimumHeight(_GRID + _LINES if is_narrow else _GRID)
        least = max(_TOP + _MORE if is_narrow else _TOP, self.sales.needed_height())
        for panel in (self._answers_panel, self.sales):
            panel.setFixedHeight(max(least, round(_TOP_SHARE * below)))

    def _on_profit(self, key: ColumnKey) -> None:
        self.workspace.edit_journey(message("step_profit", column=key.heading), lambda one: set_profit(one, key))

    def _on_frequency(self, key: ColumnKey) -> None:
        self.workspace.edit_journey(message("step_frequency", column=key.heading), lambda one: set_frequency(one, key))

    def _on_threshold(self, kind: ThresholdKind, value: float | None) -> None:
        if kind == "amount" and value is None:
            found = self._further.now("customers", customers, part=without_drivers)
            limit = found.grid.limit if isinstance(found, Customers) and found.grid is not None else None
            value = round(limit or 0.0, 2)
        self.workspace.edit_journey(
            message("step_threshold"), lambda one: set_threshold(one, kind, value), run=f"threshold {kind}"
        )

    def _on_amounts(self) -> None:
        found = self._further.now("customers", customers, part=without_drivers)
        if isinstance(found, Customers) and found.profit is not None:
            self.workspace.select(column_chosen(self.workspace.state.journey, found.profit.key))
        self.data_wanted.emit()

    def _on_to_data(self) -> None:
        self.data_wanted.emit()

    def _on_cell(self, code: CellCode) -> None:
        self._cell, self._priorities.chosen = code, ""
        self.draw()

    def _on_priority(self, code: str) -> None:
        self._cell = self._priorities.open_list(code) or self._cell
        self.draw()

    def _on_names(self) -> None:
        if not self._views:
            return
        popover = NamesPopover(self.look, self._views, self.window(), self.grid.rename)
        popover.named.connect(self._on_named)
        popover.adjustSize()
        corner = self.grid.rename.mapToGlobal(self.grid.rename.rect().bottomRight())
        popover.move(corner.x() - popover.width(), corner.y() + 4)
        popover.show()

    def _on_named(self, names: dict[CellCode, str]) -> None:
        self.workspace.edit_journey(message("step_cell_names"), lambda one: name_cells(one, names))

    def _on_export(self) -> None:
        members, name = self.pane.members(), self.pane.name.full_text()
        journey = self.workspace.state.journey
        if members is None or not self._questions.personal_list(name, len(members.rows)):
            return
        target = self._questions.list_target(file_name(name, "customers"))
        if target is None:
            return

        def table(goes_on: Callable[[int], bool]) -> CustomerTable:
            from loyalty_desktop.report.customer_list import customer_table  # noqa: PLC0415 - openpyxl is slow to import

            return customer_table(members, journey, name, goes_on)

        self._lists.write(target.path, table, len(members.rows), target.encoding)

    def _on_opened(self) -> None:
        self._cell, self._priorities.chosen = _FIRST, ""
        self.pane.let_go()
        self._on_changed()

    def _lay_out(self) -> None:
        page = column(self, _MARGINS, _BETWEEN)
        head = row(None, gap=14)
        head.addWidget(self.title)
        head.addWidget(self.subtitle, 1)
        head.addWidget(self.choosers)
        head_box = QWidget()
        head_box.setFixedHeight(_HEAD)
        head_box.setLayout(head)
        page.addWidget(head_box)
        body = row(self._body, gap=_BETWEEN)
        body.addWidget(self._laid_out_left(), 1)
        body.addWidget(self.pane)
        page.addWidget(self._body, 1)
        column(self._nothing_panel).addWidget(self.nothing)
        page.addWidget(self._nothing_panel, 1)

    def _laid_out_left(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("kind", "clear")
        parts = column(inner, gap=_BETWEEN)
        top = row(None, gap=_BETWEEN)
        answers = column(self._answers_panel, (16, 13, 16, 10), 4)
        title = row(None, gap=10)
        title.addWidget(self.answers_title)
        title.addWidget(self.answers_base, 1)
        answers.addLayout(title)
        answers.addWidget(self.answers, 1)
        answers.addWidget(self.voices)
        for panel in (self._answers_panel, self.sales):
            panel.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            top.addWidget(panel, 1)
        parts.addLayout(top)
        self.grid.setMinimumHeight(_GRID)
        parts.addWidget(self.grid, 1)
        without = column(self._missing_panel, (0, 0, 0, 24), 0)
        without.addStretch(1)
        without.addWidget(self.missing)
        self._choices = row(None, gap=8)
        without.addLayout(self._choices)
        button = row(None)
        button.addStretch(1)
        button.addWidget(self.to_data)
        button.addStretch(1)
        without.addLayout(button)
        without.addStretch(1)
        parts.addWidget(self._missing_panel, 1)
        self._left.setWidget(inner)
        self._left.setWidgetResizable(True)
        self._left.setFrameShape(QScrollArea.Shape.NoFrame)
        stop_while_it_scrolls(self._left)
        return self._left


def _grid_note(grid: Grid, column: str) -> str:
    """Return what there is to say about the grid as a whole."""
    if "no_base" in grid.flags:
        return _("Nobody in this choice has both a loyalty answer and an amount.")
    if "no_threshold" in grid.flags:
        return _(
            "“{column}” holds ranges, which have no mean and no amounts: choose the median or the top 20%."
        ).format(column=column)
    if "degenerate" in grid.flags:
        return _("All customers are on one side of this threshold.")
    if "ranks_only" in grid.flags:
        return _("The amounts are ranges, so the cells show how many customers there are but no sums.")
    return ""
