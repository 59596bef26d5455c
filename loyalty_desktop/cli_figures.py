"""All figures of one `analyze`: as JSON, as tables for a terminal, as what a report is made of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from loyalty_desktop.cli_economy import money_json
from loyalty_desktop.cli_importance import drivers_json, drivers_text
from loyalty_desktop.cli_plan import actions_json, actions_text
from loyalty_desktop.cli_segments import groups_json, groups_text, opposed_json, opposed_of
from loyalty_desktop.cli_voices import spoken_json, spoken_text
from loyalty_desktop.cli_waves import wave_block, wave_tables
from loyalty_desktop.journey.project import Project, source_of
from loyalty_desktop.messages import Message
from loyalty_desktop.report.console import analysis_text
from loyalty_desktop.report.contract import analysis_json
from loyalty_desktop.report.document.compare_unasked import compared_unasked
from loyalty_desktop.report.document.material import Material

if TYPE_CHECKING:
    from pathlib import Path

    from loyalty_desktop.cli_importance import Drawn
    from loyalty_desktop.cli_plan import Plan
    from loyalty_desktop.cli_waves import WavesFound
    from loyalty_desktop.compute.comparison import Comparison, TwoGroups
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.results import Results
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.report.voices_contract import Heard


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a survey that is read; those that take their time are None where nobody asked for them.

    `journey` is the one that was analysed; `paid` the same with the columns of money that were told.
    """

    counter: Counter
    journey: Journey
    paid: Journey
    project: Project | None
    results: Results
    segments: tuple[Comparison, ...]
    matters: Drawn
    plan: Plan
    heard: tuple[Heard, ...] | None
    waves: WavesFound | None

    def document(self) -> dict[str, Any]:
        """Return the JSON."""
        return (
            analysis_json(self.counter.survey, self.results)
            | money_json(self.counter, self.paid)
            | groups_json(self.results, self.segments, self.journey)
            | opposed_json(self._opposed(), self.journey, self.project)
            | drivers_json(self.matters)
            | actions_json(self.plan)
            | spoken_json(self.heard)
            | wave_block(self.waves)
        )

    def text(self) -> str:
        """Return the tables."""
        return (
            analysis_text(self.counter.survey, self.results)
            + groups_text(self.segments)
            + drivers_text(self.matters)
            + actions_text(self.plan)
            + spoken_text(self.heard, self.journey)
            + wave_tables(self.waves)
        )

    def material(self, path: Path) -> Material:
        """Return what a report on the survey file at `path` is made of; groups nobody told are the likeliest ones."""
        opposed = self._opposed()
        return Material(
            survey=self.counter.survey,
            counter=self.counter,
            journey=self.paid,
            results=self.results,
            project=self.project or Project((source_of(path, None, self.counter.survey),), self.journey),
            today=dt.datetime.now(tz=dt.UTC).astimezone().date(),
            comparisons=self.segments or compared_unasked(self.counter, self.journey),
            opposed=None if opposed is None or isinstance(opposed, Message) else opposed,
            importance=None if self.matters is None else self.matters[0],
            voices=self.heard[0][0] if self.heard else None,
            waves=None if self.waves is None else self.waves.comparison,
        )

    def _opposed(self) -> TwoGroups | Message | None:
        return opposed_of(self.counter, self.journey, self.project)
