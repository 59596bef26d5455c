"""Codes that go with what people rated are ratings; ratings by their numbers alone that go with nothing are kinds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.guess import LIKELY
from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import column, of_columns

N = 200
RANDOM = np.random.default_rng(4)
CONTENT = RANDOM.normal(size=N)


def steps(values: npt.NDArray[np.float64], most: int) -> list[Cell]:
    """Cut numbers into so many steps that about as many gave each."""
    return [int(at) for at in 1 + np.searchsorted(np.quantile(values, np.arange(1, most) / most), values)]


def near(noise: float) -> npt.NDArray[np.float64]:
    return CONTENT + RANDOM.normal(scale=noise, size=N)


def rated() -> dict[str, Sequence[Cell]]:
    two = {name: steps(near(0.5), 5) for name in ("接客の満足度", "価格の満足度")}
    return {"No": [f"R{n}" for n in range(N)], **two}


def test_codes_that_go_with_the_ratings_are_ratings() -> None:
    codes: dict[str, Sequence[Cell]] = {
        "K1": steps(near(0.4), 4),
        "名": ["a", "b"] * 100,
        "K2": steps(RANDOM.normal(size=N), 4),
    }
    read = of_columns({**rated(), **codes})
    assert (column(read, "K1").role, column(read, "K1").guess.why.id) == ("driver", "why_goes_with_ratings")
    assert column(read, "K1").guess.confidence < LIKELY
    assert column(read, "K2").role == "segment"


def test_points_that_go_with_nothing_are_kinds() -> None:
    apart = of_columns({**rated(), "code": steps(RANDOM.normal(size=N), 10)})
    assert column(apart, "code").role == "segment"


def test_codes_that_go_with_the_loyalty_answers_alone_are_kinds() -> None:
    wish: list[Cell] = [at - 1 for at in steps(near(0.3), 11) if isinstance(at, int)]
    read = of_columns({"No": [f"R{n}" for n in range(N)], "推奨度（0〜10）": wish, "K1": steps(near(0.3), 4)})
    assert column(read, "推奨度（0〜10）").role == "loyalty"
    assert column(read, "K1").role == "segment"
