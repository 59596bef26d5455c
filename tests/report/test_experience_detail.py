"""The detail pane of an experience: sentences that claim what the figures say and no more."""

from __future__ import annotations

from msgspec.structs import replace

from loyalty_desktop import i18n
from loyalty_desktop.compute.results import ExperienceResult, Results
from loyalty_desktop.journey.model import Measure
from loyalty_desktop.report.experience_detail import ExperienceDetail, experience_detail
from loyalty_desktop.report.experience_table import experience_rows
from loyalty_desktop.survey.reading import ColumnKey
from tests.report.making import apparel, experience, loyalty, results, sfo
from tests.report.test_experience_table import MADE


def detail(found: Results, name: str) -> ExperienceDetail:
    row = next(one for one in experience_rows(found).rows if one.name == name)
    return experience_detail(row, found.loyalty)


def ids(found: Results, name: str) -> list[str]:
    return [one.id for one in detail(found, name).sentences]


def alone(one: ExperienceResult) -> list[str]:
    return ids(results(experiences=[one]), one.experience.name)


def test_the_worst_experience_of_the_sample_reads_as_in_the_design() -> None:
    i18n.use("ja")
    try:
        texts = [one.text() for one in detail(apparel(), "試着後に放置された").sentences]
    finally:
        i18n.use("en")
    assert texts == [
        "体験した 175 人（14.1%、n=1,238）の NRS は −32。",
        "していない人より 52 低い（95%信頼区間 −63 〜 −40）。",
        "スコアを 7.3 点押し下げている計算です。",
    ]


def test_better_scores_are_higher_and_lift() -> None:
    i18n.use("en")
    assert [one.text() for one in detail(apparel(), "着回しの提案があった").sentences] == [
        "30.2% had this (374 of n=1,238). Their NRS is +48.",
        "That is 51 above those who did not (95% interval +42 to +60).",
        "On paper, it adds 15.5 points to the score.",
    ]


def test_what_is_not_decided_claims_no_direction() -> None:
    assert ids(MADE, "手紙が入っていた") == [
        "experience_had_measure",
        "experience_undecided",
        "experience_contribution_open",
    ]
    assert ids(MADE, "広告を見た")[1:] == ["experience_no_effect", "experience_contribution_open"]
    assert alone(experience("どちらとも", (30, 30, 30), (30, 30, 30)))[1] == "experience_equal"


def test_a_difference_that_is_only_significant_alone_says_why_it_is_not_decided() -> None:
    """In the sample: p .048 alone, .053 among eleven; the interval of the one comparison excludes 0."""
    assert ids(apparel(), "手書きのメッセージが入っていた")[1] == "experience_undecided_many"
    assert ids(apparel(), "サイズが合わなかった")[1] == "experience_undecided"


def test_small_bases_are_told_as_reference_without_any_figure() -> None:
    said = detail(MADE, "急かされた").sentences
    assert [one.id for one in said] == ["experience_had", "experience_reference"]
    assert dict(said[1].args) == {"n": 25}
    assert detail(MADE, "急かされた").chart is not None


def test_a_base_that_weights_make_small_is_told_so() -> None:
    few = experience("急かされた", (10, 10, 20), (100, 150, 150))
    thin = replace(
        few,
        with_it=replace(few.with_it, flags=("small_base", "high_deff"), n_eff=15.0),
        difference=replace(few.difference, flags=("small_base", "high_deff")),
    )
    assert alone(thin) == ["experience_had", "experience_reference_weighted"]


def test_fewer_than_ten_have_no_score_but_a_count() -> None:
    found = detail(MADE, "壊れていた")
    assert [one.id for one in found.sentences] == ["experience_had", "experience_few_with"]
    assert dict(found.sentences[1].args) == {"n": 7}
    assert alone(experience("みんな", (10, 20, 30), (1, 1, 1))) == ["experience_had", "experience_few_without"]
    assert alone(experience("だれも", (0, 0, 0), (10, 20, 30))) == ["experience_had_nobody"]
    assert alone(experience("三人", (1, 1, 1), (2, 2, 1))) == ["experience_had_few_asked", "experience_few_with"]


def test_without_a_column_or_answers_the_way_on_is_told() -> None:
    empty = experience("空", (0, 0, 0), (0, 0, 0))
    assert alone(replace(empty, flags=("no_column",))) == ["experience_no_column"]
    assert alone(replace(empty, flags=("no_scale",))) == ["experience_no_scale"]
    assert alone(empty) == ["experience_nobody_asked"]
    assert detail(results(experiences=[empty]), "空").chart is None


def test_without_a_loyalty_question_nothing_is_compared() -> None:
    none = experience("見た", (0, 0, 0), (0, 0, 0))
    counted = replace(none, count=50, incidence=experience("見た", (20, 20, 10), (50, 50, 50)).incidence)
    assert alone(counted) == ["experience_had", "experience_no_score"]


def test_those_with_a_loyalty_answer_are_told_where_they_are_fewer() -> None:
    """SFO: 1,461 used the wifi, 1,422 of them answered NETPRO."""
    said = detail(sfo(), "WIFI").sentences[0]
    assert said.id == "experience_had_measure_of"
    assert dict(said.args)["n"] == 1422
    assert dict(said.args)["count"] == 1461


def test_scores_on_other_scales_are_not_called_nps() -> None:
    one = experience("褒められた", (20, 60, 220), (300, 250, 150))
    other = results(experiences=[one], measure=Measure(ColumnKey("Q"), "nps", 1, 5, 3, 5))
    assert ids(other, "褒められた")[0] == "experience_had_score"
    satisfied = results(experiences=[one], measure=Measure(ColumnKey("Q"), "satisfaction"))
    assert ids(satisfied, "褒められた")[0] == "experience_had_score"


def test_a_contribution_that_prints_as_zero_is_told_in_words() -> None:
    rare = experience("一生に一度", (0, 0, 40), (30000, 40000, 30000))
    found = results(experiences=[rare], classes=(30000, 40000, 30040))
    assert ids(found, "一生に一度") == ["experience_had_measure", "experience_higher", "experience_contribution_tiny"]


def test_the_chart_holds_both_scores_and_the_overall_one() -> None:
    chart = detail(apparel(), "試着後に放置された").chart
    assert chart is not None
    assert (chart.with_.n, chart.without.n, chart.overall_n) == (175, 1063, 1238)
    assert chart.overall is not None
    ends = (chart.with_.low, chart.with_.high, chart.without.low, chart.without.high, chart.overall)
    assert all(value is not None and chart.axis.low <= value <= chart.axis.high for value in ends)


def test_one_hidden_side_leaves_the_other_in_the_chart() -> None:
    found = results(experiences=[experience("壊れていた", (5, 1, 1), (100, 150, 150))])
    chart = detail(found, "壊れていた").chart
    assert chart is not None
    assert chart.with_.value is None
    assert chart.without.value is not None


def test_every_sentence_of_the_real_surveys_can_be_said() -> None:
    for found in (apparel(), sfo(), MADE, replace(MADE, loyalty=loyalty((0, 0, 0)))):
        for row in experience_rows(found).rows:
            for one in experience_detail(row, found.loyalty).sentences:
                assert "{" not in one.text()
