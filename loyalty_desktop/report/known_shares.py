"""Matching known shares of a population: which columns, what is so far, what is typed, and what comes of it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from loyalty_desktop.compute.admission import everybody
from loyalty_desktop.compute.folding import plan
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.model import Margin
from loyalty_desktop.messages import Message, message
from loyalty_desktop.report.column_words import column_in_use, column_text
from loyalty_desktop.report.compare_choices import compare_choices, likeliest
from loyalty_desktop.report.figures import share_text
from loyalty_desktop.report.filter_choices import answer_choices
from loyalty_desktop.report.in_a_row import in_a_row
from loyalty_desktop.report.pasted_shares import NEAR, Unit, share_number
from loyalty_desktop.survey.answers import values_like
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.reading import ColumnKey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.raking import RakingReport
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.survey import Column, Survey


class ShareAnswer(msgspec.Struct, frozen=True):
    """One answer: how many respondents of the survey gave it, and their present share (0..1).

    `written` is what the shares in force call it, where that is another name: a code that has words since.
    """

    name: str
    n: int
    share: float | None
    written: str = ""


class ShareColumn(msgspec.Struct, frozen=True):
    """A column whose shares may be known; `apart` respondents gave none of its answers."""

    key: ColumnKey
    name: str
    answers: tuple[ShareAnswer, ...] = ()
    apart: int = 0


class Typed(msgspec.Struct, frozen=True):
    """What somebody typed for a column, answer by answer ('' for nothing), and what the numbers are."""

    key: ColumnKey
    unit: Unit
    texts: tuple[tuple[str, str], ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed at all."""
        return not any(text.strip() for _name, text in self.texts)


class Fit(msgspec.Struct, frozen=True):
    """What comes of the shares as typed: margins with the report on them, or what stands in the way."""

    margins: tuple[Margin, ...] = ()
    report: RakingReport | None = None
    problems: tuple[Message, ...] = ()

    def after(self, key: ColumnKey) -> dict[str, float]:
        """Return the share (0..1) that each answer of a column has once it is weighted."""
        margins = self.report.margins if self.report is not None else ()
        return {one.name: one.after for margin in margins if margin.column == key for one in margin.answers}


def share_choices(survey: Survey, journey: Journey) -> tuple[tuple[ColumnKey, str], ...]:
    """Return the columns with one answer each and few different ones, those that tell groups apart first."""
    found = [one for one in compare_choices(survey, journey) if isinstance(one.by, ColumnKey)]
    first = {one.by for one in likeliest(tuple(found))}
    found.sort(key=lambda one: one.by not in first)
    pairs = [(one.by, one.name) for one in found if isinstance(one.by, ColumnKey)]
    return tuple((key, name) for key, name in pairs if _is_single(survey, key))


def _is_single(survey: Survey, key: ColumnKey) -> bool:
    column = survey.column(key)
    return column is not None and column.scale.kind != "multi"


def share_column(counter: Counter, journey: Journey, key: ColumnKey) -> ShareColumn:
    """Return a column with its answers among all respondents of the survey, weighted by the journey's column.

    Answers that only the journey's shares name are there too, with nobody who gave them.
    """
    column = counter.survey.column(key)
    named = [name for one in journey.raking if one.column == key for name, _share in one.shares]
    if column is None:
        return ShareColumn(key, column_in_use(key, None), tuple(ShareAnswer(name, 0, None, name) for name in named))
    weights = counter.base((), journey.weight).weights
    taking_part = np.ones(counter.survey.rows) if weights is None else weights
    size, how = len(column.raw.values), plan(column)
    both = np.stack(
        [
            np.bincount(column.raw.codes, taking_part > 0, minlength=size),
            np.bincount(column.raw.codes, taking_part, minlength=size),
        ],
        axis=1,
    )
    sums = dict(zip((one.text for one in how.answers), how.sets.sums(both), strict=False))
    whole = math.fsum(w for _n, w in sums.values())
    order = [one.value for one in answer_choices(everybody(column))]
    written = {answer: name for name in named if (answer := _meant(column, name, order)) is not None}
    answers = [
        ShareAnswer(name, round(sums[name][0]), sums[name][1] / whole if whole else None, written.get(name, ""))
        for name in order
    ]
    answers += [ShareAnswer(name, 0, 0.0, name) for name in named if name not in written.values()]
    apart = int((taking_part > 0).sum()) - sum(one.n for one in answers)
    return ShareColumn(key, column_text(column), tuple(answers), apart)


