"""The score above every screen explained, with the shares of its classes and of single answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.share import share as share_of
from loyalty_desktop.compute.whom import Loyal, classes_of
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.explanation import (
    Explanation,
    hidden_lines,
    is_reference,
    score_interval,
    share_interval,
    told,
)
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.report.measure_words import class_name, measure_title, score_meaning

if TYPE_CHECKING:
    from loyalty_desktop.compute.results import LoyaltyResult
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.explanation import Known
    from loyalty_desktop.report.measure_words import ClassCode
    from loyalty_desktop.survey.missing import Reason


def overall_score(known: Known) -> Explanation:
    """Return how the score of everybody comes about."""
    loyalty, measure = known.results.loyalty, known.results.loyalty.measure
    whom = (Loyal(),)
    meaning = score_meaning(measure).split("\n")
    return Explanation(
        measure_title(measure),
        score_text(loyalty.score.value, 1),
        loyalty.score.n,
        is_reference(loyalty.score),
        told(
            (*meaning, _ranges(measure)),
            known.score_sum(whom, loyalty.score),
            known.counted(loyalty.score, _missing(loyalty)),
            score_interval(loyalty.score),
        ),
        whom,
        _("Everybody with a loyalty answer"),
    )


def class_share(known: Known, code: ClassCode) -> Explanation:
    """Return how the share of one class comes about."""
    loyalty, measure = known.results.loyalty, known.results.loyalty.measure
    count, share = {
        "negative": (loyalty.negative, loyalty.negative_share),
        "passive": (loyalty.passive, loyalty.passive_share),
        "positive": (loyalty.positive, loyalty.positive_share),
    }[code]
    low, high = class_limits(measure, code)
    name = class_name(code, measure)
    is_hidden = loyalty.score.value is None
    shown = _("n={n:,}").format(n=count) if is_hidden else share_text(share, 1)
    return _share_of_answers(known, name, shown, count, Loyal(low, high), class_answers(measure, code))


def answer_share(known: Known, answer: int, count: int, share: float | None) -> Explanation:
    """Return how the share of one answer of the loyalty question comes about."""
    shown = _("n={n:,}").format(n=count) if share is None else share_text(share)
    meaning = _("How many answered {answer} among all loyalty answers.").format(answer=answer)
    name = _("Answer {answer}").format(answer=answer)
    return _share_of_answers(known, name, shown, count, Loyal(answer, answer), meaning)


def _share_of_answers(known: Known, name: str, shown: str, count: int, who: Loyal, meaning: str) -> Explanation:
    loyalty = known.results.loyalty
    score = loyalty.score
    said = _("{count:,} of the {n:,} with a loyalty answer: {share}")
    if known.results.weighted:
        said = _("{count:,} of the {n:,} with a loyalty answer; weighted, they are {share}")
    worked = said.format(count=count, n=score.n, share=shown) if score.value is not None else ""
    return Explanation(
        name,
        shown,
        count,
        is_reference(score),
        told((meaning,), (worked,), known.counted(score, _missing(loyalty)), _interval(known, who)),
        (who,),
        name,
    )


def _interval(known: Known, who: Loyal) -> list[str]:
    """Return how sure the share of some answers is among all."""
    score = known.results.loyalty.score
    if score.value is None:
        return hidden_lines(score)
    some, every = (classes_of(known.counter, known.journey, (one,)).total for one in (who, Loyal()))
    return share_interval(share_of(some, every))


def class_limits(measure: Measure, code: ClassCode) -> tuple[int, int]:
    """Return the lowest and the highest answer of a class."""
    return {
        "negative": (measure.low, measure.negative_max),
        "passive": (measure.negative_max + 1, measure.positive_min - 1),
        "positive": (measure.positive_min, measure.high),
    }[code]


def class_answers(measure: Measure, code: ClassCode) -> str:
    """Return which answers are in a class, in a sentence; between cut-offs that follow each other there are none."""
    low, high = class_limits(measure, code)
    if low > high:
        return _("{name}: no answer is in this class").format(name=class_name(code, measure))
    said = _("{name}: answers {low} to {high}") if low < high else _("{name}: answer {low}")
    return said.format(name=class_name(code, measure), low=low, high=high)


def _ranges(measure: Measure) -> str:
    """Return which answers are in which class."""
    codes: tuple[ClassCode, ...] = ("positive", "passive", "negative")
    said = []
    for code in codes:
        low, high = class_limits(measure, code)
        if low <= high:
            told = _("{name} {low}–{high}") if low < high else _("{name} {low}")
            said.append(told.format(name=class_name(code, measure), low=low, high=high))
    return _(", ").join(said)


def _missing(loyalty: LoyaltyResult) -> tuple[tuple[Reason, int], ...]:
    return tuple((one.reason, one.count) for one in loyalty.missing)
