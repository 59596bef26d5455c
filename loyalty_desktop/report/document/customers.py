"""The pages on customers: by loyalty and spend where there are amounts, else by their loyalty answers alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.customers import customers
from loyalty_desktop.report.document.customers_answers import answers_page
from loyalty_desktop.report.document.customers_grid import grid_pages
from loyalty_desktop.report.document.customers_sales import sales_page
from loyalty_desktop.report.money_text import money_of

if TYPE_CHECKING:
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.document.model import Page


def customers_pages(material: Material) -> tuple[Page, ...]:
    """Return the customer grid and the sales by class; without amounts, or anybody in the grid, the answers."""
    if material.results.loyalty.score.n == 0:
        return ()
    found = customers(material.counter, material.journey)
    if found.profit is None or found.grid is None or found.grid.n == 0:
        return (answers_page(material),)
    money = money_of(found.profit)
    pages = grid_pages(material, found.grid, found.profit, money)
    if found.sales is not None and found.sales.spend.kind == "amounts":
        pages = (pages[0], sales_page(found, found.profit, money), *pages[1:])
    return pages
