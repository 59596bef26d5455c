"""Weights that give a survey the make-up of the population it stands for: iterative proportional fitting.

Shares of age, sex or region are known of the population; every respondent is weighted so that all of them hold
at once (Deming & Stephan 1940). Only the margins are fitted, so weights can be made where nobody knows how many
young men live in the north. Where that is known too, the pairs of answers are a margin like any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import numpy.typing as npt

from loyalty_desktop.compute.margins import Target, answers_of, targets_of
from loyalty_desktop.journey.model import Grouping, Margin
from loyalty_desktop.messages import Message, message
from loyalty_desktop.survey.reading import ColumnKey

if TYPE_CHECKING:
    from loyalty_desktop.survey.survey import Survey

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_ROUNDS = 500
_CLOSE = 1e-10
"""How little weights change from round to round when fitting ends."""
_ACCEPTED = 1e-4
"""How far shares may be from their targets (a hundredth of a percentage point) before they are not reached."""
_HIGH_DEFF = 2.0
_EXTREME = 5.0
COSTLY = ("raking_not_reached", "raking_high_deff", "raking_extreme")
"""What makes weights doubtful, the weightiest first."""


class AnswerFit(msgspec.Struct, frozen=True, gc=False):
    """One answer of a margin: respondents, and its share (0..1) as wished, before weighting and after it.

    With two questions `crossed` is the answer to the second one.
    """

    name: str
    n: int
    target: float
    before: float
    after: float
    crossed: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The answer in each question."""
        return (self.name, self.crossed) if self.crossed else (self.name,)


class MarginFit(msgspec.Struct, frozen=True):
    """How the answers of one margin were fitted; `apart` gave no answer that the margin names."""

    margin: Margin
    answers: tuple[AnswerFit, ...]
    apart: int = 0

    @property
    def by(self) -> tuple[ColumnKey | Grouping, ...]:
        """What tells apart those whose shares are known."""
        return self.margin.by


class RakingReport(msgspec.Struct, frozen=True):
    """What weighting did: weights (their mean is 1), what they cost, which margins they fit, what went wrong.

    `deff` is n / n_eff (Kish). With `problems` there are no weights; `warnings` are to be read beside them.
    """

    n: int
    n_eff: float
    deff: float
    lowest: float
    median: float
    highest: float
    rounds: int
    converged: bool
    margins: tuple[MarginFit, ...]
    problems: tuple[Message, ...] = ()
    warnings: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Raked:
    """A weight for each respondent of the survey (0 for one who takes no part), and the report on them."""

    weights: Floats
    report: RakingReport


@dataclass(frozen=True, slots=True, eq=False)
class _Kinds:
    """Respondents alike in all margins and in the weight they bring, counted together."""

    of_row: npt.NDArray[np.intp]
    n: Floats
    start: Floats
    answers: tuple[Ints, ...]
    """Per margin the answer of each kind, -1 for none of those that the margin names."""


def rake(
    survey: Survey, margins: tuple[Margin, ...], start: Floats | None = None, *, cap: float | None = None
) -> Raked:
    """Return weights under which every margin has its shares.

    `start` are the weights that respondents bring (None: all alike); they are multiplied, and who brings 0 keeps
    it. Nobody weighs more than `cap` times the mean. Who gave none of the answers that a margin names is not
    adjusted for that margin: the shares hold among those who did. Impossible margins give a report with
    problems, and weights of 0. Raises UnusableJourney when a column of a margin is missing.
    """
    if cap is not None and cap < 1:
        raise ValueError(f"nobody can weigh less than the mean of all: a cap is 1 or more, not {cap}")
    brought = np.ones(survey.rows) if start is None else start
    targets, problems = targets_of(survey, margins, brought > 0)
    if problems or not (brought > 0).any():
        return _impossible(survey, problems)
    kinds = _kinds(tuple(answers_of(target) for target in targets), brought)
    weights, rounds = _fitted(kinds, targets, cap)
    if not (weights > 0).any():  # everybody gave an answer whose share is 0, one here, another there
        return _impossible(survey)
    taking_part = (kinds.n > 0) & (kinds.start > 0)
    fits = tuple(_fit(target, kinds, at, weights, taking_part) for at, target in enumerate(targets))
    return Raked(weights[kinds.of_row], _report(kinds, weights, rounds, fits))


def _impossible(survey: Survey, problems: tuple[Message, ...] = ()) -> Raked:
    found = problems or (message("raking_no_respondents"),)
    return Raked(np.zeros(survey.rows), RakingReport(0, 0.0, 0.0, 0.0, 0.0, 0.0, 0, False, (), found))


def _kinds(answers: tuple[Ints, ...], start: Floats) -> _Kinds:
    _different, of_row = np.unique(start, return_inverse=True)
    for labels in answers:
        joint = of_row.astype(np.int64) * (int(labels.max(initial=0)) + 2) + labels + 1
        of_row = np.unique(joint, return_inverse=True)[1]
    first = np.zeros(int(of_row.max()) + 1, dtype=np.intp)
    first[of_row] = np.arange(of_row.size)
    counts = np.bincount(of_row).astype(np.float64)
    return _Kinds(of_row, counts, start[first], tuple(labels[first] for labels in answers))


