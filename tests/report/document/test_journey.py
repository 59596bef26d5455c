"""The journey: head and heart of the stages on two axes, and their drivers below them."""

from __future__ import annotations

from msgspec.structs import replace

from loyalty_desktop.journey.model import Measure
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.document.charts import Lines
from loyalty_desktop.report.document.journey import journey_pages
from loyalty_desktop.report.document.model import Figure
from tests.journey.surveys import SCORES, WORDS, survey_of
from tests.report.document.resolving import apparel, cell, material_of, page, table, toyama


def test_the_curve_has_head_on_the_left_and_heart_on_the_right() -> None:
    curve = page(journey_pages(apparel()), "curve")
    assert curve.level == "detail"
    chart = next(one for one in curve.blocks if isinstance(one, Lines))
    stages = apparel().results.stages
    assert chart.places == tuple(one.name for one in stages)
    head, heart, overall = chart.lines
    assert (head.values, head.right) == (tuple(one.head for one in stages), False)
    assert (heart.values, heart.right) == (tuple(one.heart for one in stages), True)
    assert set(overall.values) == {apparel().results.loyalty.score.value}
    assert chart.right_axis is not None
    assert all(0 <= chart.left_axis.place(value or 0.0) <= 1 for value in head.values)
    assert all(0 <= chart.right_axis.place(value or 0.0) <= 1 for value in heart.values)


def test_the_title_names_the_highest_and_lowest_stage_and_says_that_nothing_was_tested() -> None:
    curve = page(journey_pages(apparel()), "curve")
    assert curve.title == "Along the journey, head is highest at “買う” (74%) and lowest at “相談する” (49%)"
    assert curve.lead == ("Heart is highest at “使う” (+33) and lowest at “買う” (+19).",)
    assert any("not tested" in note for note in curve.notes)
    assert "without intervals" in curve.base


def test_stages_that_are_equal_in_print_are_not_ranked() -> None:
    survey = survey_of(("薦めたいか", SCORES), ("接客の満足度", WORDS), ("品質の満足度", WORDS))
    journey = suggest_journey(survey)
    first, *_others = journey.drivers
    twin = replace(first, id="twin")
    stages = (replace(journey.stages[0], drivers=(first,)), replace(journey.stages[0], id="s2", drivers=(twin,)))
    curve = page(journey_pages(material_of(survey, replace(journey, stages=stages))), "curve")
    assert curve.title == "Head and heart of the 2 stages of the journey"
    assert curve.lead == ()


def test_every_driver_stands_below_its_stage() -> None:
    found = table(journey_pages(apparel()), "stage_drivers")
    names: list[str] = []
    for stage in apparel().journey.stages:
        names += [stage.name, *(one.name for one in stage.drivers)]
    assert [row.cells[0] for row in found.rows] == names
    assert [row.kind for row in found.rows].count("group") == len(apparel().journey.stages)
    assert cell(found, "デザイン", "Lift (pt)").mark == "▲"


def test_one_stage_makes_no_curve_and_no_driver_no_page() -> None:
    assert [one.id for one in journey_pages(toyama())] == ["stage_drivers"]
    survey = survey_of(("薦めたいか", SCORES))
    assert journey_pages(material_of(survey)) == ()


def test_without_a_loyalty_question_there_is_no_line_for_the_heart() -> None:
    journey = replace(apparel().journey, measure=Measure())
    pages = journey_pages(material_of(apparel().survey, journey))
    chart = next(one for one in page(pages, "curve").blocks if isinstance(one, Lines))
    assert [one.tone for one in chart.lines] == ["head"]
    assert chart.right_axis is None
    hearts = [row.cells[3] for row in table(pages, "stages").rows]
    assert all(isinstance(one, Figure) and one.value is None and one.state == "hidden" for one in hearts)
