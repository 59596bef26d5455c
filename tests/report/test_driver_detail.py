"""The inspector of one driver."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.folding import Row
from loyalty_desktop.compute.results import Answer, Results
from loyalty_desktop.journey.model import Filter
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.report.driver_detail import DriverDetail, answer_label, driver_detail
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.sheet import Cell
from tests.report.making import apparel, driver, results, sfo, toyama
from tests.surveys import survey_from


def detail(found: Results, name: str) -> DriverDetail:
    id_ = next(one.driver.id for one in (*found.drivers, *found.overall) if one.driver.name == name)
    made = driver_detail(found, id_)
    assert made is not None
    return made


def test_the_sample_s_shop_has_its_inspector() -> None:
    """design/journey.png, with the figures of the survey that is bundled."""
    shop = detail(apparel(), "店舗接客")
    assert (shop.name, shop.stage, shop.value, shop.arrow) == ("店舗接客", "選ぶ", "experience", "up")
    assert [(one.label, round(100 * (one.share or 0)), one.is_top2) for one in shop.bars] == [
        ("5 とても満足", 27, True),
        ("4 やや満足", 36, True),
        ("3 どちらとも", 22, False),
        ("2 やや不満", 10, False),
        ("1 とても不満", 5, False),
    ]
    assert [(one.label, round(one.estimate.value or 0)) for one in shop.scores] == [
        ("1 とても不満", -41),
        ("2 やや不満", -32),
        ("3 どちらとも", -13),
        ("4 やや満足", 37),
        ("5 とても満足", 47),
    ]
    assert [one.name for one in shop.experiences] == ["着回しの提案があった", "急かされた", "試着後に放置された"]
    assert shop.missing == (("blank", 29), ("not_used", 218))
    assert not shop.overall


@pytest.mark.parametrize("make", [apparel, toyama, sfo, lambda: sfo(weighted=True)])
def test_shares_add_up_and_the_top_box_is_the_head(make: Callable[[], Results]) -> None:
    found = make()
    for one in (*found.drivers, *found.overall):
        made = driver_detail(found, one.driver.id)
        assert made is not None
        assert sum(bar.share or 0 for bar in made.bars) == pytest.approx(1)
        assert sum(bar.share or 0 for bar in made.bars if bar.is_top2) == pytest.approx(made.head.value)
        assert sum(bar.count for bar in made.bars) == made.head.n
        assert [bar.code for bar in made.bars] == sorted((bar.code for bar in made.bars), reverse=True)
        assert [score.code for score in made.scores] == sorted(score.code for score in made.scores)
        for score in made.scores:
            if score.state == "shown" and score.estimate.low is not None and score.estimate.high is not None:
                assert made.score_axis.low <= score.estimate.low
                assert score.estimate.high <= made.score_axis.high


def test_scores_on_small_bases_are_muted_or_hidden() -> None:
    states = {one.label: one.state for one in detail(toyama(), "買い物（工芸品・特産品など）").scores}
    assert (states["1 大いに不満"], states["2 不満"], states["3 普通"]) == ("hidden", ("reference"), "shown")


def test_scores_for_reference_are_on_the_axis_too() -> None:
    """All firm scores are +100 and 0; the one of 12 answers is −100."""
    made = driver("窓口", (0, 0, 200), (0, 0, 0))
    answers = (
        Answer("とても不満", 1.0, Row((12, 0, 0, 12))),
        Answer("どちらとも", 3.0, Row((0, 40, 0, 40))),
        Answer("とても満足", 5.0, Row((0, 0, 200, 200))),
    )
    one = detail(results([replace(made, answers=answers)]), "窓口")
    assert [score.state for score in one.scores] == ["reference", "shown", "shown"]
    assert one.score_axis.low <= -100


def test_overall_satisfaction_can_be_inspected_too() -> None:
    one = detail(apparel(), "総合満足度")
    assert one.overall
    assert one.arrow == "none"
    assert one.experiences == ()


def test_an_id_that_is_not_there_has_no_inspector() -> None:
    assert driver_detail(apparel(), "nobody") is None


def test_fewer_than_ten_ratings_show_counts_but_no_shares() -> None:
    one = detail(results([driver("窓口", (1, 1, 2), (1, 1, 1))]), "窓口")
    assert [(bar.count, bar.share) for bar in one.bars] == [(4, None), (3, None)]
    assert one.head_state == "hidden"


def test_a_driver_without_a_column_says_so_and_is_empty() -> None:
    nothing = replace(driver("空", (0, 0, 0), (0, 0, 0), flags=("no_column",)), answers=())
    one = detail(results([nothing]), "空")
    assert one.flags == ("no_column",)
    assert (one.bars, one.scores) == ((), ())
    assert one.score_axis.low < one.score_axis.high


@pytest.mark.parametrize(
    ("code", "text", "label"),
    [
        (5, "とても満足", "5 とても満足"),
        (5, "5", "5"),
        (5, "5 とても満足", "5 とても満足"),
        (5, "(5) Very good", "(5) Very good"),
        (5, "1", "1"),
        (5, "５：とても満足", "５：とても満足"),
        (2.5, "まあまあ", "2.5 まあまあ"),
    ],
)
def test_answers_are_printed_with_their_code_where_they_have_no_number(code: float, text: str, label: str) -> None:
    assert answer_label(code, text) == label


def made_survey(words: list[str], where: str = "") -> Results:
    """Ratings in words; the second half of the respondents come from another town."""
    answers: list[list[Cell]] = [[at % 11, words[at % len(words)], "東" if at < 200 else "西"] for at in range(400)]
    survey = survey_from([["おすすめ度", "満足度（味）", "町"], *answers])
    journey = suggest_journey(survey)
    if where:
        journey = replace(journey, filters=(Filter(ColumnKey("町"), (where,)),))
    return analyze(Counter(survey), journey)


def test_the_best_answer_given_is_not_always_the_best_of_the_scale() -> None:
    """Nobody chose 大いに満足, so 満足 alone is the top box of five."""
    found = made_survey(["満足", "普通", "不満", "大いに不満"])
    bars = driver_detail(found, found.drivers[0].driver.id)
    assert bars is not None
    assert [(bar.label, bar.is_top2) for bar in bars.bars] == [
        ("4 満足", True),
        ("3 普通", False),
        ("2 不満", False),
        ("1 大いに不満", False),
    ]


def test_nobody_in_the_top_box_leaves_it_empty() -> None:
    found = made_survey(["普通", "不満", "大いに不満"])
    one = driver_detail(found, found.drivers[0].driver.id)
    assert one is not None
    assert one.head.value == 0
    assert [bar.is_top2 for bar in one.bars] == [False, False, False]


def test_filtered_figures_keep_the_answers_that_nobody_is_left_with() -> None:
    words = ["とても満足", "満足", "普通", "不満", "とても不満"]
    found = made_survey(words, "西")
    one = driver_detail(found, found.drivers[0].driver.id)
    assert one is not None
    assert sum(bar.count for bar in one.bars) == one.head.n == 200
    assert [bar.is_top2 for bar in one.bars] == [True, True, False, False, False]
