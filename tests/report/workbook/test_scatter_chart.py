from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import msgspec
import openpyxl
import pytest
from openpyxl.chart import ScatterChart

from loyalty_desktop.report.workbook.scatter_chart import HEIGHT, unnamed
from loyalty_desktop.report.workbook.writing import write_workbook
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
    chart, data, sheet = drawn(count)
    dots = chart.series[:count]
    assert [cell(data, one.tx.strRef.f) for one in dots] == [f"項目{at}" for at in range(count)]
    labelled = [one.dLbls for one in dots if one.dLbls is not None]
    assert all(one.showSerName and not one.showVal for one in labelled)
    left_out = count - len(labelled)
    told = [one for one in reading.texts(sheet) if one.startswith(f"{left_out} name")]
    assert left_out < count / 4
    assert len(told) == (left_out > 0)
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


def test_whiskers_stand_at_the_points_up_and_down_and_to_both_sides() -> None:
    out = io.BytesIO()
    write_workbook(reading.of_blocks(example.scatter(3)), out)
    with zipfile.ZipFile(out) as parts:
        xml = parts.read("xl/charts/chart1.xml").decode()
    data = openpyxl.load_workbook(out)["Chart data"]
    found = re.findall(r'<errBars><errDir val="(.)"/>.*?<plus><numRef><f>(.*?)</f>.*?<minus><numRef><f>(.*?)</f>', xml)
    assert [one for one, _plus, _minus in found] == ["y", "x"] * 3
    dots = example.scatter(3).dots
    assert [cell(data, plus) for _one, plus, _minus in found[1::2]] == pytest.approx([d.x_high - d.x for d in dots])  # type: ignore[operator]
    assert [cell(data, minus) for _one, _plus, minus in found[::2]] == pytest.approx([10.0] * 3)


def test_axes_have_limits_and_formats() -> None:
    chart, _data, _sheet = drawn(3)
    assert (chart.x_axis.scaling.min, chart.x_axis.scaling.max, chart.x_axis.number_format.formatCode) == (0, 1, "0%")
    assert (chart.y_axis.scaling.min, chart.y_axis.scaling.max) == (-100, 100)
    assert chart.x_axis.delete is False
    assert chart.y_axis.tickLblPos == "low"


def test_names_that_would_cover_others_are_left_out_and_counted_below() -> None:
    dots = example.scatter(1).dots * 30
    crowded = msgspec.structs.replace(example.scatter(1), dots=dots)
    left_out = unnamed(crowded, HEIGHT)
    assert 0 < left_out < len(dots)
    book = reading.read(reading.of_blocks(crowded))
    assert any(one.startswith(f"{left_out} names are left out") for one in reading.texts(book.worksheets[0]))
    assert unnamed(example.scatter(3), HEIGHT) == 0
