"""The filters that make one of two groups: within those of the header, saved with the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from loyalty_desktop.desktop.filters.place import FilterPlace
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.edit_measure import following
from loyalty_desktop.journey.opposed import drop_condition, put_condition, with_side
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.messages import message
from loyalty_desktop.report.opposed_view import LETTERS

if TYPE_CHECKING:
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Filter, Journey
    from loyalty_desktop.journey.opposed import Opposed, SideCode


class SidePlace(FilterPlace):
    """The conditions of group A or of group B; each edit is one step."""

    def __init__(self, workspace: Workspace, side: SideCode) -> None:
        super().__init__(workspace)
        self.side = side

    def question(self) -> str:
        """Return what is asked above the columns to choose from."""
        return _("Conditions of group {letter}").format(letter=LETTERS[self.side])

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The conditions; those of classes are about the present loyalty question."""
        state = self.workspace.state
        return following(state.project.opposed.filters_of(self.side), state.journey.measure)

    @property
    def before(self) -> tuple[Filter, ...]:
        """The filters of the header."""
        return self.workspace.state.journey.filters

    @property
    def journey(self) -> Journey:
        """The journey with the filters of the header and the conditions of the group."""
        journey = self.workspace.state.journey
        return replace(journey, filters=(*self.before, *self.filters))

    def put(self, new: Filter, at: int | None) -> None:
        """Add a condition, or change the one at a place."""
        self._edit(put_condition(self._opposed, self.side, new, at))

    def drop(self, at: int) -> None:
        """Take a condition away."""
        self._edit(drop_condition(self._opposed, self.side, at))

    def take(self, filters: tuple[Filter, ...]) -> None:
        """Make the group of filters that were kept under a name; without any, start anew."""
        self._edit(with_side(self._opposed, self.side, filters))

    @property
    def _opposed(self) -> Opposed:
        return with_side(self.workspace.state.project.opposed, self.side, self.filters)

    def _edit(self, opposed: Opposed) -> None:
        step = message("step_group_build", letter=LETTERS[self.side])
        self.workspace.edit(step, changed(self.workspace.state.project, opposed=opposed))
