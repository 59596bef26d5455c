"""The sentences about the importance of drivers; see `sentences`."""

from __future__ import annotations

from loyalty_desktop.i18n import N_

IMPORTANCE_SENTENCES: dict[str, str] = {
    "importance_cancelled": N_("Working out the importance was stopped."),
    # why a driver has none
    "importance_no_column": N_("No column has been chosen for it."),
    "importance_no_scale": N_("The answers in its column are not ratings."),
    "importance_few_ratings": N_("{n} of the respondents rated it; at least {needed} are needed."),
    "importance_low_coverage": N_(
        "Only {n} of {base} respondents rated it, less than {share}: too few to set it beside the others."
    ),
    "importance_constant": N_("Everybody gave it the same rating."),
    # why no driver has any
    "importance_no_outcome": N_("Without a loyalty question there is no importance."),
    "importance_constant_outcome": N_("Everybody gave the same loyalty answer: there is nothing to explain."),
    "importance_no_drivers": N_("No driver has enough ratings."),
    "importance_too_few": N_(
        "{n} respondents are too few for {drivers} drivers; {needed} are needed. Only the correlations are shown."
    ),
    "importance_nothing_explained": N_("The ratings say nothing about loyalty here."),
    # what to keep in mind
    "importance_unstable": N_("Fewer than {needed} respondents: the order may change with more of them."),
    "importance_unstable_weighted": N_(
        "With their weights the respondents count for {n_eff} only; below {needed} the order may change with more of "
        "them."
    ),
    "importance_psd_repaired": N_("Some ratings nearly repeat one another; their parts cannot be told apart well."),
    "importance_not_converged": N_(
        "The missing ratings could not be estimated together, so each pair of questions was looked at by itself."
    ),
    "importance_many_patterns": N_(
        "There are too many kinds of gaps to estimate the missing ratings together in reasonable time, so each pair of "
        "questions was looked at by itself."
    ),
    "importance_lmg_rw_differ": N_("Another usual method puts the drivers in another order."),
    "importance_no_interval": N_("How sure these figures are could not be worked out."),
    "importance_missing_at_random": N_(
        "Where somebody did not rate a driver, people with similar other answers stand in: its importance is meant as "
        "if everybody had used it."
    ),
    "importance_association": N_("Importance is association. It does not prove that a better rating makes loyalty."),
}
