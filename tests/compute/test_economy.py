from __future__ import annotations

import random

import numpy as np
import pytest
from msgspec.structs import replace

from loyalty_desktop.compute.economy import Behaviour, ClassAmount, Economy, economy
from loyalty_desktop.compute.results import MissingCount
from loyalty_desktop.compute.student_t import t_quantile
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.journey.model import Filter, Journey, Measure
from loyalty_desktop.survey.reading import ColumnKey, Correction
from tests.compute.money import (
    AMOUNT,
    JOURNEY,
    LOYALTY,
    SEGMENT,
    SMALL,
    SPEND,
    VISITS,
    WEIGHTED,
    Answers,
    of_answers,
    only,
    small,
    weighted,
)
from tests.compute.reference import REFERENCE, R, close
from tests.compute.reference import WEIGHTED as WEIGHTED_R
from tests.compute.strategies import known

EXPECTED = R["economics"]
CLASSES = ("D", "P", "R")


def by_class(behaviour: Behaviour) -> dict[str, ClassAmount]:
    return dict(zip(CLASSES, behaviour.classes, strict=True))


def percent(value: float | None) -> float:
    return 100 * known(value)


# Reference figures: R.economics


def test_correlations_as_r_has_them() -> None:
    # R took spend and visits on the 226 rows that have an amount.
    found = economy(small(with_spend=True), SMALL, spend=SPEND, frequency=VISITS)
    spend, visits = found.spend, found.frequency
    assert visits is not None
    assert (spend.n, visits.n) == (EXPECTED["n"], EXPECTED["n"])
    assert spend.spearman.value == close(EXPECTED["spearman_score_spend"])
    assert [spend.spearman.low, spend.spearman.high] == close(REFERENCE["R_segments_letters"]["spearman"]["ci"])
    assert spend.pearson_log.value == close(EXPECTED["pearson_log1p"])
    assert visits.spearman.value == close(EXPECTED["spearman_score_visits"])
    for name, one in by_class(visits).items():
        assert one.mean.value == close(EXPECTED["by_class"][name]["visits"])


def test_amounts_by_class_as_r_has_them() -> None:
    spend = economy(small(), SMALL, spend=SPEND).spend
    for name, one in by_class(spend).items():
        expected = EXPECTED["by_class"][name]
        assert (one.mean.n, one.mean.value, one.median) == (expected["n"], close(expected["mean"]), expected["median"])
        assert [one.mean.low, one.mean.high] == close(expected["ci_t"])
    assert spend.kruskal.statistic == close(EXPECTED["kruskal"]["stat"])
    assert spend.kruskal.p == close(EXPECTED["kruskal"]["p"])
    assert spend.everybody.median == EXPECTED["quantiles"]["50%"]


def test_weighted_means_as_r_has_them() -> None:
    spend = economy(small(), WEIGHTED, spend=SPEND).spend
    for name, expected in zip(CLASSES, WEIGHTED_R["mean_spend_weighted"], strict=True):
        mean = by_class(spend)[name].mean
        assert (expected["cls"], mean.value) == (name, close(expected["mean"]))
        half = t_quantile(0.975, mean.n - 1) * expected["se"]
        assert known(mean.high) - known(mean.value) == close(half)


@pytest.mark.parametrize("weighting", ["unw", "w"])
def test_shares_of_sales_as_r_has_them(weighting: str) -> None:
    found = economy(small(), SMALL if weighting == "unw" else WEIGHTED, spend=SPEND)
    for name, one in zip(CLASSES, found.sales, strict=True):
        expected = EXPECTED[f"share_{weighting}"][name]
        assert (percent(one.sales.value), percent(one.sales.se)) == close((expected["share"], expected["se"]))
        assert (one.n, one.spent) == (EXPECTED["by_class"][name]["n"], EXPECTED["by_class"][name]["total"])
    score = EXPECTED[f"revenue_weighted_score_{weighting}"]
    assert (found.score.value, found.score.se) == close((score["score"], score["se"]))
    assert found.spent == sum(EXPECTED["by_class"][name]["total"] for name in CLASSES)


