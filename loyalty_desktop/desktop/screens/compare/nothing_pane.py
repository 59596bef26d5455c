"""What stands in place of a comparison that there is not: why, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from loyalty_desktop.desktop.widgets.buttons import Button
from loyalty_desktop.desktop.widgets.panel import Panel, column
from loyalty_desktop.desktop.widgets.said import Said
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.desktop.look import Look
    from loyalty_desktop.desktop.session.workspace import State


class NothingPane(Panel):
    """Says what is missing; a button leads to the Data screen where a column is."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.said, self.to_data = Said(look, 560), Button(look, "primary")
        parts = column(self)
        parts.addStretch(1)
        parts.addWidget(self.said)
        parts.addWidget(self.to_data, 0, Qt.AlignmentFlag.AlignHCenter)
        parts.addStretch(1)

    def say(self, state: State, found: object, *, without_columns: bool) -> None:
        """Say why there is nothing to see, and what to do about it."""
        missing = state.survey is not None and without_columns
        self.to_data.setVisible(missing)
        self.to_data.setText(_("Choose the column in the Data screen"))
        if state.problem is not None and not missing:
            self.said.say(_("No figures yet"), state.problem.text())
        elif state.survey is None:
            self.said.say(_("No answers yet"), _("Open a survey to see how its groups of customers differ."))
        elif isinstance(found, LoyaltyError):
            self.said.say(_("No figures yet"), found.message.text())
        elif not missing:
            self.said.say(_("Comparing many groups…"), _("This takes a moment."))
        else:
            self.said.say(
                _("No column with groups"),
                _(
                    "This survey has no column that divides customers into groups, such as age group, sex, "
                    "shop or member rank. If there is one, give it the role “Segment” on the Data screen."
                ),
            )
