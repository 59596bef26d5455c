"""What could be moved, and what the overall score would gain by it: drivers and experiences by size (METHOD 4.3).

Everything here is association read as if it were cause: whoever shows it shows METHOD's caption with it, and never
adds it up over items (METHOD 4.4, `planned`, has what several of them bring together).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.compute.estimate import DEFAULT_LIMITS
from loyalty_desktop.compute.experience_verdict import Verdict, classify
from loyalty_desktop.compute.opportunity import Shift, shift

if TYPE_CHECKING:
    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.compute.results import DriverResult, ExperienceResult, Results

LeverKind: TypeAlias = Literal["driver", "experience"]
LeverState: TypeAlias = Literal["ranked", "undetermined", "against", "small", "hidden"]
STEP_SHARE = 0.10
"""How far a target lies from the present share as long as nobody has set one: ten points, in the better direction."""


class Lever(msgspec.Struct, frozen=True, gc=False):
    """A driver with its Top2 share, or an experience with its incidence, and what goes with moving it.

    `now` is the share (0..1) of the `n` who answered it and have a valid loyalty answer, None below 10; `count` of
    them are in it, `base_share` is what they are of all valid loyalty answers. `goal` is the share ten points from
    there, upwards for drivers and for experiences that go with a higher score, downwards for the others, within 0
    and 1.

    `state` says what may be said: `ranked` a lift that differs from 0 (adjusted p < .05); `undetermined` one that
    does not: shown grey with its interval, never ranked; `against` a driver whose satisfied are less loyal;
    `small` fewer than 30 on one side: for reference only; `hidden` fewer than 10, or no usable column.
    """

    kind: LeverKind
    id: str
    name: str
    stage: str
    driver_name: str
    n: int
    count: int
    base_share: float
    now: float | None
    lift: Difference
    verdict: Verdict
    state: LeverState
    goal: float | None
    rank: int | None = None
    flags: tuple[str, ...] = ()

    def shift_to(self, share: float) -> Shift:
        """Return the change of the overall score when the share becomes this one (METHOD 4.3)."""
        if self.now is None:
            return Shift(share, None, None, None)
        return shift(self.base_share, self.now, share, self.lift)


def levers(results: Results) -> tuple[Lever, ...]:
    """Return all drivers and experiences: those that raise the score first, by points at their goals.

    What is not ranked follows in the order of the journey. Ranks start at 1; ties keep the order of the journey.
    """
    found = [_driver(one, results) for one in results.drivers]
    found += [_experience(one, results) for one in results.experiences]
    points = {one.id: gain(one) for one in found}
    ranked = sorted((one for one in found if points[one.id] > 0), key=lambda one: -points[one.id])
    rest = (one for one in found if points[one.id] <= 0)
    return (*(msgspec.structs.replace(one, rank=at) for at, one in enumerate(ranked, start=1)), *rest)


def gain(lever: Lever) -> float:
    """Return the points that rank a lever; 0 for one that is not ranked."""
    if lever.state != "ranked" or lever.goal is None:
        return 0.0
    return lever.shift_to(lever.goal).points or 0.0


def _driver(one: DriverResult, results: Results) -> Lever:
    lever = _lever("driver", one.heart, one.rest, one.lift, classify(one.lift), results.loyalty.score)
    return msgspec.structs.replace(
        lever, id=one.driver.id, name=one.driver.name, stage=one.stage, driver_name=one.driver.name, flags=one.flags
    )


def _experience(one: ExperienceResult, results: Results) -> Lever:
    lever = _lever("experience", one.with_it, one.without_it, one.difference, one.verdict, results.loyalty.score)
    return msgspec.structs.replace(
        lever,
        id=one.experience.id,
        name=one.experience.name,
        stage=one.stage,
        driver_name=one.driver_name,
        flags=one.flags,
    )


def _lever(
    kind: LeverKind, inside: Estimate, outside: Estimate, lift: Difference, verdict: Verdict, everybody: Estimate
) -> Lever:
    asked, n = inside.w + outside.w, inside.n + outside.n
    now = inside.w / asked if asked > 0 and n >= DEFAULT_LIMITS.suppress else None
    state = _state(kind, lift, verdict)
    step = -STEP_SHARE if kind == "experience" and (lift.points or 0.0) < 0 else STEP_SHARE
    return Lever(
        kind,
        "",
        "",
        "",
        "",
        n,
        inside.n,
        asked / everybody.w if everybody.w > 0 else 0.0,
        now,
        lift,
        verdict,
        state,
        None if now is None else min(1.0, max(0.0, now + step)),
    )


def _state(kind: LeverKind, lift: Difference, verdict: Verdict) -> LeverState:
    if verdict == "too_few":
        return "hidden"
    if "small_base" in lift.flags:
        return "small"
    if verdict == "negative" and kind == "driver":
        return "against"
    return "ranked" if verdict in {"positive", "negative"} else "undetermined"
