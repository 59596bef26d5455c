"""The first journey proposed from a survey: drivers in file order, groups as stages, experiences where words meet."""

from __future__ import annotations

import re

from loyalty_desktop.journey.measures import choose_measure
from loyalty_desktop.journey.model import Driver, Experience, Journey, MeasureKind, Stage
from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.normal import heading_words, match_text, plain
from loyalty_desktop.survey.roles import LIKELY
from loyalty_desktop.survey.survey import Column, Survey

_SPLIT = re.compile(
    r"[\s・、,，/／()（）「」\[\]【】\-_:：]+|(?<=[一-龯ァ-ヶー])(?=[ぁ-ん])|(?<=[ぁ-ん])(?=[一-龯ァ-ヶー])"
)
_PARTICLES = re.compile(r"[ぁ-ん]{1,3}")
_COMMON = frozenset(
    "the a an of to in on at and or was were is are it my your our you i with for as any not did have had been by from".split()
)
_STAGE_WORDS = re.compile(r"[「【『\[]\s*(?P<name>[^」】』\]]{1,20})\s*[」】』\]]")


def suggest_journey(survey: Survey, kind: MeasureKind | None = None) -> Journey:
    """Return the journey proposed for `survey`: a start to be redrawn, never more than the file says.

    Columns whose role is a guess below LIKELY are left to the user; what the user decided is always taken.
    The column that is the measure is no driver at the same time.
    """
    measure = choose_measure(survey, kind)
    rated = [
        column for column in survey.with_role("driver") if _wanted(column) and column.key != measure.column
    ]
    stages = _stages(rated)
    drivers = [driver for stage in stages for driver in stage.drivers]
    experiences = [
        one for column in survey.with_role("experience") if _wanted(column) for one in experiences_of(column)
    ]
    overall = tuple(
        driver_of(column)
        for column in survey.with_role("overall_satisfaction")
        if column.key != measure.column
    )
    placed = tuple(_placed(experience, drivers, survey) for experience in experiences)
    return Journey(measure, stages, placed, overall)


def _wanted(column: Column) -> bool:
    return column.correction.role is not None or column.guess.confidence >= LIKELY


def identity(column: Column, option: str | None = None) -> str:
    """Return the id under which a column, or one of its options, enters a journey: the same every time."""
    base = column.heading or f"[{column.letter}]"
    parts = [base] + ([str(column.key.occurrence)] if column.key.occurrence > 1 else [])
    return "|".join(parts + ([option] if option is not None else []))


def driver_of(column: Column) -> Driver:
    """Return a column as a driver, named by its own part of the heading."""
    return Driver(identity(column), name_of(column), column.key)


def name_of(column: Column) -> str:
    """Return the short name of a column: its own part of a grid heading, without a question number."""
    own = column.own or column.heading
    shorter = heading_words(own)
    tail = plain(own)[-len(shorter) :] if shorter else ""
    return (
        own[-len(tail) :] if tail and match_text(own[-len(tail) :]) == match_text(tail) else own
    ) or f"[{column.letter}]"


def experiences_of(column: Column) -> tuple[Experience, ...]:
    """Return the experiences in a column: itself, or each of its options if several can be chosen.

    A question with one answer out of several (and no yes or no) counts each answer as an experience.
    """
    if column.scale.kind == "multi":
        options = tuple(option.text for option in column.scale.options)
    elif column.scale.kind == "category":
        seen: dict[str, str] = {}
        for text, n, reason in zip(
            column.distinct.labels, column.distinct.counts, column.scale.reasons, strict=True
        ):
            if reason is None and n:
                seen.setdefault(match_text(text), text)
        options = tuple(seen.values())
    else:
        return (Experience(identity(column), name_of(column), column.key),)
    return tuple(Experience(identity(column, text), text, column.key, text) for text in options)


def _stages(columns: list[Column]) -> tuple[Stage, ...]:
    """Group drivers by the group their headings share, in file order; one group only is no grouping."""
    groups: dict[str, list[Column]] = {}
    names: dict[str, str] = {}
    for column in columns:
        key = match_text(column.group)
        groups.setdefault(key, []).append(column)
        names.setdefault(key, stage_name(column.group))
    if len([key for key in groups if key]) < 2:
        return (Stage("1", "", tuple(driver_of(column) for column in columns)),) if columns else ()
    return tuple(
        Stage(str(place), names[key], tuple(driver_of(column) for column in members))
        for place, (key, members) in enumerate(groups.items(), start=1)
    )


def stage_name(group: str) -> str:
    """Return what a heading group calls its stage: the words in 【】 or 「」 if it has any, else all of it."""
    found = _STAGE_WORDS.search(group)
    return found["name"] if found else group


def _placed(experience: Experience, drivers: list[Driver], survey: Survey) -> Experience:
    """Attach an experience to the driver whose words it shares, unless two drivers share as many."""
    column = survey.column(experience.column) if experience.column else None
    mine = _words(experience.name) | (
        _words(column.heading) if column and experience.option is None else set()
    )
    scores = sorted(
        ((len(mine & _words(driver.name)), -place, driver) for place, driver in enumerate(drivers)),
        key=lambda one: one[:2],
        reverse=True,
    )
    if not scores or scores[0][0] == 0 or (len(scores) > 1 and scores[1][0] == scores[0][0]):
        return experience
    return Experience(experience.id, experience.name, experience.column, experience.option, scores[0][2].id)


def _words(text: str) -> set[str]:
    """Return the words of a name that mean something: no particles, no grammar, nothing every question has."""
    parts = {part for part in _SPLIT.split(plain(text).casefold()) if part}
    return {
        part
        for part in parts
        if not _PARTICLES.fullmatch(part) and part not in _COMMON and len(part) > (1 if part.isascii() else 0) and not mentions(part, "satisfaction")
        and not mentions(part, "experience") and not part.isdigit()
    }  # fmt: skip