def test_the_two_scores_are_of_the_same_respondents() -> None:
    found = economy(small(), SMALL, spend=SPEND)
    assert found.customers.n == found.spend.n == EXPECTED["n"]
    sizes = {name: EXPECTED["by_class"][name]["n"] for name in CLASSES}
    assert found.customers.value == close(100 * (sizes["R"] - sizes["D"]) / EXPECTED["n"])


# Who takes part


def test_everybody_of_the_base_is_accounted_for() -> None:
    found = economy(small(), SMALL, spend=SPEND)
    assert (found.respondents, found.no_loyalty, found.spend.n) == (240, 9, 226)
    assert found.spend.missing == (MissingCount("blank", 5),)
    assert sum(one.n for one in found.sales) == 226


def test_filters_and_weight_are_those_of_the_journey() -> None:
    counter = small()
    whole = economy(counter, SMALL, spend=SPEND)
    parts = [
        economy(counter, replace(SMALL, filters=(Filter(SEGMENT, (name,)),)), spend=SPEND) for name in ("A", "B", "C")
    ]
    assert sum(known(one.spent) for one in parts) == whole.spent
    assert sum(one.spend.n for one in parts) == whole.spend.n
    assert sum(one.respondents for one in parts) == whole.respondents
    assert economy(counter, WEIGHTED, spend=SPEND).score.value != whole.score.value


def test_rows_without_weight_are_in_no_figure() -> None:
    answers: Answers = [(10, 100, 1)] * 20 + [(0, 100, 1)] * 20
    found = economy(of_answers([*answers, *[(0, 10**6, 0)] * 15]), weighted(), spend=AMOUNT)
    assert (found.respondents, found.spend.n, found.spent) == (40, 40, 4000)
    assert found.score.value == pytest.approx(0)


def test_equal_weights_are_none() -> None:
    rng = random.Random(4)
    answers: Answers = [(rng.randrange(11), rng.randrange(100), 2.5) for _ in range(80)]
    counter = of_answers(answers)
    plain, alike = economy(counter, JOURNEY, spend=AMOUNT), economy(counter, weighted(), spend=AMOUNT)
    assert alike.score.value == pytest.approx(plain.score.value)
    assert alike.score.se == pytest.approx(plain.score.se)
    assert alike.spent == plain.spent
    for one, other in zip(plain.spend.classes, alike.spend.classes, strict=True):
        assert other.mean.value == pytest.approx(one.mean.value)
        assert other.median == one.median
    assert alike.spend.spearman.flags == (*plain.spend.spearman.flags, "unweighted")
    assert alike.spend.kruskal.statistic == plain.spend.kruskal.statistic


def test_order_of_rows_is_irrelevant() -> None:
    rng = random.Random(5)
    answers: Answers = [(rng.randrange(11), rng.randrange(9) * 10, rng.choice([1, 2])) for _ in range(90)]
    before = economy(of_answers(answers), weighted(), spend=AMOUNT, cap=0.9)
    after = economy(of_answers(rng.sample(answers, len(answers))), weighted(), spend=AMOUNT, cap=0.9)
    assert after.score.value == pytest.approx(before.score.value)
    assert after.cap == before.cap
    assert after.spend.kruskal.statistic == pytest.approx(before.spend.kruskal.statistic)
    assert [one.median for one in after.spend.classes] == [one.median for one in before.spend.classes]


def test_weighted_median_has_half_of_the_weight_on_either_side() -> None:
    # Everybody in one class: 10 spent 1 and weigh 3, 12 spent 5 and weigh 1, 15 spent 9 and weigh 1.
    answers: Answers = [(10, 1, 3)] * 10 + [(10, 5, 1)] * 12 + [(10, 9, 1)] * 15
    counter = of_answers(answers)
    assert economy(counter, weighted(), spend=AMOUNT).spend.everybody.median == 1
    assert economy(counter, JOURNEY, spend=AMOUNT).spend.everybody.median == 5
    # Where the halves part between two amounts it is their mean.
    halves: Answers = [(10, 1, 2)] * 10 + [(10, 5, 1)] * 20
    assert economy(of_answers(halves), weighted(), spend=AMOUNT).spend.everybody.median == 3


# Edge cases


