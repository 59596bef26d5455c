"""The figures of a chart with the formulas that they follow: found by the keys that such a chart shows."""

from __future__ import annotations

import math
from statistics import fmean
from typing import TYPE_CHECKING, TypeAlias, cast

from loyalty_desktop.report.workbook.places import Bound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.report.document.charts import Bar, Bars, Dot, Line, Lines, Scatter, Whole
    from loyalty_desktop.report.workbook.places import Places

Content: TypeAlias = "float | Bound | None"
_BARS = {
    "lifts": ("drivers/", "/lift", "/points"),
    "contributions": ("experiences/", "/contribution", "/points"),
}
"""How the keys of a chart begin, what their figures are, and which of them is the bar."""
_SCORES, _CLASSES = "_scores", "_classes_chart"
_ALIKE = 1e-9


def bar_figures(chart: Bars, at: int, places: Places) -> list[Content]:
    """Return the figure of a bar, its ends, its whiskers and the line across."""
    bar = chart.bars[at]
    value, low, high = _bar(chart, bar, at, places)
    whiskers = (whisker((value, "B"), (high, "D")), whisker((low, "C"), (value, "B")))
    return [value, low, high, *whiskers, _across(chart, places)]


def _bar(chart: Bars, bar: Bar, at: int, places: Places) -> tuple[Content, Content, Content]:
    if bar.value is None:
        return bar.value, bar.low, bar.high
    stem, main, ends = None, "", ("", "")
    if chart.id in _BARS:
        start, kind, main = _BARS[chart.id]
        main, ends = f"{kind}{main}", (f"{kind}/low", f"{kind}/high")
        stem = places.stem((start, main), name=bar.name, value=bar.value)
        stem = stem or places.stem((start, main), value=bar.value)  # a chart has shorter names than its table
    elif chart.id == "answers":
        stem = places.stem(("loyalty/distribution/", "/share"), table="answer_figures", at=at, value=bar.value)
        main, ends = "/share", ("/low", "/high")
    elif chart.id.endswith(_SCORES):
        main, ends = "/score", ("/low", "/high")
        table = chart.id.removesuffix(_SCORES)
        stem = places.stem(("segments/", main), name=bar.name, table=table, value=bar.value)
    if stem is None:
        return bar.value, bar.low, bar.high
    low, high = (places.bound(f"{stem}{end}", one) for end, one in zip(ends, (bar.low, bar.high), strict=True))
    return places.bound(f"{stem}{main}", bar.value), low, high


def _across(chart: Bars, places: Places) -> Content:
    if chart.line is None or not chart.id.endswith(_SCORES):
        return chart.line
    table = chart.id.removesuffix(_SCORES)
    stem = places.stem(("segments/", "/total/score"), name=chart.line_name, table=table, value=chart.line)
    return places.bound(None if stem is None else f"{stem}/total/score", chart.line)


def whole_figures(chart_id: str, whole: Whole, places: Places) -> dict[str, Content]:
    """Return the parts of a whole by their names."""
    patterns: list[str] = []
    if chart_id == "classes":
        patterns = ["loyalty/{}_share"]
    elif chart_id == "customers_sales_chart":
        patterns = ["economy/sales/{}/share", "economy/sales/{}/customers/share"]
    elif chart_id.endswith(_CLASSES) and (stem := _group(chart_id, whole, places)) is not None:
        patterns = [stem.replace("{", "{{").replace("}", "}}") + "/{}_share"]
    for pattern in patterns:
        found = {part.name: places.bound(pattern.format(part.tone), part.share) for part in whole.parts}
        if all(isinstance(one, Bound) for one in found.values()):
            return found
    return {part.name: part.share for part in whole.parts}


def _group(chart_id: str, whole: Whole, places: Places) -> str | None:
    """Return what the keys of a group have in common; a group is known by its name and how many it has."""
    table = chart_id.removesuffix(_CLASSES)
    return places.stem(("segments/", "/n"), name=whole.name, table=table, value=float(whole.n))


def line_figure(chart: Lines, line: Line, at: int, places: Places) -> Content:
    """Return the figure of a line at one place."""
    value = line.values[at]
    if value is None or chart.id != "curve":
        return value
    if line.tone not in ("head", "heart"):
        return places.bound("loyalty/score", value)
    end = f"/{line.tone}"
    stem = places.stem(("stages/", end), name=chart.places[at], value=value)
    return places.bound(None if stem is None else f"{stem}{end}", value)


def dot_figures(chart_id: str, dot: Dot, places: Places) -> list[Content]:
    """Return where a point lies, the ends of its interval and its whiskers."""
    x, x_low, x_high = (cast("Content", one) for one in (dot.x, dot.x_low, dot.x_high))
    y, low, high = dot.y, dot.y_low, dot.y_high
    upward: tuple[Content, Content, Content] = y, low, high
    if chart_id in ("head_heart", "satisfaction_importance"):
        stem = places.stem(("drivers/", "/head/share"), name=dot.name, value=dot.x)
        if stem is not None:
            across = (("share", dot.x), ("low", dot.x_low), ("high", dot.x_high))
            x, x_low, x_high = (places.bound(f"{stem}/head/{name}", one) for name, one in across)
        if stem is not None and chart_id == "head_heart":
            ends = (("score", y), ("low", low), ("high", high))
            score, below, above = (places.bound(f"{stem}/heart/{name}", one) for name, one in ends)
            upward = score, below, above
    up, down = whisker((upward[0], "C"), (upward[2], "E")), whisker((upward[1], "D"), (upward[0], "C"))
    right, left = whisker((x, "B"), (x_high, "I")), whisker((x_low, "H"), (x, "B"))
    return [x, *upward, up, down, x_low, x_high, right, left]


def middle(chart: Scatter, line: float, letter: str, figures: Sequence[Content]) -> Content:
    """Return where a line divides a scatter: a formula where it is the mean of points that follow."""
    known = [one for one in figures if isinstance(one, Bound)]
    if chart.id != "head_heart" or not known or len(known) < len(figures):
        return line
    if not math.isclose(fmean(one.value for one in known), line, rel_tol=_ALIKE):
        return line
    area = f"${letter}${{0}}:${letter}${{{len(figures) - 1}}}"
    return Bound(line, f'IFERROR(AVERAGEIF({area},">-1000"),NA())')  # gaps are errors, which a condition leaves out


def whisker(low: tuple[Content, str], high: tuple[Content, str]) -> Content:
    """Return how far two figures are apart, each with the letter of its column."""
    (one, first), (other, second) = low, high
    if one is None or other is None:
        return None
    ends = [end.value if isinstance(end, Bound) else end for end in (one, other)]
    length = max(0.0, ends[1] - ends[0])
    if not (isinstance(one, Bound) and isinstance(other, Bound)):
        return length
    apart = f"{second}{{row}}-{first}{{row}}"
    return Bound(length, f"IF(ISNUMBER({apart}),MAX(0,{apart}),0)")
