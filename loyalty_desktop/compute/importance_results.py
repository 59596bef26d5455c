"""The importance of drivers as plain immutable values: what screens, reports and the command line show."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from loyalty_desktop.compute.driver_model import Source
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.journey.model import Driver

Method: TypeAlias = Literal["lmg", "relative_weights"]


LEFT_OUT = frozenset({"no_column", "no_scale", "few_ratings", "low_coverage", "constant"})
"""Flags of drivers that are not in the model."""


class DriverImportance(msgspec.Struct, frozen=True):
    """What one driver has to do with loyalty.

    `share` is its part of what all drivers explain together (0..1, they sum to 1) on its own valid ratings, with a
    jackknife interval; `contribution` the same in R², `relative_weight` Johnson's, for comparison. `rank` 1 matters
    most. All None where `flags` say why the driver is not in the model. `pearson` and `spearman` (unweighted) relate
    rating and loyalty answer alone and are None on fewer than 10 ratings, or where one of the two does not vary.
    """

    driver: Driver
    share: Estimate
    contribution: float | None = None
    relative_weight: float | None = None
    rank: int | None = None
    vif: float | None = None
    pearson: float | None = None
    spearman: float | None = None
    flags: tuple[str, ...] = ()
    """Why it is left out: `no_column`, `no_scale`, `few_ratings` (below 50), `low_coverage` (below 30 %),
    `constant`. `reverse_direction`: better ratings go with lower loyalty."""


class Importance(msgspec.Struct, frozen=True):
    """The importance of all drivers of a journey, in its order, on `n` respondents with a loyalty answer.

    `method` and `source` (of the correlations) are None when only correlations could be computed. `used` drivers are
    in the model, for which `needed` respondents would be enough. R² is 0..1, `adjusted_r2` allows for the number of
    drivers with n_eff and may be below 0.
    """

    drivers: tuple[DriverImportance, ...]
    n: int = 0
    n_eff: float = 0.0
    used: int = 0
    needed: int = 0
    method: Method | None = None
    source: Source | None = None
    r2: float | None = None
    adjusted_r2: float | None = None
    flags: tuple[str, ...] = ()
    """Those of the base, and `no_outcome`, `constant_outcome`, `no_drivers`, `too_few`: there is no model. `unstable`
    fewer than 200 respondents; `psd_repaired` drivers repeat or contradict one another; `not_converged`,
    `many_patterns`: pairs instead of EM; `lmg_rw_differ`: the two methods order the drivers differently;
    `nothing_explained`: R² is 0; `no_interval`: a driver does not vary without a twentieth of the respondents."""
