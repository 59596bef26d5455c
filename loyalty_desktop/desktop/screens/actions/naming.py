"""What the score, the survey that is shown and the button that deletes are called on the screen of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.desktop.painting import elided
from loyalty_desktop.desktop.widgets.labels import no_keys
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.journey.edit_waves import names_of
from loyalty_desktop.report.measure_words import name_kind
from loyalty_desktop.report.wave_titles import short_waves
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.journey.project import Project
    from loyalty_desktop.report.actions_view import ActionsView

_REMOVE_NAME = 110


def score_called(measure: Measure) -> str:
    """Return the short name of the score."""
    kind = name_kind(measure)
    return word("measure", kind) if kind in {"nps", "nrs"} else _("score")


def wave_called(project: Project) -> str:
    """Return the survey that is shown, where there are several in files of their own; '' elsewhere."""
    return short_waves(names_of(project))[0] if project.waves.by is None and len(project.sources) > 1 else ""


def tabs_called(view: ActionsView) -> list[str]:
    """Return the tabs: all actions, and those of each state, with how many they are."""
    counted = [f"{word('action_state', state)} {count:,}" for state, count in view.counts]
    return [_("All {n:,}").format(n=len(view.rows)), *counted]


def removal_called(count: int, name: str | None, font: QFont) -> str:
    """Return what deleting so many actions is called; `name` is that of the only one."""
    if name is None:
        return ngettext("Delete {n} action", "Delete {n} actions", count).format(n=count)
    return no_keys(_("Delete “{name}”").format(name=elided(font, name, _REMOVE_NAME)))
