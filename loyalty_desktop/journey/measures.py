"""Which measure a column can be: its kind, its scale and the cut-offs that belong to it (METHOD 0.1)."""

from __future__ import annotations

from loyalty_desktop.journey.cut_offs import cut_offs
from loyalty_desktop.journey.model import Measure, MeasureKind
from loyalty_desktop.survey.reading import Role
from loyalty_desktop.survey.roles import loyalty_kind
from loyalty_desktop.survey.scale import RATINGS
from loyalty_desktop.survey.stepless_columns import counts_by_tens
from loyalty_desktop.survey.survey import Column, Survey


def measure_of(column: Column, kind: MeasureKind | None = None) -> Measure:
    """Return the measure that a column makes; without `kind` its heading and scale decide.

    A question that does not run from 0 to 10 is called satisfaction unless the user says otherwise: only 0-10
    is ever called NPS or NRS (METHOD 0.1), and points out of a hundred counted by tens were not asked so either.
    """
    low, high = column.scale.low, column.scale.high
    if column.scale.kind not in RATINGS or low is None or high is None or low == high:
        low, high = 0, 10
    negative, positive = cut_offs(low, high)
    asked = loyalty_kind(column.context.words)
    another = column.role == "overall_satisfaction" or (low, high) != (0, 10) or counts_by_tens(column)
    if kind is None and another:
        kind = "satisfaction"
    return Measure(column.key, kind or asked or "nps", low, high, negative, positive)


def has_steps(column: Column) -> bool:
    """Say whether figures can be made of a column: averages wait until somebody says what they count as."""
    return column.correction.role is not None or column.scale.kind in RATINGS


def _usable(survey: Survey, role: Role) -> tuple[Column, ...]:
    return tuple(column for column in survey.with_role(role) if has_steps(column))


def choose_measure(survey: Survey, kind: MeasureKind | None = None, told: Column | None = None) -> Measure:
    """Return the measure proposed for a survey; without any loyalty question its column is None.

    A column that was told is taken, and `kind` only names it. Among sure loyalty questions the first in the file
    counts; the user's own word comes before any guess.
    `kind` narrows the choice: satisfaction takes the overall satisfaction, nps and nrs the question that asks so.
    """
    if told is not None:
        return measure_of(told, kind)
    if kind == "satisfaction":
        overall = _usable(survey, "overall_satisfaction") or _usable(survey, "loyalty")
        return measure_of(overall[0], kind) if overall else Measure(kind=kind)
    candidates = _usable(survey, "loyalty")
    if not candidates:
        return Measure(kind=kind or "nps")
    decided = [column for column in candidates if column.correction.role == "loyalty"]
    asking = [column for column in candidates if kind and loyalty_kind(column.context.words) == kind]
    sure = [column for column in candidates if column.guess.confidence >= 0.85]
    # Of two wishes with answers in words the one to recommend is what the program is for.
    recommending = [column for column in candidates if loyalty_kind(column.context.words) == "nps"]
    best = max((*recommending, *candidates), key=lambda column: column.guess.confidence)
    chosen = next(iter(decided or asking or sure), best)
    return measure_of(chosen, kind)
