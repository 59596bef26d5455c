from __future__ import annotations

import pytest
from msgspec.structs import replace

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.compute.importance import importance
from loyalty_desktop.compute.importance_performance import (
    ImportancePerformance,
    Placed,
    Thresholds,
    importance_performance,
)
from loyalty_desktop.compute.importance_results import DriverImportance, Importance
from loyalty_desktop.compute.results import Results
from loyalty_desktop.journey.model import Driver
from loyalty_desktop.survey.reading import ColumnKey
from tests.compute.reference import DRIVERS, OWN, close
from tests.compute.test_importance import SMALL, SMALL_TOLD, journey_of
from tests.surveys import survey_of

WORDS = {"優先改善": "improve_first", "維持": "maintain", "観察": "observe", "重点維持": "keep_up"}


def small() -> tuple[Importance, Results]:
    counter, journey = Counter(survey_of(SMALL, SMALL_TOLD)), journey_of(DRIVERS, ColumnKey("nrs"))
    return importance(counter, journey), analyze(counter, journey)


def test_quadrants_as_the_independent_implementation_has_them() -> None:
    # METHOD 9 and own.ipm
    expected = OWN["ipm"]
    found = importance_performance(*small())
    assert found.thresholds is not None
    assert found.thresholds.importance == pytest.approx(expected["importance_threshold"])
    assert 100 * found.thresholds.performance == close(expected["performance_threshold"])
    for one in found.drivers:
        point = expected["points"][one.driver.id]
        assert one.importance.value == pytest.approx(point["importance_share"], abs=1e-6)
        assert 100 * (one.performance.value or 0) == close(point["t2b"])
        assert one.quadrant == WORDS[point["quadrant"]]
    assert len(found.drivers) == 6


def test_hollow_where_an_interval_crosses_its_threshold() -> None:
    found = importance_performance(*small())
    limits = found.thresholds or Thresholds(0, 0)
    for one in found.drivers:
        low, high = one.importance.low or 0, one.importance.high or 0
        below, above = one.performance.low or 0, one.performance.high or 0
        crossed = low < limits.importance < high or below < limits.performance < above
        assert one.hollow == crossed
    assert any(one.hollow for one in found.drivers)


# By hand: importance .6, .3, .1 and performance .4, .5, .9, each ±.05


def estimate(value: float | None, half: float = 0.05, flags: tuple[str, ...] = ()) -> Estimate:
    if value is None:
        return Estimate(5, 5, 5, None, None, None, ("suppressed",))
    return Estimate(200, 200, 200, value, value - half, value + half, flags)


def made(
    shares: list[Estimate], heads: list[Estimate], thresholds: Thresholds | None = None, middle: str = "mean"
) -> ImportancePerformance:
    from_survey = small()[1]
    drivers = [Driver(str(at), str(at)) for at in range(len(shares))]
    model = Importance(tuple(DriverImportance(driver, share) for driver, share in zip(drivers, shares, strict=True)))
    parts = [
        replace(one, driver=driver, head=head)
        for driver, head, one in zip(drivers, heads, from_survey.drivers, strict=False)
    ]
    results = replace(from_survey, drivers=tuple(parts))
    if middle == "median":
        return importance_performance(model, results, middle="median")
    return importance_performance(model, results, thresholds=thresholds)


SHARES, HEADS = [estimate(one) for one in (0.6, 0.3, 0.1)], [estimate(one) for one in (0.4, 0.5, 0.9)]


def places(found: ImportancePerformance) -> list[tuple[str, bool]]:
    return [(one.quadrant, one.hollow) for one in found.drivers]


def test_axes_part_at_the_mean() -> None:
    found = made(SHARES, HEADS)
    assert found.thresholds is not None
    assert (found.thresholds.importance, found.thresholds.performance) == pytest.approx((1 / 3, 0.6))
    assert places(found) == [("improve_first", False), ("observe", True), ("maintain", False)]


def test_axes_may_part_at_the_median_and_a_value_at_it_is_high() -> None:
    found = made(SHARES, HEADS, middle="median")
    assert found.thresholds == Thresholds(0.3, 0.5)
    assert places(found) == [("improve_first", False), ("keep_up", True), ("maintain", False)]


def test_frozen_thresholds_are_kept() -> None:
    frozen = Thresholds(0.05, 0.95)
    found = made(SHARES, HEADS, frozen)
    assert found.thresholds == frozen
    assert [place for place, _hollow in places(found)] == ["improve_first"] * 3


def test_equal_drivers_are_all_high() -> None:
    thirds = [estimate(1 / 3)] * 3
    assert [one.quadrant for one in made(thirds, [estimate(0.1)] * 3).drivers] == ["keep_up"] * 3


def test_a_driver_without_one_of_the_figures_is_not_in_the_picture() -> None:
    found = made([*SHARES[:2], estimate(None)], [HEADS[0], estimate(None), HEADS[2]])
    assert [one.driver.id for one in found.drivers] == ["0"]
    assert found.thresholds == Thresholds(0.6, 0.4)
    assert made([estimate(None)], [HEADS[0]]) == ImportancePerformance((), None)


def test_no_interval_is_not_certain_and_a_small_base_is_told() -> None:
    bare = Estimate(200, 200, 200, 0.6, None, None)
    found = made([bare, *SHARES[1:]], [HEADS[0], HEADS[1], estimate(0.9, flags=("small_base",))])
    first, second, third = found.drivers
    assert first.hollow
    assert (second.flags, third.flags) == ((), ("small_base",))
    assert isinstance(third, Placed)
