"""Reading another wave with the recipe of the open survey: corrections follow by heading and occurrence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.errors import NoAnswers
from loyalty_desktop.journey.templates import ENOUGH, corrections_for, layout_for
from loyalty_desktop.journey.wave_columns import column_pairs
from loyalty_desktop.journey.wave_pairs import ColumnPairs
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.survey import Survey, survey

if TYPE_CHECKING:
    from loyalty_desktop.journey.project import Source
    from loyalty_desktop.survey.reading import Correction
    from loyalty_desktop.survey.sheet import Workbook


@dataclass(frozen=True, slots=True, eq=False)
class WaveRead:
    """Another wave as it is understood, and which of its columns are which of the open survey."""

    survey: Survey
    pairs: ColumnPairs


def read_wave(workbook: Workbook, here: Survey, source: Source) -> WaveRead:
    """Read the cells of a wave as the open survey is read, and as was said of this wave; raises NoAnswers.

    What was said of the wave itself comes first: its sheet, a correction of one of its columns.
    """
    base = _laid_out(workbook, here, source.reading)
    pairs = column_pairs(here, base, source)
    reading = msgspec.structs.replace(base.reading, corrections=recipe_for(here, base, pairs))
    for one in source.reading.corrections:
        reading = reading.with_correction(one)
    if reading == base.reading:
        return WaveRead(base, pairs)
    read = survey(workbook, reading, base)
    return WaveRead(read, column_pairs(here, read, source))


def recipe_for(here: Survey, there: Survey, pairs: ColumnPairs) -> tuple[Correction, ...]:
    """Return the corrections of the open survey for the columns of the wave."""
    known = {one.key for one in there.columns}
    lost = [one.column for one in here.reading.corrections if one.column not in pairs.there]
    lost += [one.column for one in here.reading.corrections if pairs.there.get(one.column) != one.column]
    moved = {one: other for one, other in pairs.there.items() if one != other and other in known}
    return corrections_for(here.reading, set(lost), moved)


def _laid_out(workbook: Workbook, here: Survey, own: Reading) -> Survey:
    """Return the wave with its sheet and headings where those of the open survey are, unless others fit better."""
    told = msgspec.structs.replace(own, corrections=())
    if msgspec.structs.replace(told, encoding=None) != Reading():
        return survey(workbook, told)
    layout = msgspec.structs.replace(layout_for(here.reading, workbook), encoding=own.encoding)
    layout = msgspec.structs.replace(layout, rows_kept=(), rows_left_out=())
    usual = Reading(encoding=own.encoding)
    if layout == usual:
        return survey(workbook, usual)
    headings = {one.key for one in here.columns}
    try:
        laid = survey(workbook, layout)
    except NoAnswers:  # the sheet of this name is built otherwise
        return survey(workbook, usual)
    found = len(headings & {one.key for one in laid.columns})
    if found >= ENOUGH * len(headings):
        return laid
    plain = survey(workbook, usual)
    return laid if found >= len(headings & {one.key for one in plain.columns}) else plain
