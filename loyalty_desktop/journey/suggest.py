"""The first journey proposed from a survey: drivers in file order, groups as stages, experiences where words meet."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from loyalty_desktop.journey import edit
from loyalty_desktop.journey.measures import choose_measure, has_steps, measure_of
from loyalty_desktop.journey.model import Driver, Experience, Journey, MeasureKind, Stage
from loyalty_desktop.journey.names import is_code, name_of, parts_of, stage_name
from loyalty_desktop.journey.parts import changed, fresh
from loyalty_desktop.journey.placing import driver_for
from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.roles import LIKELY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loyalty_desktop.survey.survey import Column, Survey

_ABOUT_THE_PERSON = re.compile(
    "チャネル|チャンネル|経路|媒体|情報源|参考にする|知ったきっかけ|きっかけ|比較|検討|ほかに|他に|他社|競合|今後|希望|ほしい|欲しい|"
    "したい|購入した商品|購入商品|買った商品|お使いの|端末|デバイス|重視|趣味|興味|関心|保有|所有|来場手段|"
    r"\b(?:channels?|sources?|media|heard? (?:about|of)|find out about|learn(?:ed)? about|compared?|competitors?|"
    r"other (?:brands?|stores?|shops?|companies)|considered|would you like|plan(?:s|ning)?|interested|interests?|"
    r"devices?|own|products? (?:bought|purchased)|important)\b",
    re.IGNORECASE,
)


def suggest_journey(survey: Survey, kind: MeasureKind | None = None, loyalty: Column | None = None) -> Journey:
    """Return the journey proposed for `survey`: a start to be redrawn, never more than the file says.

    Columns whose role is a guess below LIKELY are left to the user; what the user decided is always taken.
    The column that is the measure (`loyalty`, if the user said which) is no driver at the same time.
    """
    measure = choose_measure(survey, kind, loyalty)
    rated = [column for column in survey.with_role("driver") if is_wanted(column) and column.key != measure.column]
    told = [column for column in survey.with_role("experience") if _happened(column)]
    overall = tuple(
        driver_of(column)
        for column in survey.with_role("overall_satisfaction")
        if column.key != measure.column and has_steps(column)
    )
    stages = _stages(rated)
    drivers = [driver for stage in stages for driver in stage.drivers]
    experiences = tuple(_placed(one, column, drivers) for column in told for one in experiences_of(column))
    return distinct_ids(Journey(measure, stages, experiences, overall))


def is_wanted(column: Column) -> bool:
    """Say whether a column's role is sure enough for the map, or was decided by the user."""
    return column.correction.role is not None or column.guess.confidence >= LIKELY


def _happened(column: Column) -> bool:
    """Say whether a column is proposed as experiences: not where several answers tell of the person asked."""
    if column.correction.role is not None or column.scale.kind != "multi":
        return is_wanted(column)
    words = column.question.words
    return is_wanted(column) and not mentions(words, "segment") and not _ABOUT_THE_PERSON.search(words)


def identity(column: Column, option: str | None = None) -> str:
    """Return the id under which a column, or one of its options, enters a journey: the same every time."""
    base = column.heading or f"[{column.letter}]"
    parts = [base] + ([str(column.key.occurrence)] if column.key.occurrence > 1 else [])
    return "|".join(parts + ([option] if option is not None else []))


def driver_of(column: Column) -> Driver:
    """Return a column as a driver, named by its own part of the heading."""
    return Driver(identity(column), name_of(column), column.key)


def experiences_of(column: Column) -> tuple[Experience, ...]:
    """Return the experiences in a column: itself, or each of its options if several can be chosen.

    A question with one answer out of several (and no yes or no) counts each answer as an experience.
    """
    if column.scale.kind == "multi":
        options = tuple(option.text for option in column.scale.options)
    elif column.scale.kind == "category":
        seen: dict[str, str] = {}
        for text, n, reason in zip(column.distinct.labels, column.distinct.counts, column.scale.reasons, strict=True):
            if reason is None and n:
                seen.setdefault(match_text(text), text)
        options = tuple(seen.values())
    else:
        return (Experience(identity(column), name_of(column), column.key),)
    return tuple(Experience(identity(column, text), text, column.key, text) for text in options)