def test_few_respondents_keep_their_n_and_show_nothing() -> None:
    found = economy(of_answers([(10, 500)] * 4 + [(0, 100)] * 5), JOURNEY, spend=AMOUNT)
    assert found.spend.n == 9
    assert (found.spent, found.score.value, found.customers.value, found.spend.spearman.value) == (None,) * 4
    assert found.score.flags == ("suppressed",)
    assert [(one.n, one.sales.value, one.spent) for one in found.sales] == [
        (5, None, None),
        (0, None, None),
        (4, None, None),
    ]
    assert [one.sales.flags for one in found.sales] == [("suppressed",), ("no_base",), ("suppressed",)]


def test_a_small_class_is_hidden_and_the_others_are_not() -> None:
    answers: Answers = [(10, 50 + at % 7) for at in range(40)] + [(0, 900)] * 9 + [(7, 30 + at % 5) for at in range(20)]
    found = economy(of_answers(answers), JOURNEY, spend=AMOUNT)
    negative, passive, positive = found.sales
    assert (negative.n, negative.sales.value, negative.spent) == (9, None, None)
    assert negative.customers.value == pytest.approx(9 / 69)
    assert (passive.sales.flags, positive.sales.flags) == (("small_base",), ())
    assert found.spend.classes[0].median is None
    assert (found.spend.kruskal.n, found.spend.kruskal.groups) == (60, 2)


def test_the_same_amount_for_everybody_has_no_correlation_and_the_net_score() -> None:
    found = economy(of_answers([(at % 11, 300) for at in range(110)]), JOURNEY, spend=AMOUNT)
    assert found.score.value == pytest.approx(known(found.customers.value))
    assert (found.spend.spearman.value, found.spend.spearman.flags) == (None, ("degenerate",))
    assert (found.spend.pearson_log.value, found.spend.kruskal.p) == (None, None)
    assert found.spend.everybody.mean.flags == ("degenerate",)


def test_zeros_are_amounts() -> None:
    found = economy(of_answers([(at % 11, 0 if at % 3 else 90) for at in range(110)]), JOURNEY, spend=AMOUNT)
    assert (found.spend.n, found.spend.zero, found.spend.everybody.median) == (110, 73, 0)
    nothing = economy(of_answers([(at % 11, 0 if at else "0") for at in range(110)]), JOURNEY, spend=AMOUNT)
    assert (nothing.spent, nothing.score.value, nothing.score.flags) == (0, None, ("no_total",))
    assert all(one.sales.flags[-1] == "no_total" for one in nothing.sales)


def test_returns_are_counted_and_said() -> None:
    answers: Answers = [(0, -40)] * 20 + [(8, 30)] * 20 + [(10, 90)] * 20
    found = economy(of_answers(answers), JOURNEY, spend=AMOUNT)
    assert (found.spend.negative, found.spent) == (20, 1600)
    assert [one.sales.value for one in found.sales] == pytest.approx([-0.5, 0.375, 1.125])
    assert all("negative_spend" in one.sales.flags and one.sales.low is None for one in found.sales)
    assert (found.spend.pearson_log.value, found.spend.pearson_log.flags) == (None, ("negative_spend",))
    assert found.spend.spearman.value is not None
    assert economy(of_answers([(0, -40), (10, 20)] * 20), JOURNEY, spend=AMOUNT).score.flags[-1] == "no_total"


def test_a_return_outside_the_filter_does_not_matter() -> None:
    answers: Answers = [(at % 11, at, 1, "A") for at in range(66)] + [(3, -500, 1, "B")]
    found = economy(of_answers(answers), only("A"), spend=AMOUNT)
    assert found.spend.negative == 0
    assert found.spend.pearson_log.value is not None


