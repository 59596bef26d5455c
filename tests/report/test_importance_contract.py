"""The importance of drivers as JSON and as text: the figures, what is left out, what is said."""

from __future__ import annotations

import json
from typing import Any

import pytest

from loyalty_desktop import i18n
from loyalty_desktop.compute.counts import Tally
from loyalty_desktop.compute.estimate import Estimate, base_flags
from loyalty_desktop.compute.importance_performance import ImportancePerformance, Placed, Thresholds
from loyalty_desktop.compute.importance_results import DriverImportance, Importance
from loyalty_desktop.journey.model import Driver
from loyalty_desktop.report.importance_contract import importance_json
from loyalty_desktop.report.importance_notes import importance_notes, left_out_because
from loyalty_desktop.report.importance_text import importance_text
from loyalty_desktop.survey.reading import ColumnKey

SERVICE, PRICE, RETURNS = (Driver(name, name, ColumnKey(name, at)) for at, name in enumerate(("接客", "価格", "返品")))


def estimate(value: float | None, n: int = 300) -> Estimate:
    half = None if value is None else 0.1
    low, high = (None, None) if value is None or half is None else (value - half, value + half)
    return Estimate(n, float(n), float(n), value, low, high, base_flags(Tally.of(n)))


DRIVERS = (
    DriverImportance(SERVICE, estimate(0.3), 0.15, 0.14, 2, 1.2, 0.44, 0.41),
    DriverImportance(PRICE, estimate(0.7), 0.35, 0.36, 1, 1.2, -0.6, -0.58, ("reverse_direction",)),
    DriverImportance(RETURNS, estimate(None, 80), pearson=0.2, spearman=0.1, flags=("low_coverage",)),
)
FOUND = Importance(DRIVERS, 300, 290.5, 2, 50, "lmg", "em", 0.5, 0.49, ("psd_repaired",))
HEAD = estimate(0.5)
PLACED = ImportancePerformance(
    (
        Placed(SERVICE, DRIVERS[0].share, HEAD, "observe", True),
        Placed(PRICE, DRIVERS[1].share, HEAD, "keep_up", False),
    ),
    Thresholds(0.5, 0.5),
)


@pytest.fixture
def english() -> None:
    i18n.use("en")


def test_json_has_every_figure_and_can_be_written() -> None:
    made: dict[str, Any] = importance_json(FOUND, PLACED)
    assert json.loads(json.dumps(made, allow_nan=False)) == made
    assert {key: made[key] for key in ("n", "n_eff", "used", "needed", "method", "source", "r2", "adjusted_r2")} == {
        "n": 300, "n_eff": 290.5, "used": 2, "needed": 50, "method": "lmg", "source": "em",
        "r2": 0.5, "adjusted_r2": 0.49,
    }  # fmt: skip
    assert made["thresholds"] == {"importance": 0.5, "performance": 0.5}
    assert made["flags"] == ["psd_repaired"]
    said = [one["id"] for one in made["notes"]]
    assert said == ["importance_psd_repaired", "importance_missing_at_random", "importance_association"]
    assert made["drivers"][1] == {
        "name": "価格", "column": "価格", "occurrence": 1, "n": 300, "n_eff": 300.0,
        "share": 0.7, "low": pytest.approx(0.6), "high": pytest.approx(0.8), "rank": 1,
        "contribution": 0.35, "relative_weight": 0.36, "vif": 1.2, "pearson": -0.6, "spearman": -0.58,
        "quadrant": "keep_up", "hollow": False, "left_out": None, "flags": ["reverse_direction"],
    }  # fmt: skip


def test_a_driver_left_out_keeps_its_base_and_says_why() -> None:
    made = importance_json(FOUND, PLACED)["drivers"][2]
    figures = ("share", "low", "high", "rank", "contribution", "relative_weight", "vif", "quadrant", "hollow")
    assert [made[key] for key in figures] == [None] * 9
    assert (made["n"], made["pearson"]) == (80, 0.2)
    assert made["left_out"]["id"] == "importance_low_coverage"
    assert "80 of 300" in made["left_out"]["text"]


@pytest.mark.parametrize("flag", ["no_column", "no_scale", "few_ratings", "low_coverage", "constant"])
def test_every_reason_is_a_sentence(flag: str) -> None:
    why = left_out_because(DriverImportance(SERVICE, estimate(None), flags=(flag,)), FOUND)
    assert why is not None
    assert why.id == f"importance_{flag}"
    assert "{" not in why.text()


def test_a_driver_in_the_model_has_no_reason() -> None:
    assert left_out_because(DRIVERS[1], FOUND) is None


NOTED = (
    *("no_outcome", "constant_outcome", "no_drivers", "too_few", "nothing_explained", "unstable"),
    *("psd_repaired", "not_converged", "many_patterns", "lmg_rw_differ", "no_interval"),
)


@pytest.mark.parametrize("flag", NOTED)
def test_every_flag_is_said(flag: str) -> None:
    notes = importance_notes(Importance((), 40, flags=("small_base", flag)))
    assert [one.id for one in notes] == [f"importance_{flag}"]
    assert "{" not in notes[0].text()


@pytest.mark.usefixtures("english")
def test_respondents_that_weights_make_few_are_not_called_few() -> None:
    (note,) = importance_notes(Importance((), 231, 197.75, flags=("unstable",)))
    assert "197" in note.text()
    assert "Fewer than" not in note.text()


def test_complete_answers_need_no_word_on_missing_ones() -> None:
    notes = importance_notes(Importance((), 300, method="lmg", source="complete"))
    assert [one.id for one in notes] == ["importance_association"]


@pytest.mark.usefixtures("english")
def test_text_has_the_most_important_driver_first_and_says_what_is_left_out() -> None:
    lines = importance_text(FOUND, PLACED).splitlines()
    assert "50%" in lines[2]
    assert "n = 300" in lines[2]
    table = [line for line in lines if line.startswith(("接客", "価格", "返品 "))]
    assert [line.split()[0] for line in table] == ["価格", "接客", "返品"]
    assert "70%" in table[0]
    assert "60% to 80%" in table[0]
    assert "−0.60" in table[0]
    assert table[0].endswith("Keep up")
    assert table[1].endswith("Watch (position not certain)")
    assert table[2].endswith("–")
    assert "返品: Only 80 of 300 respondents rated it" in importance_text(FOUND, PLACED)
    assert lines[-1] == importance_notes(FOUND)[-1].text()


@pytest.mark.usefixtures("english")
def test_a_small_base_has_no_verdict_in_the_text() -> None:
    small = Placed(PRICE, DRIVERS[1].share, HEAD, "keep_up", False, ("small_base",))
    text = importance_text(FOUND, ImportancePerformance((small,), Thresholds(0.5, 0.5)))
    assert "Keep up" not in text


def test_without_drivers_there_is_no_text() -> None:
    assert importance_text(Importance((), flags=("no_base",)), ImportancePerformance((), None)) == ""
