"""The pages on actions: the plan with its estimate, the opportunities, and whether earlier actions worked."""

from __future__ import annotations

import dataclasses

import msgspec
import pytest

from loyalty_desktop.compute.levers import levers
from loyalty_desktop.journey.model import Measure
from loyalty_desktop.report.actions_view import actions_view
from loyalty_desktop.report.actions_words import caption
from loyalty_desktop.report.document.actions import actions_pages
from loyalty_desktop.report.document.actions_planned import plan_pages
from loyalty_desktop.report.document.charts import Bars
from loyalty_desktop.report.document.model import Page, Words
from tests.report.document.compare_materials import full, resolved
from tests.report.document.resolving import apparel, cell, figures, material_of, page, table


def said(of: Page) -> tuple[str, ...]:
    return tuple(line for one in of.blocks if isinstance(one, Words) for line in one.lines)


def test_the_plan_comes_first_and_is_for_the_management() -> None:
    pages = actions_pages(full())
    assert [(one.id, one.level) for one in pages] == [
        ("actions", "key"),
        ("actions_table", "detail"),
        ("actions_chances", "detail"),
        ("actions_chances_table", "appendix"),
        ("actions_checked", "detail"),
    ]
    assert pages[0].title.startswith("If the 2 included actions succeed, the score changes by +")
    assert pages[0].lead[0] == "Target +18.0: 5.6 to go"


def test_without_a_plan_the_opportunities_come_first() -> None:
    pages = actions_pages(apparel())
    assert [(one.id, one.level) for one in pages] == [("actions_chances", "key"), ("actions_chances_table", "appendix")]
    assert pages[0].title == (
        "“デザイン” could raise the score most: +9.4 points if the share satisfied goes from 73% to 83%"
    )


def test_no_estimate_without_what_it_assumes() -> None:
    for one in actions_pages(full()):
        if one.id != "actions_checked":
            assert caption() in said(one)
    checked = page(actions_pages(full()), "actions_checked")
    assert checked.notes == ("Other things changed in between too: this shows what happened, not why.",)


def test_every_figure_is_that_of_the_json() -> None:
    named = [one for one in figures(actions_pages(full())) if one.key]
    assert len(named) > 150
    for one in named:
        found = resolved(one.key)
        assert one.value == pytest.approx(found, rel=1e-12) if one.value is not None else True, one.key


def test_bars_are_the_ranked_ones_best_first() -> None:
    chart = page(actions_pages(full()), "actions_chances").blocks[0]
    assert isinstance(chart, Bars)
    assert len(chart.bars) == 8
    values = [one.value or 0.0 for one in chart.bars]
    assert values == sorted(values, reverse=True)
    assert all(one.low is not None and one.high is not None and one.n for one in chart.bars)
    assert chart.bars[0].text == "+9.4"


def test_a_checked_action_says_what_may_be_said() -> None:
    row = table(actions_pages(full()), "actions_checked").rows[0]
    assert row.cells[:2] == ("接客研修", "2026春 → 2026秋")
    assert row.cells[5] == "Has risen"
    assert str(row.cells[6]).startswith("More are satisfied, by more than chance.")


def test_the_present_share_stands_on_how_many_answered() -> None:
    found = table(actions_pages(full()), "actions")
    lever = next(one for one in levers(full().results) if one.name == "店舗接客")
    assert (cell(found, "接客研修", "n").value, cell(found, "接客研修", "Now").state) == (lever.n, "shown")
    few = (msgspec.structs.replace(lever, n=29),)
    view = actions_view(full().project.actions, few, full().journey, full().today.isoformat())
    assert cell(table(plan_pages(full(), view), "actions"), "接客研修", "Now").state == "reference"


def test_nothing_without_a_score() -> None:
    bare = apparel()
    journey = msgspec.structs.replace(bare.journey, measure=Measure())
    assert actions_pages(material_of(bare.survey, journey)) == ()
    empty = msgspec.structs.replace(bare.journey, stages=(), experiences=())
    assert actions_pages(dataclasses.replace(material_of(bare.survey, empty))) == ()
