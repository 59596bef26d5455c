"""Templates: how a survey was read and its journey, kept without any answer, for the next file with its headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.errors import NoAnswers
from loyalty_desktop.journey.locations import storable
from loyalty_desktop.journey.match import match_journey
from loyalty_desktop.journey.model import Journey
from loyalty_desktop.journey.second_files import files_of
from loyalty_desktop.journey.template_columns import pairs_of, with_columns
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.noted import SEEN
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.survey import Survey, survey

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from loyalty_desktop.journey.project import Project
    from loyalty_desktop.survey.sheet import Workbook

ENOUGH = 0.8
"""Share of the columns that were corrected or used which a file must have to be read the same way."""
_FEWEST = 2
_MOST_NAMES = 6


class Template(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is kept of a project: its name and place, the headings of its survey, reading and journey.

    `kinds` are those of the answers under each heading; `beside` names the files that were read beside the survey,
    of which the `joined` columns are.
    """

    name: str
    project: str
    headings: tuple[ColumnKey, ...]
    reading: Reading
    journey: Journey
    kinds: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    joined: tuple[ColumnKey, ...] = ()


class Offer(msgspec.Struct, frozen=True):
    """A template that fits a survey: the reading as it is for this file, and how the columns differ.

    `missing` columns were there and are not here, `renamed` ones are called otherwise here, `likely` ones are so by
    words that are alike, `new` ones were not there.
    """

    template: Template
    reading: Reading
    share: float
    missing: tuple[ColumnKey, ...] = ()
    renamed: tuple[tuple[ColumnKey, ColumnKey], ...] = ()
    new: tuple[ColumnKey, ...] = ()
    likely: tuple[tuple[ColumnKey, ColumnKey], ...] = ()

    @property
    def found(self) -> int:
        """How many columns of the template are here, under their heading or another one."""
        return sum(1 for key in self.template.headings if key.heading and key not in self.missing)

    @property
    def differences(self) -> tuple[Message, ...]:
        """What is to be told of columns that are not the same, the first of them by name."""
        return self.differences_of(_MOST_NAMES)

    def differences_of(self, most: int | None = None) -> tuple[Message, ...]:
        """Return what is to be told of columns that are not the same; `most` of each sort are named, None for all."""
        sorts = (
            ("template_renamed", [f"{one.heading} → {other.heading}" for one, other in self.renamed]),
            ("template_likely", [f"{one.heading} → {other.heading}" for one, other in self.likely]),
            ("template_missing", [one.heading for one in self.missing]),
            ("template_new", [one.heading for one in self.new]),
        )
        told = [message(id_, columns=_listed(names, most), count=len(names)) for id_, names in sorts if names]
        files = self.template.beside
        beside = message("template_beside", name=self.template.name, files=", ".join(files), count=len(files))
        return (beside, *told) if files else tuple(told)


class TakenOver(msgspec.Struct, frozen=True):
    """A survey read as a template says, with its journey; `told` is what differs and what was guessed.

    `said` is that it was done, and with how many of the columns.
    """

    survey: Survey
    journey: Journey
    told: tuple[Message, ...]
    said: Message


def template_of(project: Project, survey: Survey, path: Path) -> Template:
    """Return what is kept of the project at `path`: nothing of it is an answer of a respondent.

    Tables joined by customer are not part of it, nor is a questionnaire, nor what was said of single rows: they
    belong to one file. Their names are, so that somebody can be told what is not taken over.
    """
    whole = msgspec.structs.replace(survey.reading, rows_kept=(), rows_left_out=())
    reading = msgspec.structs.replace(whole, encoding=None, questionnaire=None, joins=())
    joined = _joined_columns(survey)
    own = sorted((column for column in survey.columns if column.key not in joined), key=lambda one: one.key)
    headings, kinds = tuple(column.key for column in own), tuple(column.scale.kind for column in own)
    place, beside = storable(str(path.absolute())), tuple(storable(name) for name in files_of(survey.reading))
    name = storable(path.stem)
    return Template(name, place, headings, reading, project.journey, kinds, beside, tuple(sorted(joined)))


