"""The report as it is written: the pages that were chosen, without what nobody outside should see."""

from __future__ import annotations

from msgspec.structs import replace

from loyalty_desktop.report.document.anonymity import anonymous
from loyalty_desktop.report.document.charts import Bars
from loyalty_desktop.report.document.choice import Choice, chosen
from loyalty_desktop.report.document.masking import masked
from loyalty_desktop.report.document.model import Block, Cell, Page, Report, Table, Words


def prepared(report: Report, choice: Choice) -> Report:
    """Return the chosen pages; comments masked and small groups hidden where that was chosen.

    Small groups are looked for in the whole report, so that a page that is left out cannot change what is hidden.
    """
    if choice.hides_small:
        report = anonymous(report)
    report = chosen(report, choice)
    if choice.masks:
        report = replace(report, pages=tuple(_masked(page) for page in report.pages))
    return report


def _masked(page: Page) -> Page:
    """Blot names and the like out of quotations; on the pages of comments out of the listed words too."""
    blocks = tuple(_masked_block(one, everything=page.section == "voices") for one in page.blocks)
    title = masked(page.title) if page.section == "voices" else page.title
    return replace(page, title=title, blocks=blocks)


def _masked_block(block: Block, *, everything: bool) -> Block:
    if isinstance(block, Words) and (block.kind == "quotes" or everything):
        return replace(block, lines=tuple(masked(one) for one in block.lines))
    if isinstance(block, Table) and everything:
        rows = tuple(replace(one, cells=tuple(_masked_cell(cell) for cell in one.cells)) for one in block.rows)
        return replace(block, rows=rows)
    if isinstance(block, Bars) and everything:
        return replace(block, bars=tuple(replace(one, name=masked(one.name)) for one in block.bars))
    return block


def _masked_cell(cell: Cell) -> Cell:
    return masked(cell) if isinstance(cell, str) else cell
