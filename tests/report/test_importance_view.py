"""Importance beside the drivers: its rows, its picture, what is told of it, what stands in a finding."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from loyalty_desktop import i18n
from loyalty_desktop.compute.counts import Tally
from loyalty_desktop.compute.estimate import Estimate, base_flags
from loyalty_desktop.compute.importance_performance import importance_performance
from loyalty_desktop.compute.importance_results import DriverImportance, Importance
from loyalty_desktop.compute.results import DriverResult
from loyalty_desktop.errors import UnusableJourney
from loyalty_desktop.messages import message
from loyalty_desktop.report.driver_table import driver_rows, largest_share, sort_value
from loyalty_desktop.report.findings import findings
from loyalty_desktop.report.importance_told import correlation_text, driver_told, figure_text, short_told, whole_told
from loyalty_desktop.report.importance_view import PENDING, ImportanceView, importance_view, satisfaction_importance
from tests.report.making import driver, results

LOVED = driver("接客", (20, 200, 780), (60, 30, 10))
NEEDED = driver("価格", (30, 100, 270), (300, 250, 50))
CALM = driver("支払い", (200, 400, 200), (20, 30, 20))
QUIET = driver("包装", (60, 180, 160), (200, 250, 150))
ALL = (LOVED, NEEDED, CALM, QUIET)
SHARES = ((0.30, 0.28, 0.33), (0.50, 0.45, 0.55), (0.12, 0.09, 0.15), (0.08, 0.05, 0.11))


@pytest.fixture(autouse=True)
def english() -> None:
    i18n.use("en")


def estimate(value: float | None, low: float | None, high: float | None, n: int) -> Estimate:
    return Estimate(n, float(n), float(n), value, low, high, base_flags(Tally.of(n)))


def made(
    drivers: tuple[DriverResult, ...] = ALL,
    shares: tuple[tuple[float, float, float], ...] = SHARES,
    *,
    flags: tuple[str, ...] = (),
    n: int = 1000,
) -> Importance:
    order = sorted((share[0] for share in shares), reverse=True)
    rows = tuple(
        DriverImportance(one.driver, estimate(*share, n), share[0] / 2, None, 1 + order.index(share[0]), 1.1, 0.4, 0.41)
        for one, share in zip(drivers, shares, strict=True)
    )
    return Importance(rows, n, float(n), len(rows), 50, "lmg", "em", 0.5, 0.49, flags)


def view(importance: Importance, drivers: tuple[DriverResult, ...] = ALL) -> ImportanceView:
    return importance_view(importance, results(drivers))


def kinds(shown: ImportanceView, drivers: tuple[DriverResult, ...] = ALL) -> dict[str, str]:
    return {one.kind: one.driver for one in findings(results(drivers), shown)}


def test_what_is_pending_or_impossible_has_no_figure() -> None:
    assert importance_view(None, results(ALL)) == PENDING
    failed = importance_view(UnusableJourney(message("importance_no_outcome")), results(ALL))
    assert (failed.state, failed.rows) == ("problem", ())
    assert short_told(failed) == "Without a loyalty question there is no importance."
    for shown in (PENDING, failed):
        assert [row.importance for row in driver_rows(results(ALL), shown)] == [None] * 4
        assert satisfaction_importance(results(ALL), shown).points == ()
    assert "being worked out" in short_told(PENDING)


def test_rows_carry_share_rank_and_sort_value() -> None:
    rows = driver_rows(results(ALL), view(made()))
    assert [row.importance.rank for row in rows if row.importance is not None] == [2, 1, 3, 4]
    assert [sort_value(row, "importance") for row in rows] == [0.30, 0.50, 0.12, 0.08]
    assert largest_share(rows) == 0.55
    assert largest_share(driver_rows(results(ALL))) == 1.0


def test_a_driver_left_out_has_no_sort_value_and_says_why() -> None:
    whole = made()
    out = replace(
        whole.drivers[3], share=estimate(None, None, None, 60), rank=None, flags=("low_coverage",), contribution=None
    )
    shown = view(replace(whole, drivers=(*whole.drivers[:3], out), used=3))
    row = shown.row("包装")
    assert row is not None
    assert (row.figure, row.state) == (None, "hidden")
    assert sort_value(driver_rows(results(ALL), shown)[3], "importance") is None
    assert driver_told(row, shown).startswith("Left out: Only 60 of 1,000 respondents rated it")
    assert "Correlation with the loyalty answer +0.40 (by rank +0.41)" in driver_told(row, shown)
    picture = satisfaction_importance(results(ALL), shown)
    assert [(one.name, one.flags) for one in picture.absent] == [("包装", ("low_coverage",))]


def test_correlations_alone_are_figures_of_their_own() -> None:
    few = made(n=45)
    alone = tuple(
        replace(one, share=estimate(None, None, None, 45), rank=None, flags=("few_ratings",)) for one in few.drivers
    )
    shown = view(Importance(alone, 45, 45.0, 0, 50, flags=("no_drivers",)))
    assert shown.state == "correlations"
    assert [figure_text(row, shown) for row in shown.rows] == ["+0.40"] * 4
    assert short_told(shown) == "No driver has enough ratings. Only the correlations are shown."
    assert "0 is no association" in whole_told(shown)
    assert satisfaction_importance(results(ALL), shown).points == ()


@pytest.mark.parametrize(
    ("value", "said"), [(None, "–"), (0.456, "+0.46"), (-0.123, "−0.12"), (0.001, "0.00"), (-0.001, "0.00")]
)
def test_correlations_have_signs_and_never_a_minus_zero(value: float | None, said: str) -> None:
    assert correlation_text(value) == said


def test_the_picture_stands_where_the_figures_are_and_its_lines_at_the_thresholds() -> None:
    found, shown = made(), view(made())
    picture = satisfaction_importance(results(ALL), shown)
    placed = importance_performance(found, results(ALL))
    assert placed.thresholds is not None
    assert (picture.x_mean, picture.y_mean) == (placed.thresholds.performance, placed.thresholds.importance)
    assert picture.y_mean == pytest.approx(1 / 4)
    assert [(one.y, one.y_low, one.y_high) for one in picture.points] == list(SHARES)
    assert [one.quadrant for one in picture.points] == [one.quadrant for one in placed.drivers]
    assert [one.hollow for one in picture.points] == [one.hollow for one in placed.drivers]
    for point in picture.points:
        assert picture.y_axis.low <= point.y <= picture.y_axis.high
    assert 0.0 <= picture.y_axis.low < placed.thresholds.importance < picture.y_axis.high <= 1.0


def test_a_small_base_or_a_turned_scale_gets_no_verdict() -> None:
    whole = made()
    weak = replace(whole.drivers[0], share=replace(whole.drivers[0].share, flags=("small_base",)))
    turned = replace(whole.drivers[1], flags=("reverse_direction",))
    picture = satisfaction_importance(results(ALL), view(replace(whole, drivers=(weak, turned, *whole.drivers[2:]))))
    assert [one.quadrant for one in picture.points][:2] == ["", ""]
    assert picture.points[0].state == "reference"
    assert all(one.quadrant for one in picture.points[2:])


def test_the_most_important_of_those_with_few_satisfied_is_to_be_improved_first() -> None:
    found = {one.kind: one for one in findings(results(ALL), view(made()))}
    assert "improve_first" not in kinds(PENDING)
    one = found["improve_first"]
    assert (one.driver, one.headline.id) == ("価格", "finding_improve_most")
    args = dict(one.detail.args)
    assert (args["share"], args["low"], args["high"], args["n"], args["mean"], args["count"]) == (
        "50.0%", "45.0%", "55.0%", 1000, "25.0%", 4,
    )  # fmt: skip
    assert (args["head"], args["head_n"]) == ("40.0%", 1000)
    assert "no proof" in one.detail.text()
    assert "room_to_grow" not in found


def test_a_driver_that_is_not_the_most_important_is_not_called_so() -> None:
    shares = ((0.50, 0.45, 0.55), (0.30, 0.28, 0.33), *SHARES[2:])
    found = {one.kind: one for one in findings(results(ALL), view(made(shares=shares)))}
    assert found["improve_first"].headline.id == "finding_improve"


@pytest.mark.parametrize("flag", ["unstable", "psd_repaired", "lmg_rw_differ", "no_interval", "nothing_explained"])
def test_no_finding_rests_on_doubtful_importance(flag: str) -> None:
    assert "improve_first" not in kinds(view(made(flags=(flag,))))


def test_no_finding_rests_on_an_uncertain_place_or_a_turned_scale() -> None:
    wide = ((SHARES[0]), (0.50, 0.10, 0.90), *SHARES[2:])
    assert "improve_first" not in kinds(view(made(shares=wide)))
    turned = replace(NEEDED, flags=("reverse_direction",))
    drivers = (LOVED, turned, CALM, QUIET)
    assert "improve_first" not in kinds(view(made(drivers), drivers), drivers)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0.01, 1.0), min_size=4, max_size=4), st.floats(0.0, 0.3))
def test_what_a_finding_says_of_importance_is_true_of_the_figures(weights: list[float], half: float) -> None:
    total = sum(weights)
    shares = tuple((one / total, max(0.0, one / total - half), min(1.0, one / total + half)) for one in weights)
    shown = view(made(shares=shares))
    for one in findings(results(ALL), shown):
        if one.kind != "improve_first":
            continue
        placed = next(each for each in shown.placed if each.driver.id == one.driver)
        assert shown.thresholds is not None
        assert placed.quadrant == "improve_first"
        assert not placed.hollow
        assert placed.importance.low is not None
        assert placed.importance.low >= shown.thresholds.importance - 1e-9
        assert placed.performance.high is not None
        assert placed.performance.high <= shown.thresholds.performance + 1e-9
        values = [each.importance.value or 0.0 for each in shown.placed]
        if one.headline.id == "finding_improve_most":
            assert placed.importance.value == max(values)
            assert sum(round(100 * each, 1) == round(100 * max(values), 1) for each in values) == 1


def test_the_explanation_says_base_method_interval_and_who_is_left_out() -> None:
    told = whole_told(view(made(flags=("unstable",), n=150)))
    for part in (
        "explain 50%",
        "4 drivers make 100%",
        "Base: 150",
        "LMG",
        "jackknife",
        "as if everybody",
        "association",
    ):
        assert part in told
    assert "Fewer than 200 respondents" in told
    weighted = replace(made(), n_eff=812.4, method="relative_weights", source="complete")
    told = whole_told(view(weighted))
    assert "worth 812" in told
    assert "Johnson" in told
    assert "as if everybody" not in told
    short = short_told(view(weighted))
    assert short == (
        "Importance: how closely the ratings go with loyalty (all 4 drivers make 100%, n=1,000). "
        "This is association, not proof."
    )
