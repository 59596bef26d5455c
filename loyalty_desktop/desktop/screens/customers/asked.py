"""The figures of the Customers screen that explain themselves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from loyalty_desktop.compute.amount_link import amounts_together
from loyalty_desktop.compute.customers import Customers, customers
from loyalty_desktop.desktop.explaining.offering import Cards
from loyalty_desktop.desktop.explaining.spots import FigureSpots
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.journey.questions_asked import without_drivers
from loyalty_desktop.report.column_words import column_text
from loyalty_desktop.report.customers_view import CellView, Step, sales_view
from loyalty_desktop.report.explained_customers import grid_cell, sales_share
from loyalty_desktop.report.explained_scores import answer_share, class_share
from loyalty_desktop.report.loyalty_links import Link, link_explained, links_of
from loyalty_desktop.report.money_text import money_of

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QRect
    from PySide6.QtWidgets import QWidget

    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.screens.customers.cell_pane import CellPane
    from loyalty_desktop.desktop.screens.customers.distribution_chart import DistributionChart
    from loyalty_desktop.desktop.screens.customers.grid_panel import GridPanel
    from loyalty_desktop.desktop.screens.customers.sales_panel import SalesPanel
    from loyalty_desktop.desktop.session.further import Further
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.report.customers_view import ClassSpan
    from loyalty_desktop.report.explanation import Explanation, Known
    from loyalty_desktop.survey.column import Column


class CustomerFigures(Cards):
    """Opens the cards of the distribution, of the sales, of the cells and of the cell that is looked at."""

    def __init__(self, workspace: Workspace, look: Look, further: Further, parent: QObject) -> None:
        super().__init__(workspace, look, parent)
        self._further = further
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
                self.of_whole(label, partial(self._share, code), takes_keys=False)

    def of_links(self, panel: SalesPanel) -> None:
        """Have the sentences on what goes together explain themselves."""
        for at, label in enumerate(panel.links):
            self.of_whole(label, partial(self._link, at))

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
            panel.show_links(tuple((one.sentence, one.brief) for one in self._links))

    def _link(self, at: int, known: Known) -> Explanation | None:
        return link_explained(known, self._links[at]) if at < len(self._links) else None

    def of_cells(self, grid: GridPanel, pane: CellPane) -> None:
        """Have the cells of the grid explain themselves, and the one that is looked at."""
        for code, cell in grid.cells.items():
            cell.explain_wanted.connect(partial(self._on_cell, cell, code))
        self.of_whole(pane.sales.figure, partial(self._chosen, grid))

    def _on_answer(self, widget: QWidget, one: Step | ClassSpan, at: QRect) -> None:
        def make(known: Known) -> Explanation:
            if isinstance(one, Step):
                return answer_share(known, one.answer, one.count, one.share)
            return class_share(known, one.code)

        self.open(widget, at, make)

    def _on_sales(self, widget: QWidget, code: str, at: QRect) -> None:
        self.open(widget, at, partial(self._share, code))

    def _share(self, code: str, known: Known) -> Explanation | None:
        found = self._found()
        if found is None or found.sales is None or found.profit is None:
            return None
        view = sales_view(found.sales, "", money_of(found.profit))
        part = next(one for one in view.parts if one.code == code)
        return sales_share(known, found.sales, found.profit, part)

    def _on_cell(self, widget: QWidget, code: str, at: QRect) -> None:
        self.open(widget, at, partial(self._cell, code))

    def _cell(self, code: str, known: Known) -> Explanation | None:
        found = self._found()
        view = next((one for one in self.views if one.code == code), None)
        if view is None or found is None or found.grid is None or found.profit is None:
            return None
        return grid_cell(known, found.grid, found.profit, view)

    def _chosen(self, grid: GridPanel, known: Known) -> Explanation | None:
        code = next((code for code, cell in grid.cells.items() if cell.isChecked()), None)
        return None if code is None else self._cell(code, known)

    def _found(self) -> Customers | None:
        found = self._further.now("customers", customers, part=without_drivers)
        return found if isinstance(found, Customers) else None