def _fitted(kinds: _Kinds, targets: tuple[Target, ...], cap: float | None) -> tuple[Floats, int]:
    """Return the weight of each kind, their mean over respondents 1, and after how many rounds."""
    weights, rounds, moved = kinds.start / _mean(kinds.start, kinds), 0, True
    while moved and rounds < _ROUNDS:
        before = weights
        for labels, target in zip(kinds.answers, targets, strict=True):
            weights = weights * _factors(labels, target.shares, kinds.n * weights)
        weights = weights / _mean(weights, kinds)
        if cap is not None:
            weights = _capped(weights, kinds, cap)
        rounds, moved = rounds + 1, float(np.abs(weights - before).max()) >= _CLOSE
    return weights, rounds


def _capped(weights: Floats, kinds: _Kinds, cap: float) -> Floats:
    """Return weights of the same mean, none above `cap`: what is cut off goes to the others in proportion."""
    held = np.zeros(weights.size, dtype=bool)
    whole = kinds.n[weights > 0].sum()
    while bool((over := (weights > cap * (1 + _CLOSE)) & ~held).any()):
        held |= over
        others = float(kinds.n[~held] @ weights[~held])
        factor = (whole - cap * float(kinds.n[held].sum())) / others if others > 0 else 1.0
        weights = np.where(held, cap, weights * factor)
    return weights


def _factors(labels: Ints, shares: Floats, mass: Floats) -> Floats:
    """Return what each kind is multiplied by so that the answers of one margin have their shares."""
    known = labels >= 0
    sums = np.bincount(labels[known], mass[known], minlength=shares.size)
    wanted = shares * sums.sum()
    factor = np.divide(wanted, sums, out=np.ones_like(sums), where=sums > 0)
    return np.where(known, factor[labels], 1.0)


def _mean(weights: Floats, kinds: _Kinds) -> float:
    """Return the mean weight of those who take part at all; 1 when nobody is left."""
    left = kinds.n[weights > 0].sum()
    return float(kinds.n @ weights / left) if left else 1.0


def _shares(labels: Ints, size: int, mass: Floats) -> Floats:
    known = labels >= 0
    sums: Floats = np.bincount(labels[known], mass[known], minlength=size).astype(np.float64, copy=False)
    return sums / max(float(sums.sum()), np.finfo(float).tiny)


def _fit(target: Target, kinds: _Kinds, at: int, weights: Floats, taking_part: npt.NDArray[np.bool_]) -> MarginFit:
    labels, size = kinds.answers[at], target.shares.size
    before = _shares(labels, size, kinds.n * kinds.start)
    after = _shares(labels, size, kinds.n * weights)
    inside = taking_part & (labels >= 0)
    n = np.bincount(labels[inside], kinds.n[inside], minlength=size)
    answers = zip(target.names, n.tolist(), target.shares.tolist(), before.tolist(), after.tolist(), strict=True)
    apart = int(kinds.n[taking_part & (labels < 0)].sum())
    fits = (AnswerFit(names[0], int(one), *rest, *names[1:]) for names, one, *rest in answers)
    return MarginFit(target.margin, tuple(fits), apart)


def _report(kinds: _Kinds, weights: Floats, rounds: int, fits: tuple[MarginFit, ...]) -> RakingReport:
    left = weights > 0
    counts, values = kinds.n[left], weights[left]
    n = int(counts.sum())
    n_eff = float((counts @ values) ** 2 / (counts @ (values * values)))
    order = np.argsort(values)
    middle = int(np.searchsorted(np.cumsum(counts[order]), n / 2))
    report = RakingReport(
        n,
        n_eff,
        n / n_eff,
        float(values.min()),
        float(values[order][middle]),
        float(values.max()),
        rounds,
        max((abs(one.after - one.target) for fit in fits for one in fit.answers), default=0.0) < _ACCEPTED,
        fits,
    )
    lost = int(kinds.n[(kinds.start > 0) & ~left].sum())
    return msgspec.structs.replace(report, warnings=_warnings(report, lost))


def _warnings(report: RakingReport, lost: int) -> tuple[Message, ...]:
    found = []
    if not report.converged:
        pairs = [(fit, one) for fit in report.margins for one in fit.answers]
        fit, one = max(pairs, key=lambda pair: abs(pair[1].after - pair[1].target))
        told = {"column": fit.margin.name, "answer": " × ".join(one.names)}
        found.append(message("raking_not_reached", points=round(100 * abs(one.after - one.target), 2), **told))
    if report.deff > _HIGH_DEFF:
        deff = round(report.deff, 1)
        found.append(message("raking_high_deff", n=report.n, worth=round(report.n_eff), deff=deff))
    if report.highest > _EXTREME * report.median:
        found.append(message("raking_extreme", times=round(report.highest / report.median, 1)))
    found += [message("raking_apart", column=fit.margin.name, count=fit.apart) for fit in report.margins if fit.apart]
    if lost:
        found.append(message("raking_out", count=lost))
    return tuple(found)
