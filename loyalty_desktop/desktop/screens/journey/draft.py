"""The draft of a journey that is proposed from a survey, beside what was drawn already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.journey import edit
from loyalty_desktop.journey.parts import changed
from loyalty_desktop.journey.suggest import suggest_journey

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.survey import Survey


def drafted(journey: Journey, survey: Survey) -> Journey:
    """Return the journey that `survey` suggests, with the loyalty question, filters and weight already chosen.

    Stages, experiences and overall satisfaction that were drawn before stay, after those of the draft.
    """
    measure = journey.measure
    loyalty = survey.column(measure.column) if measure.column is not None else None
    draft = suggest_journey(survey, measure.kind if loyalty is not None else None, loyalty)
    draft = changed(draft, filters=journey.filters, weight=journey.weight, groupings=journey.groupings)
    draft = changed(draft, raking=journey.raking, raking_cap=journey.raking_cap)
    if loyalty is not None:
        draft = changed(draft, measure=measure)
    for stage in journey.stages:
        if stage.name:
            draft = edit.add_stage(draft, stage.name)
    for one in journey.overall:
        draft = edit.add_overall(draft, one)
    for experience in journey.experiences:
        if experience.column is None or all(other.column != experience.column for other in draft.experiences):
            draft = edit.add_experiences(draft, [experience])
    return draft
