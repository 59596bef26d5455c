"""What stands beside a column when its answers are read, and the scale that codes for its answers make."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey.answers import Answers
from loyalty_desktop.survey.ends import Ends
from loyalty_desktop.survey.missing import Reason, no_answer_codes
from loyalty_desktop.survey.numbers import find_ends
from loyalty_desktop.survey.reading import ColumnKey, Correction
from loyalty_desktop.survey.scale import Kind, Scale


@dataclass(frozen=True, slots=True)
class Context:
    """What beside its own answers helps to read a column."""

    words: str = ""
    """The heading, plain and lower case."""
    loyal: bool = False
    sibling_labels: tuple[str, ...] = ()
    sibling_high: int | None = None
    sibling_around: int | None = None
    """The top of the scale around zero (-2 to +2) that columns beside this one are answered on."""
    correction: Correction = field(default_factory=lambda: Correction(ColumnKey("")))
    sibling_marks: bool = False
    """The other questions of the group are answered by yes and no."""
    sibling_middle: bool = False
    """Several questions are answered by yes, no and something between them, as this one is."""
    sibling_letters: bool = False
    """Several questions are answered by letters from A to E as this one is."""
    sibling_written: bool = False
    """The columns beside hold 0 and 1; here 0 is no, and whatever somebody wrote means yes (I23)."""


def ends_of(numbers: dict[float, int], words: str, context: Context) -> Ends | None:
    """Return the ends of the rating scale that numbers (value -> count) are answers on, in this context."""
    high, around = context.sibling_high, context.sibling_around
    return find_ends(numbers, words, loyal=context.loyal, sibling_high=high, sibling_around=around)


def scale_from(  # noqa: PLR0913 - the fields of a scale
    answers: Answers,
    kind: Kind,
    codes: dict[int, float],
    *,
    low: int | None = None,
    high: int | None = None,
    family: str = "",
    unsure: bool = False,
    reverse: bool = False,
    stray: Reason = "out_of_range",
) -> Scale:
    """Make the scale; answers without a code are left out as `stray`."""
    values = np.full(len(answers.reasons), np.nan)
    reasons = list(answers.reasons)
    for at in answers.at if codes or low is not None else ():  # on a scale that nobody is on all are left out
        code = codes.get(at)
        if code is None:
            known = answers.distinct.numbers[at] in no_answer_codes()
            reasons[at] = "blank" if known else stray
        else:
            values[at] = low + high - code if reverse and low is not None and high is not None else code
    return Scale(kind, values, tuple(reasons), low, high, reverse, family, unsure=unsure)


def scale_of_numbers(answers: Answers, kind: Kind, values: npt.NDArray[np.float64]) -> Scale:
    """Make the scale of answers that stand for themselves; those without a number are left out."""
    reasons = list(answers.reasons)
    for at in np.flatnonzero(answers.given & np.isnan(values)).tolist():
        reasons[at] = "out_of_range"
    return Scale(kind, values, tuple(reasons))
