from __future__ import annotations

import pytest
from msgspec.structs import replace

from loyalty_desktop.compute.wave_results import WaveComparison
from loyalty_desktop.journey.actions import Action, ActionState
from loyalty_desktop.messages import message
from loyalty_desktop.report.verify_timing import offered_pair, planned_on, too_early, waiting_text
from tests.report.test_verify_view import wave

WHOLE = WaveComparison(tuple(wave(name, 10, 20, None) for name in ("1", "2", "3")), "", 2)


@pytest.mark.parametrize(
    ("kept", "shown", "found", "pair"),
    [
        ("1", "3", "1", ("1", "3")),  # the latest survey after it
        ("2", "1", "2", ("2", "3")),
        ("3", "1", "3", None),
        ("", "2", "2", ("2", "3")),  # an older project: the survey that is open
        ("gone", "3", "3", None),
        ("a file", "a file", "3", None),  # periods of one file: the last of them
    ],
)
def test_it_is_verified_after_what_it_was_planned_on(
    kept: str, shown: str, found: str, pair: tuple[str, str] | None
) -> None:
    planned = planned_on(Action("a", "a", planned=kept), WHOLE, shown)
    assert (planned, offered_pair(WHOLE, planned)) == (found, pair)


def test_a_survey_that_cannot_be_read_verifies_nothing_while_another_can() -> None:
    lost = replace(WHOLE.waves[2], problem=message("wave_gone"))
    assert offered_pair(replace(WHOLE, waves=(*WHOLE.waves[:2], lost)), "1") == ("1", "2")
    assert offered_pair(replace(WHOLE, waves=(*WHOLE.waves[:2], lost)), "2") == ("2", "3")  # says why


@pytest.mark.parametrize(
    ("state", "done", "later", "told"),
    [
        ("done", "2026-07-01", "3", ""),
        ("done", "2026-07-01", "2", "This action was planned on the results of “2”, so it did not exist yet when “2”"),
        ("considered", "", "1", "This action was planned on the results of “2”, so it did not exist yet when “1”"),
        ("running", "", "3", "This is no verdict on the action yet, because it is not marked as done (now “U"),
        ("verified", "2026-09-02", "3", "This action was done on 2 Sep 2026, after half"),
        ("done", "", "3", "It is not said when this action was carried out, so this is no verdict on it yet."),
    ],
)
def test_what_cannot_judge_it_yet_says_why(state: ActionState, done: str, later: str, told: str) -> None:
    action = Action("a", "a", planned="2", state=state, done=done)
    found = too_early(action, WHOLE, "2", later, "2026-09-01" if later == "3" else "")
    assert found.startswith(told)
    assert bool(found) == bool(told)


def test_what_is_missing_is_said() -> None:
    told = waiting_text("2", periods=False)
    assert told.startswith("This action was planned on the results of “2”.\nTo check it, you need the next survey")
    assert "newer file" in waiting_text("", periods=True)