def _meant(column: Column, name: str, answers: Sequence[str]) -> str | None:
    """Return the answer that a name of the shares in force means: as it is shown, or as it was before it had words."""
    shown = next((one for one in answers if match_text(one) == match_text(name)), None)
    if shown is not None:
        return shown
    codes = set(values_like(column.distinct, name))
    return next((one for one in answers if codes and codes & set(values_like(column.distinct, one))), None)


def typed_of(column: ShareColumn, margin: Margin | None) -> Typed:
    """Return what is typed for a column whose shares are in force, or nothing yet."""
    shares = {match_text(name): value for name, value in margin.shares} if margin is not None else {}
    total = math.fsum(shares.values())
    unit: Unit = "count" if margin is not None and not _near(total, 1) and not _near(total, 100) else "percent"
    factor = 100.0 if _near(total, 1) else 1.0
    known = [(one.name, shares.get(match_text(one.written))) for one in column.answers]
    texts = tuple((name, "" if share is None else share_digits(share * factor)) for name, share in known)
    return Typed(column.key, unit, texts)


def share_digits(value: float) -> str:
    """Return a share in per cent, or a count, as it is typed: no more digits than it needs."""
    return f"{round(value, 6):,.10g}"


def total_text(typed: Typed) -> str:
    """Return what the numbers of a column come to; '' while there are none."""
    if typed.is_empty:
        return ""
    total = math.fsum(share_number(text) or 0.0 for _name, text in typed.texts)
    if typed.unit == "count":
        return _("Together {total}").format(total=f"{total:,.12g}")
    total = 100 * total if _near(total, 1) else total
    return _("Together {total} %").format(total=f"{round(total, 4):,.10g}")


def fitted(counter: Counter, journey: Journey, typed: Sequence[Typed], cap: float | None) -> Fit:
    """Return what comes of the shares as they are typed; columns for which nothing is typed do not take part."""
    given = [one for one in typed if not one.is_empty]
    problems = tuple(problem for one in given for problem in _problems(one))
    if problems or not given:
        return Fit(problems=problems)
    margins = tuple(_margin(one) for one in given)
    try:
        report = counter.raked(journey.weight, margins, cap).report
    except LoyaltyError as error:
        return Fit(margins, problems=(error.message,))
    return Fit(margins, None if report.problems else report, report.problems)


def _problems(typed: Typed) -> tuple[Message, ...]:
    heading = typed.key.heading
    filled = [(name, text, share_number(text)) for name, text in typed.texts if text.strip()]
    wrong = [
        message("share_no_number", column=heading, answer=name, text=text.strip())
        for name, text, value in filled
        if value is None or value < 0
    ]
    if wrong:
        return tuple(wrong)
    total = math.fsum(value for _name, _text, value in filled if value is not None)
    if typed.unit == "percent" and total and not _near(total, 100) and not _near(total, 1):
        return (message("raking_sum", column=heading, total=f"{total:.4g}"),)
    return ()


def _margin(typed: Typed) -> Margin:
    shares = [(name, share_number(text) or 0.0) for name, text in typed.texts if text.strip()]
    total = math.fsum(value for _name, value in shares)
    if typed.unit == "count" and (_near(total, 1) or _near(total, 100)):
        shares = [(name, value / total) for name, value in shares]  # a hundred people are no hundred per cent
    return Margin(typed.key, tuple(shares))


def _near(total: float, whole: float) -> bool:
    return abs(total / whole - 1) <= NEAR


def fit_headline(report: RakingReport) -> str:
    """Return in a sentence what weighting to the shares does."""
    met = _("All shares are met.") if report.converged else _("Not all shares are met.")
    told = _("{n:,} respondents then tell as much as {worth:,} who all count alike.")
    return in_a_row(met, told.format(n=report.n, worth=round(report.n_eff)))


def fit_figures(report: RakingReport) -> tuple[tuple[str, str], ...]:
    """Return the figures of a fit with their names."""
    wider = share_text(math.sqrt(max(report.deff, 1.0)) - 1)
    return (
        (_("Effective answers"), f"{report.n_eff:,.0f}"),
        (_("Design effect"), f"{report.deff:.2f}"),
        (_("Intervals wider by"), wider),
        (_("Smallest weight"), f"× {report.lowest:.2f}"),
        (_("Largest weight"), f"× {report.highest:.2f}"),
    )
