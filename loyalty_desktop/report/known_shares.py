"""Matching known shares of a population: what is so far, what is typed, and what comes of it."""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

import msgspec
import numpy as np

from loyalty_desktop.compute.admission import everybody
from loyalty_desktop.compute.folding import plan
from loyalty_desktop.compute.passing import belonging
from loyalty_desktop.errors import LoyaltyError, UnusableJourney
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.model import Crossed, Grouping, Margin
from loyalty_desktop.messages import Message, message
from loyalty_desktop.report.compare_choices import CompareBy
from loyalty_desktop.report.filter_choices import answer_choices
from loyalty_desktop.report.pasted_shares import NEAR, Unit, share_number
from loyalty_desktop.report.share_choices import CROSS, column_of, share_name
from loyalty_desktop.survey.answers import values_like
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.raking import RakingReport
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Column, Survey

By: TypeAlias = tuple[CompareBy, ...]
"""What shares are known of: a column or groups of one's own, or two of them crossed."""


class ShareAnswer(msgspec.Struct, frozen=True):
    """One answer: how many respondents of the survey gave it, and their present share (0..1).

    `written` is what the shares in force call it, where that is another name: a code that has words since. Where two
    questions are crossed, `pair` has the answer to each of them.
    """

    name: str
    n: int
    share: float | None
    written: str = ""
    pair: tuple[str, ...] = ()


class ShareColumn(msgspec.Struct, frozen=True):
    """A column, own groups, or two of them crossed whose shares may be known; `apart` are in none of its answers."""

    by: By
    name: str
    answers: tuple[ShareAnswer, ...] = ()
    apart: int = 0

    @property
    def columns(self) -> tuple[ColumnKey, ...]:
        """The columns that it rests on."""
        return tuple(column_of(one) for one in self.by)


