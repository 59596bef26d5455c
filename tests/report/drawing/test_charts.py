"""Every chart: nothing beyond its edges, no text on another one, no name cut without a sign of it."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from loyalty_desktop.report.axis import Axis, nice_axis
from loyalty_desktop.report.document.charts import (
    Bar,
    Bars,
    Chart,
    Dot,
    Grid,
    Line,
    Lines,
    Parts,
    Portion,
    Scatter,
    Spot,
    Whole,
)
from loyalty_desktop.report.drawing.charts import drawn, usual_height
from loyalty_desktop.report.drawing.palette import LIGHT
from tests.report.document import example
from tests.report.drawing.looking import fills, outside, overlapping, said

SIZES = ((320.0, 0.0), (480.0, 0.0), (700.0, 0.0), (480.0, 240.0), (900.0, 300.0))
STATES = ("shown", "reference", "hidden")


def many_bars(count: int) -> Bars:
    chance = random.Random(count)
    bars = tuple(
        Bar(
            f"{example.LONG}{at}",
            chance.uniform(-20, 20),
            "positive" if at % 2 else "negative",
            -25.0,
            25.0,
            7 * at,
            STATES[at % 3],  # type: ignore[arg-type]
        )
        for at in range(count)
    )
    return Bars("many", "寄与", bars, "points", nice_axis(-25, 25), "寄与（点）", line=3.0, line_name="全体")


def crowd(count: int) -> Scatter:
    chance = random.Random(count)
    dots = tuple(
        Dot(
            f"{example.LONG}{at}",
            f"手続きのわかりやすさと待ち時間 {at}" if at % 2 else f"Service {at}",
            min(max(chance.gauss(0.7, 0.08), 0.5), 0.9),
            min(max(chance.gauss(10, 15), -30), 50),
            "basic" if at % 2 else "experience",
            state="reference" if at % 5 == 0 else "shown",
            hollow=at % 3 == 0,
        )
        for at in range(count)
    )
    axis = Axis(0.5, 0.9, (0.5, 0.6, 0.7, 0.8, 0.9))
    quarters = ("左上", "右上", "左下", "右下")
    return Scatter(
        *("crowd", "頭と心", dots, axis, nice_axis(-30, 50), "頭の満足", "心の満足", "share", "score", 0.7, 10.0),
        quarters,
        "平均",
        "平均",
    )


def many_lines(places: int) -> Lines:
    lines = tuple(
        Line(
            name,
            tone,  # type: ignore[arg-type]
            tuple(None if at % 5 == 4 else 12.0 * number + at % 7 for at in range(places)),
            tuple(12.0 * number + at % 7 - 4 for at in range(places)),
            tuple(12.0 * number + at % 7 + 4 for at in range(places)),
            tuple(STATES[at % 3] for at in range(places)),  # type: ignore[misc]
        )
        for number, (name, tone) in enumerate((("全体", "plain"), ("女性", "heart"), ("男性", "head")))
    )
    names = tuple(f"{example.LONG}{at}" for at in range(places))
    return Lines("waves", "推移", names, lines, nice_axis(-10, 40), "score", "NPS")


def heat(rows: int) -> Grid:
    columns = ("全体", "20代以下", "30代", "40代", "50代", "60代", "70代以上")
    spots = tuple(
        tuple(Spot("", (f"+{at} ▲", f"n={at * 10}"), "heart", at / 10, STATES[at % 3]) for at in range(len(columns)))  # type: ignore[arg-type]
        for _row in range(rows)
    )
    return Grid("heat", "比較", columns, tuple(f"{example.LONG}{row}" for row in range(rows)), spots)


CHARTS: dict[str, Chart] = {
    "upright": example.bars(upright=True),
    "lying": example.bars(),
    "bars 3": many_bars(3),
    "bars 40": many_bars(40),
    "no bars": many_bars(0),
    "scatter": example.scatter(3),
    "crowd 3": crowd(3),
    "crowd 12": crowd(12),
    "crowd 40": crowd(40),
    "no dots": crowd(0),
    "lines": example.lines(),
    "lines 8": many_lines(8),
    "lines 30": many_lines(30),
    "parts": example.parts(),
    "grid": example.grid(),
    "heat": heat(20),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda one: f"{one[0]:.0f}x{one[1]:.0f}")
@pytest.mark.parametrize("name", CHARTS)
def test_nothing_is_beyond_the_edges_or_on_another_text(name: str, size: tuple[float, float]) -> None:
    chart, (width, height) = CHARTS[name], size
    drawing = drawn(chart, width, height or usual_height(chart, width))
    assert (drawing.width, drawing.height) == (width, height or usual_height(chart, width))
    assert outside(drawing) == []
    assert overlapping(drawing) == []


@pytest.mark.parametrize("name", CHARTS)
def test_all_names_are_there_or_say_that_they_are_cut(name: str) -> None:
    chart = CHARTS[name]
    whole = "".join("".join(said(drawn(chart, 700.0, usual_height(chart, 700.0)))).split())
    names: tuple[str, ...] = ()
    if isinstance(chart, Bars):
        names = tuple(bar.name for bar in chart.bars)
    elif isinstance(chart, Parts):
        names = tuple(one.name for one in chart.wholes)
    elif isinstance(chart, Scatter):
        names = tuple(dot.short for dot in chart.dots)
    for one in names:
        letters = "".join(one.split())
        assert letters in whole or (letters[:4] in whole and "…" in whole)


def test_every_dot_of_forty_has_its_name() -> None:
    drawing = drawn(crowd(40), 700.0, 420.0)
    assert all(f"Service {at}" in said(drawing) for at in range(0, 40, 2))
    assert len([text for text in said(drawing) if text.startswith("手続き")]) == 20


def test_rows_without_room_are_counted() -> None:
    drawing = drawn(many_bars(80), 480.0, 200.0)
    shown = len([text for text in said(drawing) if text.startswith("n=")])
    assert 0 < shown < 80
    assert any(text.startswith(f"{80 - shown} ") for text in said(drawing))


def test_colours_are_those_of_the_tones() -> None:
    drawing = drawn(example.parts(), 480.0, 120.0)
    for tone in ("negative", "passive", "positive"):
        assert LIGHT.fill(tone) in fills(drawing)
    tones = replace(example.bars(), bars=(Bar("a", 10.0, "heart"),))
    assert LIGHT.colour("heart") in fills(drawn(tones, 480.0, 120.0))


def test_small_bases_are_muted_and_tagged_and_smaller_ones_hidden() -> None:
    bars = (
        Bar("少ない", 12.0, "positive", 1.0, 20.0, 20, "reference"),
        Bar("隠す", 33.0, "positive", None, None, 7, "hidden"),
    )
    chart = Bars("b", "b", bars, "score", example.SCORES, "スコア")
    drawing = drawn(chart, 480.0, 140.0)
    assert LIGHT.fill("positive") not in fills(drawing)
    assert "For reference" in said(drawing)
    assert {"n=20", "n=7", "+12", "–"} <= set(said(drawing))
    assert not any("33" in text for text in said(drawing))


def test_parts_of_the_same_tone_are_told_apart() -> None:
    parts = (Portion("とても不満", 0.5, "negative"), Portion("やや不満", 0.5, "negative"))
    colours = fills(drawn(Parts("p", "p", (Whole("全体", parts, 100),)), 480.0, 100.0))
    assert LIGHT.fill("negative") in colours
    assert LIGHT.mixed(LIGHT.fill("negative"), 0.6) in colours


def test_what_colours_mean_stands_in_the_legend_or_under_the_bars() -> None:
    meanings = (("negative", "批判者"), ("positive", "推奨者"))
    bars = tuple(Bar(str(at), 0.1, "negative" if at < 7 else "positive") for at in range(11))
    chart = Bars("b", "b", bars, "share", example.SHARES, "割合", upright=True, meanings=meanings)  # type: ignore[arg-type]
    assert {"批判者", "推奨者"} <= set(said(drawn(chart, 480.0, 240.0)))
    assert {"批判者", "推奨者"} <= set(said(drawn(replace(chart, upright=False), 480.0, 300.0)))


def test_a_chart_tells_those_who_cannot_see_it_what_is_in_it() -> None:
    drawing = drawn(example.bars(), 480.0, 300.0)
    assert drawing.title == "回答の分布"
    assert "10" in drawing.about
