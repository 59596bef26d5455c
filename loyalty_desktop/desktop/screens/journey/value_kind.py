"""The value of a driver, basic or of experience, changed as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.journey import edit
from loyalty_desktop.journey.parts import driver_with
from loyalty_desktop.messages import message

if TYPE_CHECKING:
    from loyalty_desktop.desktop.session.workspace import Workspace
    from loyalty_desktop.journey.model import Driver, Value


def other_value(driver: Driver) -> Value:
    """Return the value that a driver does not have."""
    return "experience" if driver.value == "basic" else "basic"


def toggle_value(workspace: Workspace, driver: str) -> bool:
    """Give the driver with this id the value that it does not have."""
    one = driver_with(workspace.state.journey, driver)
    step = message("step_set_value", name=one.name)
    return workspace.edit_journey(step, lambda journey: edit.set_value(journey, driver, other_value(one)))
