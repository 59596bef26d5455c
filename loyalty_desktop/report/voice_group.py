"""Whose comments are read: a class, those whom a driver satisfies or not, those who had an experience, a grid cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.compute.whom import Condition, InCells, Lived, Loyal, Rated, Whom
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.economics import CELLS, CellCode
from loyalty_desktop.report.grid_words import FIRST_TO_LAST, cell_name
from loyalty_desktop.report.measure_words import ClassCode, class_name

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Journey, Measure

DriverPart: TypeAlias = Literal["top", "rest"]
LivedPart: TypeAlias = Literal["had", "not"]
Choices: TypeAlias = "list[tuple[str, str]]"
"""Texts with their codes, for a list to choose from."""
_CLASSES: tuple[ClassCode, ...] = ("positive", "passive", "negative")


class VoiceGroup(msgspec.Struct, frozen=True):
    """A group of those who wrote; all that is set applies. Without anything it is everybody."""

    loyalty: ClassCode | None = None
    driver: tuple[str, DriverPart] | None = None
    """The id of a driver, and whether it satisfies them (the two best answers) or not."""
    experience: tuple[str, LivedPart] | None = None
    cell: CellCode | None = None

    @property
    def is_everybody(self) -> bool:
        """Whether nothing is set."""
        return self == EVERYBODY


EVERYBODY = VoiceGroup()


def whom_of(group: VoiceGroup, measure: Measure) -> Whom | None:
    """Return the conditions of a group, None for everybody."""
    found: list[Condition] = []
    if group.loyalty is not None:
        low = {"positive": measure.positive_min, "passive": measure.negative_max + 1, "negative": measure.low}
        high = {"positive": measure.high, "passive": measure.positive_min - 1, "negative": measure.negative_max}
        found.append(Loyal(low[group.loyalty], high[group.loyalty]))
    if group.driver is not None:
        found.append(Rated(group.driver[0], group.driver[1]))
    if group.experience is not None:
        found.append(Lived(group.experience[0], group.experience[1]))
    if group.cell is not None:
        found.append(InCells((group.cell,)))
    return tuple(found) or None


def still_there(group: VoiceGroup, journey: Journey, *, has_grid: bool) -> VoiceGroup:
    """Return a group without what the journey, or the survey, no longer has."""
    drivers = {one.id for one in (*journey.drivers, *journey.overall)}
    experiences = {one.id for one in journey.experiences}
    return VoiceGroup(
        group.loyalty,
        group.driver if group.driver is not None and group.driver[0] in drivers else None,
        group.experience if group.experience is not None and group.experience[0] in experiences else None,
        group.cell if has_grid else None,
    )


def group_name(group: VoiceGroup, journey: Journey) -> str:
    """Return what a group is called, in the language in use; '' for everybody."""
    names = []
    if group.loyalty is not None:
        names.append(class_name(group.loyalty, journey.measure))
    if group.cell is not None:
        names.append(cell_name(group.cell, journey.economics.names))
    if group.driver is not None:
        driver = next((one for one in (*journey.drivers, *journey.overall) if one.id == group.driver[0]), None)
        names.append(_driver_text(driver.name if driver is not None else "", group.driver[1]))
    if group.experience is not None:
        lived = next((one for one in journey.experiences if one.id == group.experience[0]), None)
        names.append(_lived_text(lived.name if lived is not None else "", group.experience[1]))
    return " × ".join(names)


def _driver_text(name: str, part: DriverPart) -> str:
    said = _("satisfied with {driver}") if part == "top" else _("not satisfied with {driver}")
    return said.format(driver=name)


def _lived_text(name: str, part: LivedPart) -> str:
    said = _("had “{experience}”") if part == "had" else _("did not have “{experience}”")
    return said.format(experience=name)


def class_choices(measure: Measure) -> Choices:
    """Return the classes that can be chosen, everybody first."""
    return [(_("everybody"), ""), *((class_name(code, measure), code) for code in _CLASSES)]


def driver_choices(journey: Journey) -> Choices:
    """Return whom each driver satisfies or not, everybody first."""
    parts: tuple[DriverPart, ...] = ("top", "rest")
    found = [
        (_driver_text(one.name, part), f"{part}:{one.id}")
        for one in (*journey.overall, *journey.drivers)
        if one.column is not None
        for part in parts
    ]
    return [(_("everybody"), ""), *found]


def experience_choices(journey: Journey) -> Choices:
    """Return who had each experience or not, everybody first."""
    parts: tuple[LivedPart, ...] = ("had", "not")
    found = [
        (_lived_text(one.name, part), f"{part}:{one.id}")
        for one in journey.experiences
        if one.column is not None
        for part in parts
    ]
    return [(_("everybody"), ""), *found]


def cell_choices(journey: Journey) -> Choices:
    """Return the cells of the customer grid, everybody first."""
    names = journey.economics.names
    return [(_("everybody"), ""), *((cell_name(code, names), code) for code in FIRST_TO_LAST)]


def with_class(group: VoiceGroup, code: str) -> VoiceGroup:
    """Return a group with another class by its code, '' for all of them."""
    chosen = next((one for one in _CLASSES if one == code), None)
    return msgspec.structs.replace(group, loyalty=chosen)


def with_driver(group: VoiceGroup, code: str) -> VoiceGroup:
    """Return a group with another driver by the code of its choice."""
    part, colon, id_ = code.partition(":")
    chosen: tuple[str, DriverPart] | None = (id_, "top" if part == "top" else "rest") if colon else None
    return msgspec.structs.replace(group, driver=chosen)


def with_experience(group: VoiceGroup, code: str) -> VoiceGroup:
    """Return a group with another experience by the code of its choice."""
    part, colon, id_ = code.partition(":")
    chosen: tuple[str, LivedPart] | None = (id_, "had" if part == "had" else "not") if colon else None
    return msgspec.structs.replace(group, experience=chosen)


def with_cell(group: VoiceGroup, code: str) -> VoiceGroup:
    """Return a group with another cell of the grid by its code."""
    chosen = next((one for one in CELLS if one == code), None)
    return msgspec.structs.replace(group, cell=chosen)


def codes_of(group: VoiceGroup) -> tuple[str, str, str, str]:
    """Return the codes of what is chosen: class, driver, experience, cell."""
    driver = "" if group.driver is None else f"{group.driver[1]}:{group.driver[0]}"
    lived = "" if group.experience is None else f"{group.experience[1]}:{group.experience[0]}"
    return group.loyalty or "", driver, lived, group.cell or ""


Offers: TypeAlias = tuple[tuple[str, str, VoiceGroup], ...]
"""Groups to be read in one press: in a word beside the figure, in full, and the group itself."""


def driver_offers(journey: Journey, id_: str | None) -> Offers:
    """Return those whom a driver satisfies, and those whom it does not; () without a driver, or without its column."""
    driver = next((one for one in (*journey.overall, *journey.drivers) if one.id == id_), None)
    if driver is None or driver.column is None:
        return ()
    return (
        (_("satisfied"), _driver_text(driver.name, "top"), VoiceGroup(driver=(driver.id, "top"))),
        (_("others"), _driver_text(driver.name, "rest"), VoiceGroup(driver=(driver.id, "rest"))),
    )


def experience_offers(journey: Journey, id_: str | None) -> Offers:
    """Return those who had an experience; () without one, or without its column."""
    lived = next((one for one in journey.experiences if one.id == id_), None)
    if lived is None or lived.column is None:
        return ()
    return ((_("Read comments"), _lived_text(lived.name, "had"), VoiceGroup(experience=(lived.id, "had"))),)


def class_offers(measure: Measure) -> Offers:
    """Return the three classes, the negative one first as in the charts."""
    names = [(class_name(code, measure), code) for code in reversed(_CLASSES)]
    return tuple((name, name, VoiceGroup(loyalty=code)) for name, code in names)


def cell_offers(journey: Journey, code: CellCode) -> Offers:
    """Return the members of one cell of the customer grid."""
    name = cell_name(code, journey.economics.names)
    return ((_("Read in Voices"), name, VoiceGroup(cell=code)),)
