"""What the small pictures of slides show: each slide as it is planned, in the design in which it will be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from loyalty_desktop.report.drawing.charts import drawn
from loyalty_desktop.report.drawing.letters import clean
from loyalty_desktop.report.drawing.palette import LIGHT, Palette
from loyalty_desktop.report.preview_design import Backdrop, backdrop
from loyalty_desktop.report.preview_pages import DrawingItem, Item, Saying, Sketched, TableItem, TextItem
from loyalty_desktop.report.slides.design import earlier_design
from loyalty_desktop.report.slides.house import house_deck, house_look
from loyalty_desktop.report.slides.look import Look
from loyalty_desktop.report.slides.opening import opened
from loyalty_desktop.report.slides.places import own_places, template_places
from loyalty_desktop.report.slides.plan import ChartSpot, GridSpot, TextSpot
from loyalty_desktop.report.slides.planning import slide_plans
from loyalty_desktop.report.slides.tagging import record_of
from loyalty_desktop.report.slides.template_look import template_look

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from loyalty_desktop.report.document.charts import Chart
    from loyalty_desktop.report.document.model import Report
    from loyalty_desktop.report.slides.boxes import Box
    from loyalty_desktop.report.slides.places import Places
    from loyalty_desktop.report.slides.plan import SlidePlan, Spot

_POINT = 12_700
_INCH = 72.0
_DARK = Palette("dark")


class Slide(NamedTuple):
    """One slide as a picture, and what is behind it."""

    sketch: Sketched
    behind: Backdrop


def slide_pages(report: Report, template: Path | None = None, earlier: Path | None = None) -> Iterator[Slide]:
    """Give the slides of a deck in its design, each planned as it will be written; raises UnusableDeck.

    Of a deck that is brought up to date, these are the slides with the report; its own ones are not among them.
    """
    places, look = _design(report.language, template, earlier)
    layouts = (places.cover, places.page)
    cover, page = (backdrop(one, look, places.width, places.height) for one in layouts)
    size = (places.width / _POINT, places.height / _POINT)
    for plan in slide_plans(report, places, look):
        behind = cover if plan.kind == "cover" else page
        items = _Items(look, behind).of(plan, places)
        yield Slide(Sketched(clean(plan.title) or plan.page, *size, items, clear=True), behind)


def _design(language: str, template: Path | None, earlier: Path | None) -> tuple[Places, Look]:
    if earlier is not None:
        deck = opened(earlier)
        return earlier_design(deck, language, record_of(deck))
    if template is not None:
        places = template_places(opened(template))
        return places, template_look(places.page, language)
    return own_places(house_deck(language)), house_look(language, Look(language))


class _Items(msgspec.Struct, frozen=True):
    """Puts what is planned at its place, in the colours of a design."""

    look: Look
    behind: Backdrop

    def of(self, plan: SlidePlan, places: Places) -> tuple[Item, ...]:
        """Return what is on a slide."""
        is_cover = plan.kind == "cover"
        title, below = (places.cover_title, places.cover_subtitle) if is_cover else (places.title, None)
        ink, muted = f"#{self.look.ink}", f"#{self.look.muted}"
        heading = f"#{self.behind.title}" if self.behind.title else ink
        items: list[Item] = [_text(title, Saying(plan.title, plan.title_size, heading, bold=True))]
        if below is not None and plan.subtitle:
            items.append(_text(below, Saying(plan.subtitle, 16, muted)))
        return (*items, *map(self._spot, plan.spots))

    def _spot(self, spot: Spot) -> Item:
        box = spot.box
        if isinstance(spot, TextSpot):
            ink = self.look.ink
            return _text(
                box, *(Saying(one.text, one.size or 12, f"#{one.colour or ink}", one.bold) for one in spot.pieces)
            )
        if isinstance(spot, ChartSpot):
            return self._drawing(box, spot.chart)
        if isinstance(spot, GridSpot):
            return self._drawing(box, spot.grid)
        part = spot.part
        return TableItem(
            box.left / _POINT,
            box.top / _POINT,
            tuple(_INCH * one for one in part.widths),
            tuple(_INCH * one for one in part.heights),
            part.size,
            part.texts,
            tuple(spot.table.columns[at].unit != "text" for at in part.columns),
            f"#{self.look.ink}",
            f"#{self.look.heading_fill}",
        )

    def _drawing(self, box: Box, chart: Chart) -> DrawingItem:
        palette = _DARK if self.behind.is_dark else LIGHT
        made = drawn(chart, box.width / _POINT, box.height / _POINT, palette)
        return DrawingItem(box.left / _POINT, box.top / _POINT, made)


def _text(box: Box, *lines: Saying) -> TextItem:
    return TextItem(box.left / _POINT, box.top / _POINT, box.width / _POINT, box.height / _POINT, lines)
