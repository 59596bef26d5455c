from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.cell_experiences import cell_experiences
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.customers import Customers, customers
from loyalty_desktop.journey.economics import CELLS, Threshold
from loyalty_desktop.journey.edit_economics import name_cells, set_threshold
from loyalty_desktop.journey.model import Filter, Journey, Measure
from loyalty_desktop.journey.project import open_project
from loyalty_desktop.report.customers_view import answers_view, cell_views, found_more, limit_texts, sales_view
from loyalty_desktop.report.money_text import Money, money_of
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.sheet import Cell
from tests.surveys import APPAREL, survey_from, survey_of

COUNTER = Counter(survey_of(APPAREL))
JOURNEY = open_project(APPAREL.with_suffix(".loyalty")).journey
YEN = Money("¥")
Rows = Sequence[Sequence[Cell]]
REPEATERS = (Filter(ColumnKey("会員ランク"), ("ゴールド",)),)


def found_of(journey: Journey) -> Customers:
    return customers(COUNTER, journey)


def test_the_answers_add_up_to_their_classes() -> None:
    view = answers_view(analyze(COUNTER, JOURNEY).loyalty)
    assert [one.answer for one in view.steps] == list(range(11))
    assert view.n == 1_238
    for span in view.spans:
        inside = [one for one in view.steps if span.first <= one.answer <= span.last]
        assert {one.code for one in inside} == {span.code}
        assert sum(one.count for one in inside) == span.n
        assert sum(one.share or 0 for one in inside) == pytest.approx(span.share)


def test_weights_change_the_shares_and_not_the_counts() -> None:
    rows: Rows = [["評価", "w"], *([at % 11, 3 if at % 11 > 8 else 1] for at in range(110))]
    journey = Journey(Measure(ColumnKey("評価")))
    counter = Counter(survey_from(rows))
    plain = answers_view(analyze(counter, journey).loyalty)
    heavy = answers_view(analyze(counter, replace(journey, weight=ColumnKey("w"))).loyalty)
    assert [one.count for one in plain.steps] == [one.count for one in heavy.steps] == [10] * 11
    assert heavy.steps[10].share == pytest.approx(3 * 10 / (90 + 60))


def test_no_share_of_fewer_than_ten() -> None:
    rows: Rows = [["評価"], *([at] for at in (10, 9, 3))]
    view = answers_view(analyze(Counter(survey_from(rows)), Journey(Measure(ColumnKey("評価")))).loyalty)
    assert (view.state, view.n) == ("hidden", 3)
    assert all(one.share is None for one in view.steps)
    assert all(one.share is None for one in view.spans)


def test_good_and_bad_sales_are_those_of_the_design() -> None:
    found = found_of(JOURNEY)
    assert found.sales is not None
    view = sales_view(found.sales, "spend", YEN, Money())
    assert [one.share_text for one in view.parts] == ["19.2%", "33.0%", "47.8%"]
    assert [one.n for one in view.parts] == [317, 451, 470]
    assert view.total_text == YEN.short(52_619_800)
    assert "16.4% to 22.3%" in view.parts[0].tip
    assert "+28.6" in view.scores
    assert "+12.4, n=1,238" in view.scores


def test_cells_are_named_by_the_user_and_say_where_they_lie() -> None:
    journey = name_cells(JOURNEY, {"negative_high": "大切な方"})
    grid = found_of(journey).grid
    assert grid is not None
    views = cell_views(grid, journey.measure, YEN, journey.economics.names)
    assert [one.code for one in views] == list(CELLS)
    first = views[0]
    assert (first.name, first.n, first.people_text, first.share_text) == ("大切な方", 64, "5.2%", "11.2%")
    assert first.place == "At risk × high spend"
    assert max(one.bar for one in views) == pytest.approx(0.92)
    assert all(one.bar == pytest.approx(0.92 * (one.share or 0) / 0.3610770) for one in views)
    assert sum(one.share or 0 for one in views) == pytest.approx(1)


def test_small_cells_have_no_advice_and_tiny_ones_no_figure() -> None:
    grid = found_of(set_threshold(JOURNEY, "amount", 120_000)).grid
    assert grid is not None
    views = cell_views(grid, JOURNEY.measure, YEN, ())
    states = {one.state for one in views}
    for one in views:
        assert (one.state == "shown") == bool(one.advice)
        assert one.state == ("hidden" if one.n < 10 else "reference" if one.n < 30 else "shown")
    assert "reference" in states
    huge = found_of(set_threshold(JOURNEY, "amount", 200_000)).grid
    assert huge is not None
    tiny = [one for one in cell_views(huge, JOURNEY.measure, YEN, ()) if one.n < 10]
    assert tiny
    for one in tiny:
        assert (one.share_text, one.mean_text, one.people_text, one.spent_text, one.tip) == ("", "", "", "", "")
        assert one.spoken == f"{one.place}, n={one.n}"


def test_the_limit_is_told_as_it_is_meant() -> None:
    found = found_of(JOURNEY)
    assert found.grid is not None
    assert found.profit is not None
    money = money_of(found.profit)
    assert limit_texts(found.grid, found.profit, money) == ("more than ¥50,000", "up to ¥50,000")
    few = dataclasses.replace(found.grid, n=9)
    assert limit_texts(few, found.profit, money) == ("more than ¥50,000", "up to ¥50,000")  # the user's own amount
    assert limit_texts(dataclasses.replace(few, threshold=Threshold()), found.profit, money) == ("", "")


def test_only_what_is_beyond_chance_stands_out() -> None:
    grid = found_of(JOURNEY).grid
    assert grid is not None
    experiences = cell_experiences(COUNTER, JOURNEY, grid, "negative_high")
    found = found_more(experiences)
    assert [(one.name, one.count, one.asked, one.share_text) for one in found] == [
        ("試着後に放置された", 27, 64, "42.2%")
    ]
    assert found_more(tuple(one for one in experiences if not one.more_often)) == ()
