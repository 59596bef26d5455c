"""What a report is made of: the figures that are known, and what the user decided."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loyalty_desktop.compute.comparison import Comparison, TwoGroups
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.importance_results import Importance
    from loyalty_desktop.compute.results import Results
    from loyalty_desktop.compute.voices import Voices
    from loyalty_desktop.compute.wave_results import WaveComparison
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.journey.project import Project
    from loyalty_desktop.survey.survey import Survey


@dataclass(frozen=True, slots=True)
class Material:
    """A survey, its journey and its figures; what is None was not asked for or does not exist.

    What is cheap to figure out (customers, what could be done) is asked from `counter` by those who tell it; what takes
    seconds or other files (importance, voices, waves) has to be brought.
    """

    survey: Survey
    counter: Counter
    journey: Journey
    results: Results
    project: Project
    today: dt.date
    comparisons: tuple[Comparison, ...] = ()
    """The groups to be set side by side, one comparison a column."""
    opposed: TwoGroups | None = None
    importance: Importance | None = None
    voices: Voices | None = None
    waves: WaveComparison | None = None
