"""Differences between two groups that have respondents in common (METHOD 1.5, any overlap).

Who is in both groups moves both figures at once, so the tests for separate groups would be wrong. With
z = w(y − S_a)/W_a for a's respondents and −w(y − S_b)/W_b for b's, added up per respondent, the variance is
n/(n−1)·Σz². Everybody of one class and one place has the same z/w, so Σw² per class is all that is needed.

Where one group holds the other, that would test a few people against themselves: 15 of 200 who all answer alike, as
85 % do, would differ "significantly" every eighth time. There it is group against rest, as in METHOD 1.4.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from loyalty_desktop.compute.counts import ClassCounts
from loyalty_desktop.compute.difference import Difference, joint_flags, part_of_total, score_difference
from loyalty_desktop.compute.estimate import DEFAULT_LIMITS, Limits, is_hidden
from loyalty_desktop.compute.share import share_difference
from loyalty_desktop.compute.student_t import t_quantile, two_sided_t_p

if TYPE_CHECKING:
    from loyalty_desktop.compute.counts import Tally

_Value: TypeAlias = "tuple[float, Tally, Tally, Tally]"
"""A value, and who has it: in a, in b, in both."""
_ROUNDING = 1e-24


def overlapping_score_difference(
    a: ClassCounts, b: ClassCounts, both: ClassCounts, *, confidence: float = 0.95, limits: Limits = DEFAULT_LIMITS
) -> Difference:
    """Return score(a) − score(b) in points, where `both` are the respondents of a who are in b too.

    Without common respondents it is `score_difference`; where one group holds the other, group against rest
    (METHOD 1.4). Otherwise t with n − 1 degrees of freedom, n distinct respondents. All but the first have the flag
    `overlap`; when nobody is in one group only and differs, p is None (`degenerate`).
    """
    if both.total.n <= 0:
        return score_difference(a, b, confidence=confidence, limits=limits)
    if both.total.n in {a.total.n, b.total.n} and a.total.n != b.total.n:
        whole, part = (a, b) if a.total.n > b.total.n else (b, a)
        rest = ClassCounts(
            _without(whole.positive, part.positive),
            _without(whole.passive, part.passive),
            _without(whole.negative, part.negative),
        )
        lift = score_difference(rest, part, confidence=confidence, limits=limits)
        return _held(lift, part.total, rest.total, turned=whole is b)
    values = [
        (1.0, a.positive, b.positive, both.positive),
        (0.0, a.passive, b.passive, both.passive),
        (-1.0, a.negative, b.negative, both.negative),
    ]
    return _difference(values, joint_flags(a.total, b.total, limits), confidence)


def overlapping_share_difference(
    hit: tuple[Tally, Tally, Tally],
    base: tuple[Tally, Tally, Tally],
    *,
    confidence: float = 0.95,
    limits: Limits = DEFAULT_LIMITS,
) -> Difference:
    """Return share a − share b in percentage points; `hit` and `base` are those of a, of b, and of both.

    Without common respondents it is `share_difference`; otherwise as for scores.
    """
    if base[2].n <= 0:
        return share_difference(hit[0], base[0], hit[1], base[1], confidence=confidence, limits=limits)
    if base[2].n in {base[0].n, base[1].n} and base[0].n != base[1].n:
        whole, part = (0, 1) if base[0].n > base[1].n else (1, 0)
        rest = _without(base[whole], base[part])
        left = _without(hit[whole], hit[part])
        lift = share_difference(left, rest, hit[part], base[part], confidence=confidence, limits=limits)
        return _held(lift, base[part], rest, turned=whole == 1)
    missed = [_without(whole, part) for whole, part in zip(base, hit, strict=True)]
    values = [(1.0, *hit), (0.0, missed[0], missed[1], missed[2])]
    return _difference(values, joint_flags(base[0], base[1], limits), confidence)


def _held(lift: Difference, part: Tally, rest: Tally, *, turned: bool) -> Difference:
    """Return whole against part from rest against part; `turned`, part against whole."""
    found = replace(part_of_total(lift, part.w, rest.w), flags=(*lift.flags, "overlap"))
    if not turned or found.points is None or found.low is None or found.high is None:
        return found
    return replace(found, points=-found.points, low=-found.high, high=-found.low)


def _difference(values: Sequence[_Value], flags: tuple[str, ...], confidence: float) -> Difference:
    flags = (*flags, "overlap")
    if is_hidden(flags):
        return Difference(None, None, None, None, None, flags)
    w_a, w_b = sum(a.w for _y, a, _b, _both in values), sum(b.w for _y, _a, b, _both in values)
    mean_a = sum(y * a.w for y, a, _b, _both in values) / w_a
    mean_b = sum(y * b.w for y, _a, b, _both in values) / w_b
    n, squares = 0, 0.0
    for y, a, b, both in values:
        of_a, of_b = (y - mean_a) / w_a, (y - mean_b) / w_b
        squares += max(0.0, a.w2 - both.w2) * of_a**2 + max(0.0, b.w2 - both.w2) * of_b**2
        squares += both.w2 * (of_a - of_b) ** 2
        n += a.n + b.n - both.n
    points = 100 * (mean_a - mean_b)
    if squares <= _ROUNDING or n < 2:
        return Difference(points, points, points, None, None, (*flags, "degenerate"))
    se = 100 * math.sqrt(n / (n - 1) * squares)
    half = t_quantile((1 + confidence) / 2, n - 1) * se
    return Difference(points, points - half, points + half, two_sided_t_p(points / se, n - 1), None, flags)


def _without(whole: Tally, part: Tally) -> Tally:
    n = whole.n - part.n
    return type(whole)(n, whole.w - part.w if n else 0.0, whole.w2 - part.w2 if n else 0.0)
