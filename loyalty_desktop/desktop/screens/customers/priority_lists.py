"""The lists of the method on the pane: which there are, and the one that is gathered from several cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.customer_orders import CELL_OF, ambassadors, candidates_of, priorities
from loyalty_desktop.report.grid_words import cell_name

if TYPE_CHECKING:
    from loyalty_desktop.compute.customer_grid import Grid
    from loyalty_desktop.desktop.screens.customers.cell_pane import CellPane
    from loyalty_desktop.journey.economics import CellCode
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.column import Column
    from loyalty_desktop.survey.survey import Survey

GATHERED = "ambassadors"


class PriorityLists:
    """Shows the lists of the method; `chosen` is the one that is open instead of a cell, '' for none."""

    def __init__(self, pane: CellPane) -> None:
        self._pane = pane
        self.chosen = ""
        self.tags: dict[CellCode, str] = {}
        """What the cells say of the list that is open instead of one of them."""

    def open_list(self, code: str) -> CellCode | None:
        """Open a list: return the cell that it is, None for one that is gathered from several.

        Hostages and rebels are listed as a whole, angels and ambassadors by what they say.
        """
        cell = CELL_OF.get(code)
        self._pane.choose_order("amount", "comments" if code in ("angels", GATHERED) else "all")
        self.chosen = "" if cell is not None else code
        return cell

    def draw(
        self, survey: Survey, journey: Journey, grid: Grid, money: Column, often: Column | None, cell: CellCode
    ) -> bool:
        """Show the lists, and say whether one of them is shown instead of the cell."""
        found = ambassadors(survey, journey.measure, grid, money, often)
        lists = priorities(grid, journey.economics.names, None if found is None else len(found.rows))
        self.tags = {}
        if found is None or self.chosen != GATHERED:
            self._pane.priorities.show_lists(lists, next((one.code for one in lists if one.cell == cell), ""))
            return False
        self._pane.priorities.show_lists(lists, GATHERED)
        name, names = lists[-1].name, journey.economics.names
        parts = candidates_of(grid, found)
        self.tags = {code: _("{name}: {n:,}").format(name=name, n=n) for code, n in parts}
        told = _("From “{first}” and “{second}”: loyal, come more often than half of all customers, left a comment.")
        first, second = (cell_name(code, names) for code, _n in parts)
        self._pane.show_gathered(name, told.format(first=first, second=second), len(found.rows))
        self._pane.show_members(found)
        return True
