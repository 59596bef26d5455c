"""Bars below one another: they grow from nought, in the right length, with what stands at their ends."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from loyalty_desktop.report.axis import Axis
from loyalty_desktop.report.document.charts import Bar, Bars
from loyalty_desktop.report.drawing.charts import drawn, usual_height
from loyalty_desktop.report.drawing.letters import text_width
from loyalty_desktop.report.drawing.palette import LIGHT
from loyalty_desktop.report.drawing.primitives import Drawing, Rect, Text
from tests.report.document import example
from tests.report.drawing.looking import outside, said

POSITIVE, NEGATIVE = LIGHT.fill("positive"), LIGHT.fill("negative")
BARS = Bars(
    "b",
    "b",
    (Bar("上", 40.0, "positive"), Bar("半", 20.0, "positive"), Bar("下", -20.0, "negative")),
    "points",
    example.SCORES,
    "寄与",
)


def bar_rects(drawing: Drawing, colour: str) -> list[Rect]:
    return [one for one in drawing.primitives if isinstance(one, Rect) and one.fill == colour]


def test_bars_are_as_long_as_their_figures() -> None:
    drawing = drawn(BARS, 480.0, 200.0)
    whole, half = bar_rects(drawing, POSITIVE)
    (below,) = bar_rects(drawing, NEGATIVE)
    assert abs(whole.width - 2 * half.width) < 1e-6
    assert abs(below.width - half.width) < 1e-6
    assert abs(below.x + below.width - whole.x) < 1e-6


def test_bars_grow_from_nought_whatever_the_axis_begins_with() -> None:
    chart = replace(BARS, bars=BARS.bars[:2], axis=Axis(10.0, 50.0, (10.0, 30.0, 50.0)))
    whole, half = bar_rects(drawn(chart, 480.0, 200.0), POSITIVE)
    assert abs(whole.width - 2 * half.width) < 1e-6


def test_what_stands_at_a_bar_is_its_text_or_its_figure() -> None:
    chart = replace(BARS, bars=(Bar("a", 12.3, "positive", text="+12.3 ▲"), Bar("b", -4.0, "negative")))
    assert {"+12.3 ▲", "−4"} <= set(said(drawn(chart, 480.0, 160.0)))


def test_a_long_text_at_a_bar_ends_within_the_drawing() -> None:
    long = "+40 points, and a great deal more is to be said about it than there is room for here"
    bars = (Bar("上", 40.0, "positive", text=long), Bar("下", -20.0, "negative", text=long))
    drawing = drawn(replace(BARS, bars=bars), 480.0, 200.0)
    texts = [one for one in drawing.primitives if isinstance(one, Text) and one.text.startswith("+40 points")]
    assert len(texts) == 2
    for one in texts:
        wide = text_width(one.text, one.size, one.weight)
        assert one.text.endswith("…")
        assert one.x - (wide if one.anchor == "end" else 0) >= 0
        assert one.x + (wide if one.anchor == "start" else 0) <= 480.0


def test_figures_below_nought_stand_left_of_their_bars() -> None:
    drawing = drawn(BARS, 480.0, 200.0)
    (below,) = bar_rects(drawing, NEGATIVE)
    figures = {one.text: one for one in drawing.primitives if isinstance(one, Text)}
    assert figures["−20"].anchor == "end"
    assert figures["−20"].x < below.x
    assert figures["+40"].anchor == "start"


def test_the_line_of_everybody_is_named_with_its_figure_once() -> None:
    told = replace(BARS, line=12.4, line_name="全体 +12.4")
    assert "全体 +12.4" in said(drawn(told, 480.0, 200.0))
    assert "全体 +12" in said(drawn(replace(told, line_name="全体"), 480.0, 200.0))


def test_ticks_have_even_gaps_and_nought_among_them_where_room_is_short() -> None:
    chart = replace(BARS, axis=Axis(-40.0, 40.0, tuple(range(-40, 41, 10))))
    drawing = drawn(chart, 200.0, 160.0)
    ticks = [one for one in drawing.primitives if isinstance(one, Text) and one.size == 9.0 and one.anchor == "middle"]
    places = sorted(one.x for one in ticks)
    gaps = {round(after - before, 3) for before, after in pairwise(places)}
    assert len(gaps) == 1
    assert "0" in [one.text for one in ticks]


def test_upright_bars_without_room_for_their_names_lie_down() -> None:
    short, long = (
        example.bars(upright=True),
        replace(BARS, upright=True, bars=(Bar(example.LONG * 2, 5.0, "plain"),) * 12),
    )
    rects = [one for one in drawn(short, 480.0, 260.0).primitives if isinstance(one, Rect) and one.fill == POSITIVE]
    assert len({one.width for one in rects}) == 1
    lying = bar_rects(drawn(long, 480.0, 400.0), LIGHT.fill("plain"))
    assert len({one.x for one in lying}) == 1


def test_figures_are_never_cut_however_narrow_the_drawing() -> None:
    bars = tuple(
        Bar(f"name {at}", value, "positive" if value > 0 else "negative", value - 2.2, value + 2.2)
        for at, value in enumerate((16.5, 15.5, 11.5, -2.6, -4.5, -7.3))
    )
    chart = replace(BARS, bars=bars, axis=Axis(-10.0, 20.0, (-10.0, -5.0, 0.0, 5.0, 10.0, 15.0, 20.0)))
    for width in (260.0, 300.0, 360.0, 480.0, 720.0):
        drawing = drawn(chart, width, 200.0)
        assert not [text for text in said(drawing) if "…" in text]
        assert outside(drawing) == []


def test_rows_are_high_enough_for_whole_names() -> None:
    name = "お客さまがご利用になった店舗での応対について、どのくらい満足しましたか"
    chart = replace(BARS, bars=tuple(Bar(f"{at}番目の{name}", 5.0 + at, "positive") for at in range(40)))
    height = usual_height(chart, 720.0)
    texts = "".join(said(drawn(chart, 720.0, height)))
    assert "…" not in texts
    assert all(f"{at}番目の" in texts for at in range(40))
