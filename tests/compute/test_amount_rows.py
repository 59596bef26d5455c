from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.compute.amount_rows import (
    amount_kind,
    amount_rows,
    classes_of_answers,
    levels_of,
    quantile,
    weighted_medians,
)
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey.model import Measure
from loyalty_desktop.survey.reading import ColumnKey, Correction
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Column
from tests.compute.money import AMOUNT, JOURNEY, LOYALTY, Answers, amount_rows_of, of_answers, only
from tests.compute.reference import R
from tests.compute.strategies import invariant

amounts = st.lists(st.integers(-3, 12).map(float), min_size=1, max_size=60)


def column(counter: Counter, key: ColumnKey) -> Column:
    found = counter.survey.column(key)
    assert found is not None
    return found


# Quantiles


@invariant
@given(amounts, st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.8, 0.99, 1.0]))
def test_quantiles_are_numpy_s(values: list[float], share: float) -> None:
    distinct, places = np.unique(values, return_inverse=True)
    found = quantile(distinct, np.bincount(places, minlength=len(distinct)), share)
    assert found == pytest.approx(np.quantile(values, share))


def test_quantiles_as_r_has_them() -> None:
    rows = [float(amount) for amount in (1, 2, 3, 10)]
    assert quantile(np.array(rows), np.ones(4, dtype=np.intp), 0.5) == 2.5
    assert R["economics"]["quantiles"]["50%"] == 7750


def test_a_quantile_that_means_a_respondent_is_that_amount_to_the_last_digit() -> None:
    for n in range(2, 300):
        values = np.arange(float(n))
        for at in range(n):
            assert quantile(values, np.ones(n, dtype=np.intp), at / (n - 1)) == at


def test_amounts_of_nobody_have_no_quantile() -> None:
    assert quantile(np.array([1.0, 2.0]), np.zeros(2, dtype=np.intp), 0.5) is None
    assert quantile(np.zeros(0), np.zeros(0, dtype=np.intp), 0.5) is None


@invariant
@given(amounts)
def test_unweighted_medians_are_numpy_s(values: list[float]) -> None:
    rows = amount_rows_of([(at % 3 - 1, value, 1.0) for at, value in enumerate(values)], unweighted=True)
    for at, found in enumerate(weighted_medians(rows, rows.classes, 3)):
        own = values[at::3]
        assert found == (pytest.approx(np.median(own)) if own else None)


@invariant
@given(amounts, st.floats(1e-6, 1e6))
def test_medians_under_equal_weights_are_the_usual_ones(values: list[float], weight: float) -> None:
    rows = amount_rows_of([(0, value, weight) for value in values])
    assert weighted_medians(rows, rows.classes - 1, 1)[0] == pytest.approx(np.median(values))


# Who takes part


def test_classes_follow_the_cut_offs() -> None:
    scores = np.array([-1.0, 0, 6, 7, 8, 9, 10, 11])
    assert classes_of_answers(scores, Measure(LOYALTY)).tolist() == [-1, 0, 0, 1, 1, 2, 2, -1]


def test_each_respondent_has_the_amount_and_class_of_its_row() -> None:
    answers: Answers = [
        (9, 300),
        (None, 5),
        (3, None),
        (7, 100),
        (0, 0),
        *[(10, 20)] * 30,
        (8, 1, 1, "B"),
    ]
    counter = of_answers(answers)
    base = counter.base_of(only("A"))
    rows, without = amount_rows(base, column(counter, LOYALTY), JOURNEY.measure, column(counter, AMOUNT))
    assert rows.rows.tolist() == [0, 3, 4, *range(5, 35)]
    assert rows.values[:4].tolist() == [300, 100, 0, 20]
    assert rows.classes[:4].tolist() == [2, 1, 0, 2]
    assert rows.scores[rows.answers[:4]].tolist() == [9, 7, 0, 10]
    assert (without.no_loyalty, without.by_reason) == (1, (("blank", 1),))
    assert rows.n + without.no_loyalty + 1 == base.count


def test_amounts_are_sorted_once_for_a_scale() -> None:
    scale = column(of_answers([(at % 11, 100 * (at % 4)) for at in range(60)]), AMOUNT).scale
    assert levels_of(scale) is levels_of(scale)
    assert levels_of(scale).amounts.tolist() == [0, 100, 200, 300]


@pytest.mark.parametrize(
    ("cells", "correction", "kind"),
    [
        (["¥1,200", "¥800"], Correction(AMOUNT, role="spend"), "amounts"),
        (["12", "1500", "72"], Correction(AMOUNT, role="spend"), "amounts"),
        (["1000円未満", "1000円〜3000円", "3000円以上"], Correction(AMOUNT, role="spend"), "ranks"),
        (
            ["1000円未満", "1000円〜3000円"],
            Correction(AMOUNT, role="spend", amounts=(("1000円未満", 500.0), ("1000円〜3000円", 2000.0))),
            "amounts",
        ),
        ([1, 2, 3, 4, 5], Correction(AMOUNT, role="spend", low=1, high=5), "amounts"),
        ([1, 2, 3, 4, 5], Correction(AMOUNT, role="spend", low=1, high=5, reversed=True), "ranks"),
        (["とても満足", "満足", "普通", "不満"], Correction(AMOUNT), "ranks"),
        (["東京", "大阪", "名古屋"], Correction(AMOUNT), None),
    ],
)
def test_what_the_answers_of_a_column_are(cells: list[Cell], correction: Correction, kind: str | None) -> None:
    counter = of_answers([(at % 11, cells[at % len(cells)]) for at in range(60)], correction)
    assert amount_kind(column(counter, AMOUNT)) == kind


def test_a_cap_between_two_amounts_becomes_the_highest_of_them() -> None:
    rows = amount_rows_of([(0, 1.0, 1.0), (1, 5.0, 1.0), (1, 9.0, 1.0)])
    assert rows.capped(6.0).values.tolist() == [1, 5, 6]
    assert rows.capped(5.0).values.tolist() == [1, 5, 5]
    assert rows.capped(9.0).values.tolist() == [1, 5, 9]
    assert rows.capped(10.0) is rows
