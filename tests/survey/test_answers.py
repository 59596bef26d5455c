"""What is worked out for very many answers at once is what one by one would come to."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest

from loyalty_desktop.survey.answers import Answers, values_like
from loyalty_desktop.survey.coding import scale_from, scale_of_numbers
from loyalty_desktop.survey.distinct import Distinct
from loyalty_desktop.survey.numbers import are_surely_amounts, find_ends
from loyalty_desktop.survey.reading import ColumnKey, Correction
from loyalty_desktop.survey.scale import valid_of
from loyalty_desktop.survey.sheet import Cell

KEY = ColumnKey("購入金額")
VALUES: tuple[Cell, ...] = (KEY.heading, "1", "１", 1, 2.5, "無回答", None, "特になし", "NA", "1,200円", "abc")


def distinct(values: tuple[Cell, ...] = VALUES) -> Distinct:
    return Distinct(values, np.array([0, *(1 + at for at in range(len(values) - 1))], dtype=np.int64))


def answers(*missing: tuple[str, str], values: tuple[Cell, ...] = VALUES) -> Answers:
    return Answers(distinct(values), Correction(KEY, missing=missing))  # type: ignore[arg-type]


def test_figures_are_the_numbers() -> None:
    made = distinct()
    assert [None if math.isnan(one) else one for one in made.figures.tolist()] == list(made.numbers)
    with pytest.raises(ValueError, match="read-only"):
        made.figures[0] = 1


def test_answers_are_what_has_no_reason_and_was_given() -> None:
    for made in (answers(), answers(("1", "not_used"), ("abc", "refused"))):
        counts = made.distinct.counts.tolist()
        given = [at for at, reason in enumerate(made.reasons) if reason is None and counts[at]]
        assert made.at == given == np.flatnonzero(made.given).tolist()
        assert made.total == sum(counts[at] for at in given)
        assert made.left_out == {at for at, reason in enumerate(made.reasons) if reason is not None}
        assert made.of(VALUES) == [VALUES[at] for at in given]
        assert np.flatnonzero(made.numbered).tolist() == [at for at in given if made.distinct.numbers[at] is not None]


def test_what_is_taken_out_is_no_answer_any_more() -> None:
    made = answers()
    out = made.at[:2]
    made.drop(out, "blank")
    assert not set(out) & set(made.at)
    assert [made.reasons[at] for at in out] == ["blank", "blank"]


@pytest.mark.parametrize(
    ("value", "found"),
    [("1", [1, 2, 3]), ("１", [1, 2, 3]), ("2.50", [4]), ("ABC", [10]), ("購入金額", [0]), ("no", [])],
)
def test_a_value_names_all_that_are_like_it(value: str, found: list[int]) -> None:
    assert values_like(distinct(), value) == found


def test_only_digits() -> None:
    assert answers(values=("a", "12", "003", "無回答", None)).only_digits()
    assert not answers(values=("a", "12", "1.5")).only_digits()


def test_numbers_make_the_scale_that_their_codes_make() -> None:
    made = answers()
    numbers = made.distinct.numbers
    codes = {at: number * 1000 for at in made.at if (number := numbers[at]) is not None}
    one = scale_from(made, "money", codes)
    other = scale_of_numbers(made, "money", np.where(made.numbered, made.distinct.figures * 1000, np.nan))
    assert np.array_equal(one.codes, other.codes, equal_nan=True)
    assert one.reasons == other.reasons


@pytest.mark.parametrize("reasons", [(), (None, None), ("blank", None, "refused"), ("blank",)])
def test_valid_is_what_has_no_reason(reasons: tuple[str | None, ...]) -> None:
    assert valid_of(reasons).tolist() == [reason is None for reason in reasons]  # type: ignore[arg-type]


@pytest.mark.parametrize("loyal", [True, False])
@pytest.mark.parametrize("seed", range(24))
def test_what_is_surely_no_rating_has_no_ends(seed: int, loyal: bool) -> None:
    chance = random.Random(seed)
    spread = chance.choice((20, 600, 2_000, 100_000))
    pool: set[float] = {float(chance.randint(-5, spread)) / chance.choice((1, 1, 1, 2)) for _at in range(1_500)} | {
        *range(11)
    }
    counts = {number: chance.randint(1, chance.choice((1, 9, 200))) if number < 12 else 1 for number in pool}
    given_numbers = dict(sorted(counts.items(), key=lambda _item: chance.random()))
    numbers = np.array([float(number) for number in given_numbers])
    surely = are_surely_amounts(numbers, np.array(list(given_numbers.values()), dtype=np.int64))
    assert not surely or find_ends(given_numbers, "満足度", loyal=loyal, sibling_high=5) is None


def test_ids_are_surely_no_rating_and_ratings_may_be_one() -> None:
    ids = np.arange(100_000, 101_000, dtype=np.float64)
    assert are_surely_amounts(ids, np.ones(1_000, dtype=np.int64))
    rated = np.concatenate((np.arange(1.0, 6.0), ids))
    assert not are_surely_amounts(rated, np.array([900] * 5 + [1] * 1_000))
    assert not are_surely_amounts(np.arange(11.0), np.ones(11, dtype=np.int64))
