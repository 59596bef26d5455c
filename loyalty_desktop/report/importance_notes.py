"""What is to be said of the importance of drivers: why some have none, and what to keep in mind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.importance import LEAST_COVERAGE, LEAST_RATINGS, STABLE
from loyalty_desktop.messages import message
from loyalty_desktop.report.figures import share_text

if TYPE_CHECKING:
    from loyalty_desktop.compute.importance_results import DriverImportance, Importance
    from loyalty_desktop.messages import Message


def left_out_because(one: DriverImportance, importance: Importance) -> Message | None:
    """Return why a driver is not in the model, None when it is."""
    n = one.share.n
    reasons = {
        "no_column": message("importance_no_column"),
        "no_scale": message("importance_no_scale"),
        "few_ratings": message("importance_few_ratings", n=n, needed=LEAST_RATINGS),
        "low_coverage": message("importance_low_coverage", n=n, base=importance.n, share=share_text(LEAST_COVERAGE)),
        "constant": message("importance_constant"),
    }
    return next((reasons[flag] for flag in one.flags if flag in reasons), None)


def _unstable(importance: Importance) -> Message:
    if importance.n < STABLE:
        return message("importance_unstable", needed=STABLE)
    return message("importance_unstable_weighted", n_eff=int(importance.n_eff), needed=STABLE)


def importance_notes(importance: Importance) -> tuple[Message, ...]:
    """Return what stands below the figures: why there are none, or how far they can be trusted."""
    sentences = {
        "no_outcome": message("importance_no_outcome"),
        "constant_outcome": message("importance_constant_outcome"),
        "no_drivers": message("importance_no_drivers"),
        "too_few": message("importance_too_few", n=importance.n, drivers=importance.used, needed=importance.needed),
        "nothing_explained": message("importance_nothing_explained"),
        "unstable": _unstable(importance),
        "psd_repaired": message("importance_psd_repaired"),
        "not_converged": message("importance_not_converged"),
        "many_patterns": message("importance_many_patterns"),
        "lmg_rw_differ": message("importance_lmg_rw_differ"),
        "no_interval": message("importance_no_interval"),
    }
    said = [sentences[flag] for flag in importance.flags if flag in sentences]
    if importance.method is not None:
        if importance.source != "complete":
            said.append(message("importance_missing_at_random"))
        said.append(message("importance_association"))
    return tuple(said)
