"""Templates: how a survey was read and its journey, kept without any answer, for the next file with its headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.errors import NoAnswers
from loyalty_desktop.journey.locations import storable
from loyalty_desktop.journey.match import match_journey
from loyalty_desktop.journey.model import Journey
from loyalty_desktop.journey.pairing import HEADINGS, Want, same_key
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.noted import SEEN
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.survey import Survey, survey

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from loyalty_desktop.journey.project import Project
    from loyalty_desktop.survey.sheet import Workbook

ENOUGH = 0.8
"""Share of the columns that were corrected or used which a file must have to be read the same way."""
_FEWEST = 2
_MOST_NAMES = 6


class Template(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is kept of a project: its name and place, the headings of its survey, reading and journey."""

    name: str
    project: str
    headings: tuple[ColumnKey, ...]
    reading: Reading
    journey: Journey


class Offer(msgspec.Struct, frozen=True):
    """A template that fits a survey: the reading as it is for this file, and how the columns differ.

    `missing` columns were corrected or used there and are not here, `renamed` ones are called otherwise here,
    `new` ones were not there.
    """

    template: Template
    reading: Reading
    share: float
    missing: tuple[ColumnKey, ...] = ()
    renamed: tuple[tuple[ColumnKey, ColumnKey], ...] = ()
    new: tuple[ColumnKey, ...] = ()

    @property
    def differences(self) -> tuple[Message, ...]:
        """What is to be told of columns that are not the same."""
        told = []
        if self.renamed:
            pairs = _listed(f"{one.heading} → {other.heading}" for one, other in self.renamed)
            told.append(message("template_renamed", columns=pairs, count=len(self.renamed)))
        if self.missing:
            names = _listed(one.heading for one in self.missing)
            told.append(message("template_missing", columns=names, count=len(self.missing)))
        if self.new:
            told.append(message("template_new", columns=_listed(one.heading for one in self.new), count=len(self.new)))
        return tuple(told)


class TakenOver(msgspec.Struct, frozen=True):
    """A survey read as a template says, with its journey; `told` is what differs and what was guessed."""

    survey: Survey
    journey: Journey
    told: tuple[Message, ...]


def template_of(project: Project, survey: Survey, path: Path) -> Template:
    """Return what is kept of the project at `path`: nothing of it is an answer of a respondent.

    Tables joined by customer are not part of it, nor is a questionnaire: they belong to one file.
    """
    reading = msgspec.structs.replace(survey.reading, encoding=None, questionnaire=None, joins=())
    headings = tuple(sorted(column.key for column in survey.columns))
    place = storable(str(path.absolute()))
    return Template(storable(path.stem), place, headings, reading, project.journey)


def needed_columns(template: Template) -> frozenset[ColumnKey]:
    """Return the columns that were corrected, or that the journey uses."""
    journey = template.journey
    used = {journey.measure.column, journey.weight, *(one.column for one in (*journey.drivers, *journey.overall))}
    used |= {one.column for one in journey.experiences} | {one.column for one in journey.filters}
    return frozenset(key for key in used if key is not None) | {one.column for one in template.reading.corrections}


def best_offer(templates: Iterable[Template], survey: Survey, proposed: Journey) -> Offer | None:
    """Return the template that fits best, the first of several; None when none does or none would change anything.

    `proposed` is the journey that the survey has without.
    """
    offers = [offer for one in templates if (offer := offer_of(one, survey, proposed)) is not None]
    return max(offers, key=lambda one: one.share, default=None)


def offer_of(template: Template, understood: Survey, proposed: Journey) -> Offer | None:
    """Return how a template would be used for this survey, None when too few of its columns are there."""
    needed = needed_columns(template)
    layout = _layout(template.reading, understood.workbook)
    base = understood if layout == Reading() else _read(understood.workbook, layout) or understood
    lost = sorted(needed - {column.key for column in base.columns})
    renamed = _renamed(lost, template, base)
    share = (len(needed) - len(lost) + len(renamed)) / len(needed) if needed else 0.0
    if len(needed) < _FEWEST or share < ENOUGH:
        return None
    if base is understood:
        layout = msgspec.structs.replace(layout, sheet=None, heading_rows=None, sheets=(), shape=None)
    reading = msgspec.structs.replace(
        layout, encoding=understood.reading.encoding, corrections=_corrections(template.reading, lost, renamed)
    )
    if reading == understood.reading and match_journey(template.journey, understood).journey == proposed:
        return None  # everything is so already
    missing = tuple(key for key in lost if key not in renamed)
    known = {*template.headings, *renamed.values()}
    new = tuple(column.key for column in base.columns if column.key not in known and column.heading)
    return Offer(template, reading, share, missing, tuple(sorted(renamed.items())), new)


def taken_over(offer: Offer, workbook: Workbook) -> TakenOver:
    """Read the cells as the template says, and give them its journey; raises NoAnswers."""
    read = survey(workbook, offer.reading)
    matched = match_journey(offer.template.journey, read)
    missing = {key.heading for key in offer.missing}
    lacks = (one.message for one in matched.unmatched if dict(one.message.args).get("name") not in missing)
    told = (*offer.differences, *(one.message for one in matched.guesses), *lacks)
    return TakenOver(read, matched.journey, told)


def _layout(reading: Reading, workbook: Workbook) -> Reading:
    """Return what was decided about the whole file, as far as this file has the sheets it is about.

    That somebody has looked at a point was about the other file: here it is asked again.
    """
    names = {sheet.name for sheet in workbook.sheets}
    several = reading.sheets if set(reading.sheets) <= names else ()
    own = reading.sheet if reading.sheet in names else None
    codes = reading.code_sheet if not reading.code_sheet or reading.code_sheet in names else None
    kept = tuple(rule for rule in reading.kept if not rule.startswith(SEEN))
    whole = msgspec.structs.replace(reading, corrections=(), encoding=None, joins=(), questionnaire=None)
    return msgspec.structs.replace(whole, sheet=own, sheets=several, code_sheet=codes, kept=kept)


def _read(workbook: Workbook, reading: Reading) -> Survey | None:
    try:
        return survey(workbook, reading)
    except NoAnswers:  # the sheet of this name is built otherwise
        return None


def _renamed(lost: list[ColumnKey], template: Template, base: Survey) -> dict[ColumnKey, ColumnKey]:
    """Return which column here is which one there, where headings differ in signs or in their number only."""
    known = set(template.headings)
    free = [column for column in base.columns if column.key not in known]
    found: dict[ColumnKey, ColumnKey] = {}
    for level in HEADINGS:
        wants = [Want(str(at), "", key) for at, key in enumerate(lost) if key not in found]
        left = [column for column in free if column.key not in found.values()]
        found |= {pair.want.column: pair.column.key for pair in same_key(wants, left, level) if pair.want.column}
    return found


def _corrections(
    reading: Reading, lost: list[ColumnKey], renamed: dict[ColumnKey, ColumnKey]
) -> tuple[Correction, ...]:
    kept = (
        msgspec.structs.replace(one, column=renamed.get(one.column, one.column))
        for one in reading.corrections
        if one.column not in lost or one.column in renamed
    )
    return tuple(sorted(kept, key=lambda one: one.column))


def _listed(names: Iterable[str]) -> str:
    several = list(names)
    return ", ".join(several[:_MOST_NAMES]) + (" …" if len(several) > _MOST_NAMES else "")
