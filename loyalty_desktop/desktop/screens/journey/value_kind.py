"""The value of a driver, basic or of experience, changed as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey import edit
from loyalty_desktop.journey.parts import driver_with
from loyalty_desktop.messages import message
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Driver, Journey, Value


def other_value(driver: Driver) -> Value:
    """Return the value that a driver does not have."""
    return "experience" if driver.value == "basic" else "basic"


def values_undecided(journey: Journey) -> bool:
    """Say whether nobody has parted the drivers yet: then the value that all begin with is a guess."""
    return all(one.value == "experience" for one in journey.drivers)


def value_told(driver: Driver) -> str:
    """Say what the value of a driver means and what it changes."""
    changes = _("It changes no figure, only how the Drivers screen sorts and marks it.")
    return "\n".join((word("value_meaning", driver.value), changes))


def value_tag(journey: Journey, driver: Driver) -> str:
    """Return the value of a driver as its tag says it, with a question mark while it is a guess."""
    said = word("value", driver.value)
    return _("{value}?").format(value=said) if values_undecided(journey) else said


def toggle_value(workspace: Workspace, driver: str) -> bool:
    """Give the driver with this id the value that it does not have."""
    one = driver_with(workspace.state.journey, driver)
    step = message("step_set_value", name=one.name)
    return workspace.edit_journey(step, lambda journey: edit.set_value(journey, driver, other_value(one)))
