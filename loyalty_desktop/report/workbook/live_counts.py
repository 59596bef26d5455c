"""The sheet of counts: for each group of respondents how many there are in each class, and what they weigh.

Every count is one COUNTIFS or SUMIFS on the sheet of answers; all figures are formulas on these counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from loyalty_desktop.compute.counts import ClassCounts, Tally
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.measure_words import class_name
from loyalty_desktop.report.workbook.formulas import count_if, criterion
from loyalty_desktop.report.workbook.live_data import CLASS, NEGATIVE, NO_CLASS, PASSIVE, POSITIVE, SQUARE, WEIGHT
from loyalty_desktop.report.workbook.live_sheet import Ref, Sheet, Worked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.workbook.live_data import Data
    from loyalty_desktop.report.workbook.live_fields import Field, Operator
    from loyalty_desktop.report.workbook.live_sheet import Look

Flags = npt.NDArray[np.bool_]
Condition: TypeAlias = "tuple[Field, Operator, float]"
Conditions: TypeAlias = "tuple[Condition, ...]"
_FIRST = 3
_IN_CLASSES = (NEGATIVE, PASSIVE, POSITIVE)


@dataclass(frozen=True, eq=False)
class Sums:
    """Cells with one kind of sum (respondents, weights, squared weights): by class, of all classes, of everybody."""

    classes: tuple[Ref, ...]
    """Negative, passive, positive and all three; () where only everybody is counted."""
    everybody: Ref


@dataclass(frozen=True, eq=False)
class Counted:
    """A group of respondents as it was counted: its cells, and what they hold while nothing is filtered."""

    what: str
    who: str
    n: Sums
    w: Sums | None
    w2: Sums | None
    classes: ClassCounts
    everybody: Tally

    @property
    def weights(self) -> Sums:
        """The sums of weights; unweighted, the respondents."""
        return self.w or self.n


class Counts:
    """Counts groups of respondents, each in a row of the sheet; the same group is counted once."""

    def __init__(self, data: Data, measure: Measure, title: str, answers: str) -> None:
        self.data = data
        self.sheet = Sheet(title)
        self.answers = answers
        self._known: dict[tuple[Conditions, bool], Counted] = {}
        self._weights = None if data.weight is None else data.weight.numbers()[data.rows]
        self._head(measure)

    def _head(self, measure: Measure) -> None:
        self.sheet.line((_("How many respondents are in each group"),), "title")
        self.sheet.line((_("Each number counts rows of the sheet of answers; figures are worked out from these."),))
        kinds = [_("Respondents")]
        if self._weights is not None:
            kinds += [_("Weights"), _("Squared weights")]
        for at, kind in enumerate(kinds):
            self.sheet.put(_FIRST + 5 * at, kind, "heading")
        self.sheet.row += 1
        classes = [class_name(one, measure) for one in ("negative", "passive", "positive")]
        parts = [*classes, _("With a loyalty answer"), _("All")]
        self.sheet.line([_("Question"), _("Who"), *parts * len(kinds)], "heading")

    def count(self, what: str, who: str, conditions: Conditions, *, classes: bool = True) -> Counted:
        """Count those who meet all conditions: by class of their loyalty answer, and whether they gave one or not."""
        key = (conditions, classes)
        if key not in self._known:
            self._known[key] = self._row(what, who, conditions, classes)
        return self._known[key]

    def _row(self, what: str, who: str, conditions: Conditions, by_class: bool) -> Counted:
        found, everybody = self._tally(conditions)
        self._name(what, who)
        sums = [
            self._sums(at, conditions, found if by_class else None, everybody)
            for at in range(1 if self._weights is None else 3)
        ]
        self.sheet.row += 1
        return _counted(what, who, sums, found, everybody)

    def _name(self, what: str, who: str) -> None:
        self.sheet.put(1, what)
        self.sheet.put(2, who)

    def _sums(self, kind: int, conditions: Conditions, found: ClassCounts | None, everybody: Tally) -> Sums:
        """Write one kind of sums: 0 respondents, 1 weights, 2 squared weights."""
        area = self.data.area
        summed = "" if kind == 0 else area(WEIGHT if kind == 1 else SQUARE, self.answers)
        tests = [(area(self.data.letters[one], self.answers), criterion(how, at)) for one, how, at in conditions]
        column, classes = _FIRST + 5 * kind, area(CLASS, self.answers)
        cells: list[Ref] = []
        if found is not None:
            for place, tally in zip(_IN_CLASSES, (found.negative, found.passive, found.positive), strict=True):
                formula = count_if([(classes, str(place)), *tests], summed)
                cells.append(self.sheet.put(column + len(cells), Worked(formula, _kind(tally, kind)), _look(kind)))
            added = f"SUM({cells[0].here}:{cells[-1].here})"
            cells.append(self.sheet.put(column + 3, Worked(added, _kind(found.total, kind)), _look(kind)))
        formula = count_if([(classes, criterion(">=", NO_CLASS)), *tests], summed)
        return Sums(tuple(cells), self.sheet.put(column + 4, Worked(formula, _kind(everybody, kind)), _look(kind)))

    def _tally(self, conditions: Conditions) -> tuple[ClassCounts, Tally]:
        rows, data = self.data.rows, self.data
        masks = [one.passing(how, number)[rows] for one, how, number in conditions]
        if masks:
            inside = reduce(np.logical_and, masks)
            places, weights = data.classes[inside], None if self._weights is None else self._weights[inside]
        else:
            places, weights = data.classes, self._weights
        n = np.bincount(places, minlength=4)
        w, w2 = n, n
        if weights is not None:
            w, w2 = (np.bincount(places, one, minlength=4) for one in (weights, weights * weights))
        none, negative, passive, positive = (
            Tally(*one) for one in zip(n.tolist(), map(float, w), map(float, w2), strict=True)
        )
        return ClassCounts(positive, passive, negative), none + negative + passive + positive

    def both(self, what: str, who: str, one: Counted, other: Counted) -> Counted:
        """Count everybody of two groups that have nobody in common, whatever their loyalty answer."""
        self._name(what, who)
        everybody = one.everybody + other.everybody
        sums: list[Sums] = []
        for kind, (first, second) in enumerate(((one.n, other.n), (one.w, other.w), (one.w2, other.w2))):
            if first is not None and second is not None:
                added = Worked(f"{first.everybody.here}+{second.everybody.here}", _kind(everybody, kind))
                sums.append(Sums((), self.sheet.put(_FIRST + 5 * kind + 4, added, _look(kind))))
        self.sheet.row += 1
        return _counted(what, who, sums, one.classes + other.classes, everybody)

    def rest(self, what: str, who: str, whole: Counted, part: Counted) -> Counted:
        """Count who of the whole is not in a part of it."""
        self._name(what, who)
        classes = ClassCounts(
            _left(whole.classes.positive, part.classes.positive),
            _left(whole.classes.passive, part.classes.passive),
            _left(whole.classes.negative, part.classes.negative),
        )
        everybody = _left(whole.everybody, part.everybody)
        sums: list[Sums] = []
        for kind, (all_, some) in enumerate(((whole.n, part.n), (whole.w, part.w), (whole.w2, part.w2))):
            if all_ is None or some is None:
                continue
            tallies = (classes.negative, classes.passive, classes.positive, classes.total)
            pairs = [*zip(all_.classes, some.classes, tallies, strict=True)] if all_.classes else []
            heads = [sums[0].classes[at].here for at in range(len(pairs))] if sums else []
            head = sums[0].everybody.here if sums else ""
            cells = [
                self._difference(_FIRST + 5 * kind + at, one, other, heads[at] if heads else "", _kind(tally, kind))
                for at, (one, other, tally) in enumerate(pairs)
            ]
            last = self._difference(_FIRST + 5 * kind + 4, all_.everybody, some.everybody, head, _kind(everybody, kind))
            sums.append(Sums(tuple(cells), last))
        self.sheet.row += 1
        return _counted(what, who, sums, classes, everybody)

    def _difference(self, column: int, whole: Ref, part: Ref, n: str, result: float) -> Ref:
        left = f"{whole.here}-{part.here}"
        # Differences of sums of weights leave dust where nobody is left.
        formula = left if not n else f"IF({n}=0,0,{left})"
        return self.sheet.put(column, Worked(formula, result), "number" if n else "count")


def _counted(what: str, who: str, sums: Sequence[Sums], classes: ClassCounts, everybody: Tally) -> Counted:
    w, w2 = (sums[1], sums[2]) if len(sums) > 1 else (None, None)
    return Counted(what, who, sums[0], w, w2, classes, everybody)


def _kind(tally: Tally, kind: int) -> float:
    return float((tally.n, tally.w, tally.w2)[kind])


def _look(kind: int) -> Look:
    return "count" if kind == 0 else "number"


def _left(whole: Tally, part: Tally) -> Tally:
    n = whole.n - part.n
    return Tally(n, whole.w - part.w, whole.w2 - part.w2) if n else Tally()
