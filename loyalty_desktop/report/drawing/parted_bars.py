"""Bars of 100 %: the classes of each group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.report.drawing.legend import Key, draw_legend
from loyalty_desktop.report.drawing.letters import clean, text_width
from loyalty_desktop.report.drawing.primitives import Rect
from loyalty_desktop.report.drawing.rows import Named, RowPlan, draw_heads, plan_rows, usual_step
from loyalty_desktop.report.drawing.sketch import BOLD, LEAST, centred, reference_tag, tag_width
from loyalty_desktop.report.figures import NO_FIGURE, share_text

if TYPE_CHECKING:
    from loyalty_desktop.report.document.charts import Parts, Portion, Tone, Whole
    from loyalty_desktop.report.drawing.palette import Palette
    from loyalty_desktop.report.drawing.sketch import Sketch

_HEAD, _GAP, _THICKEST = 4.0, 8.0, 20.0
_PART_GAP = 1.0
_LEAST_BARS = 0.45  # of the width
_FADES = (1.0, 0.6, 0.35)  # parts of the same tone in one bar are told apart by how strong they are


def parts_height(chart: Parts, width: float) -> float:
    """Return how high the chart is with rows of usual height, in which whole names have room."""
    step = usual_step([whole.name for whole in chart.wholes], width)
    return 21.0 + _HEAD + (step + 2) * max(len(chart.wholes), 1) + 2.0


def draw_parts(sketch: Sketch, chart: Parts, width: float, height: float) -> None:
    """Draw the bars into an area of this size."""
    top = draw_legend(sketch, _keys(sketch.palette, chart), width) + _HEAD
    heads = [Named(whole.name, whole.n, whole.state) for whole in chart.wholes]
    plan = plan_rows(heads, width, top, height - 2)
    draw_heads(sketch, heads, plan, width)
    # Tags have to leave room for the bars; the tag at the count says the same.
    tags = width - plan.left - _widest(chart, plan, tags=True) > width * _LEAST_BARS
    beside = min(_widest(chart, plan, tags=tags), width * 0.3)
    right = width - (beside + _GAP if beside else 0.0)
    for at, whole in enumerate(chart.wholes[: plan.shown]):
        _draw_whole(sketch, whole, plan, plan.middle(at), right)
        if whole.state != "hidden":
            _draw_beside(sketch, whole, plan, (right + _GAP, plan.middle(at)), width, tags=tags)


def _keys(palette: Palette, chart: Parts) -> tuple[Key, ...]:
    found: dict[str, Key] = {}
    for whole in chart.wholes:
        for part, colour in zip(whole.parts, _colours(palette, whole), strict=True):
            found.setdefault(part.name, Key(part.name, "swatch", part.tone, colour))
    return tuple(found.values())


def _colours(palette: Palette, whole: Whole) -> list[str]:
    seen: dict[Tone, int] = {}
    colours = []
    for part in whole.parts:
        fade = _FADES[min(seen.get(part.tone, 0), len(_FADES) - 1)]
        colours.append(palette.mixed(palette.fill(part.tone), fade))
        seen[part.tone] = seen.get(part.tone, 0) + 1
    return colours


def _widest(chart: Parts, plan: RowPlan, *, tags: bool) -> float:
    return max((_beside(whole, plan, tags=tags) for whole in chart.wholes), default=0.0)


def _beside(whole: Whole, plan: RowPlan, *, tags: bool) -> float:
    wide = text_width(clean(whole.text), plan.size, BOLD) if whole.text and whole.state != "hidden" else 0.0
    return wide + (tag_width(reference_tag(), _tag_size(plan)) + 4 if tags and whole.state == "reference" else 0.0)


def _draw_whole(sketch: Sketch, whole: Whole, plan: RowPlan, middle: float, right: float) -> None:
    thick = min(plan.step * 0.62, _THICKEST)
    top, room = middle - thick / 2, right - plan.left
    known = [part.share for part in whole.parts if part.share is not None]
    if whole.state == "hidden" or not known:
        sketch.add(Rect(plan.left, top, room, thick, sketch.palette.colour("soft"), radius=2))
        place = (plan.left + room / 2, centred(middle, plan.size))
        sketch.words(NO_FIGURE, place, plan.size, "faint", anchor="middle")
        return
    firm, x = whole.state == "shown", plan.left
    total = max(sum(known), 1.0)
    for part, colour in zip(whole.parts, _colours(sketch.palette, whole), strict=True):
        wide = room * (part.share or 0.0) / total
        if wide <= 0:
            continue
        shown = colour if firm else sketch.palette.mixed(colour, 0.45)
        sketch.add(Rect(x, top, max(wide - _PART_GAP, 0.3), thick, shown, radius=1.5 if wide > 4 else 0.0))
        _draw_share(
            sketch, part, (x, middle), wide - _PART_GAP, plan, firm=firm and colour == sketch.palette.fill(part.tone)
        )
        x += wide


def _draw_share(
    sketch: Sketch, part: Portion, at: tuple[float, float], wide: float, plan: RowPlan, *, firm: bool
) -> None:
    text, size = share_text(part.share), max(plan.size - 0.5, LEAST)
    if text_width(text, size, 600) + 4 > wide:
        return
    ink = sketch.palette.on(part.tone) if firm else sketch.palette.colour("ink")
    place = (at[0] + wide / 2, centred(at[1], size))
    sketch.words(text, place, size, ink, anchor="middle", weight=600)


def _draw_beside(
    sketch: Sketch, whole: Whole, plan: RowPlan, at: tuple[float, float], width: float, *, tags: bool
) -> None:
    x, middle = at
    if whole.text:
        firm = whole.state == "shown"
        place = (x, centred(middle, plan.size))
        ink, room = "ink" if firm else "muted", max(width - x, 1.0)
        x += sketch.words(whole.text, place, plan.size, ink, weight=BOLD if firm else 400, room=room) + 4
    if tags and whole.state == "reference":
        sketch.tag(reference_tag(), (x, middle), size=_tag_size(plan))


def _tag_size(plan: RowPlan) -> float:
    return min(max(plan.size - 2.0, 5.0), 8.0)
