"""What those wrote who had an experience: the comments that stand beside its figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.compute.comments import comment_columns, wrote
from loyalty_desktop.compute.whom import Lived, rows_of
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.report.voice_rows import VoiceRows

if TYPE_CHECKING:
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.column import Column


@dataclass(frozen=True, eq=False)
class AllComments:
    """Every question that was answered in one's own words."""

    columns: tuple[Column, ...]


def experience_voices(counter: Counter, journey: Journey, experience: str) -> VoiceRows | None:
    """Return the comments of those in the journey's base who had an experience, in the order of the file.

    None where the survey has no comments that may be shown, or the experience no column.
    """
    columns = comment_columns(counter.survey)
    lived = next((one for one in journey.experiences if one.id == experience), None)
    if not columns or lived is None or lived.column is None:
        return None
    try:
        rows = rows_of(counter, journey, (Lived(experience, "had"),))
    except LoyaltyError:
        return None
    wrote_any = np.logical_or.reduce([wrote(one) for one in columns])
    return VoiceRows(counter.survey, journey.measure, AllComments(columns), rows[wrote_any[rows]])
