from __future__ import annotations

from typing import Any

import msgspec
import pytest
from openpyxl.chart import BarChart, LineChart

from loyalty_desktop.report.document.charts import Bar, Bars, Line, Lines
from loyalty_desktop.report.workbook.native_charts import clipped, height_of
from tests.report.document import example
from tests.report.workbook import reading

DATA = "Chart data"


def chart_of(block: Any) -> tuple[Any, Any]:
    book = reading.read(reading.of_blocks(block))
    (chart,) = reading.charts(book.worksheets[0])
    return chart, book[DATA]


def values(sheet: Any, reference: str) -> list[object]:
    cells = sheet[reference.rpartition("!")[2].replace("$", "")]
    return [row[0].value for row in cells]


def test_upright_bars_have_the_colours_of_their_classes_and_figures_in_cells() -> None:
    block = example.bars(upright=True)
    chart, data = chart_of(block)
    assert isinstance(chart, BarChart)
    assert chart.type == "col"
    (series,) = chart.series
    assert series.val.numRef.f.startswith(f"'{DATA}'!")
    assert values(data, series.val.numRef.f) == [bar.value for bar in block.bars]
    assert values(data, series.cat.strRef.f) == [bar.name for bar in block.bars]
    colours = [reading.colour(point.spPr) for point in series.dPt]
    assert colours[:3] == ["D9572B", "B6BDC9", "0B8A7A"]
    assert not any(point.invertIfNegative for point in series.dPt)


def test_whiskers_are_as_long_as_the_interval() -> None:
    chart, data = chart_of(example.bars(upright=True))
    bars = chart.series[0].errBars
    assert bars.errValType == "cust"
    assert values(data, bars.plus.numRef.f)[10] == pytest.approx(10.0)
    assert values(data, bars.minus.numRef.f)[10] == pytest.approx(10.0)


def test_a_line_across_upright_bars_is_a_series_of_its_own() -> None:
    book = reading.read(reading.of_blocks(example.bars(upright=True)))
    sheet = book.worksheets[0]
    charts = reading.charts(sheet)[0]._charts
    assert [type(one) for one in charts] == [BarChart, LineChart]
    assert values(book[DATA], charts[1].series[0].val.numRef.f) == [20.0] * 11
    assert "┄ 全体" in " ".join(reading.texts(sheet))


def test_bars_below_one_another_begin_at_the_top() -> None:
    chart, _data = chart_of(example.bars())
    assert chart.type == "bar"
    assert chart.x_axis.scaling.orientation == "maxMin"
    assert chart.y_axis.crosses == "max"
    assert chart.x_axis.tickLblPos == "low"


def test_axes_are_shown_with_their_limits_and_ticks() -> None:
    chart, _data = chart_of(example.bars())
    assert chart.x_axis.delete is False
    assert chart.y_axis.delete is False
    assert (chart.y_axis.scaling.min, chart.y_axis.scaling.max, chart.y_axis.majorUnit) == (-100, 100, 50)
    assert chart.y_axis.number_format.formatCode == '+0;"−"0;0'


def test_letters_have_an_east_asian_font() -> None:
    chart, _data = chart_of(example.bars())
    look = chart.y_axis.txPr.p[0].pPr.defRPr
    assert (look.ea.typeface, look.latin.typeface) == ("Yu Gothic", "Yu Gothic")
    title = chart.title.tx.rich.p[0].r[0]
    assert title.t == "回答の分布"
    assert title.rPr.ea.typeface == "Yu Gothic"


def test_a_hidden_bar_is_a_gap_and_a_faint_one_is_paler() -> None:
    bars = (Bar("a", 1.0, "plain"), Bar("b", None, "plain", state="hidden"), Bar("c", 2.0, "plain", state="reference"))
    chart, data = chart_of(Bars("x", "X", bars, "score", example.SCORES, "Score"))
    (series,) = chart.series
    assert values(data, series.val.numRef.f) == [1.0, None, 2.0]
    first, _gap, faint = (reading.colour(point.spPr) for point in series.dPt)
    assert first != faint
    assert series.dLbls.showVal


def test_parts_are_stacked_to_the_whole() -> None:
    chart, data = chart_of(example.parts())
    assert (chart.grouping, chart.overlap, chart.type) == ("percentStacked", 100, "bar")
    assert [reading.colour(one.spPr) for one in chart.series] == ["D9572B", "B6BDC9", "0B8A7A"]
    assert values(data, chart.series[2].val.numRef.f) == [0.3, 0.3]
    assert values(data, chart.series[0].cat.strRef.f) == ["全体 (n=1,200)", "女性 (n=12) ref."]
    assert chart.legend.position == "b"


