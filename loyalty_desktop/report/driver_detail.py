"""One driver looked at closely: its figures, how it was rated, the score by rating, its experiences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.compute.results import Reach
from loyalty_desktop.journey.model import Value
from loyalty_desktop.report.axis import Axis
from loyalty_desktop.report.driver_table import DriverRow, driver_rows
from loyalty_desktop.report.experience_table import ExperienceRow, experience_rows, score_axis
from loyalty_desktop.report.shown import Arrow, Shown, how_shown
from loyalty_desktop.survey.missing import Reason

if TYPE_CHECKING:
    from loyalty_desktop.compute.results import Answer, DriverResult, Results

_NUMBERED = re.compile(r"\s*[(（]?\d")


class AnswerBar(msgspec.Struct, frozen=True):
    """How many gave one answer: `label` is what to print (code and text where they differ), share 0..1 of the rated.

    The share is None where the head is hidden.
    """

    code: float
    text: str
    label: str
    share: float | None
    count: int
    is_top2: bool


class AnswerScore(msgspec.Struct, frozen=True):
    """The loyalty score of those who gave one answer."""

    code: float
    text: str
    label: str
    estimate: Estimate
    state: Shown


class DriverDetail(msgspec.Struct, frozen=True):
    """All that the inspector shows of one driver; `bars` best answer first, `scores` worst answer first."""

    driver: str
    name: str
    value: Value
    stage: str
    reach: Reach
    head: Estimate
    heart: Estimate
    rest: Estimate
    lift: Difference
    head_state: Shown
    heart_state: Shown
    lift_state: Shown
    arrow: Arrow
    bars: tuple[AnswerBar, ...]
    scores: tuple[AnswerScore, ...]
    score_axis: Axis
    experiences: tuple[ExperienceRow, ...]
    missing: tuple[tuple[Reason, int], ...]
    flags: tuple[str, ...]
    overall: bool
    top2: int
    """How many gave one of the best answers, whether or not their loyalty answer is valid."""
    weighted: bool


def driver_detail(results: Results, driver: str) -> DriverDetail | None:
    """Return the inspector's value for the driver (or overall satisfaction) with this id; None if there is none."""
    everything = (*results.drivers, *results.overall)
    found = next((one for one in everything if one.driver.id == driver), None)
    if found is None:
        return None
    row = next(one for one in driver_rows(results) if one.driver == driver)
    experiences = tuple(one for one in experience_rows(results).rows if one.driver == driver)
    return _detail(found, row, experiences, weighted=results.weighted)


def _detail(
    result: DriverResult, row: DriverRow, experiences: tuple[ExperienceRow, ...], *, weighted: bool
) -> DriverDetail:
    scores = tuple(_score(answer) for answer in result.answers)
    return DriverDetail(
        driver=row.driver,
        name=row.name,
        value=row.value,
        stage=row.stage,
        reach=result.reach,
        head=row.head,
        heart=row.heart,
        rest=row.rest,
        lift=row.lift,
        head_state=row.head_state,
        heart_state=row.heart_state,
        lift_state=row.lift_state,
        arrow=row.arrow,
        bars=_bars(result),
        scores=scores,
        score_axis=_score_axis(scores),
        experiences=experiences,
        missing=tuple((one.reason, one.count) for one in result.missing),
        flags=row.flags,
        overall=row.overall,
        top2=result.top2,
        weighted=weighted,
    )


def _score_axis(scores: Sequence[AnswerScore]) -> Axis:
    """Return an axis with every score on it; the wide intervals of small bases may end beyond it."""
    small = [one.estimate.value for one in scores if one.state == "reference" and one.estimate.value is not None]
    return score_axis((one.estimate for one in scores if one.state == "shown"), (0.0, *small))


def _bars(result: DriverResult) -> tuple[AnswerBar, ...]:
    total = sum(_weight(answer) for answer in result.answers)
    hidden = how_shown(result.head) == "hidden"
    lowest = _top_code(result.answers, result.top2)
    return tuple(
        AnswerBar(
            answer.code,
            answer.text,
            answer_label(answer.code, answer.text),
            None if hidden or not total else _weight(answer) / total,
            answer.count,
            answer.code >= lowest,
        )
        for answer in reversed(result.answers)
    )


def _weight(answer: Answer) -> float:
    return float(answer.count) if answer.row.w is None else answer.row.w[3]


def _top_code(answers: Sequence[Answer], top2: int) -> float:
    """Return the lowest code of the top box, told from the head's count.

    The best answers of a scale of words need not be among those that were given, so the two best given are not
    always the top box.
    """
    best = max((answer.code for answer in answers), default=0.0)
    codes = sorted({answer.code for answer in answers if answer.code >= best - 1})
    for code in codes:
        if sum(answer.count for answer in answers if answer.code >= code) == top2:
            return code
    return best + 1


def _score(answer: Answer) -> AnswerScore:
    estimate = answer.score
    label = answer_label(answer.code, answer.text)
    return AnswerScore(answer.code, answer.text, label, estimate, how_shown(estimate))


def answer_label(code: float, text: str) -> str:
    """Return an answer as it is printed: its text, with the code before it where the text has no number."""
    return text if _NUMBERED.match(text) else f"{code:g} {text}"
