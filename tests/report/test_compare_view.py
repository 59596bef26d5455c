"""The values of the screen that compares: order, axis, colours, small bases, what is said."""

from __future__ import annotations

from functools import lru_cache

import pytest
from msgspec.structs import replace

from loyalty_desktop import i18n
from loyalty_desktop.compute.compare import compare
from loyalty_desktop.compute.comparison import Comparison
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey.model import Journey
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.compare_view import (
    TOTAL,
    CompareView,
    GroupOrder,
    HeatKind,
    HeatTable,
    compare_view,
    heat_table,
)
from loyalty_desktop.report.compare_words import cell_told, group_told, notes_of
from tests.surveys import APPAREL, survey_of


@pytest.fixture(autouse=True)
def english() -> None:
    i18n.use("en")


@lru_cache(maxsize=4)
def compared(heading: str) -> tuple[Comparison, Journey]:
    survey = survey_of(APPAREL)
    journey = suggest_journey(survey)
    key = next(column.key for column in survey.columns if column.heading == heading)
    return compare(Counter(survey), journey, key), journey


def view(heading: str = "年代", order: GroupOrder = "file") -> CompareView:
    return compare_view(compared(heading)[0], order, "Everybody")


def heat(kind: HeatKind, heading: str = "年代", order: GroupOrder = "file") -> HeatTable:
    found, journey = compared(heading)
    return heat_table(found, journey, view(heading, order), kind)


def test_groups_in_the_order_of_the_file_and_by_score() -> None:
    assert [one.name for one in view().groups] == ["20代以下", "30代", "40代", "50代", "60代", "70代以上"]
    by_score = view(order="score").groups
    assert [one.name for one in by_score] == ["40代", "50代", "60代", "30代", "20代以下", "70代以上"]
    assert by_score[-1].state == "reference"  # a small base has no rank
    assert [one.name for one in heat("head", order="score").groups] == [one.name for one in by_score]


def test_arrows_stand_on_corrected_tests_and_never_on_small_bases() -> None:
    rows = {one.name: one for one in view().groups}
    assert (rows["20代以下"].arrow, rows["40代"].arrow, rows["30代"].arrow) == ("down", "up", "none")
    for table in (heat("head"), heat("heart")):
        cells = [cell for row in table.rows for cell in row.cells]
        assert any(cell.arrow != "none" for cell in cells) or table.kind == "head"
        for cell in cells:
            if cell.arrow != "none":
                assert cell.state == "shown"
                assert cell.rest is not None
                assert cell.rest.p_adjusted is not None
                assert cell.rest.p_adjusted < 0.05


def test_the_axis_holds_firm_intervals_and_every_score() -> None:
    shown = view()
    for row in (shown.total, *shown.groups):
        score = row.score
        ends = [score.low, score.value, score.high] if row.state == "shown" else [score.value]
        values = [one for one in ends if one is not None]
        assert len(values) == len(ends)
        assert values == sorted(values)
        assert shown.axis.low <= values[0] <= values[-1] <= shown.axis.high


@pytest.mark.parametrize("kind", ["head", "heart"])
def test_colours_rest_on_firm_figures_only(kind: HeatKind) -> None:
    table = heat(kind)
    assert table.low is not None
    assert table.high is not None
    for row in table.rows:
        for cell in row.cells:
            value = cell.figure.value
            if cell.state == "shown":
                assert value is not None
                assert cell.tint is not None
                assert cell.tint == pytest.approx((value - table.low) / (table.high - table.low))
                assert 0 <= cell.tint <= 1
            else:
                assert cell.tint is None
    step = 5 if kind == "heart" else 0.05
    assert table.low / step == pytest.approx(round(table.low / step))


def test_fewer_than_ten_keep_their_n_alone() -> None:
    table = heat("heart")
    at = [one.name for one in table.groups].index("70代以上")
    hidden = [(row, row.cells[at]) for row in table.rows if row.cells[at].state == "hidden"]
    assert hidden
    for row, cell in hidden:
        assert (cell.figure.value, cell.arrow, cell.tint) == (None, "none", None)
        assert 0 < cell.figure.n < 10
        told = cell_told(row, cell, table.groups[at], "heart", "NRS")
        assert "Fewer than 10" in told.sentence
        assert told.lines == ()


def test_cells_are_the_figures_of_the_comparison() -> None:
    found, journey = compared("年代")
    table = heat("head", order="score")
    names = [driver.name for driver in journey.drivers]
    for at, shown in enumerate(table.groups):
        group = next(one for one in found.groups if one.names == (shown.name,))
        for place, row in enumerate(table.rows):
            assert row.name == names[place]
            assert row.cells[at].figure == group.drivers[place].head.share
            assert row.total.figure == found.everybody.drivers[place].head


def test_what_is_said_of_groups() -> None:
    rows, measure = {one.name: one for one in view().groups}, compared("年代")[1].measure
    told = group_told(rows["20代以下"], measure)
    assert told.sentence == "20代以下: clearly less loyal than everybody else."
    assert told.lines[0].startswith("NRS −4.8 (95% interval −")
    assert "n=186" in told.lines[0]
    assert told.lines[1] == "Repeaters 29.03% − At risk 33.87% = −4.8"  # 29.0 − 33.9 would be −4.9
    assert "adjusted p" in told.lines[2]
    assert "no clear difference" in group_told(rows["30代"], measure).sentence
    reference = group_told(rows["70代以上"], measure)
    assert reference.sentence == "Few answers (fewer than 30): for reference only"
    assert not any("Difference" in line for line in reference.lines)  # a small base is compared with nothing
    total = group_told(view().total, measure)
    assert (view().total.id, len(total.lines)) == (TOTAL, 2)


def test_weights_are_told_with_what_they_leave_of_the_base() -> None:
    row = view().groups[0]
    weighted = replace(row, score=replace(row.score, n_eff=120.4))
    told = group_told(weighted, compared("年代")[1].measure)
    assert "Weighted: as certain as 120 unweighted answers" in told.lines
    table = heat("heart")
    cell = table.rows[0].cells[0]
    cell = replace(cell, figure=replace(cell.figure, n_eff=51.0))
    assert any("51 unweighted" in line for line in cell_told(table.rows[0], cell, row, "heart", "NRS").lines)


def test_notes_tell_of_several_answers_and_of_those_left_out() -> None:
    assert notes_of(view()) == ()
    notes = notes_of(view("利用したチャネル（複数選択可）"))
    assert notes[0].startswith("Several answers were allowed")
    assert notes[1] == "Not compared: 21 people (No answer)"
