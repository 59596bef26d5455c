"""The summary: the score and its target in the title, classes and answers as charts, no picture of nothing."""

from __future__ import annotations

from msgspec.structs import replace

from loyalty_desktop import i18n
from loyalty_desktop.journey.model import Filter, Measure, Target
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.document.charts import Bars, Parts
from loyalty_desktop.report.document.facts import footer_of
from loyalty_desktop.report.document.material import Material
from loyalty_desktop.report.document.model import Words
from loyalty_desktop.report.document.summary import summary_pages
from loyalty_desktop.report.document.summary_told import found_lines
from loyalty_desktop.survey.reading import ColumnKey
from tests.journey.surveys import SCORES, WORDS, survey_of
from tests.report.document.resolving import apparel, cell, material_of, page, sfo, table
from tests.surveys import SFO, SFO_TOLD
from tests.surveys import survey_of as real_survey


def title(material: Material) -> str:
    return summary_pages(material)[0].title


def with_target(score: float) -> Material:
    survey = survey_of(("薦めたいか", SCORES), ("接客の満足度", WORDS))
    journey = suggest_journey(survey)
    return material_of(survey, replace(journey, measure=replace(journey.measure, target=Target(score, "2027-03-31"))))


def test_the_title_says_the_score_with_its_base_and_where_the_target_is() -> None:
    assert title(apparel()) == (
        "Overall NRS is +12.4 (95% interval +7.9 to +16.7, n=1,238): 5.6 below the target of +18.0"
    )
    i18n.use("ja")
    try:
        assert "n=1,238" in title(apparel())
        assert "+12.4" in title(apparel())
        assert "目標の +18.0" in title(apparel())
    finally:
        i18n.use("en")


def test_what_may_be_chance_is_said_to_be() -> None:
    score = with_target(0).results.loyalty.score
    assert score.value is not None
    assert score.low is not None
    assert score.high is not None
    assert "may be chance" in title(with_target((score.value + score.high) / 2))
    assert "may be chance" in title(with_target((score.value + score.low) / 2))
    assert "may be chance" not in title(with_target(score.high + 1))
    assert title(with_target(score.low - 1)).endswith("is reached")


def test_the_classes_and_the_answers_are_those_of_the_analysis() -> None:
    loyalty = apparel().results.loyalty
    overview = summary_pages(apparel())[0]
    parts = next(one for one in overview.blocks if isinstance(one, Parts))
    (whole,) = parts.wholes
    assert [one.share for one in whole.parts] == [
        loyalty.negative_share,
        loyalty.passive_share,
        loyalty.positive_share,
    ]
    assert [one.tone for one in whole.parts] == ["negative", "passive", "positive"]
    assert whole.n == 1238
    bars = next(one for one in overview.blocks if isinstance(one, Bars))
    assert bars.upright
    assert [one.name for one in bars.bars] == [str(answer) for answer in range(11)]
    assert sum(one.n or 0 for one in bars.bars) == 1238
    assert abs(sum(one.value or 0.0 for one in bars.bars) - 1) < 1e-12
    assert [one.tone for one in bars.bars] == ["negative"] * 7 + ["passive"] * 2 + ["positive"] * 2
    assert bars.axis.high >= max(one.value or 0.0 for one in bars.bars)


def test_what_stands_out_has_drivers_and_experiences() -> None:
    found = next(one for one in summary_pages(apparel())[0].blocks if isinstance(one, Words))
    assert found.lines[0] == "Satisfied with デザイン or not: that divides loyalty most"
    assert any("人に褒められた" in line for line in found.lines)
    assert any(line.endswith("店舗接客 (lift +63, n=639 and 373)") for line in found.lines)


def test_without_a_driver_question_nobody_is_told_to_wait_for_answers() -> None:
    (said,) = found_lines(material_of(survey_of(("薦めたいか", SCORES), ("性別", ("男性", "女性")))))
    assert said.startswith("The survey has no driver question")


