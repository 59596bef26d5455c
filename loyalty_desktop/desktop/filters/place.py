"""Where filters that are made in the popover go: among those of the header, or into a group of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.edit_filters import drop_filter, keep_view, put_filter
from loyalty_desktop.journey.parts import tidy_name
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Filter, Journey


class FilterPlace:
    """The filters of the header, which all figures follow."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def question(self) -> str:
        """Return what is asked above the columns to choose from."""
        return _("What to filter by")

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The filters that are there."""
        return self.workspace.state.journey.filters

    @property
    def before(self) -> tuple[Filter, ...]:
        """Filters of elsewhere that hold as well."""
        return ()

    @property
    def journey(self) -> Journey:
        """The journey with all filters that hold: those of elsewhere first."""
        return self.workspace.state.journey

    def put(self, new: Filter, at: int | None) -> None:
        """Add a filter, or change the one at a place: one step."""
        step = message("step_filter_add" if at is None else "step_filter_change")
        self.workspace.edit_journey(step, lambda journey: put_filter(journey, new, at))

    def drop(self, at: int) -> None:
        """Take the filter at a place away: one step."""
        self.workspace.edit_journey(message("step_filter_drop"), lambda journey: drop_filter(journey, at))

    def keep(self, name: str) -> None:
        """Keep the filters under a name: one step; raises UnusableJourney."""
        project = keep_view(self.workspace.state.project, name, self.filters)
        self.workspace.edit(message("step_view_keep"), project, said=(message("view_kept", name=tidy_name(name)),))
