"""Which raw values of a column are valid, and which of them are the top box or mean that it happened."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from loyalty_desktop.compute.folding import plan
from loyalty_desktop.journey.model import Driver, Experience
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.scale import RATINGS
from loyalty_desktop.survey.survey import Column, Survey

Flags = npt.NDArray[np.bool_]
Answering: TypeAlias = "tuple[Column, Flags, Flags]"
"""A column, its valid answers, and those of them that count as a hit."""


def rating_of(survey: Survey, driver: Driver) -> Answering | str:
    """Return a driver's column with its top box; the flag that says why it has none."""
    column = survey.column(driver.column) if driver.column is not None else None
    if column is None or column.scale.kind not in RATINGS:
        return "no_column" if column is None else "no_scale"
    valid, top = _valid_and_top(column)
    return column, valid, top


def happening_of(survey: Survey, experience: Experience) -> Answering | str:
    """Return an experience's column with the answers of those who had it; the flag that says why it has none."""
    column = survey.column(experience.column) if experience.column is not None else None
    if column is None:
        return "no_column"
    had = _had(column, experience.option)
    return "no_scale" if had is None else (column, *had)


def _had(column: Column, option: str | None) -> tuple[Flags, Flags] | None:
    """Return the valid values of a column and those that say yes, or name the option; None where it cannot tell."""
    scale, size = column.scale, len(column.raw.values)
    if option is None:
        return _valid_and_top(column) if scale.kind == "yes_no" else None
    if scale.kind not in RATINGS | {"yes_no", "category", "multi", "bands"}:
        return None
    wanted = match_text(option)
    if scale.kind == "multi":
        chosen = [one for one in scale.options if match_text(one.text) == wanted]
        return (scale.valid, chosen[-1].members & scale.valid) if chosen else None
    how = plan(column)
    texts = [match_text(answer.text) for answer in how.answers]
    return (_valid_and_top(column)[0], how.sets.flags(texts.index(wanted), size)) if wanted in texts else None


def _valid_and_top(column: Column) -> tuple[Flags, Flags]:
    how, size = plan(column), len(column.raw.values)
    at = len(how.answers) + len(how.reasons)
    return how.sets.flags(at, size), how.sets.flags(at + 1, size)
