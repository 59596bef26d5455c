"""Why there is nothing to be planned yet, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.desktop.session.workspace import State


def why_nothing(state: State, *, has_levers: bool) -> tuple[str, str]:
    """Return a title and a sentence; `has_levers` says that there is something which moves the score."""
    if state.problem is not None:
        return _("Nothing can be worked out yet"), state.problem.text()
    if state.survey is None:
        return _("No answers yet"), _("Open a survey, and you see here what could raise the score, and plan it.")
    if has_levers:
        told = _("Choose the loyalty question at the top left, and you see here what could raise its score.")
        return _("No loyalty question yet"), told
    told = _("Drag ratings and experiences onto the Journey screen. What moves the score can then be planned here.")
    return _("No drivers and no experiences yet"), told
