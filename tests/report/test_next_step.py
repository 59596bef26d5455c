from __future__ import annotations

import pytest
from msgspec.structs import replace

from loyalty_desktop.journey.actions import ActionState
from loyalty_desktop.journey.model import Target
from loyalty_desktop.report.newest_words import newest_told
from loyalty_desktop.report.next_step import Checked, StepKind, next_step
from tests.report import making
from tests.report.test_verify_view import ANNOYS, row

NONE, MOVED = Checked(later=False), Checked(later=True, tone="positive")


@pytest.mark.parametrize(
    ("state", "done", "found", "kind"),
    [
        ("considered", "", NONE, "done"),
        ("running", "", MOVED, "done"),
        ("done", "2026-06-01", NONE, ""),  # the next survey is missing, which is said already
        ("done", "", MOVED, "day"),
        ("done", "2026-11-22", Checked(later=True, early="too early", tone="positive"), "day"),
        ("done", "2026-06-01", MOVED, "verified"),
        ("done", "2026-06-01", Checked(later=True, tone="open"), "survey"),
        ("done", "2026-06-01", Checked(later=True, tone="open", periods=True), ""),
        ("done", "2026-06-01", Checked(later=True, tone="negative"), ""),
        ("done", "2026-06-01", Checked(later=True, tone="positive", is_filtered=True), ""),
        ("verified", "2026-06-01", MOVED, ""),
        ("verified", "2026-06-01", NONE, "unverified"),
        ("verified", "2026-06-01", Checked(later=True, tone="open"), "unverified"),
        ("dropped", "", MOVED, ""),
    ],
)
def test_each_state_has_its_next_step(state: ActionState, done: str, found: Checked, kind: StepKind) -> None:
    step = next_step(row(replace(ANNOYS, state=state, done=done)), found)
    assert step.kind == kind
    assert bool(step.button) == bool(kind)
    assert bool(step.text) or not kind


def test_the_newest_survey_is_told_with_its_target() -> None:
    before, after = (making.loyalty(counts).score for counts in ((50, 50, 50), (30, 50, 70)))
    few = making.loyalty((5, 5, 5)).score
    told = newest_told("NPS", ("spring", before), ("autumn", after), Target(20.0))
    assert (
        told == "Shown here: “spring”, NPS 0.0 (n=150). In the newest, “autumn”: +26.7 (n=150), target +20.0 reached."
    )
    assert newest_told("NPS", ("spring", before), ("autumn", after), Target(30.0)).endswith(
        " 3.3 to go (target +30.0)."
    )
    assert newest_told("NPS", ("spring", before), ("autumn", few), Target(-90.0)).endswith(
        "few answers: for reference only."
    )
    assert newest_told("NPS", ("spring", before), ("autumn", None), None).endswith("“autumn” is newer.")
