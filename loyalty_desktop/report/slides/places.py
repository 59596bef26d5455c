"""Where things stand on the slides of a deck: its layouts found by what they hold, never by their names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pptx.oxml.ns import qn

from loyalty_desktop.report.slides import house
from loyalty_desktop.report.slides.boxes import Box, inches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pptx.presentation import Presentation as Deck
    from pptx.slide import SlideLayout

_FURNITURE = {"dt", "ftr", "sldNum"}
_LEAST_WIDTH, _LEAST_HEIGHT = 0.5, 0.4  # of the slide: less is no room for a report
_LARGEST_TITLE, _COVER_LARGEST = 28.0, 40.0


@dataclass(frozen=True, slots=True)
class Places:
    """The layouts for the first slide and the others, and the boxes on them; sizes of titles in points.

    `name` is where the word above the title stands (None: nowhere), `cover_body` where the facts do on the first slide
    (None: they get a slide of their own). `has_title` says whether the page layout has a place for the title.
    """

    cover: SlideLayout
    page: SlideLayout
    width: int
    height: int
    title: Box
    title_size: float
    cover_title: Box
    cover_subtitle: Box
    cover_size: float
    name: Box | None
    body: Box
    base: Box
    cover_body: Box | None
    has_title: bool = True


def own_places(deck: Deck) -> Places:
    """Return the places of the program's own design."""
    found = template_places(deck)
    kinds = {layout._element.get("type"): layout for layout in deck.slide_layouts}
    return Places(
        kinds.get("title", found.cover),
        kinds.get("titleOnly", found.page),
        house.WIDTH,
        house.HEIGHT,
        house.TITLE,
        house.TITLE_SIZE,
        house.COVER_TITLE,
        house.COVER_SUBTITLE,
        house.COVER_SIZE,
        house.NAME,
        house.BODY,
        house.BASE,
        house.COVER_BODY,
    )


def template_places(deck: Deck) -> Places:
    """Return the places of a company's design; a design without a layout that fits gets margins of our own."""
    width, height = int(deck.slide_width or house.WIDTH), int(deck.slide_height or house.HEIGHT)
    whole = Box(0, 0, width, height)
    layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
    page = min(layouts, key=lambda one: _unfitness(one, whole))
    cover = min(layouts, key=_not_a_cover)
    if _not_a_cover(cover) > 1:
        cover = page
    shape = _first(page, {"title"})
    edge = round(width * 0.045)
    across = Box(edge, round(height * 0.05), width - 2 * edge, round(height * 0.14))
    title = _inside(_box_of(shape) or across, whole) if shape is not None else across
    body = _body(page, title, whole, edge)
    foot = inches(0.44)
    first, second = _first(cover, {"ctrTitle", "title"}), _first(cover, {"subTitle", "body"})
    cover_title = _inside((_box_of(first) if first is not None else None) or title, whole)
    below = Box(cover_title.left, cover_title.bottom, cover_title.width, max(height - cover_title.bottom - edge, foot))
    return Places(
        cover,
        page,
        width,
        height,
        title,
        min(_title_size(page, shape), _LARGEST_TITLE),
        cover_title,
        _inside((_box_of(second) if second is not None else None) or below.from_top(inches(0.6)), whole),
        min(_title_size(cover, first), _COVER_LARGEST),
        None,
        Box(body.left, body.top, body.width, body.height - foot - inches(0.06)),
        Box(body.left, body.bottom - foot, body.width, foot),
        None,
        shape is not None,
    )


def _kinds(layout: Any) -> list[str]:
    return [_kind(shape) for shape in layout.placeholders]


def _kind(shape: Any) -> str:
    return str(shape._element.ph.get("type", "obj"))


def _first(layout: Any, kinds: set[str]) -> Any:
    return next((shape for shape in layout.placeholders if _kind(shape) in kinds), None)


def _box_of(shape: Any) -> Box | None:
    values = (shape.left, shape.top, shape.width, shape.height)
    return None if any(value is None for value in values) else Box(*(int(value) for value in values))


def _inside(box: Box, whole: Box) -> Box:
    left, top = min(max(box.left, 0), whole.width - 1), min(max(box.top, 0), whole.height - 1)
    return Box(left, top, max(min(box.right, whole.width) - left, 1), max(min(box.bottom, whole.height) - top, 1))


def _unfitness(layout: Any, whole: Box) -> tuple[int, int]:
    """Return how badly a layout fits a page: the fewer other places beside a title at the top, the better."""
    kinds = _kinds(layout)
    others = sum(kind not in _FURNITURE | {"title"} for kind in kinds)
    title = _first(layout, {"title"})
    box = _box_of(title) if title is not None else None
    if box is None:
        return 3, others
    is_odd = (
        box.bottom > 0.45 * whole.height or box.width < 0.5 * whole.width or layout._element.get("type") == "secHead"
    )
    return (2 if is_odd else 0 if others <= 1 else 1), others


def _not_a_cover(layout: Any) -> int:
    kinds = set(_kinds(layout))
    if "ctrTitle" in kinds or layout._element.get("type") == "title":
        return 0
    return 1 if {"title", "subTitle"} <= kinds else 2


def _body(layout: Any, title: Box, whole: Box, edge: int) -> Box:
    """Return the room for charts: where the design has its text, as far as that is room enough."""
    own = [shape for shape in layout.placeholders if _kind(shape) not in _FURNITURE | {"title"}]
    masters = [shape for shape in layout.slide_master.placeholders if _kind(shape) == "body"]
    shapes = own if len(own) == 1 else masters
    bottom = _above_furniture(layout, whole, edge)
    for found in filter(None, map(_box_of, shapes)):
        box = _inside(found, whole)
        top = max(box.top, title.bottom) if title.top < whole.height / 2 else box.top
        box = Box(box.left, top, box.width, max(min(box.bottom, bottom) - top, 0))
        if box.width >= _LEAST_WIDTH * whole.width and box.height >= _LEAST_HEIGHT * whole.height:
            return box
    if title.bottom < 0.55 * whole.height:
        top = title.bottom + inches(0.08)
        return Box(edge, top, whole.width - 2 * edge, bottom - top)
    return Box(edge, edge, whole.width - 2 * edge, min(title.top, bottom) - edge)


def _above_furniture(layout: Any, whole: Box, edge: int) -> int:
    """Return where date, footer and slide number begin, or the margin at the foot."""
    shapes: Iterable[Any] = (*layout.placeholders, *layout.slide_master.placeholders)
    boxes = filter(None, (_box_of(shape) for shape in shapes if _kind(shape) in _FURNITURE))
    tops = [box.top for box in boxes if box.top > 0.8 * whole.height]
    return min([*tops, whole.height - edge // 2])


def _title_size(layout: Any, shape: Any) -> float:
    """Return the size of a title as it is inherited: from the layout, from the master, 44 points otherwise."""
    if shape is None:
        return _LARGEST_TITLE
    master = layout.slide_master
    styled = [shape._element, *(one._element for one in master.placeholders if _kind(one) == "title")]
    paths = [element.find(f".//{qn('a:lstStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}") for element in styled]
    style = master._element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
    sizes = [int(found.get("sz")) for found in (*paths, style) if found is not None and found.get("sz")]
    return sizes[0] / 100 if sizes else 44.0
