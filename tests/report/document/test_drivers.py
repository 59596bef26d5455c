"""The pages about drivers: titles that hold, every point in the picture, every figure in the tables."""

from __future__ import annotations

import dataclasses

from msgspec.structs import replace

from loyalty_desktop.journey.model import Driver, Filter, Measure, Stage
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.document.charts import Bars, Scatter
from loyalty_desktop.report.document.drivers import drivers_pages
from loyalty_desktop.report.document.drivers_tables import importance_table
from loyalty_desktop.report.document.model import Page
from loyalty_desktop.report.document.summary_told import importance_of
from loyalty_desktop.survey.reading import ColumnKey
from tests.journey.surveys import SCORES, WORDS, survey_of
from tests.report.document.resolving import apparel, cell, material_of, page, sfo, table


def scatter(of: Page) -> Scatter:
    return next(one for one in of.blocks if isinstance(one, Scatter))


def test_the_sample_has_its_pages_in_order() -> None:
    pages = drivers_pages(apparel())
    assert [(one.id, one.level) for one in pages] == [
        ("head_heart", "key"),
        ("strengths", "detail"),
        ("lifts", "detail"),
        ("importance", "detail"),
        ("importance_figures", "appendix"),
        ("driver_heads", "appendix"),
        ("driver_hearts", "appendix"),
    ]
    assert pages[0].title == "Satisfied with デザイン or not: that divides loyalty most"
    assert pages[1].title == (
        "Satisfaction goes with loyalty most closely at デザイン (lift +95), least at 価格 (lift +12)"
    )
    assert pages[2].title == "At all 12 drivers, the satisfied are clearly more loyal than the others who rated them"


def test_the_picture_has_every_driver_and_the_means_as_lines() -> None:
    chart = scatter(drivers_pages(apparel())[0])
    by_id = {one.driver.name: one for one in apparel().results.drivers}
    assert {one.name: (one.x, one.y) for one in chart.dots} == {
        name: (one.head.value, one.heart.value) for name, one in by_id.items()
    }
    assert {one.tone for one in chart.dots} == {"basic", "experience"}
    heads = [one.x for one in chart.dots]
    assert chart.x_line is not None
    assert abs(chart.x_line - sum(heads) / len(heads)) < 1e-12
    assert chart.quarters[1] == "Head and heart higher"
    assert all(one.n == by_id[one.name].heart.n for one in chart.dots)


def test_importance_is_beside_satisfaction_and_tells_who_is_left_out() -> None:
    pages = drivers_pages(apparel())
    picture = page(pages, "importance")
    assert scatter(picture).y_unit == "share"
    assert len(scatter(picture).dots) == 11
    assert any("返品・交換" in note for note in picture.notes)
    found = table(pages, "driver_importance")
    assert cell(found, "デザイン", "Rank").value == 1
    assert page(pages, "importance_figures").title == (
        "The ratings that go with loyalty most closely: デザイン (importance 38%) and 品質 (26%)"
    )
    assert cell(found, "返品・交換", "Importance").state == "hidden"
    known = apparel().importance
    assert known is not None
    shares = {one.driver.name: one.share.value for one in known.drivers}
    assert cell(found, "デザイン", "Importance").value == shares["デザイン"]
    unsure = next(row for row in found.rows if row.cells[0] == "店舗接客")
    assert unsure.cells[8] == ""  # its quarter is not certain, so none is printed


def test_without_importance_there_is_no_page_of_it() -> None:
    material = material_of(apparel().survey, apparel().journey)
    assert not [one.id for one in drivers_pages(material) if one.id.startswith("importance")]


def test_strong_and_weak_ones_are_never_the_same() -> None:
    pages = drivers_pages(sfo())
    strong = [row.cells[0] for row in table(pages, "strengths").rows]
    weak = [row.cells[0] for row in table(pages, "weaknesses").rows]
    assert len(strong) == len(weak) == 5
    assert not set(strong) & set(weak)
    lifts = next(one for one in page(pages, "lifts").blocks if isinstance(one, Bars))
    values = [one.value or 0.0 for one in lifts.bars]
    assert values == sorted(values, reverse=True)
    assert [one.name for one in lifts.bars][:5] == strong