def needed_columns(template: Template) -> frozenset[ColumnKey]:
    """Return the columns of the survey itself that were corrected, or that the journey uses."""
    journey = template.journey
    used = {journey.measure.column, journey.weight, *(one.column for one in (*journey.drivers, *journey.overall))}
    used |= {one.column for one in journey.experiences} | {one.column for one in journey.filters}
    used |= {key for one in journey.raking for key in one.columns}
    used |= {journey.economics.profit, journey.economics.frequency}
    corrected = {one.column for one in template.reading.corrections}
    return frozenset(key for key in used | corrected if key is not None).difference(template.joined)


def best_offer(templates: Iterable[Template], survey: Survey, proposed: Journey) -> Offer | None:
    """Return the template that fits best, the first of several; None when none does or none would change anything.

    `proposed` is the journey that the survey has without.
    """
    offers = [offer for one in templates if (offer := offer_of(one, survey, proposed)) is not None]
    return max(offers, key=lambda one: one.share, default=None)


def offer_of(template: Template, understood: Survey, proposed: Journey) -> Offer | None:
    """Return how a template would be used for this survey, None when too few of its columns are there."""
    needed = needed_columns(template)
    layout = layout_for(template.reading, understood.workbook)
    base = understood if layout == Reading() else _read(understood.workbook, layout) or understood
    if len(_lost(needed, base)) > len(_lost(needed, understood)):
        base = understood  # its headings stand elsewhere here
    wanted = needed | {key for key in template.headings if key.heading}
    lost = sorted(_lost(wanted, base))
    pairs = pairs_of(lost, template.headings, dict(zip(template.headings, template.kinds, strict=False)), base)
    gone = needed & (set(lost) - pairs.all.keys())
    share = 1 - len(gone) / len(needed) if needed else 0.0
    if len(needed) < _FEWEST or share < ENOUGH:
        return None
    if base is understood:
        layout = msgspec.structs.replace(layout, sheet=None, heading_rows=None, sheets=(), shape=None)
    reading = msgspec.structs.replace(
        layout, encoding=understood.reading.encoding, corrections=corrections_for(template.reading, lost, pairs.all)
    )
    if reading == understood.reading and match_journey(template.journey, understood).journey == proposed:
        return None  # everything is so already
    missing = tuple(key for key in lost if key not in pairs.all)
    known = {*template.headings, *pairs.all.values()}
    new = tuple(column.key for column in base.columns if column.key not in known and column.heading)
    renamed, likely = tuple(sorted(pairs.renamed.items())), tuple(sorted(pairs.likely.items()))
    return Offer(template, reading, share, missing, renamed, new, likely)


def _lost(needed: frozenset[ColumnKey], base: Survey) -> frozenset[ColumnKey]:
    return needed - {column.key for column in base.columns}


def taken_over(offer: Offer, workbook: Workbook) -> TakenOver:
    """Read the cells as the template says, and give them its journey; raises NoAnswers."""
    read = survey(workbook, offer.reading)
    matched = match_journey(with_columns(offer.template.journey, dict(offer.likely)), read)
    missing = {key.heading for key in offer.missing}
    lacks = (one.message for one in matched.unmatched if dict(one.message.args).get("name") not in missing)
    told = (*offer.differences_of(), *(one.message for one in matched.guesses), *lacks)
    count = sum(1 for key in offer.template.headings if key.heading)
    said = message("template_taken", name=offer.template.name, found=offer.found, count=count)
    return TakenOver(read, matched.journey, told, said)


def layout_for(reading: Reading, workbook: Workbook) -> Reading:
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


def _joined_columns(survey: Survey) -> frozenset[ColumnKey]:
    """Return the columns that came from tables joined by customer."""
    notes = (survey.whole or survey.cut).notes
    return frozenset(key for note in notes if note.message.id == "joined" for key in note.columns)


def corrections_for(
    reading: Reading, lost: Collection[ColumnKey], renamed: Mapping[ColumnKey, ColumnKey]
) -> tuple[Correction, ...]:
    """Return the corrections for a file in which `lost` columns are gone, as far as they are not `renamed`."""
    kept = (
        msgspec.structs.replace(one, column=renamed.get(one.column, one.column))
        for one in reading.corrections
        if one.column not in lost or one.column in renamed
    )
    return tuple(sorted(kept, key=lambda one: one.column))


def _listed(names: list[str], most: int | None) -> str:
    return ", ".join(names[:most]) + (" …" if most is not None and len(names) > most else "")
