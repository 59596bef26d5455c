"""A report as it is handed to the typesetter: every text in one line, every table cut to what finds room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.model import SECTIONS, Table, Words
from loyalty_desktop.report.document.section_names import section_name
from loyalty_desktop.report.drawing.fonts import signs_among
from loyalty_desktop.report.drawing.letters import clean, fitted, text_width
from loyalty_desktop.report.pages.chart_setting import set_charts
from loyalty_desktop.report.pages.content import (
    Document,
    SetPage,
    SetSection,
    SetWords,
    Terms,
)
from loyalty_desktop.report.pages.table_setting import fits_upright, set_tables

if TYPE_CHECKING:
    from loyalty_desktop.report.document.model import Block, Page, Report
    from loyalty_desktop.report.pages.content import SetBlock

WIDTH, WIDE_WIDTH = 493.0, 740.0
"""What a line holds on a page that stands, and on one that lies."""
HEIGHT, WIDE_HEIGHT = 500.0, 300.0
"""What a chart may take of the height of a page."""
_CONTENTS_FROM = 8
"""A report of so many pages begins with a list of them."""
_FACT_SIZE, _FACT_WIDTH = 8.5, 390.0
_FIRST_PAGE, _FACT, _LISTED, _PART = 600.0, 13.2, 10.8, 15.0
"""What the first page has below its title; what of it a line of facts takes, a line of the list, and one for a part."""
_FOOTER_SIZE, _FOOTER_LINES, _FOOTER_SHARE = 7.0, 2, 0.85


def document_of(report: Report, fonts: tuple[str, ...]) -> Document:
    """Return the whole report as it is set."""
    named = [(one, report.of(one)) for one in SECTIONS]
    sections = tuple(SetSection(section_name(one), tuple(map(set_page, pages))) for one, pages in named if pages)
    return Document(
        clean(report.title),
        clean(report.subtitle),
        report.language,
        fonts,
        footer_line(report, WIDTH),
        tuple((clean(one.name), clean(one.value)) for one in report.facts),
        _contents(report),
        sections,
        tuple((clean(one.term), clean(one.meaning)) for one in report.definitions),
        terms(),
        signs_among(fonts),
    )


def _contents(report: Report) -> int:
    """Return how deep the list of contents goes: it stands on the first page, below what the report rests on."""
    if len(report.pages) < _CONTENTS_FROM:
        return 0
    titles = [clean(page.title) for page in report.pages if _is_listed(page)]
    facts = sum(1 + text_width(clean(one.value), _FACT_SIZE) // _FACT_WIDTH for one in report.facts)
    lines = sum(1 + text_width(one, _FACT_SIZE) // WIDTH for one in titles)
    return 2 if _FACT * facts + _LISTED * lines + _PART * len(SECTIONS) <= _FIRST_PAGE else 1


def _is_listed(page: Page) -> bool:
    """Say whether a page stands in the list of contents; the outline has all of them."""
    return page.level != "appendix"


def set_page(page: Page) -> SetPage:
    """Return one page; it lies on its side where one of its tables is too wide to stand."""
    wide = any(not fits_upright(block, WIDTH) for block in page.blocks if isinstance(block, Table))
    return SetPage(
        clean(page.name),
        clean(page.title),
        tuple(filter(None, map(clean, page.lead))),
        tuple(one for block in page.blocks for one in set_block(block, wide=wide)),
        tuple(filter(None, map(clean, page.notes))),
        clean(page.base),
        wide,
        _is_listed(page),
    )


def set_block(block: Block, *, wide: bool = False) -> tuple[SetBlock, ...]:
    """Return a block as it is set; a long chart or a table of many columns becomes several."""
    width = WIDE_WIDTH if wide else WIDTH
    if isinstance(block, Table):
        return set_tables(block, width)
    if isinstance(block, Words):
        lines = tuple(filter(None, map(clean, block.lines)))
        return (SetWords(clean(block.title), block.kind, lines),) if lines else ()
    return set_charts(block, width, WIDE_HEIGHT if wide else HEIGHT)


def footer_line(report: Report, room: float) -> str:
    """Return what stands at the foot of every page; a long one is cut after two lines."""
    return fitted(clean(report.footer), _FOOTER_SIZE, _FOOTER_SHARE * _FOOTER_LINES * room)


def terms() -> Terms:
    """Return the words of the program that a document needs."""
    return Terms(
        contents=_("Contents"),
        definitions=section_name("definitions"),
    )
