"""The figures of the Customers screen that explain themselves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect

from loyalty_desktop.compute.amount_link import amounts_together
from loyalty_desktop.compute.customers import Customers, customers
from loyalty_desktop.desktop.explaining.offering import known_by, offer
from loyalty_desktop.desktop.explaining.spots import FigureSpots, whole_of
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.report.column_words import column_text
from loyalty_desktop.report.customers_view import CellView, Step, sales_view
from loyalty_desktop.report.explained_customers import grid_cell, sales_share
from loyalty_desktop.report.explained_scores import answer_share, class_share
from loyalty_desktop.report.loyalty_links import Link, link_explained, links_of
from loyalty_desktop.report.money_text import money_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.customers.cell_pane import CellPane
    from loyalty_desktop.desktop.screens.customers.distribution_chart import DistributionChart
    from loyalty_desktop.desktop.screens.customers.grid_panel import GridPanel
    from loyalty_desktop.desktop.screens.customers.sales_panel import SalesPanel
    from loyalty_desktop.desktop.session.further import Further
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.report.customers_view import ClassSpan
    from loyalty_desktop.survey.column import Column


class CustomerFigures(QObject):
    """Opens the cards of the distribution, of the sales, of the cells and of the cell that is looked at."""

    def __init__(self, workspace: Workspace, look: Look, further: Further, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._look, self._further = workspace, look, further
        self.views: tuple[CellView, ...] = ()
        self._links: tuple[Link, ...] = ()

    def of_answers(self, chart: DistributionChart) -> None:
        """Have the bars and the classes explain themselves."""
        FigureSpots(self._look, chart, chart.spots, partial(self._on_answer, chart))

    def of_sales(self, panel: SalesPanel) -> None:
        """Have the shares of the sales explain themselves, in the bar and below it."""
        FigureSpots(self._look, panel.sales, panel.sales.spots, partial(self._on_sales, panel.sales))
        for code, labels in zip(("negative", "passive", "positive"), panel.classes, strict=True):
            for label in (labels.spent, labels.n):
                ask = partial(self._on_label, label, code)
                FigureSpots(self._look, label, partial(whole_of, label), ask, takes_keys=False)

    def of_links(self, panel: SalesPanel) -> None:
        """Have the sentences on what goes together explain themselves."""
        for at, label in enumerate(panel.links):
            FigureSpots(self._look, label, partial(whole_of, label), partial(self._on_link, label, at))

    def draw_links(self, panel: SalesPanel, found: Customers, profit: Column) -> None:
        """Say how loyalty, frequency and spend go together."""
        often, both = found.frequency, None
        if often is not None:
            both = self._further.now(
                "amounts", lambda counter, journey: amounts_together(counter, journey, profit, often), often.key
            )
        names = column_text(profit), "" if often is None else column_text(often)
        if found.sales is not None:
            together = None if isinstance(both, LoyaltyError) else both
            self._links = links_of(found.sales.spend, found.sales.frequency, together, names)
            panel.show_links(tuple(one.sentence for one in self._links))

    def _on_link(self, widget: QWidget, at: int, _key: str, place: QRect) -> None:
        known = known_by(self._workspace)
        if known is not None and at < len(self._links):
            offer(self._workspace, self._look, widget, place, link_explained(known, self._links[at]))

    def of_cells(self, grid: GridPanel, pane: CellPane) -> None:
        """Have the cells of the grid explain themselves, and the one that is looked at."""
        for code, cell in grid.cells.items():
            cell.explain_wanted.connect(partial(self._on_cell, cell, code))
        figure = pane.sales.figure
        FigureSpots(self._look, figure, partial(whole_of, figure), partial(self._on_chosen, grid, figure))

    def _on_answer(self, widget: QWidget, one: Step | ClassSpan, at: QRect) -> None:
        known = known_by(self._workspace)
        if known is not None:
            made = (
                answer_share(known, one.answer, one.count, one.share)
                if isinstance(one, Step)
                else class_share(known, one.code)
            )
            offer(self._workspace, self._look, widget, at, made)

    def _on_label(self, widget: QWidget, code: str, _key: str, at: QRect) -> None:
        self._on_sales(widget, code, at)

    def _on_sales(self, widget: QWidget, code: str, at: QRect) -> None:
        known, found = known_by(self._workspace), self._found()
        if known is None or found is None or found.sales is None or found.profit is None:
            return
        view = sales_view(found.sales, "", money_of(found.profit))
        part = next(one for one in view.parts if one.code == code)
        offer(self._workspace, self._look, widget, at, sales_share(known, found.sales, found.profit, part))

    def _on_cell(self, widget: QWidget, code: str, at: QRect) -> None:
        known, found = known_by(self._workspace), self._found()
        view = next((one for one in self.views if one.code == code), None)
        if known is None or view is None or found is None or found.grid is None or found.profit is None:
            return
        offer(self._workspace, self._look, widget, at, grid_cell(known, found.grid, found.profit, view))

    def _on_chosen(self, grid: GridPanel, widget: QWidget, _key: str, at: QRect) -> None:
        code = next((code for code, cell in grid.cells.items() if cell.isChecked()), None)
        if code is not None:
            self._on_cell(widget, code, at)

    def _found(self) -> Customers | None:
        found = self._further.now("customers", customers)
        return found if isinstance(found, Customers) else None
