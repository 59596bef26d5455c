"""Bars of 100 %: the parts of each whole in the colours of what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.util import Pt

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import share_text
from loyalty_desktop.report.slides.bar_chart import in_lines
from loyalty_desktop.report.slides.boxes import INCH, Box
from loyalty_desktop.report.slides.chart_data import Categories
from loyalty_desktop.report.slides.chart_dress import (
    Label,
    dress,
    finish,
    set_labels,
    set_plot,
    set_shape,
    set_title,
    shape_xml,
)
from loyalty_desktop.report.slides.drawn import Drawn, colour_points
from loyalty_desktop.report.slides.measuring import cut, lines_of, text_width
from loyalty_desktop.report.slides.texts import clean

if TYPE_CHECKING:
    from loyalty_desktop.report.document.charts import Parts, Portion, Whole
    from loyalty_desktop.report.slides.look import Look

_SLOT, _HEAD, _FOOT = 0.26, 0.48, 0.42
_TITLE_SIZE = 12.0
_WIDER = 1.12  # Latin letters in the widest of the fonts that stand in for missing ones


def most_wholes(box: Box) -> int:
    """Return how many bars a box has room for."""
    return max(int((box.height / INCH - _HEAD - _FOOT) / _SLOT), 2)


def drawn_parts(chart: Parts, box: Box, look: Look) -> Drawn:
    """Return the chart for a box; shares are written into parts that are wide enough."""
    wide, high = box.width / INCH, box.height / INCH
    slot = (high - _HEAD - _FOOT) / max(len(chart.wholes), 1)
    size = 11.0 if slot >= 0.32 else 10.0 if slot >= 0.26 else 9.0
    names = [f"{clean(whole.name)} (n={whole.n:,}){_tag(whole)}" for whole in chart.wholes]
    room = 0.36 * wide
    most = max(min(int(slot * 72 / (size * 1.25)), 3), 1)
    shown = [cut(name, size, room, most, wider=_WIDER) for name in names]
    portions = _portions(chart)
    data = Categories("0%")
    data.categories = in_lines(shown, size, room)
    for portion in portions:
        data.add(clean(portion.name), [_share(whole, portion.name) for whole in chart.wholes])
    lines = [
        text_width(line, size, wider=_WIDER) for name in shown for line in lines_of(name, size, room, wider=_WIDER)
    ]
    label_room = min(max([*lines, 0.4]) + 0.15, room + 0.15)

    def arrange(native: Any) -> None:
        dress(native, look, size)
        native.has_legend = True
        native.legend.position, native.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        native.legend.font.size = Pt(min(size, 10.0))
        native.plots[0].gap_width, native.plots[0].overlap = (40 if slot < 0.8 else 140), 100
        native.category_axis.reverse_order = True
        native.category_axis.major_tick_mark = XL_TICK_MARK.NONE
        native.category_axis.format.line.fill.background()
        native.category_axis.tick_labels.font.size = Pt(size)
        native.value_axis.visible = False
        native.value_axis.has_major_gridlines = False

    def entitle(native: Any) -> None:
        set_title(native, [(cut(clean(chart.title), _TITLE_SIZE, wide - 0.3), _TITLE_SIZE, True, look.ink)])

    def colour(native: Any) -> None:
        set_plot(native, label_room / wide, _HEAD / high, 1 - (label_room + 0.25) / wide, 1 - (_HEAD + _FOOT) / high)
        for portion, series in zip(portions, native.plots[0].series, strict=True):
            fill = look.tone(portion.tone)
            set_shape(series._element, shape_xml(fill, look.panel), ("c:idx", "c:order", "c:tx"))
            colour_points(series, [look.tone(portion.tone, whole.state) for whole in chart.wholes], look.panel)
            set_labels(series, _labels(chart, portion, size, look, wide - label_room), look)
        finish(native, look)

    full = tuple(name for name, one in zip(names, shown, strict=True) if name != one)
    return Drawn(XL_CHART_TYPE.BAR_STACKED_100, data, arrange, entitle, colour, _told(chart), full, (len(portions), 1))


def _tag(whole: Whole) -> str:
    said = [clean(whole.text), _("For reference") if whole.state == "reference" else ""]
    return "".join(f" {one}" for one in said if one)


def _portions(chart: Parts) -> list[Portion]:
    found: dict[str, Portion] = {}
    for whole in chart.wholes:
        for portion in whole.parts:
            found.setdefault(portion.name, portion)
    return list(found.values())


def _share(whole: Whole, name: str) -> float | None:
    if whole.state == "hidden":
        return None
    return next((one.share for one in whole.parts if one.name == name), None)


def _labels(chart: Parts, portion: Portion, size: float, look: Look, wide: float) -> list[Label]:
    found = []
    for at, whole in enumerate(chart.wholes):
        share = _share(whole, portion.name)
        said = share_text(share)
        fits = share is not None and share * wide > text_width(said, size) + 0.06
        colour = look.text_on(look.tone(portion.tone, whole.state))
        found.append(Label(at, said if fits else "", "ctr", size, colour, bold=True))
    return found


def _told(chart: Parts) -> str:
    title = clean(chart.title)
    first = next((whole for whole in chart.wholes if whole.state != "hidden"), None)
    if first is None:
        return _("Bars of 100% “{title}”, without figures: too few answers.").format(title=title)
    parts = ", ".join(f"{clean(one.name)} {share_text(one.share)}" for one in first.parts)
    return _("Bars of 100% “{title}”: {name} – {parts}.").format(title=title, name=clean(first.name), parts=parts)
