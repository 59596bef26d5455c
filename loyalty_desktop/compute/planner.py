"""How many answers are needed to see a difference, and what the present sample can show (METHOD 1.2, 1.3).

The test is the one of `score_difference`, adjusted Wald with 1.5 pseudo-answers per group; its statistic is
taken as normal. The spread of answers is that of the present classes, the difference a shift of one group's score
that leaves the spread as it is. Scores and differences are in points.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from loyalty_desktop.compute.estimate import DEFAULT_LIMITS, Limits, base_flags, is_hidden
from loyalty_desktop.compute.gauss import critical_value
from loyalty_desktop.compute.net_score import class_shares, shrunken_score

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.compute.comparison import Comparison
    from loyalty_desktop.compute.counts import ClassCounts

_ONE, _EACH = 3.0, 1.5
"""Pseudo-answers of one score, and of each group of a difference."""
_MOST = 10_000_000
"""More answers than this are not called reachable."""


class Spread(NamedTuple):
    """The shares (0..1) of the positive and of the negative class, which say how far answers vary."""

    positive: float
    negative: float


class Aim(msgspec.Struct, frozen=True):
    """What a test is to do: find a true difference with this power, at this level (two-sided)."""

    power: float = 0.8
    level: float = 0.05

    @property
    def distance(self) -> float:
        """How many standard errors a true difference must measure."""
        return critical_value(1 - self.level) + critical_value(2 * self.power - 1)


USUAL = Aim()


class Plan(msgspec.Struct, frozen=True):
    """Answers needed in the group that is asked for, in what it is compared with, and together.

    With weights, these are effective answers: `deff` times as many have to be collected.
    """

    group: int
    other: int

    @property
    def together(self) -> int:
        """All answers needed."""
        return self.group + self.other


class Reach(msgspec.Struct, frozen=True):
    """What one group of the present sample can show: its half width, the smallest difference to the rest it finds.

    None where the group, or the rest, is too small to be shown at all.
    """

    names: tuple[str, ...]
    n: int
    n_eff: float
    half_width: float | None
    detectable: float | None
    flags: tuple[str, ...] = ()


def spread_of(counts: ClassCounts) -> Spread | None:
    """Return the shares of the classes of a group; None when nobody has a weight."""
    shares = class_shares(counts)
    return None if shares is None else Spread(shares[0], shares[1])


def half_width(n: float, spread: Spread, confidence: float = 0.95) -> float:
    """Return half the width of the interval of a score on `n` answers, in points.

    Example: 20 % negative, 60 % passive, 20 % positive: ±35 on 10 answers, ±12 on 100, ±3.9 on 1,000.
    """
    _centre, variance = shrunken_score(spread.positive, spread.negative, n, _ONE)
    return 100 * critical_value(confidence) * math.sqrt(variance)


def answers_for_width(points: float, spread: Spread, confidence: float = 0.95) -> int | None:
    """Return how many answers make the half width `points` or less; None when no number does."""
    return _fewest(lambda n: half_width(n, spread, confidence) <= points) if points > 0 else None


def smallest_difference(
    n: float, other: float, spread: Spread, *, beside: Spread | None = None, aim: Aim = USUAL
) -> float:
    """Return the smallest true difference that groups of `n` and `other` answers find with the aim's power.

    `beside` is the spread in the other group, where it is known to be another one.
    """
    _centre, first = shrunken_score(spread.positive, spread.negative, n, _EACH)
    _centre, second = shrunken_score(*(beside or spread), other, _EACH)
    # Pseudo-answers draw a difference to 0, the more the smaller the group.
    least = min(n, other)
    return 100 * aim.distance * math.sqrt(first + second) * (least + _EACH) / least


def two_groups(points: float, spread: Spread, *, aim: Aim = USUAL) -> Plan | None:
    """Return the answers that two groups of equal size need to show a difference; None when no number does."""
    n = _needed(points, lambda n: smallest_difference(n, n, spread, aim=aim))
    return None if n is None else Plan(n, n)


def group_and_rest(points: float, share: float, spread: Spread, *, aim: Aim = USUAL) -> Plan | None:
    """Return the answers that a group, `share` (0..1) of all, and the rest need to show a difference."""
    if not 0 < share < 1:
        raise ValueError(f"a group is more than nobody and less than everybody, not {share} of all")
    ratio = (1 - share) / share
    n = _needed(points, lambda n: smallest_difference(n, n * ratio, spread, aim=aim))
    return None if n is None else Plan(n, math.ceil(n * ratio))


def next_wave(points: float, present: float, spread: Spread, *, aim: Aim = USUAL) -> Plan | None:
    """Return the answers that the next wave needs to show a change from a present one of `present` answers.

    None when no number does: a wave that small leaves its own score too uncertain.
    """
    if present <= 0:
        return None
    n = _needed(points, lambda n: smallest_difference(n, present, spread, aim=aim))
    return None if n is None else Plan(n, math.ceil(present))


def reach_of(comparison: Comparison, *, aim: Aim = USUAL, limits: Limits = DEFAULT_LIMITS) -> tuple[Reach, ...]:
    """Return what each group of a comparison can show: its half width and the smallest difference to the rest."""
    return tuple(_reach(group.names, group.counts, group.rest, aim, limits) for group in comparison.groups)


def _reach(names: tuple[str, ...], counts: ClassCounts, rest: ClassCounts, aim: Aim, limits: Limits) -> Reach:
    total, spread, other = counts.total, spread_of(counts), spread_of(rest)
    flags = base_flags(total, limits)
    if is_hidden(flags) or spread is None:
        return Reach(names, total.n, total.n_eff, None, None, flags)
    width = half_width(total.n_eff, spread)
    if other is None or is_hidden(base_flags(rest.total, limits)):
        return Reach(names, total.n, total.n_eff, width, None, flags)
    # The test asks whether the group is like the rest, so its answers are taken to vary like all of them.
    both = spread_of(counts + rest) or spread
    found = smallest_difference(total.n_eff, rest.total.n_eff, both, aim=aim)
    return Reach(names, total.n, total.n_eff, width, found, flags)


def _needed(points: float, smallest: Callable[[int], float]) -> int | None:
    return _fewest(lambda n: smallest(n) <= points) if points > 0 else None


def _fewest(enough: Callable[[int], bool]) -> int | None:
    """Return the smallest n from 1 on that is enough, where more never is less; None when none is."""
    if not enough(_MOST):
        return None
    low, high = 0, _MOST
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high
