"""The slides of a report: pages one after the other, long tables and lists going on, the terms at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.charts import Scatter
from loyalty_desktop.report.document.deck import as_deck
from loyalty_desktop.report.document.model import Column, Page, Row, Table
from loyalty_desktop.report.slides.arranging import NAMES_APART, arranged
from loyalty_desktop.report.slides.boxes import INCH, inches
from loyalty_desktop.report.slides.many_bars import with_top_bars
from loyalty_desktop.report.slides.measuring import CUT
from loyalty_desktop.report.slides.plan import ChartSpot, SlidePlan, Spot, TextSpot
from loyalty_desktop.report.slides.scatter_chart import scatter_names
from loyalty_desktop.report.slides.scatter_names import listed_names
from loyalty_desktop.report.slides.texts import Piece, clean
from loyalty_desktop.report.slides.wordings import base_pieces, fitted_title, lead_height, lead_pieces, untold

if TYPE_CHECKING:
    from loyalty_desktop.report.document.model import Definition, Report
    from loyalty_desktop.report.slides.look import Look
    from loyalty_desktop.report.slides.places import Places

COVER, FACTS, TERMS, POINTS = "-cover", "-facts", "-terms", "-points"
_LEAD_GAP = 0.08


def slide_plans(report: Report, places: Places, look: Look) -> tuple[SlidePlan, ...]:
    """Return what will stand on each slide of a report, in order: what tells most first, whole tables at the end."""
    report = with_top_bars(as_deck(report))
    plans = list(_cover(report, places, look))
    for page in report.pages:
        plans.extend(_page_plans(page, report, places, look))
    for page in _point_pages(plans):
        plans.extend(_page_plans(page, report, places, look, key=f"{POINTS}~{page.id}"))
    if report.definitions:
        plans.extend(_page_plans(_terms_page(report), report, places, look, key=TERMS))
    return tuple(plans)


def _cover(report: Report, places: Places, look: Look) -> tuple[SlidePlan, ...]:
    title, size = fitted_title(clean(report.title), places.cover_title, places.cover_size)
    facts = _facts_table(report)
    notes = tuple(f"{fact.name}: {fact.value}" for fact in report.facts)
    spots: tuple[Spot, ...] = ()
    if places.cover_body is not None and facts.rows:
        sheets = arranged((facts,), places.cover_body, look, places.cover_body)
        spots = sheets[0].spots if len(sheets) == 1 else ()
    name = clean(report.title) or _("Report")
    cover = SlidePlan(COVER, "cover", name, title, size, spots, notes, clean(report.subtitle))
    if spots or not facts.rows:
        return (cover,)
    page = Page(FACTS, "summary", _("Basis of this report"), _("What this report rests on"), (facts,))
    return (cover, *_page_plans(page, report, places, look, key=FACTS))


def _facts_table(report: Report) -> Table:
    rows = tuple(Row((clean(fact.name), clean(fact.value))) for fact in report.facts)
    return Table("facts", "", (Column(_("Basis")), Column("")), rows)


def _terms_page(report: Report) -> Page:
    rows = tuple(Row((clean(one.term), clean(one.meaning))) for one in report.definitions)
    table = Table("terms", "", (Column(_("Term")), Column(_("Meaning"))), rows)
    return Page(TERMS, "definitions", _("Terms"), _("What the terms mean"), (table,), level="appendix")


def _page_plans(page: Page, report: Report, places: Places, look: Look, key: str = "") -> list[SlidePlan]:
    """Return the slides of a page: its charts and words first, then what found no room there."""
    key = key or quote(page.id, safe="")
    lead_room = inches(min(lead_height(page.lead, places.body.width / INCH), places.body.height / INCH * 0.2))
    gap = inches(_LEAD_GAP) if lead_room else 0
    sheets = arranged(page.blocks, places.body.below(lead_room + gap), look, places.body)
    terms = tuple(f"{one.term}: {one.meaning}" for one in _terms_used(page, report.definitions))
    plans = []
    for at, sheet in enumerate(sheets):
        numbered = f" ({at + 1}/{len(sheets)})" if len(sheets) > 1 else ""
        full = clean(page.title) or clean(page.name)
        box = places.title
        title, size = fitted_title(full + numbered, box, places.title_size)
        if numbered and not title.endswith(numbered):
            title = title.removesuffix(CUT)[: -len(numbered) - 1].rstrip() + CUT + numbered
        spots: list[Spot] = []
        said = [full] if title != full + numbered else []
        if places.name is not None and clean(page.name):
            spots.append(TextSpot("name", places.name, (Piece(clean(page.name), 11, bold=True, colour=look.accent),)))
        if at == 0 and lead_room:
            pieces = lead_pieces(page.lead, places.body.from_top(lead_room), look)
            spots.append(TextSpot("lead", places.body.from_top(lead_room), pieces))
            said.extend(_lost(page.lead, pieces))
        spots.extend(sheet.spots)
        base = base_pieces(page.base, report.footer, places.base, look)
        spots.append(TextSpot("base", places.base, base or (Piece("", 9),)))
        said.extend(_lost((page.base, untold(report.footer, page.base)), base))
        notes = (*_paragraphs(page.notes), *terms, *said, *sheet.cut)
        plan_key = key if at == 0 else f"{key}~{quote(sheet.name, safe='')}"
        plans.append(SlidePlan(plan_key, "page", clean(page.name) or full, title, size, tuple(spots), notes))
    return plans


def _paragraphs(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(None, map(clean, lines)))


def _lost(lines: tuple[str, ...], pieces: tuple[Piece, ...]) -> list[str]:
    shown = {piece.text for piece in pieces}
    return [line for line in map(clean, lines) if line and line not in shown]


def _terms_used(page: Page, definitions: tuple[Definition, ...]) -> list[Definition]:
    """Return the terms that a page speaks of."""
    titles = [getattr(block, "title", "") for block in page.blocks]
    columns = [column.title for block in page.blocks if isinstance(block, Table) for column in block.columns]
    axes = [f"{one.x_title} {one.y_title}" for one in page.blocks if isinstance(one, Scatter)]
    said = " ".join((page.name, page.title, page.base, *page.lead, *titles, *columns, *axes)).lower()
    return [one for one in definitions if one.term and one.term.lower() in said]


def _point_pages(plans: list[SlidePlan]) -> list[Page]:
    """Return the lists of names for scatters whose points do not all carry one."""
    pages = []
    shown = {
        "",
        *(piece.text for plan in plans for one in plan.spots if isinstance(one, TextSpot) for piece in one.pieces),
    }
    for spot in (spot for plan in plans for spot in plan.spots):
        if not isinstance(spot, ChartSpot) or not isinstance(spot.chart, Scatter):
            continue
        names = scatter_names(spot.chart, spot.box)
        told = NAMES_APART.join(listed_names(spot.chart, names))
        if told in shown:  # nothing to tell, or all of it stands below the chart
            continue
        chart = spot.chart
        columns = (Column(_("No.")), Column(_("Name")))
        rows = tuple(Row((str(at), clean(dot.name) or clean(dot.short))) for at, dot in enumerate(chart.dots, start=1))
        table = Table(f"points.{chart.id}", "", columns, rows)
        title = _("All points of “{title}”").format(title=clean(chart.title))
        pages.append(Page(chart.id, "definitions", _("Names of the points"), title, (table,), level="appendix"))
    return pages
