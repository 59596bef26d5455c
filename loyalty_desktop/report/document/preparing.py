"""The report as it is written: the pages that were chosen, without what nobody outside should see."""

from __future__ import annotations

from msgspec.structs import replace

from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.document.anonymity import anonymous
from loyalty_desktop.report.document.charts import Bars
from loyalty_desktop.report.document.choice import Choice, chosen
from loyalty_desktop.report.document.masking import BLOT, is_blotted, masked
from loyalty_desktop.report.document.model import Block, Cell, Page, Report, Row, Table, Words


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
    is_voices = page.section == "voices"
    blocks, comments, words = list[Block](), 0, 0
    for block in page.blocks:
        fresh, gone = _masked_block(block, everything=is_voices)
        if isinstance(fresh, Words):
            comments += gone
        else:
            words = max(words, gone)  # charts of a page may have the same words
        if not gone or not _is_empty(fresh):
            blocks.append(fresh)
    notes = (*page.notes, *(one for one in (_words_told(words), _comments_told(comments)) if one))
    title = masked(page.title) if is_voices else page.title
    return replace(page, title=page.name if is_voices and BLOT in title else title, blocks=tuple(blocks), notes=notes)


def _masked_block(block: Block, *, everything: bool) -> tuple[Block, int]:
    """Return the block without names, and how much was left out of it as nothing was left; a table says that itself."""
    if isinstance(block, Words) and (block.kind == "quotes" or everything):
        lines = [masked(one) for one in block.lines]
        kept = tuple(one for one in lines if not is_blotted(one))
        return replace(block, lines=kept), len(lines) - len(kept)
    if isinstance(block, Table) and everything:
        rows = [replace(one, cells=tuple(_masked_cell(cell) for cell in one.cells)) for one in block.rows]
        firm = tuple(one for one in rows if not _is_name(one))
        said = _words_told(len(rows) - len(firm))
        main = block.main if len(firm) == len(rows) else ()
        return replace(block, rows=firm, notes=(*block.notes, said) if said else block.notes, main=main), 0
    if isinstance(block, Bars) and everything:
        bars = [replace(one, name=masked(one.name)) for one in block.bars]
        left = tuple(one for one in bars if not is_blotted(one.name))
        return replace(block, bars=left), len(bars) - len(left)
    return block, 0


def _is_empty(block: Block) -> bool:
    """Say whether nothing is left of a block of comments or words."""
    return not (block.lines if isinstance(block, Words) else block.bars) if isinstance(block, Words | Bars) else False


def _masked_cell(cell: Cell) -> Cell:
    return masked(cell) if isinstance(cell, str) else cell


def _is_name(row: Row) -> bool:
    """Say whether what a row is about was blotted out."""
    return bool(row.cells) and isinstance(row.cells[0], str) and is_blotted(row.cells[0])


def _words_told(count: int) -> str:
    if not count:
        return ""
    said = ngettext(
        "{count} word is left out, as it may tell who is meant.",
        "{count} words are left out, as they may tell who is meant.",
        count,
    )
    return said.format(count=count)


def _comments_told(count: int) -> str:
    if not count:
        return ""
    said = ngettext(
        "{count} comment is left out, as nothing of it but a name or the like would be left.",
        "{count} comments are left out, as nothing of them but names or the like would be left.",
        count,
    )
    return said.format(count=count)