class Typed(msgspec.Struct, frozen=True):
    """What somebody typed, answer by answer ('' for nothing), and what the numbers are.

    `pairs` has the answers to both questions where two are crossed, in the same order.
    """

    by: By
    unit: Unit
    texts: tuple[tuple[str, str], ...]
    pairs: tuple[tuple[str, ...], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed at all."""
        return not any(text.strip() for _name, text in self.texts)


class Fit(msgspec.Struct, frozen=True):
    """What comes of the shares as typed: margins with the report on them, or what stands in the way."""

    margins: tuple[Margin, ...] = ()
    report: RakingReport | None = None
    problems: tuple[Message, ...] = ()

    def after(self, by: By) -> dict[str, float]:
        """Return the share (0..1) that each answer of a margin has once it is weighted."""
        margins = self.report.margins if self.report is not None else ()
        return {CROSS.join(one.names): one.after for margin in margins if margin.by == by for one in margin.answers}


def share_column(counter: Counter, journey: Journey, by: By) -> ShareColumn:
    """Return what shares are known of with its answers among all respondents, weighted by the journey's column.

    Answers that only the journey's shares name are there too, with nobody who gave them.
    """
    margin = next((one for one in journey.raking if one.by == by), None)
    named = margin.names if margin is not None else ()
    title = share_name(by, counter.survey)
    sides = [_side(counter.survey, one) for one in by]
    if any(one is None for one in sides):
        gone = (ShareAnswer(CROSS.join(one), 0, None, CROSS.join(one), _pair(one)) for one in named)
        return ShareColumn(by, title, tuple(gone))
    there = [one for one in sides if one is not None]
    cells = list(product(*(names for _column, names, _places in there)))
    written = dict[tuple[str, ...], tuple[str, ...]]()
    for one in named:
        meant = tuple(_meant(by[at], there[at], name) for at, name in enumerate(one))
        if meant in cells:
            written[tuple(name or "" for name in meant)] = one
    counts, sums, taking_part = _counted(counter, journey, there)
    whole = math.fsum(sums)
    answers = [
        ShareAnswer(CROSS.join(cell), n, w / whole if whole else None, CROSS.join(written.get(cell, ())), _pair(cell))
        for cell, n, w in zip(cells, counts, sums, strict=True)
    ]
    unknown = (one for one in named if one not in written.values())
    answers += [ShareAnswer(CROSS.join(one), 0, 0.0, CROSS.join(one), _pair(one)) for one in unknown]
    return ShareColumn(by, title, tuple(answers), taking_part - sum(counts))


def _pair(names: tuple[str, ...]) -> tuple[str, ...]:
    return names if len(names) > 1 else ()


_Side: TypeAlias = "tuple[Column, tuple[str, ...], npt.NDArray[np.int64]]"


def _side(survey: Survey, by: CompareBy) -> _Side | None:
    """Return a column, the names of its answers or groups, and the place among them of each raw value, -1 for none."""
    column = survey.column(column_of(by))
    if column is None:
        return None
    size = len(column.raw.values)
    if isinstance(by, Grouping):
        members = {one.name: belonging(column, one) for one in by.groups}
        names = tuple(members)
    else:
        how = plan(column)
        members = {one.text: how.sets.flags(at, size) for at, one in enumerate(how.answers)}
        names = tuple(one.value for one in answer_choices(everybody(column)))
    places = np.full(size, -1, dtype=np.int64)
    for at, name in enumerate(names):
        places[members[name] & (places < 0)] = at
    return column, names, places


def _counted(counter: Counter, journey: Journey, sides: Sequence[_Side]) -> tuple[list[int], list[float], int]:
    """Return how many gave each answer, or pair of answers, what they weigh, and how many take part at all."""
    try:
        weights = counter.base((), journey.weight).weights
    except UnusableJourney:  # it is told where the shares are fitted
        weights = None
    taking_part = np.ones(counter.survey.rows) if weights is None else weights
    places, size = np.zeros(counter.survey.rows, dtype=np.int64), 1
    for column, names, of_value in sides:
        here = of_value[column.raw.codes]
        places = np.where((places < 0) | (here < 0), -1, places * len(names) + here)
        size *= len(names)
    inside = places >= 0
    n = np.bincount(places[inside], taking_part[inside] > 0, minlength=size)
    w = np.bincount(places[inside], taking_part[inside], minlength=size)
    return [round(one) for one in n.tolist()], w.tolist(), int((taking_part > 0).sum())


def _meant(by: CompareBy, side: _Side, name: str) -> str | None:
    """Return the answer that a name of the shares in force means: as it is shown, or as it was before it had words."""
    column, answers, _places = side
    shown = next((one for one in answers if match_text(one) == match_text(name)), None)
    if shown is not None or isinstance(by, Grouping):
        return shown
    codes = set(values_like(column.distinct, name))
    return next((one for one in answers if codes and codes & set(values_like(column.distinct, one))), None)


def typed_of(column: ShareColumn, margin: Margin | None) -> Typed:
    """Return what is typed where shares are in force, or nothing yet."""
    shares = dict[str, float]()
    for names, (_name, value) in zip(margin.names, margin.shares, strict=True) if margin is not None else ():
        shares[match_text(CROSS.join(names))] = value
    total = math.fsum(shares.values())
    unit: Unit = "count" if margin is not None and not _near(total, 1) and not _near(total, 100) else "percent"
    factor = 100.0 if _near(total, 1) else 1.0
    known = [(one.name, shares.get(match_text(one.written))) for one in column.answers]
    texts = tuple((name, "" if share is None else share_digits(share * factor)) for name, share in known)
    return Typed(column.by, unit, texts, tuple(one.pair for one in column.answers if one.pair))


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
    """Return what comes of the shares as they are typed; what nothing is typed for takes no part."""
    given = [one for one in typed if not one.is_empty]
    problems = tuple(problem for one in given for problem in _problems(one, counter))
    if problems or not given:
        return Fit(problems=problems)
    margins = tuple(_margin(one) for one in given)
    try:
        report = counter.raked(journey.weight, margins, cap).report
    except LoyaltyError as error:
        return Fit(margins, problems=(error.message,))
    return Fit(margins, None if report.problems else report, report.problems)


def _problems(typed: Typed, counter: Counter) -> tuple[Message, ...]:
    heading = share_name(typed.by, counter.survey)
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
    pairs = typed.pairs or tuple((name,) for name, _text in typed.texts)
    filled = [
        (names, share_number(text) or 0.0) for names, (_n, text) in zip(pairs, typed.texts, strict=True) if text.strip()
    ]
    total = math.fsum(value for _names, value in filled)
    if typed.unit == "count" and (_near(total, 1) or _near(total, 100)):
        filled = [(names, value / total) for names, value in filled]  # a hundred people are no hundred per cent
    first, *others = typed.by
    shares = tuple((names[0], value) for names, value in filled)
    crossed = None
    for one in others:
        crossed = Crossed(column_of(one), tuple(names[1] for names, _value in filled), _grouping(one))
    return Margin(column_of(first), shares, _grouping(first), crossed)


def _grouping(by: CompareBy) -> Grouping | None:
    return by if isinstance(by, Grouping) else None


def _near(total: float, whole: float) -> bool:
    return abs(total / whole - 1) <= NEAR
