"""The cards of estimates: their figures are those of the screen, their respondents those that are counted."""

from __future__ import annotations

import re

import pytest

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.levers import levers
from loyalty_desktop.compute.planned import planned
from loyalty_desktop.compute.whom import rows_of
from loyalty_desktop.journey.actions import Action
from loyalty_desktop.journey.model import Experience, Journey, Measure
from loyalty_desktop.report.actions_view import actions_view
from loyalty_desktop.report.explained_actions import action_figure, together_figure
from loyalty_desktop.report.explanation import Known
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading, Role
from loyalty_desktop.survey.sheet import Cell
from tests.compute.small_survey import JOURNEY, small_counter
from tests.surveys import survey_from

COUNTER = small_counter()
RESULTS = analyze(COUNTER, JOURNEY)
KNOWN = Known(COUNTER, JOURNEY, RESULTS)
ACTIONS = (
    Action("a", "Better d2", driver="d2", target=0.6, ticked=True),
    Action("b", "More e4", experience="e4", target=0.5, ticked=True),
    Action("c", "Fewer e2", experience="e2", target=0.0),
    Action("d", "An idea"),
)
VIEW = actions_view(ACTIONS, levers(RESULTS), JOURNEY, "2026-11-22")


@pytest.mark.parametrize("at", [0, 1, 2])
def test_one_action_shows_its_figure_its_sum_and_its_people(at: int) -> None:
    row = VIEW.rows[at]
    shift, lever = row.shift(), row.lever
    assert shift is not None
    assert lever is not None
    card = action_figure(KNOWN, row)
    assert card is not None
    assert card.figure == score_text(shift.points, 1)
    assert card.n == lever.n
    assert card.whom is not None
    assert len(rows_of(COUNTER, JOURNEY, card.whom)) == lever.n
    assert card.is_reference is (at == 2)
    assert "no effect is promised" in card.text
    assert f"n={lever.count} and {lever.n - lever.count}" in card.text
    assert f"95% interval {score_text(shift.low, 1)} to {score_text(shift.high, 1)} points" in card.text


def test_what_nothing_measures_has_no_card() -> None:
    assert action_figure(KNOWN, VIEW.rows[3]) is None


def test_all_together_show_their_parts_and_who_answered_all() -> None:
    found = planned(COUNTER, JOURNEY, tuple(VIEW.steps))
    assert found is not None
    change = found.change_by(VIEW.steps)
    card = together_figure(KNOWN, found, change, VIEW)
    assert card is not None
    assert (card.figure, card.n) == (score_text(change.points, 1), change.n)
    assert card.whom is not None
    assert len(rows_of(COUNTER, JOURNEY, card.whom)) == change.n < 231
    assert f"{231 - change.n} left out: no answer about every included action" in card.text
    parts = [float(one.replace("−", "-")) for one in re.findall(r"points = ([+−]?[\d.]+)", card.text)]
    assert len(parts) == 2
    assert sum(parts) * change.base_share == pytest.approx(change.points, abs=0.1)


def test_what_says_the_same_as_the_others_narrows_who_is_shown_too() -> None:
    """Whoever had a had b, which a third was not asked: b is left out of the sum, not of who answered all."""
    rows: list[tuple[Cell, ...]] = [("score", "a", "b")]
    rows += [(at * 7 % 11, "yn"[at % 2], "" if at % 3 else "yn"[at % 2]) for at in range(240)]
    roles: tuple[tuple[str, Role], ...] = (("score", "loyalty"), ("a", "experience"), ("b", "experience"))
    read = survey_from(rows, Reading(corrections=tuple(Correction(ColumnKey(one), role=role) for one, role in roles)))
    counter, items = Counter(read), ("a", "b")
    journey = Journey(Measure(ColumnKey("score")), (), tuple(Experience(one, one, ColumnKey(one)) for one in items))
    results = analyze(counter, journey)
    planned_actions = tuple(Action(one, one, experience=one, target=0.9, ticked=True) for one in items)
    view = actions_view(planned_actions, levers(results), journey, "2026-11-22")
    found = planned(counter, journey, items)
    assert found is not None
    assert found.left_out == (("b", "same"),)
    card = together_figure(Known(counter, journey, results), found, found.change_by(view.steps), view)
    assert card is not None
    assert card.whom is not None
    assert len(rows_of(counter, journey, card.whom)) == card.n == 80
