"""How many respondents the figures are about, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.raking import COSTLY
from loyalty_desktop.i18n import gettext, ngettext
from loyalty_desktop.report.column_words import column_in_use
from loyalty_desktop.report.share_choices import margins_name
from loyalty_desktop.report.share_words import fit_headline

if TYPE_CHECKING:
    from loyalty_desktop.desktop.session.workspace import State

_ = gettext


def is_nobody_left(state: State) -> bool:
    """Say whether the filters let nobody pass."""
    return state.results is not None and bool(state.journey.filters) and not state.results.respondents


def base_text(state: State) -> str:
    """Return how many pass the filters; why there are no figures where a filter or weight cannot be used."""
    if state.problem is not None:
        return state.problem.text()
    if state.results is None or state.survey is None or not state.journey.filters:
        return ""
    if is_nobody_left(state):
        return _("Nobody matches these filters.")
    left, everybody = state.results.respondents, state.survey.rows
    said = ngettext("{count:,} of {all:,} respondent", "{count:,} of {all:,} respondents", everybody)
    return said.format(count=left, all=everybody)


def weight_text(state: State) -> str:
    """Return what respondents are weighted by, and that it is to be looked at; '' where they are not."""
    journey, survey = state.journey, state.survey
    parts = []
    if journey.weight is not None:
        parts.append(column_in_use(journey.weight, survey.column(journey.weight) if survey is not None else None))
    if journey.raking:
        names = margins_name(journey.raking, survey, _(", "))
        parts.append(_("known shares of {columns}").format(columns=names))
    said = _("Weight (check): {what}") if _is_doubtful(state) else _("Weight: {what}")
    return said.format(what=" × ".join(parts)) if parts else ""


def _is_doubtful(state: State) -> bool:
    """Say whether known shares are not met, or are met at a high price."""
    report = None if state.results is None else state.results.raking
    return report is not None and any(one.id in COSTLY for one in report.warnings)


def weight_tip(state: State) -> str:
    """Return what respondents are weighted by, with what matching known shares costs and what to beware of."""
    lines = [weight_text(state)]
    if state.results is not None and state.results.raking is not None:
        report = state.results.raking
        lines += [fit_headline(report), *(one.text() for one in report.warnings)]
    return "\n".join(lines)
