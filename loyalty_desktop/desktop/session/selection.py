"""What is chosen, everywhere at once: a driver, an experience, a column of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.survey.reading import ColumnKey

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Journey


class Selection(msgspec.Struct, frozen=True):
    """The chosen part of the journey and the column behind it.

    With an experience chosen, `driver` is the one at which it happened; `column` is the column of the
    experience, or of the driver.
    """

    driver: str | None = None
    experience: str | None = None
    column: ColumnKey | None = None


NOTHING = Selection()


def driver_chosen(journey: Journey, id_: str | None) -> Selection:
    """Return the selection of a driver, or of overall satisfaction; NOTHING if the journey has none such."""
    parts = (*journey.drivers, *journey.overall)
    driver = next((one for one in parts if one.id == id_), None)
    return NOTHING if driver is None else Selection(driver.id, None, driver.column)


def experience_chosen(journey: Journey, id_: str | None) -> Selection:
    """Return the selection of an experience with its driver; NOTHING if the journey has none such."""
    one = next((each for each in journey.experiences if each.id == id_), None)
    return NOTHING if one is None else Selection(one.driver, one.id, one.column)


def column_chosen(journey: Journey, key: ColumnKey | None) -> Selection:
    """Return the selection of a column, with the driver or the only experience that it is in the journey."""
    if key is None:
        return NOTHING
    driver = next((one for one in (*journey.drivers, *journey.overall) if one.column == key), None)
    if driver is not None:
        return Selection(driver.id, None, key)
    experiences = [one for one in journey.experiences if one.column == key]
    if len(experiences) == 1:
        return Selection(experiences[0].driver, experiences[0].id, key)
    return Selection(None, None, key)


def still_there(selection: Selection, journey: Journey) -> Selection:
    """Return the selection without what the journey no longer has, its driver and column brought up to date."""
    if selection.experience is not None:
        found = experience_chosen(journey, selection.experience)
        return found if found != NOTHING else column_chosen(journey, selection.column)
    if selection.driver is not None:
        found = driver_chosen(journey, selection.driver)
        return found if found != NOTHING else column_chosen(journey, selection.column)
    return column_chosen(journey, selection.column)
