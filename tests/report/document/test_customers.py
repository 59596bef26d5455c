"""The pages on customers: the grid and the sales where there are amounts, else the answers alone."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import msgspec
import pytest

from loyalty_desktop.journey.economics import Economics
from loyalty_desktop.report.document.charts import Bars, Grid, Parts
from loyalty_desktop.report.document.customers import customers_pages
from loyalty_desktop.report.document.material import Material
from loyalty_desktop.report.document.model import Figure, Table
from tests.journey.surveys import SCORES, survey_of
from tests.report.document.compare_materials import full, resolved
from tests.report.document.resolving import apparel, cell, figures, material_of, page, table, toyama


def test_the_sample_has_grid_and_sales() -> None:
    pages = customers_pages(apparel())
    assert [(one.id, one.level) for one in pages] == [
        ("customers_grid", "detail"),
        ("customers_sales", "detail"),
        ("customers_cells", "appendix"),
    ]
    assert pages[0].title == "“Hostages” are 5.2% of the customers and bring in 11.2% of the sales"
    assert pages[1].title == "Repeaters bring in 47.8% of the sales, At risk 19.2%"
    assert pages[1].lead == ("Counted by money, the score is +28.6 (by customer +12.4, n=1,238)",)


def test_every_figure_is_that_of_the_json() -> None:
    named = [one for one in figures(customers_pages(full())) if one.key]
    assert len(named) > 80
    for one in named:
        assert one.value == pytest.approx(resolved(one.key), rel=1e-12), one.key


def test_the_grid_has_six_cells_in_their_places() -> None:
    chart = customers_pages(apparel())[0].blocks[0]
    assert isinstance(chart, Grid)
    assert chart.columns == ("At risk", "Neutral", "Repeaters")
    assert [[spot.name for spot in row] for row in chart.spots] == [
        ["Hostages", "Angels to be", "Angels"],
        ["Rebels", "Undecided customers", "Supporters"],
    ]
    assert [[spot.n for spot in row] for row in chart.spots] == [[64, 121, 185], [253, 330, 285]]
    assert chart.spots[0][2].tone == "positive"
    assert chart.rows[0].startswith("High more than ")


def test_sales_and_customers_are_two_bars_of_the_same_classes() -> None:
    chart = customers_pages(apparel())[1].blocks[0]
    assert isinstance(chart, Parts)
    assert [one.n for one in chart.wholes] == [1238, 1238]
    for whole in chart.wholes:
        assert sum(one.share or 0.0 for one in whole.parts) == pytest.approx(1.0)


def test_classes_add_up_to_all() -> None:
    sales = table(customers_pages(apparel()), "customers_sales")
    counts = [row.cells[1].value for row in sales.rows if isinstance(row.cells[1], Figure)]
    assert sum(one or 0.0 for one in counts[:3]) == counts[3]
    assert sales.columns[1].adds_up
    assert sales.columns[6].before == "¥"


@pytest.mark.parametrize(
    "made", [toyama, lambda: material_of(survey_of(("友人に薦める可能性（0〜10）", SCORES)))], ids=["toyama", "scores"]
)
def test_without_spend_there_are_the_answers_and_no_empty_chart(made: Callable[[], Material]) -> None:
    pages = customers_pages(made())
    assert [one.id for one in pages] == ["customers_answers"]
    chart, classes = pages[0].blocks
    assert isinstance(chart, Bars)
    assert isinstance(classes, Table)
    assert len(chart.bars) == 11
    assert sum(one.n or 0 for one in chart.bars) == cell(classes, "All", "People").value


def test_a_spend_column_that_nobody_chose_is_not_guessed() -> None:
    bare = apparel()
    gone = bare.survey.columns[0].key
    journey = msgspec.structs.replace(bare.journey, economics=Economics(profit=gone))
    assert [one.id for one in customers_pages(dataclasses.replace(bare, journey=journey))] == ["customers_answers"]


def test_what_a_cell_had_more_often_names_the_cell() -> None:
    more = table(customers_pages(apparel()), "customers_grid_experiences")
    assert more.rows[0].cells[:2] == ("Hostages", "試着後に放置された")
    assert page(customers_pages(apparel()), "customers_cells").base.startswith("n=1,238 customers are in the grid")
