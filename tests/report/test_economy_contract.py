"""`economy` and `grid` are part of the public JSON: every key of README's schema is there, whatever the survey."""

from __future__ import annotations

import json
from typing import Any

import pytest

from loyalty_desktop.compute.cell_experiences import cell_experiences
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.customer_grid import CELLS, Threshold, customer_grid
from loyalty_desktop.compute.economy import economy
from loyalty_desktop.journey.model import Journey
from loyalty_desktop.report.economy_contract import economy_json, grid_json
from loyalty_desktop.survey.reading import ColumnKey
from tests.compute.money import AMOUNT, JOURNEY, SMALL, SPEND, VISITS, WEIGHTED, of_answers, small

MEAN = {"n", "n_eff", "mean", "low", "high", "flags"}
SHARE = {"n", "n_eff", "share", "low", "high", "flags"}
CORRELATION = {"n", "value", "low", "high", "flags"}
SALES = {"class", "n", "customers", "spent", "share", "se", "low", "high", "flags"}
MONEY = {"spent", "sales", "revenue_weighted", "customers"}
BEHAVIOUR = {
    *("column", "occurrence", "kind", "n", "missing", "negative", "zero", "classes", "everybody"),
    *("spearman", "pearson_log", "kruskal", "flags"),
}
CELL = {"cell", "name", "class", "profit", "n", "customers", "spent", "sales", "mean", "experiences", "flags"}
EXPERIENCE = {
    *("name", "column", "occurrence", "option", "inside", "outside", "difference", "more_often", "less_often"),
}


def economy_of(counter: Counter, journey: Journey, spend: ColumnKey, frequency: ColumnKey | None = None) -> Any:
    found = economy(counter, journey, spend=spend, frequency=frequency)
    return economy_json(found, economy(counter, journey, spend=spend, cap=0.99))


def grid_of(counter: Counter, journey: Journey, spend: ColumnKey, threshold: Threshold = Threshold()) -> Any:  # noqa: B008
    grid = customer_grid(counter, journey, spend, threshold)
    return grid_json(grid, {code: cell_experiences(counter, journey, grid, code) for code in CELLS})


def test_economy_has_every_key() -> None:
    made = economy_of(small(), WEIGHTED, SPEND, VISITS)
    assert set(made) == {"respondents", "no_loyalty", "spend", "frequency", "capped", *MONEY}
    for behaviour in (made["spend"], made["frequency"]):
        assert set(behaviour) == BEHAVIOUR
        assert [set(one) for one in behaviour["classes"]] == [{"class", "median", *MEAN}] * 3
        assert set(behaviour["everybody"]) == {"median", *MEAN}
        assert set(behaviour["spearman"]) == set(behaviour["pearson_log"]) == CORRELATION
        assert set(behaviour["kruskal"]) == {"n", "df", "statistic", "p", "flags"}
    assert [one["class"] for one in made["sales"]] == ["negative", "passive", "positive"]
    for one in made["sales"]:
        assert set(one) == SALES
        assert set(one["customers"]) == SHARE
    assert set(made["revenue_weighted"]) == {"score", "se", "low", "high", "flags"}
    assert set(made["customers"]) == {"n", "n_eff", "score", "low", "high", "flags"}
    assert set(made["capped"]) == {"share", "limit", "count", "spend", *MONEY}
    assert set(made["capped"]["spend"]) == {"classes", "everybody"}


def test_grid_has_every_key() -> None:
    made = grid_of(small(), SMALL, SPEND)
    assert set(made) == {
        *("spend", "profit", "threshold", "n", "no_loyalty", "missing", "spent", "cells", "flags"),
    }
    assert made["threshold"] == {"kind": "median", "value": None, "above": 7750}
    assert [one["cell"] for one in made["cells"]] == list(CELLS)
    for cell in made["cells"]:
        assert set(cell) == CELL
        assert set(cell["customers"]) == SHARE
        assert set(cell["mean"]) == MEAN
        assert set(cell["sales"]) == {"share", "se", "low", "high", "flags"}
        assert len(cell["experiences"]) == 6
        for one in cell["experiences"]:
            assert set(one) == EXPERIENCE
            assert set(one["inside"]) == set(one["outside"]) == {"count", *SHARE}
            assert set(one["difference"]) == {"points", "low", "high", "p", "p_adjusted", "flags"}
    assert made["cells"][0]["name"] == {"id": "grid_negative_high", "text": "Hostages"}


@pytest.mark.parametrize(
    "amounts",
    [
        ["100", "200", None, "0"],
        ["-50", "20"],
        ["0"],
        ["1000円未満", "1000円〜3000円", "3000円以上"],
        ["東京", "大阪"],
    ],
)
@pytest.mark.parametrize("n", [1, 9, 40])
def test_it_is_strict_json_whatever_the_answers(amounts: list[str | None], n: int) -> None:
    counter = of_answers([(at % 11, amounts[at % len(amounts)]) for at in range(n)])
    for made in (
        economy_of(counter, JOURNEY, AMOUNT),
        economy_of(counter, Journey(), AMOUNT),
        grid_of(counter, JOURNEY, AMOUNT),
        grid_of(counter, JOURNEY, AMOUNT, Threshold("amount", 10)),
    ):
        assert json.loads(json.dumps(made, allow_nan=False)) == made


def test_the_cap_is_null_where_nothing_adds_up() -> None:
    bands = ("1000円未満", "1000円〜3000円")
    made = economy_of(of_answers([(at % 11, bands[at % 2]) for at in range(40)]), JOURNEY, AMOUNT)
    assert made["capped"] is None
    assert made["spend"]["flags"] == ["ranks_only"]


def test_limits_of_a_few_people_do_not_tell_what_they_spent() -> None:
    few, enough = (of_answers([(at % 11, 1_000 + 37 * at) for at in range(n)]) for n in (3, 12))
    assert grid_of(few, JOURNEY, AMOUNT)["threshold"]["above"] is None
    assert economy_of(few, JOURNEY, AMOUNT)["capped"]["limit"] is None
    assert grid_of(few, JOURNEY, AMOUNT, Threshold("amount", 10))["threshold"]["above"] == 10
    assert grid_of(enough, JOURNEY, AMOUNT)["threshold"]["above"] == 1_203.5
    assert economy_of(enough, JOURNEY, AMOUNT)["capped"]["limit"] > 1_203.5