def test_ranges_that_count_for_nothing_are_only_ranked() -> None:
    bands = ("1000円未満", "1000円〜3000円", "3000円〜5000円", "5000円以上")
    answers: Answers = [(at % 11, bands[min(3, (at % 11) // 3)]) for at in range(110)]
    found = economy(of_answers(answers), JOURNEY, spend=AMOUNT)
    assert (found.spend.kind, found.spend.flags) == ("ranks", ("ranks_only",))
    assert known(found.spend.spearman.value) > 0.9
    assert known(found.spend.kruskal.p) < 0.001
    assert (found.spent, found.score.value, found.spend.everybody.mean.value) == (None, None, None)
    assert (found.spend.everybody.median, found.cap) == (None, None)
    assert all(one.sales.flags[0] == "ranks_only" and one.customers.value is not None for one in found.sales)

    amounts = tuple(zip(bands, (500.0, 2000.0, 4000.0, 6000.0), strict=True))
    told = economy(of_answers(answers, Correction(AMOUNT, role="spend", amounts=amounts)), JOURNEY, spend=AMOUNT)
    assert (told.spend.kind, told.spend.flags) == ("amounts", ())
    assert told.spent == sum(dict(amounts)[str(answer[1])] for answer in answers)
    assert told.spend.spearman == found.spend.spearman


def test_a_column_without_amounts_has_flags_instead_of_figures() -> None:
    counter = of_answers([(at % 11, 100, 1, "AB"[at % 2]) for at in range(60)])
    found = economy(counter, JOURNEY, spend=ColumnKey("city"))
    assert (found.spend.kind, found.spend.n, found.spend.flags) == (None, 0, ("no_scale",))
    assert (found.score.value, found.spend.spearman.value) == (None, None)


def test_without_a_loyalty_question_nothing_can_be_said() -> None:
    counter = of_answers([(at % 11, 100) for at in range(60)])
    for measure in (Measure(), Measure(ColumnKey("city"))):
        found = economy(counter, Journey(measure), spend=AMOUNT)
        assert (found.respondents, found.no_loyalty, found.spend.n) == (60, 60, 0)
        assert found.spend.flags == ("no_loyalty",)


def test_a_column_that_is_gone_is_said() -> None:
    with pytest.raises(UnusableJourney):
        economy(small(), SMALL, spend=ColumnKey("gone"))
    with pytest.raises(UnusableJourney):
        economy(small(), SMALL, spend=SPEND, frequency=ColumnKey("gone"))


def test_cut_offs_decide_who_is_in_which_class() -> None:
    counter = of_answers([(at % 11, 100) for at in range(110)])
    moved = replace(JOURNEY, measure=Measure(LOYALTY, negative_max=3, positive_min=8))
    assert [one.n for one in economy(counter, moved, spend=AMOUNT).sales] == [40, 40, 30]


# The cap


def capped(answers: Answers, cap: float = 0.99) -> Economy:
    return economy(of_answers(answers), JOURNEY, spend=AMOUNT, cap=cap)


def test_extreme_amounts_count_for_the_limit() -> None:
    answers: Answers = [(at % 11, 1 + at % 50) for at in range(199)] + [(3, 10**6)]
    found = capped(answers)
    amounts = [int(str(amount)) for _score, amount in answers]
    limit = float(np.quantile(amounts, 0.99))
    assert found.cap is not None
    assert found.cap.limit == pytest.approx(limit)
    assert found.cap.count == sum(amount > limit for amount in amounts)
    assert found.spent == pytest.approx(sum(min(amount, limit) for amount in amounts))
    assert known(found.sales[0].sales.value) < known(
        economy(of_answers(answers), JOURNEY, spend=AMOUNT).sales[0].sales.value
    )


def test_capped_amounts_are_tied() -> None:
    answers: Answers = [(at % 11, at) for at in range(200)]
    tied: Answers = [(score, min(int(str(amount)), 100)) for score, amount in answers]
    half = capped(answers, 100 / 199)
    assert half.cap is not None
    assert half.cap.limit == 100
    assert half.cap.count == 99
    again = economy(of_answers(tied), JOURNEY, spend=AMOUNT)
    assert half.spend.spearman.value == pytest.approx(known(again.spend.spearman.value))
    assert half.spend.kruskal.statistic == pytest.approx(known(again.spend.kruskal.statistic))


@pytest.mark.parametrize("cap", [0.0, 1.0, -0.1])
def test_a_cap_is_a_share(cap: float) -> None:
    with pytest.raises(ValueError, match="cap"):
        economy(small(), SMALL, spend=SPEND, cap=cap)


def test_amounts_all_alike_are_never_cut() -> None:
    found = capped([(at % 11, 7) for at in range(60)])
    assert found.cap is not None
    assert (found.cap.limit, found.cap.count) == (7, 0)
