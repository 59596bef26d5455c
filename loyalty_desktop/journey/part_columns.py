"""The columns of all parts of a journey, by their ids: drivers, experiences, and the money of customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.journey.parts import changed, with_driver, with_experience

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Driver, Experience, Journey
    from loyalty_desktop.survey.reading import ColumnKey

_PROFIT, _FREQUENCY = "economics:profit", "economics:frequency"


def columns_in(journey: Journey) -> dict[str, tuple[ColumnKey | None, str | None]]:
    """Return the column, and for an experience that is one of several answers its option, of each part."""
    found: dict[str, tuple[ColumnKey | None, str | None]] = {
        one.id: (one.column, None) for one in (*journey.drivers, *journey.overall)
    }
    found |= {one.id: (one.column, one.option) for one in journey.experiences}
    return found | {_PROFIT: (journey.economics.profit, None), _FREQUENCY: (journey.economics.frequency, None)}


def with_column(journey: Journey, id_: str, column: ColumnKey, option: str | None) -> Journey:
    """Return the journey in which the part with this id has this column."""
    if id_ in {_PROFIT, _FREQUENCY}:
        money = journey.economics
        new = changed(money, profit=column) if id_ == _PROFIT else changed(money, frequency=column)
        return changed(journey, economics=new)
    driver = next((one for one in (*journey.drivers, *journey.overall) if one.id == id_), None)
    if driver is not None:
        return with_driver(journey, changed(driver, column=column))
    experience = next(one for one in journey.experiences if one.id == id_)
    return with_experience(journey, changed(experience, column=column, option=option))


def name_of(journey: Journey, id_: str) -> str:
    """Return what a part is called; '' for money, which is no part that anybody named."""
    parts: tuple[Driver | Experience, ...] = (*journey.drivers, *journey.overall, *journey.experiences)
    return next((one.name for one in parts if one.id == id_), "")


def in_use(journey: Journey, but: str) -> set[ColumnKey]:
    """Return the columns that hold one part alone, those of the part `but` left out."""
    keys = {id_: column for id_, (column, option) in columns_in(journey).items() if option is None and id_ != but}
    return {key for key in (*keys.values(), journey.measure.column) if key is not None}
