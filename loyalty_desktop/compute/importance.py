"""How much each driver matters for loyalty, and how sure that is: the whole procedure of METHOD 5.2.

Association, not cause: every screen that shows these figures carries METHOD 4.3's caption. A rating somebody did not
give is taken as missing at random given that person's other answers, so that a driver that few use is judged "as if
used"; that is to be said too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from loyalty_desktop.compute.answering import rating_of
from loyalty_desktop.compute.counts import Tally
from loyalty_desktop.compute.driver_model import DriverModel, contributions
from loyalty_desktop.compute.estimate import DEFAULT_LIMITS, Estimate, Limits, base_flags, is_hidden
from loyalty_desktop.compute.importance_results import LEFT_OUT, DriverImportance, Importance
from loyalty_desktop.compute.importance_rows import RatedRows, rated_rows
from loyalty_desktop.compute.jackknife import GROUPS, jackknife_groups, jackknife_interval
from loyalty_desktop.compute.linearised import tally_of
from loyalty_desktop.compute.lmg import MOST_DRIVERS, r_squared, relative_weights, variance_inflation
from loyalty_desktop.compute.pairwise import PairSums
from loyalty_desktop.compute.spearman import Places, spearman
from loyalty_desktop.errors import Cancelled
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.linearised import BoolArray, FloatArray
    from loyalty_desktop.journey.model import Driver, Journey

LEAST_RATINGS, LEAST_COVERAGE = 50, 0.3
"""A driver with fewer valid ratings, or rated by a smaller part of the rows, is left out of the model."""
STABLE = 200
"""Fewer respondents, weighted or not, do not settle the order of the drivers."""
_LEAST_ROWS, _ROWS_A_DRIVER = 50, 10
_ALIKE, _ANY_NUMBER = 0.9, Limits(2, 2)
_ROUNDING = 1e-9
_FIT, _REFITS = 0.1, 0.5
"""How far the work is when the fit begins, and when the refits do."""


def importance(
    counter: Counter,
    journey: Journey,
    *,
    cancelled: Callable[[], bool] | None = None,
    on_progress: Callable[[float], None] | None = None,
) -> Importance:
    """Return the importance of the journey's drivers on its base (METHOD 5.2).

    Rows are the respondents of the base with a valid loyalty answer; the answer itself is explained, not its class.
    The same survey and journey give the same figures. Takes seconds on 100,000 rows: `on_progress` hears a share
    0..1, and when `cancelled` says yes, Cancelled is raised. Raises UnusableJourney when a filter or weight column is
    missing or unusable.
    """
    work = _Work(cancelled, on_progress)
    rows = rated_rows(counter, journey)
    if rows is None:
        found = [rating_of(counter.survey, one) for one in journey.drivers]
        flags = [one if isinstance(one, str) else "" for one in found]
        return Importance(
            tuple(_unrated(driver, flag) for driver, flag in zip(journey.drivers, flags, strict=True)),
            flags=("no_base", "no_outcome"),
        )
    drivers = []
    for driver, ratings in zip(journey.drivers, rows.ratings, strict=True):
        drivers.append(_unrated(driver, ratings) if isinstance(ratings, str) else _alone(driver, ratings, rows))
        work.is_at(_FIT * len(drivers) / len(rows.ratings))
    used = [at for at, one in enumerate(drivers) if not LEFT_OUT & set(one.flags)]
    base = Tally.of(len(rows.outcome)) if rows.weights is None else tally_of(rows.weights)
    needed = max(_LEAST_ROWS, _ROWS_A_DRIVER * len(used))
    single = Importance(tuple(drivers), base.n, base.n_eff, len(used), needed, flags=base_flags(base))
    why_not = _why_not(rows, single)
    made = replace(single, flags=single.flags + why_not) if why_not else _modelled(single, rows, used, work)
    work.is_at(1.0)
    return made


class _Work:
    """Who wants to know how far the work is, and may stop it."""

    def __init__(self, cancelled: Callable[[], bool] | None, on_progress: Callable[[float], None] | None) -> None:
        self._cancelled, self._on_progress, self._share = cancelled, on_progress, 0.0

    def go_on(self) -> None:
        """Raise Cancelled when the work is no longer wanted."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled(message("importance_cancelled"))

    def is_at(self, share: float) -> None:
        """Say how far the work is, never less than before; raise Cancelled when it is no longer wanted."""
        self.go_on()
        self._share = max(self._share, min(1.0, share))
        if self._on_progress is not None:
            self._on_progress(self._share)


def _unrated(driver: Driver, flag: str) -> DriverImportance:
    nobody = Estimate(0, 0.0, 0.0, None, None, None, ("no_base",))
    return DriverImportance(driver, nobody, flags=(flag,) if flag else ())


