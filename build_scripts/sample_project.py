"""The project of the invented sample: its journey as the story has it, with the target.

The journey is what the program itself proposes for the workbook; only what no heading says is set here: which
drivers are basic values, the target, from where on spend is high, and the two columns left for the user to drag.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from build_scripts import sample_english as english
from build_scripts import sample_story as story
from loyalty_desktop.journey.edit import remove_stage, set_value
from loyalty_desktop.journey.edit_economics import set_threshold
from loyalty_desktop.journey.edit_measure import set_target
from loyalty_desktop.journey.model import Journey
from loyalty_desktop.journey.project import Project, Source, save
from loyalty_desktop.journey.sources import sha256_of
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.survey.files.door import read_here
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.survey import survey

TARGET = 18.0
TARGET_DATE = "2027-03-31"


@dataclass(frozen=True)
class Tongue:
    """The words of a language: what stages and drivers of the story are called, and what is named only here."""

    name: Callable[[str], str]
    autumn: str
    spring: str
    members: ColumnKey


JAPANESE = Tongue(str, "2026秋", "2026春", ColumnKey("会員番号"))
ENGLISH = Tongue(english.name, "Autumn 2026", "Spring 2026", ColumnKey(english.heading("会員番号")))


def write_project(workbook: Path, before: Path, project: Path, tongue: Tongue = JAPANESE) -> Journey:
    """Write the project beside its workbook, with the wave `before` it, and return its journey."""
    read = read_here(workbook, None, lambda _share: None)
    journey = suggest_journey(survey(read))
    for stage in journey.stages:
        if not stage.name:
            journey = remove_stage(journey, stage.id, with_drivers=True)
    basic = {tongue.name(driver.name) for driver in story.DRIVERS if driver.value == "basic"}
    for driver in journey.drivers:
        journey = set_value(journey, driver.id, "basic" if driver.name in basic else "experience")
    journey = set_target(journey, TARGET, TARGET_DATE)
    journey = set_threshold(journey, "amount", story.HIGH_SPEND)
    # Bundled with the program, so it is found beside the project and nowhere else.
    source = Source("", workbook.name, workbook.name, read.sha256, wave=tongue.autumn, join_key=tongue.members)
    earlier = Source("", before.name, before.name, sha256_of(before), wave=tongue.spring, join_key=tongue.members)
    save(Project((source, earlier), journey), project)
    _check_story(journey, tongue)
    return journey


def _check_story(journey: Journey, tongue: Tongue) -> None:
    """Stop when the proposal no longer gives the stages and drivers of the story."""
    told = [(tongue.name(driver.stage), tongue.name(driver.name)) for driver in story.JOURNEY]
    drawn = [(stage.name, driver.name) for stage in journey.stages for driver in stage.drivers]
    if drawn != told:
        raise ValueError(f"the proposed journey is not the story's: {msgspec.json.encode(drawn).decode()}")
