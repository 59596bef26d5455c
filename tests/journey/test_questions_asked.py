"""What the figures of drivers rest on: questions, cut-offs, who is counted; not names, targets or experiences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loyalty_desktop.journey import edit
from loyalty_desktop.journey.model import Driver, Experience, Filter, Journey, Measure, Stage
from loyalty_desktop.journey.questions_asked import driver_questions
from loyalty_desktop.survey.reading import ColumnKey

SCORE, SERVICE, PRICE, AREA = (ColumnKey(name) for name in ("score", "service", "price", "area"))
JOURNEY = Journey(
    Measure(SCORE),
    (Stage("1", "shop", (Driver("a", "Service", SERVICE), Driver("b", "Price", PRICE))),),
    (Experience("x", "Helped", AREA, None, "a"),),
)


@pytest.mark.parametrize(
    "change",
    [
        lambda one: edit.rename_driver(one, "a", "Staff"),
        lambda one: edit.rename_stage(one, "1", "store"),
        lambda one: edit.set_target(one, 20),
        lambda one: edit.remove_experience(one, "x"),
        lambda one: edit.set_values(one, ("b",), "basic"),
    ],
)
def test_what_is_only_shown_changes_nothing(change: Callable[[Journey], Journey]) -> None:
    assert change(JOURNEY) != JOURNEY
    assert driver_questions(change(JOURNEY)) == driver_questions(JOURNEY)


@pytest.mark.parametrize(
    "change",
    [
        lambda one: edit.set_cut_offs(one, 5, 8),
        lambda one: edit.set_weight(one, AREA),
        lambda one: edit.set_filters(one, (Filter(AREA, ("north",)),)),
        lambda one: edit.remove_driver(one, "b"),
        lambda one: edit.set_driver_column(one, "b", AREA),
    ],
)
def test_what_figures_rest_on_changes_them(change: Callable[[Journey], Journey]) -> None:
    assert driver_questions(change(JOURNEY)) != driver_questions(JOURNEY)