def stage_of(column: Column) -> str:
    """Return the name of the stage that a column's heading shows; '' when it shows none."""
    return stage_name(parts_of(column)[0])


def _stages(columns: Sequence[Column]) -> tuple[Stage, ...]:
    """Group drivers by the stage their headings show, in file order; one group only is no grouping."""
    names = [stage_of(column) for column in columns]
    sizes = Counter(names)
    names = ["" if is_code(name) and sizes[name] < 2 else name for name in names]
    if len({match_text(name) for name in names} - {""}) < 2:
        names = [""] * len(columns)
    groups: dict[str, list[Column]] = {}
    for column, name in zip(columns, names, strict=True):
        groups.setdefault(match_text(name), []).append(column)
    titles = {match_text(name): name for name in reversed(names)}
    return tuple(
        Stage(f"stage {place}", titles[key], tuple(driver_of(column) for column in members))
        for place, (key, members) in enumerate(groups.items(), start=1)
    )


def _placed(experience: Experience, column: Column, drivers: Sequence[Driver]) -> Experience:
    driver = driver_for(experience, column, drivers)
    return Experience(experience.id, experience.name, experience.column, experience.option, driver)


def distinct_ids(journey: Journey) -> Journey:
    """Return the journey with ids that headings made the same told apart; nearly always the same journey."""
    taken: set[str] = set()

    def own(id_: str) -> str:
        new = fresh(id_, taken)
        taken.add(new)
        return new

    def driver(one: Driver) -> Driver:
        return Driver(own(one.id), one.name, one.column, one.value)

    parts = len(journey.stages) + len(journey.drivers) + len(journey.overall) + len(journey.experiences)
    if len(journey.ids) == parts:
        return journey
    stages = tuple(
        Stage(own(stage.id), stage.name, tuple(driver(one) for one in stage.drivers)) for stage in journey.stages
    )
    renamed = dict(zip((one.id for one in journey.drivers), (d.id for s in stages for d in s.drivers), strict=True))
    overall = tuple(driver(one) for one in journey.overall)
    experiences = tuple(
        Experience(own(one.id), one.name, one.column, one.option, renamed.get(one.driver or ""))
        for one in journey.experiences
    )
    return changed(journey, stages=stages, experiences=experiences, overall=overall)


def with_roles(journey: Journey, columns: Iterable[Column]) -> Journey:
    """Return the journey after the user changed the roles of `columns`: in as what they are now, out otherwise.

    A new driver joins the stage that its heading shows, else the last stage; a new experience the driver that
    its heading names. A column told to be the loyalty question becomes the measure. What is in the journey
    as what it is told to be keeps its place and its name.
    """
    for column in columns:
        journey = _with_role(_without_column(journey, column), column)
    return journey


def _without_column(journey: Journey, column: Column) -> Journey:
    """Take a column out of the journey wherever it is not what its role says."""
    for driver in journey.drivers if column.role != "driver" else ():
        if driver.column == column.key:
            journey = edit.remove_driver(journey, driver.id)
    for driver in journey.overall if column.role != "overall_satisfaction" else ():
        if driver.column == column.key:
            journey = edit.remove_driver(journey, driver.id)
    for one in journey.experiences if column.role != "experience" else ():
        if one.column == column.key:
            journey = edit.remove_experience(journey, one.id)
    return journey


def _with_role(journey: Journey, column: Column) -> Journey:
    role = column.role if is_wanted(column) else None
    used = {driver.column for driver in (*journey.drivers, *journey.overall)}
    if role == "loyalty" and column.correction.role and journey.measure.column != column.key:
        return edit.set_measure(journey, measure_of(column))
    if role == "driver" and column.key not in used:
        journey = journey if journey.stages else edit.add_stage(journey)
        named = [stage for stage in journey.stages if match_text(stage.name) == match_text(stage_of(column))]
        return edit.add_driver(journey, (named or journey.stages)[-1].id, driver_of(column))
    if role == "overall_satisfaction" and column.key not in used:
        return edit.add_overall(journey, driver_of(column))
    if role == "experience" and all(one.column != column.key for one in journey.experiences):
        for one in experiences_of(column):
            journey = edit.add_experiences(journey, [one], driver_for(one, column, journey.drivers))
    return journey