def test_the_figures_have_the_sum_as_their_title_and_all_answers() -> None:
    score = page(summary_pages(apparel()), "score")
    assert score.level == "appendix"
    assert score.title == "NRS: (Repeaters 470 − At risk 317) ÷ 1,238 × 100 = +12.4"
    classes = table((score,), "class_figures")
    assert cell(classes, "Repeaters", "n").value == 470
    assert classes.rows[-1].kind == "total"
    assert sum(cell(table((score,), "answer_figures"), str(at), "n").value or 0 for at in range(11)) == 1238
    assert [row.cells[0] for row in table((score,), "left_out").rows] == [
        what.text() for what, _count in apparel().results.left_out
    ]


def test_weighted_shares_are_weighted_and_people_are_not() -> None:
    survey = real_survey(SFO, SFO_TOLD)
    journey = replace(suggest_journey(survey), weight=ColumnKey("WEIGHT"))
    material = material_of(survey, journey)
    overview, score = summary_pages(material)
    bars = next(one for one in overview.blocks if isinstance(one, Bars))
    plain = next(one for one in summary_pages(sfo())[0].blocks if isinstance(one, Bars))
    assert [one.n for one in bars.bars] == [one.n for one in plain.bars]
    assert [one.value for one in bars.bars] != [one.value for one in plain.bars]
    assert "WEIGHT" in footer_of(material)
    assert "WEIGHT" not in overview.base
    assert "weighted: worth" in overview.base
    worth = cell(table((score,), "score"), "Everybody", "Worth").value
    assert worth == material.results.loyalty.score.n_eff


def test_a_filter_is_named_and_its_group_is_never_everybody() -> None:
    survey = survey_of(("薦めたいか", SCORES), ("接客の満足度", WORDS), ("性別", ("男性", "女性")))
    journey = replace(suggest_journey(survey), filters=(Filter(ColumnKey("性別"), ("女性",)),))
    material = material_of(survey, journey)
    overview = summary_pages(material)[0]
    assert overview.title.startswith("NPS of the filtered group is")
    assert "性別: 女性" in footer_of(material)
    assert "Overall" not in overview.title


def test_a_small_base_is_for_reference_and_a_smaller_one_has_no_score() -> None:
    survey = survey_of(("薦めたいか", SCORES), ("接客の満足度", WORDS), ("店", ("A", "B", "C", "D", "E", "F", "G")))
    journey = suggest_journey(survey)
    few = replace(journey, filters=(Filter(ColumnKey("店"), ("A", "B")),))
    assert "for reference only" in title(material_of(survey, few))
    fewer = replace(journey, filters=(Filter(ColumnKey("店"), ("A",)),))
    (without,) = summary_pages(material_of(survey, fewer))
    assert without.title.startswith("There is no score: only")
    assert not any(isinstance(one, Bars | Parts) for one in without.blocks)
    nobody = replace(journey, filters=(Filter(ColumnKey("店"), ("Z",)),))
    assert "nobody" in title(material_of(survey, nobody))


def test_without_a_loyalty_question_the_page_says_so() -> None:
    survey = survey_of(("接客の満足度", WORDS), ("品質の満足度", WORDS))
    journey = replace(suggest_journey(survey), measure=Measure())
    (without,) = summary_pages(material_of(survey, journey))
    assert without.title == "There is no score: no loyalty question has been chosen"
    assert without.notes
    lost = replace(journey, measure=Measure(ColumnKey("消えた列")))
    assert "no column" in title(material_of(survey, lost))


def test_moved_cut_offs_are_printed_with_the_score() -> None:
    survey = survey_of(("薦めたいか", SCORES), ("接客の満足度", WORDS))
    journey = suggest_journey(survey)
    moved = replace(journey, measure=replace(journey.measure, negative_max=5, positive_min=8))
    overview, score = summary_pages(material_of(survey, moved))
    assert "cut-offs changed" in overview.title
    assert "8 and up / 5 and below" in score.title
    assert [row.cells[1] for row in table((score,), "class_figures").rows] == ["0–5", "6–7", "8–10", ""]
