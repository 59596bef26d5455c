"""Bars side by side: as high as their figures, their names and counts below them."""

from __future__ import annotations

from msgspec.structs import replace

from loyalty_desktop.report.axis import Axis
from loyalty_desktop.report.document.charts import Bar, Bars
from loyalty_desktop.report.drawing.charts import drawn
from loyalty_desktop.report.drawing.palette import LIGHT
from loyalty_desktop.report.drawing.primitives import Drawing, Rect
from tests.report.document import example
from tests.report.drawing.looking import said

SHARES = Axis(0.0, 0.4, (0.0, 0.2, 0.4))
BARS = Bars(
    *("b", "b", tuple(Bar(str(at), at / 40, "negative" if at < 7 else "positive", n=1000 + at) for at in range(11))),
    *("share", SHARES, "割合", True),  # type: ignore[arg-type]
)


def rects(drawing: Drawing) -> list[Rect]:
    fills = {LIGHT.fill("negative"), LIGHT.fill("positive")}
    return [one for one in drawing.primitives if isinstance(one, Rect) and one.fill in fills]


def test_bars_are_as_high_as_their_figures_and_stand_on_one_line() -> None:
    bars = rects(drawn(BARS, 600.0, 300.0))
    assert len(bars) == 11
    assert abs(bars[8].height - 2 * bars[4].height) < 1e-6
    assert len({round(one.y + one.height, 6) for one in bars[1:]}) == 1


def test_names_counts_and_figures_are_there() -> None:
    words = said(drawn(BARS, 600.0, 300.0))
    assert {"0", "10", "n=1,010", "25%", "割合"} <= set(words)
    assert "1,010" in said(drawn(BARS, 440.0, 300.0))  # without room for n=


def test_the_line_of_everybody_is_said_at_the_top() -> None:
    chart = replace(example.bars(upright=True), line=20.0, line_name="全体")
    assert any(text.endswith("全体 +20") for text in said(drawn(chart, 600.0, 300.0)))


def test_runs_of_one_colour_have_what_it_means_below_them() -> None:
    chart = replace(BARS, meanings=(("negative", "批判者"), ("positive", "推奨者")))
    drawing = drawn(chart, 600.0, 300.0)
    below = [one for one in rects(drawing) if one.height == 2.0]
    assert [one.fill for one in below] == [LIGHT.fill("negative"), LIGHT.fill("positive")]
    assert below[0].width > below[1].width
    assert {"批判者", "推奨者"} <= set(said(drawing))