def test_the_emotion_curve_has_two_axes_and_gaps() -> None:
    book = reading.read(reading.of_blocks(example.lines()))
    left, right = reading.charts(book.worksheets[0])[0]._charts
    assert (left.y_axis.axId, right.y_axis.axId) == (100, 200)
    assert right.y_axis.crosses == "max"
    assert (left.y_axis.scaling.max, right.y_axis.scaling.max) == (1, 100)
    assert values(book[DATA], left.series[0].val.numRef.f) == [0.4, None, 0.6]
    assert values(book[DATA], right.series[0].val.numRef.f) == [10, 20, -5]
    assert reading.charts(book.worksheets[0])[0].display_blanks == "gap"
    assert left.series[0].smooth is False


def test_waves_are_a_line_with_whiskers_and_hollow_marks_for_reference() -> None:
    line = Line("NPS", "plain", (1.0, 2.0), (0.0, 1.0), (3.0, 2.5), ("shown", "reference"))
    block = Lines("w", "Waves", ("spring", "autumn"), (line,), example.SCORES, "score", "NPS")
    chart, data = chart_of(block)
    (series,) = chart.series
    assert values(data, series.errBars.plus.numRef.f) == [2.0, 0.5]
    assert [point.idx for point in series.dPt] == [1]
    assert chart.legend is None


def test_hostile_names_are_text_in_cells_that_the_chart_refers_to() -> None:
    bars = tuple(Bar(text, 1.0, "plain") for text in example.HOSTILE)
    chart, data = chart_of(Bars("x", "=cmd()", bars, "score", example.SCORES, "@SUM(A1)"))
    named = data[chart.series[0].cat.strRef.f.rpartition("!")[2].replace("$", "")]
    assert all(row[0].data_type == "s" for row in named)
    assert [row[0].value for row in named][:3] == ["=cmd()", "@SUM(A1)", "+1"]
    assert chart.title.tx.rich.p[0].r[0].t == "=cmd()"


def test_charts_grow_with_their_bars_up_to_a_page() -> None:
    assert height_of(example.bars(count=3)) < height_of(example.bars(count=12)) < height_of(example.bars(count=30))
    assert height_of(example.bars(count=40)) == height_of(example.bars(count=400)) <= 16


def test_long_names_are_clipped_at_an_axis() -> None:
    assert clipped("short", 40) == "short"
    assert clipped("長" * 40, 40) == "長" * 19 + "…"
    long = msgspec.structs.replace(example.bars(), bars=(Bar("x" * 80, 1.0, "plain"), Bar("y", 2.0, "plain")))
    chart, data = chart_of(long)
    assert [len(str(one)) for one in values(data, chart.series[0].cat.strRef.f)] == [39, 1]


def test_many_bars_are_told_in_several_charts() -> None:
    book = reading.read(reading.of_blocks(example.bars(count=40)))
    first, second = reading.charts(book.worksheets[0])
    assert [first.title.tx.rich.p[0].r[0].t, second.title.tx.rich.p[0].r[0].t] == [
        "回答の分布 (1/2)",
        "回答の分布 (2/2)",
    ]
    names = [values(book[DATA], one.series[0].cat.strRef.f) for one in (first, second)]
    assert names == [[str(at) for at in range(20)], [str(at) for at in range(20, 40)]]


def test_a_score_of_everybody_is_told_below_bars_that_lie() -> None:
    chart, _data = chart_of(example.bars())
    assert chart.y_axis.title.tx.rich.p[0].r[0].t == "スコア (全体)"


def test_a_hidden_bar_says_why() -> None:
    bars = (Bar("a", 1.0, "plain"), Bar("b", None, "muted", state="hidden", text="too few"))
    chart, data = chart_of(Bars("x", "X", bars, "score", example.SCORES, "Score"))
    assert values(data, chart.series[0].cat.strRef.f) == ["a", "b  too few"]


def test_figures_stand_beside_the_names_where_whiskers_are() -> None:
    bars = (Bar("a", 1.0, "plain", 0.0, 2.0, 50, text="+1"), Bar("b", 2.0, "plain", 1.0, 3.0, 50, text="+2 ▲"))
    chart, data = chart_of(Bars("x", "X", bars, "score", example.SCORES, "Score"))
    assert values(data, chart.series[0].cat.strRef.f) == ["a  +1", "b  +2 ▲"]
    assert chart.series[0].dLbls is None