def _alone(driver: Driver, ratings: FloatArray, rows: RatedRows) -> DriverImportance:
    """Return what can be said of a driver by itself: its base, its correlations, why it is left out of the model."""
    valid = ~np.isnan(ratings)
    weights = None if rows.weights is None else rows.weights[valid]
    base = Tally.of(int(valid.sum())) if weights is None else tally_of(weights)
    share = Estimate(base.n, base.n_eff, base.w, None, None, None, base_flags(base))
    flags: tuple[str, ...] = ()
    if base.n < LEAST_RATINGS:
        flags = ("few_ratings",)
    elif base.n < LEAST_COVERAGE * len(valid):
        flags = ("low_coverage",)
    elif not _varies(ratings[valid]):
        flags = ("constant",)
    if base.n < DEFAULT_LIMITS.suppress:
        return DriverImportance(driver, share, flags=flags)
    rating, outcome = ratings[valid], rows.outcome[valid]
    rho = spearman(_places(rating), _places(outcome)).value
    if rho is None:
        return DriverImportance(driver, share, flags=flags)
    both = np.column_stack([rating - rating.mean(), outcome - outcome.mean()])
    r = float(PairSums.of(both, weights).correlation()[0, 1])
    falls = ("reverse_direction",) if r < 0 else ()
    return DriverImportance(driver, share, pearson=r, spearman=rho, flags=flags + falls)


def _varies(values: FloatArray) -> bool:
    return bool((values != values[0]).any())


def _why_not(rows: RatedRows, single: Importance) -> tuple[str, ...]:
    """Return why there is no model, only correlations."""
    if is_hidden(single.flags):
        return ("too_few",)
    if not _varies(rows.outcome):
        return ("constant_outcome",)
    if not single.used:
        return ("no_drivers",)
    return ("too_few",) if single.n < single.needed else ()


def _modelled(single: Importance, rows: RatedRows, used: list[int], work: _Work) -> Importance:
    """Return the importance with what the model of the `used` drivers says."""
    columns = [ratings for at in used if not isinstance(ratings := rows.ratings[at], str)]
    model = DriverModel(
        np.column_stack([*columns, rows.outcome]),
        rows.weights,
        work.go_on,
        lambda share: work.is_at(_FIT + (_REFITS - _FIT) * share),
    )
    parts, weights = contributions(model.correlation), relative_weights(model.correlation)
    r2 = r_squared(model.correlation)
    explained = r2 > _ROUNDING
    flags = _model_flags(single, model, parts, weights)
    limits = _limits(parts / parts.sum(), rows, model, work) if explained else None
    inflation = variance_inflation(model.correlation)
    drivers = list(single.drivers)
    for place, at in enumerate(used):
        part = float(parts[place])
        drivers[at] = replace(
            drivers[at],
            share=replace(
                drivers[at].share,
                value=part / float(parts.sum()) if explained else None,
                low=float(limits[0][place]) if limits is not None else None,
                high=float(limits[1][place]) if limits is not None else None,
            ),
            contribution=part,
            relative_weight=float(weights[place]),
            vif=float(inflation[place]),
        )
    spare = single.n_eff - len(used) - 1
    if not explained:
        flags += ("nothing_explained",)
    elif limits is None:
        flags += ("no_interval",)
    return replace(
        single,
        drivers=_ranked(drivers),
        method="lmg" if len(used) <= MOST_DRIVERS else "relative_weights",
        source=model.source,
        r2=r2,
        adjusted_r2=1 - (1 - r2) * (single.n_eff - 1) / spare if spare > 0 else None,
        flags=single.flags + flags,
    )


def _model_flags(single: Importance, model: DriverModel, parts: FloatArray, weights: FloatArray) -> tuple[str, ...]:
    flags = {
        # n_eff is what the respondents are worth, and equal weights come out a last digit below n.
        "unstable": min(single.n, single.n_eff * (1 + _ROUNDING)) < STABLE,
        "psd_repaired": model.repaired,
        "not_converged": model.not_converged,
        "many_patterns": model.too_much,
        "lmg_rw_differ": _differ(parts, weights),
    }
    return tuple(flag for flag, holds in flags.items() if holds)


def _differ(parts: FloatArray, weights: FloatArray) -> bool:
    """Tell whether the two methods order the drivers differently: rank correlation below .9."""
    # Drivers that repeat one another are equal but for the last digits.
    orders = [_places(np.round(values, 9)) for values in (parts, weights)]
    alike = spearman(orders[0], orders[1], limits=_ANY_NUMBER).value
    return alike is not None and alike < _ALIKE


def _places(values: FloatArray) -> Places:
    """Return the place of each value among the sorted distinct ones."""
    return np.unique(values, return_inverse=True)[1].astype(np.intp, copy=False)


def _limits(
    shares: FloatArray, rows: RatedRows, model: DriverModel, work: _Work
) -> tuple[FloatArray, FloatArray] | None:
    """Return the jackknife limits of the shares; None when a model without some respondents says nothing."""
    group = jackknife_groups(rows.by_id)
    without = []
    for one in range(GROUPS):
        left: BoolArray = group == one
        matrix = model.without(left)
        parts = contributions(matrix) if matrix is not None else np.zeros(len(shares))
        if not parts.sum() > _ROUNDING:
            return None
        without.append(parts / parts.sum())
        work.is_at(_REFITS + (1 - _REFITS) * len(without) / GROUPS)
    return jackknife_interval(shares, np.array(without))


def _ranked(drivers: list[DriverImportance]) -> tuple[DriverImportance, ...]:
    """Give the drivers their ranks, 1 for the largest share; equal shares share a rank, small bases have none."""
    shares = [
        one.share.value if one.share.value is not None and "small_base" not in one.share.flags else None
        for one in drivers
    ]
    known = [share for share in shares if share is not None]
    return tuple(
        one if share is None else replace(one, rank=1 + sum(other > share + _ROUNDING for other in known))
        for one, share in zip(drivers, shares, strict=True)
    )
