from __future__ import annotations

import pytest

from loyalty_desktop.compute.levers import levers
from loyalty_desktop.journey.actions import Action
from loyalty_desktop.journey.model import Driver, Experience, Journey, Stage
from loyalty_desktop.report.actions_view import ActionsView, actions_view, not_planned
from loyalty_desktop.report.actions_words import (
    done_with_words,
    figure_told,
    reached_figures,
    what_about,
    why_no_figure,
)
from tests.report import making

RESULTS = making.results(
    drivers=(making.driver("service", (40, 60, 200), (150, 60, 40)), making.driver("hardly", (2, 3, 4), (90, 90, 90))),
    experiences=(
        making.experience("annoys", (100, 60, 40), (30, 100, 250), at="service"),
        making.experience("open", (60, 60, 60), (70, 80, 75)),
        making.experience("small", (2, 4, 14), (60, 60, 60)),
    ),
)
LEVERS = levers(RESULTS)
JOURNEY = Journey(
    stages=(Stage("s", "s", tuple(Driver(name, name) for name in ("service", "hardly"))),),
    experiences=tuple(Experience(name, name) for name in ("annoys", "open", "small")),
)
TODAY = "2026-11-22"


def view(*actions: Action) -> ActionsView:
    return actions_view(actions, LEVERS, JOURNEY, TODAY)


def about(item: str, **fields: object) -> Action:
    kind = "driver" if item in {"service", "hardly"} else "experience"
    return Action(fields.pop("id", item), item, **{kind: item}, **fields)  # type: ignore[arg-type]


def test_each_action_has_the_state_of_what_it_is_about() -> None:
    found = view(*map(about, ("service", "hardly", "annoys", "open", "small", "gone")), Action("free", "free"))
    assert {row.action.id: row.state for row in found.rows} == {
        "service": "ranked",
        "hardly": "hidden",
        "annoys": "ranked",
        "open": "undetermined",
        "small": "small",
        "gone": "gone",
        "free": "free",
    }
    assert {row.action.id for row in found.rows if row.shift() is None} == {"hardly", "gone", "free"}
    assert all(bool(why_no_figure(row)) == (row.shift() is None) for row in found.rows)
    assert all(what_about(row) for row in found.rows)


def test_without_figures_an_action_keeps_what_it_is_about() -> None:
    (row,) = actions_view((about("annoys", ticked=True),), (), JOURNEY, TODAY).rows
    assert (row.state, what_about(row), row.counts, row.shift()) == ("none", "annoys", False, None)


def test_the_target_that_was_set_counts_and_ten_points_without_one() -> None:
    found = view(about("annoys", target=0.1), about("service"))
    set_, usual = found.rows
    assert (set_.share, usual.share) == (0.1, LEVERS[0].goal if LEVERS[0].id == "service" else LEVERS[1].goal)
    shift = set_.shift()
    assert shift is not None
    assert shift.points is not None
    assert shift.points > 0  # fewer of what annoys
    told = figure_told(set_, shift)
    assert "10.0%" in told
    assert "n=200 and 380" in told


def test_what_is_ticked_counts_once_and_only_with_a_figure() -> None:
    ticked = [about(item, ticked=True) for item in ("service", "hardly", "annoys", "gone")]
    found = view(*ticked, about("annoys", id="again", ticked=True, target=0.0), Action("free", "free", ticked=True))
    assert [row.action.id for row in found.rows if row.counts] == ["service", "annoys"]
    assert list(found.steps) == ["service", "annoys"]
    assert found.steps["annoys"] == pytest.approx(-0.1)  # that of the first
    assert found.rows[4].is_twin


@pytest.mark.parametrize(
    ("state", "late"), [("considered", True), ("running", True), ("done", False), ("dropped", False)]
)
def test_what_is_open_after_its_day_is_late(state: str, late: bool) -> None:
    (row,) = view(about("service", state=state, due="2026-11-21")).rows
    assert row.is_late is late
    assert not view(about("service", state=state, due=TODAY)).rows[0].is_late


def test_axes_hold_every_share_and_every_interval() -> None:
    found = view(about("service", target=0.95), about("annoys"))
    assert (found.shares.low, found.shares.high) == (0.0, 1.0)
    for row in found.rows:
        shift = row.shift()
        assert shift is not None
        assert found.points.low <= min(0.0, shift.low or 0.0)
        assert (shift.high or 0.0) <= found.points.high
    assert view().shares.high == pytest.approx(0.4)


def test_what_is_not_planned_yet_is_offered_the_best_first_the_hidden_last() -> None:
    rows = not_planned(LEVERS, (about("service"),), JOURNEY)
    assert [row.action.item for row in rows] == ["annoys", "open", "small", "hardly"]
    assert next(row.lever.rank for row in rows if row.lever is not None) is not None


@pytest.mark.parametrize(
    ("item", "target", "reached"),
    [
        ("service", 0.5, True),  # 300 of 550 are satisfied
        ("service", 0.6, False),
        ("annoys", 0.4, True),  # 200 of 580 had it, and fewer are wanted
        ("annoys", 0.3, False),
    ],
)
def test_a_target_that_is_reached_gains_nothing_and_costs_nothing(item: str, target: float, reached: bool) -> None:
    found = view(about(item, target=target, ticked=True))
    (row,) = found.rows
    assert (row.is_reached, row.counts, row.shift() is None) == (reached, not reached, reached)
    assert bool(found.steps) != reached
    assert (why_no_figure(row) == "Target reached") == reached
    assert bool(done_with_words(found.rows)) == reached
    if reached:
        assert f"target {100 * target:.1f}%" in reached_figures(row)
        assert f"n={row.lever.n}" in reached_figures(row) if row.lever is not None else False
        assert "1 action has reached its target" in done_with_words(found.rows)


def test_an_undecided_experience_counts_no_loss_either() -> None:
    low, high = (view(about("open", target=share, ticked=True)).rows[0] for share in (0.01, 0.99))
    losing = next(one for one in (low, high) if one.is_done_with)
    assert (losing.is_reached, losing.shift(), why_no_figure(losing)) == (False, None, "No gain to estimate")
    assert sum(one.is_done_with for one in (low, high)) == 1
