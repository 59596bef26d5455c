"""The charts of a workbook with formulas follow the filter: every figure of theirs is a formula on the live figures."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

import openpyxl
import pytest
from msgspec.structs import replace

from loyalty_desktop.report.document.charts import Bars, Parts, Scatter
from loyalty_desktop.report.document.composing import report_of
from loyalty_desktop.report.workbook.chart_figures import whisker
from loyalty_desktop.report.workbook.looks import CHANGED, FAINT, INK
from loyalty_desktop.report.workbook.places import Bound, Places
from loyalty_desktop.report.workbook.writing import write_workbook
from loyalty_desktop.survey.reading import ColumnKey
from tests.report.workbook import live_example as example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook

    from loyalty_desktop.report.document.model import Report

WEIGHTED = replace(example.JOURNEY, weight=ColumnKey("ウェイト"))


@cache
def written(*, weighted: bool = False) -> tuple[Report, Workbook, Workbook]:
    """A report, and its workbook with formulas and with results."""
    material = example.material(WEIGHTED if weighted else example.JOURNEY, "店舗")
    out, report = io.BytesIO(), report_of(material)
    write_workbook(report, out, example.live(material))
    return report, openpyxl.load_workbook(out), openpyxl.load_workbook(out, data_only=True)


def rows(book: Workbook, title: str) -> list[list[object]]:
    """The rows of a chart's figures, without the names."""
    found = list(book["Chart data"].iter_rows(values_only=True))
    start = next(at for at, row in enumerate(found) if row[0] == title) + 2
    end = next((at for at in range(start, len(found)) if not any(found[at])), len(found))
    return [[one for one in row[1:] if one is not None] for row in found[start:end]]


def charts(report: Report) -> Iterator[Bars | Parts | Scatter]:
    for page in report.pages:
        for block in page.blocks:
            if isinstance(block, Bars | Parts | Scatter):
                yield block


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("id_", ["classes", "answers", "head_heart", "lifts", "contributions", "customers_sales_chart"])
def test_every_figure_of_a_chart_follows_the_filter(id_: str, weighted: bool) -> None:
    report, book, _results = written(weighted=weighted)
    chart = next(one for one in charts(report) if one.id == id_)
    count = len(chart.dots if isinstance(chart, Scatter) else chart.wholes if isinstance(chart, Parts) else chart.bars)
    figures = [one for row in rows(book, chart.title)[:count] for one in row]
    assert figures
    assert not [one for one in figures if not str(one).startswith("=") and one != 0]


@pytest.mark.parametrize("end", ["_scores", "_classes_chart"])
def test_charts_of_groups_follow_the_filter(end: str) -> None:
    report, book, _results = written()
    chart = next(one for one in charts(report) if one.id.startswith("compare_") and one.id.endswith(end))
    figures = [one for row in rows(book, chart.title) for one in row]
    assert figures
    assert all(str(one).startswith("=") for one in figures)


def test_results_are_what_the_chart_showed_on_the_day_of_writing() -> None:
    report, _book, results = written()
    chart = next(one for one in charts(report) if one.id == "head_heart")
    assert isinstance(chart, Scatter)
    found = rows(results, chart.title)
    for dot, row in zip(chart.dots, found, strict=False):
        assert dot.y_low is not None
        assert dot.y_high is not None
        assert dot.x_low is not None
        assert dot.x_high is not None
        ends = [dot.y_low, dot.y_high, dot.y_high - dot.y, dot.y - dot.y_low]
        across = [dot.x_low, dot.x_high, dot.x_high - dot.x, dot.x - dot.x_low]
        assert row == pytest.approx([dot.x, dot.y, *ends, *across])


def test_whiskers_are_as_long_as_the_cells_beside_them_say() -> None:
    made = whisker((Bound(2.0, "x"), "B"), (Bound(5.0, "y"), "D"))
    assert made == Bound(3.0, "IF(ISNUMBER(D{row}-B{row}),MAX(0,D{row}-B{row}),0)")
    assert whisker((2.0, "B"), (Bound(5.0, "y"), "D")) == 3.0
    assert whisker((None, "B"), (5.0, "D")) is None


@pytest.mark.parametrize("weighted", [False, True])
def test_the_share_of_an_answer_is_a_formula_like_its_count(weighted: bool) -> None:
    report, book, results = written(weighted=weighted)
    table = next(one for page in report.pages for one in page.blocks if getattr(one, "id", "") == "answer_figures")
    sheet, seen = book["Summary"], results["Summary"]
    title = next(cell.row or 0 for cell in sheet["A"] if cell.value == table.title)
    for at, row in enumerate(table.rows):  # type: ignore[union-attr]
        count, share = (sheet.cell(title + 2 + at, column) for column in (3, 4))
        assert str(count.value).startswith("=") == str(share.value).startswith("=")
        if row.kind == "total":
            assert str(share.value).startswith("=")
        assert seen.cell(title + 2 + at, 4).value == pytest.approx(row.cells[3].value)


def test_a_sheet_says_what_of_it_follows_the_filter() -> None:
    _report, book, results = written()
    for name in ("Summary", "Drivers"):
        assert str(book[name]["A3"].value).startswith("=IF('Filter'!$B$4=0,")
        assert str(results[name]["A3"].value).startswith("Upright figures are formulas")


def test_what_does_not_follow_is_grey_and_said_to_be_old_once_a_filter_is_chosen() -> None:
    report, book, _results = written()
    sheet, page = book["Drivers"], report.of("drivers")[0]
    title = next(cell for cell in sheet["A"] if cell.value == page.title)
    below = str(sheet.cell((title.row or 0) + 1 + len(page.lead), 1).value)
    assert below.startswith('=IF(\'Filter\'!$B$4=0,"","■ The filter was changed: titles, sentences and verdicts here')
    looks: dict[str, set[str]] = {}
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            if rule.formula == ['LEFT($A$3,1)="■"']:
                looks.setdefault(rule.dxf.font.color.rgb[2:], set()).update(str(area.sqref).split())
    assert title.coordinate in looks[FAINT]
    assert "A3" in looks[CHANGED]
    formulas = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"}
    assert not formulas & looks[FAINT]
    marked = [sheet[cell] for cell in looks.get(INK, ())]
    assert all("▲" in cell.number_format or "▼" in cell.number_format for cell in marked)


def test_a_row_is_known_by_key_name_and_value_or_not_at_all() -> None:
    places = Places()
    places.add(("one", 0, "a"), "drivers/x/head/share", 0.5)
    places.add(("two", 3, "a"), "segments/g/total/drivers/x/head/share", 0.5)
    ends = ("drivers/", "/head/share")
    assert places.stem(ends, name="a", value=0.5) == "drivers/x"
    assert places.stem(ends, name="a", value=0.6) is None
    assert places.stem(ends, name="a", table="two", value=0.5) is None
    places.add(("one", 1, "a"), "drivers/y/head/share", 0.5)
    assert places.stem(ends, name="a", value=0.5) is None
    assert places.stem(ends, table="one", at=1, value=0.5) == "drivers/y"
