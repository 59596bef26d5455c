from __future__ import annotations

from typing import Any

import pytest
from openpyxl.chart import ScatterChart

from tests.report.document import example
from tests.report.workbook import reading


def drawn(count: int) -> tuple[Any, Any, Any]:
    book = reading.read(reading.of_blocks(example.scatter(count)))
    (chart,) = reading.charts(book.worksheets[0])
    assert isinstance(chart, ScatterChart)
    return chart, book["Chart data"], book.worksheets[0]


def cell(sheet: Any, reference: str) -> object:
    found = sheet[reference.rpartition("!")[2].replace("$", "").partition(":")[0]]
    return found.value


@pytest.mark.parametrize("count", [3, 40])
def test_every_driver_is_a_series_whose_name_labels_its_point(count: int) -> None:
    chart, data, _sheet = drawn(count)
    dots = chart.series[:count]
    assert [cell(data, one.tx.strRef.f) for one in dots] == [f"項目{at}" for at in range(count)]
    assert all(one.dLbls.showSerName and not one.dLbls.showVal for one in dots)
    assert [cell(data, one.xVal.numRef.f) for one in dots] == pytest.approx(
        [dot.x for dot in example.scatter(count).dots]
    )
    assert [cell(data, one.yVal.numRef.f) for one in dots] == pytest.approx(
        [dot.y for dot in example.scatter(count).dots]
    )


def test_lines_and_quarters_are_series_behind_the_drivers() -> None:
    chart, data, _sheet = drawn(3)
    assert len(chart.series) == 3 + 2 + 4
    across = chart.series[3]
    assert across.spPr.ln.prstDash == "dash"
    assert across.marker.symbol is None  # openpyxl for none
    assert [cell(data, one.tx.strRef.f) for one in chart.series[5:]] == list(example.scatter().quarters)


def test_marks_say_kind_and_chance() -> None:
    chart, _data, sheet = drawn(3)
    marks = [one.marker for one in chart.series[:3]]
    assert [one.symbol for one in marks] == ["circle", "square", "circle"]
    inside = [reading.colour(one.spPr) for one in marks]
    outside = [reading.colour(one.spPr.ln) for one in marks]
    assert [one == other for one, other in zip(inside, outside, strict=True)] == [False, True, True]
    key = " ".join(reading.texts(sheet))
    assert "● Experience value" in key
    assert "■ Basic value" in key
    assert "○ Hollow: may be chance" in key


def test_whiskers_stand_at_the_points() -> None:
    chart, data, _sheet = drawn(3)
    bars = chart.series[1].errBars
    assert (bars.errDir, bars.noEndCap) == ("y", True)
    assert cell(data, bars.plus.numRef.f) == pytest.approx(10.0)


def test_axes_have_limits_and_formats() -> None:
    chart, _data, _sheet = drawn(3)
    assert (chart.x_axis.scaling.min, chart.x_axis.scaling.max, chart.x_axis.number_format.formatCode) == (0, 1, "0%")
    assert (chart.y_axis.scaling.min, chart.y_axis.scaling.max) == (-100, 100)
    assert chart.x_axis.delete is False
    assert chart.y_axis.tickLblPos == "low"