def test_overall_satisfaction_stands_beside_the_drivers_and_has_no_arrow() -> None:
    pages = drivers_pages(apparel())
    found = table(pages, "driver_hearts")
    assert found.rows[-1].cells[0] == "総合満足度"
    assert cell(found, "総合満足度", "Lift (pt)").mark == ""
    assert cell(found, "総合満足度", "adjusted p").value is None
    assert "総合満足度" not in {one.name for one in scatter(pages[0]).dots}


def test_small_bases_keep_their_n_and_nothing_else() -> None:
    survey = survey_of(("薦めたいか", SCORES), ("接客の満足度", WORDS), ("店", ("A", "B", "C", "D", "E", "F", "G")))
    journey = replace(suggest_journey(survey), filters=(Filter(ColumnKey("店"), ("A",)),))
    pages = drivers_pages(material_of(survey, journey))
    assert [one.id for one in pages] == ["driver_heads"]
    head = cell(table(pages, "driver_heads"), "接客の満足度", "Head share")
    assert (head.value, head.state) == (None, "hidden")
    assert cell(table(pages, "driver_heads"), "接客の満足度", "n rated").value == 8
    assert pages[0].title == "Too few ratings to say how many are satisfied"
    more = replace(journey, filters=(Filter(ColumnKey("店"), ("A", "B")),))
    found = table(drivers_pages(material_of(survey, more)), "driver_heads")
    assert cell(found, "接客の満足度", "Head share").state == "reference"


def test_a_driver_without_a_column_is_told_and_not_drawn() -> None:
    journey = apparel().journey
    first, *others = journey.stages
    drawn = replace(first, drivers=(*first.drivers, Driver("new", "配送の速さ")))
    pages = drivers_pages(material_of(apparel().survey, replace(journey, stages=(drawn, *others))))
    assert "Not drawn: 配送の速さ (no column)" in pages[0].notes
    assert cell(table(pages, "driver_heads"), "配送の速さ", "n rated").value == 0


def test_correlations_of_few_answers_are_for_reference() -> None:
    view = importance_of(apparel())
    first, *others = view.rows
    few = replace(first, share=replace(first.share, n=29))
    found = importance_table(replace(view, rows=(few, *others)), ())
    assert cell(found, first.name, "Correlation").state == "reference"
    assert cell(found, others[0].name, "Correlation").state == "shown"


def test_no_drivers_no_pages() -> None:
    journey = replace(apparel().journey, stages=(), overall=())
    assert drivers_pages(material_of(apparel().survey, journey)) == ()
    only_drawn = replace(journey, stages=(Stage("s", "知る", (Driver("d", "広告"),)),))
    assert drivers_pages(material_of(apparel().survey, only_drawn)) == ()


def test_without_a_loyalty_question_the_heads_are_left() -> None:
    journey = replace(apparel().journey, measure=Measure())
    pages = drivers_pages(material_of(apparel().survey, journey))
    assert [one.id for one in pages] == ["driver_heads"]
    assert pages[0].title == "Most are satisfied with 支払い (81%), fewest with お客様センター (47%)"


def test_forty_drivers_are_all_there() -> None:
    headings = [f"とても長い名前のタッチポイント{at}についての満足度" for at in range(40)]
    survey = survey_of(("薦めたいか", SCORES), *((one, WORDS) for one in headings))
    drivers = tuple(Driver(f"d{at}", one, ColumnKey(one)) for at, one in enumerate(headings))
    journey = replace(suggest_journey(survey), stages=(Stage("s", "使う", drivers),))
    pages = drivers_pages(material_of(survey, journey))
    assert len(scatter(page(pages, "head_heart")).dots) == 40
    assert len({one.short for one in scatter(page(pages, "head_heart")).dots}) == 40
    assert len(table(pages, "driver_hearts").rows) == 40


def test_a_scale_that_may_be_turned_round_is_no_strength_and_no_weakness() -> None:
    survey = apparel().survey
    journey = apparel().journey
    results = material_of(survey, journey).results
    turned = tuple(
        replace(one, flags=("reverse_direction",)) if one.driver.name in {"デザイン", "価格"} else one
        for one in results.drivers
    )
    material = dataclasses.replace(apparel(), results=replace(results, drivers=turned), importance=None)
    pages = drivers_pages(material)
    listed = {row.cells[0] for id_ in ("strengths", "weaknesses") for row in table(pages, id_).rows}
    assert not listed & {"デザイン", "価格"}
    assert "デザイン" not in page(pages, "strengths").title
    assert any("may be reversed" in note for note in page(pages, "lifts").notes)
