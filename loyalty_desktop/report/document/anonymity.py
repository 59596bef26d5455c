"""A report in which nobody can be recognised: without groups of few people, and without what would give them away.

Hidden are rows about fewer than `least` people, counts of 1 to `least` − 1, and so much beside them that no hidden
count can be worked out from totals (see `anonymity_cells`). Where a count of a row is hidden, its shares and scores are
too, as they tell it; of a driver or an experience that few people used, rated or had, or all but few, every figure is.
A group that is hidden in one chart or table is hidden in all of its section, answers, drivers and experiences in the
whole report, and sentences that give their figures are left out, as is a chart or a page of which nothing is left.
A count of zero is not hidden: it is about nobody.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.document.anonymity_charts import cleared_chart, is_empty
from loyalty_desktop.report.document.anonymity_facts import cleared_facts, cleared_line, telling_sizes
from loyalty_desktop.report.document.anonymity_names import Names
from loyalty_desktop.report.document.anonymity_tables import cleared_table
from loyalty_desktop.report.document.charts import Chart, Scatter
from loyalty_desktop.report.document.drivers_chart import is_about_lines
from loyalty_desktop.report.document.model import Block, Page, Report, Table, Words


class _Clear(msgspec.Struct, frozen=True):
    page: Page
    names: Names


def anonymous(report: Report, least: int = 5) -> Report:
    """Return the report without what is about fewer than `least` people, and with a note wherever that was much."""
    sizes = telling_sizes(report.facts, report.footer, least)
    pages = [page for page in report.pages if not 0 < page.fewest < least]
    names = {page.section: Names(sizes=sizes) for page in pages}
    while True:
        found = [_cleared(page, least, names[page.section]) for page in pages]
        more = dict(names)
        for one in found:
            more[one.page.section] = more[one.page.section].with_others(one.names)
        for one in found:  # the same answers, drivers and experiences stand in other sections too
            more = {section: known.with_others(one.names.outside()) for section, known in more.items()}
        if more == names:
            return replace(
                report,
                pages=tuple(one.page for one in found if one.page.blocks),
                facts=cleared_facts(report.facts, least, sizes),
                footer=cleared_line(report.footer, least, Names()),
            )
        names = more


def _cleared(page: Page, least: int, names: Names) -> _Clear:
    blocks, hidden, found, notes = [], 0, Names(), page.notes
    for block in page.blocks:
        fresh, count, told = _block(block, least, names)
        if count == 0 or not isinstance(fresh, Chart) or not is_empty(fresh):
            blocks.append(fresh)
        if isinstance(block, Scatter) and isinstance(fresh, Scatter) and block.x_line != fresh.x_line:
            notes = tuple(one for one in notes if not is_about_lines(one))
        hidden += count
        found = found.with_others(told)
    title = page.name if names.is_told_in(page.title, least) else page.title
    parted = _(" · ")
    base = cleared_line(page.base, least, names)
    clear = replace(
        page,
        title=title,
        blocks=tuple(blocks),
        lead=_kept(page.lead, least, names),
        notes=_kept(notes, least, names),
        base=parted.join(one for one in (base, _said(hidden, least)) if one),
    )
    return _Clear(clear, found)


def _block(block: Block, least: int, names: Names) -> tuple[Block, int, Names]:
    if isinstance(block, Words):
        kept = block.lines if block.kind == "quotes" else _kept(block.lines, least, names)
        return replace(block, lines=kept), 0, Names()
    if isinstance(block, Table):
        table = cleared_table(block, least, names)
        notes = _kept(block.notes, least, names)
        said = _said(table.count, least)
        return replace(table.table, notes=(*notes, said) if said else notes), table.count, table.names
    chart = cleared_chart(block, least, names)
    return chart.chart, chart.count, chart.names


def _kept(sentences: tuple[str, ...], least: int, names: Names) -> tuple[str, ...]:
    return tuple(one for one in sentences if not names.is_told_in(one, least))


def _said(hidden: int, least: int) -> str:
    """Return how much is hidden, and why; '' for nothing."""
    if not hidden:
        return ""
    said = ngettext(
        "{count} figure is hidden so that nobody can be recognised: it is about fewer than {least} people, or would "
        "give away one that is.",
        "{count} figures are hidden so that nobody can be recognised: they are about fewer than {least} people, or "
        "would give away one that is.",
        hidden,
    )
    return said.format(count=hidden, least=least)
