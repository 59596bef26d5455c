"""The scores, shares and differences of a workbook as formulas on its counts, in rows of one sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loyalty_desktop.compute.difference import part_of_total, score_difference, versus_total
from loyalty_desktop.compute.estimate import DEFAULT_LIMITS
from loyalty_desktop.compute.experience_verdict import contribution
from loyalty_desktop.compute.net_score import class_shares, net_score, shrunken_score
from loyalty_desktop.compute.share import share, share_difference
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.workbook import formulas as made
from loyalty_desktop.report.workbook.live_sheet import Ref, Sheet, Worked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.counts import ClassCounts
    from loyalty_desktop.compute.difference import Difference
    from loyalty_desktop.compute.experience_verdict import Contribution
    from loyalty_desktop.report.workbook.live_counts import Counted
    from loyalty_desktop.report.workbook.live_filter import Control
    from loyalty_desktop.report.workbook.live_sheet import Look, Result

_FIRST = 3


@dataclass(frozen=True, eq=False)
class Scored:
    """The score of a group: its cells, and whom it counts."""

    counted: Counted
    n: Ref
    n_eff: Ref
    positive: Ref
    passive: Ref
    negative: Ref
    score: Ref
    low: Ref
    high: Ref
    compared: made.Compared


@dataclass(frozen=True, eq=False)
class Shared:
    """The share of some in others: its cells, and whom it counts."""

    hit: Counted
    base: Counted
    n: Ref
    count: Ref
    n_eff: Ref
    share: Ref
    low: Ref
    high: Ref

    @property
    def ends(self) -> tuple[str, str, str]:
        """The share with the ends of its interval, as formulas name them."""
        return self.share.here, self.low.here, self.high.here


@dataclass(frozen=True, eq=False)
class Differed:
    """A difference in points with its interval; `found` is what it is while nothing is filtered."""

    points: Ref
    low: Ref
    high: Ref
    p: Ref | None
    found: Difference


class Rows:
    """Writes one figure a row into the sheet, in blocks of one kind."""

    def __init__(self, title: str, control: Control) -> None:
        self.sheet = Sheet(title)
        self.least, self.z = control.least.there, control.z.there
        self.sheet.line((_("How each figure is worked out"),), "title")
        self.sheet.line((_("Each row has formulas on the sheet of counts; the report shows these cells."),))

    def block(self, title: str, headings: Sequence[str]) -> None:
        """Begin a block of rows."""
        self.sheet.row += 1
        self.sheet.line((title, "", *headings), "heading")

    def scores(self) -> None:
        """Begin the block of scores."""
        shares = (_("Share high"), _("Share middle"), _("Share low"))
        ends = (_("Low end"), _("High end"))
        parts = (_("Centre"), _("Variance"))
        of_two = tuple(_("{figure} (for differences)").format(figure=one) for one in parts)
        headings = (_("n"), _("Effective n"), *shares, _("Score"), *ends, *parts, *of_two)
        self.block(_("Scores"), headings)

    def score(self, counted: Counted) -> Scored:
        """Write the score of a group (METHOD 1.2)."""
        self.name(counted.what, counted.who)
        estimate, total = net_score(counted.classes), counted.classes.total
        n_cells, w = counted.n.classes, counted.weights.classes
        n = self.cell(3, n_cells[3].there, total.n, "count")
        w2 = counted.w2.classes[3].there if counted.w2 is not None else ""
        n_eff = self.cell(4, made.effective(n.here, w[3].there if w2 else "", w2), total.n_eff, "effective")
        positive, passive, negative = (
            self.cell(5 + at, made.part(w[place].there, w[3].there), share_of(one.w, total.w), "share")
            for at, (place, one) in enumerate(
                ((2, counted.classes.positive), (1, counted.classes.passive), (0, counted.classes.negative))
            )
        )
        p, d = positive.here, negative.here
        middle, spread = self._moments(11, n, n_eff, p, d, made.ONE_SCORE, counted.classes)
        score = self.shown(8, [n], made.score(p, d), estimate.value, "score")
        low, high = (
            self.shown(9 + upper, [n], made.score_end(p, d, middle, spread, self.z, upper=bool(upper)), end, "score")
            for upper, end in enumerate((estimate.low, estimate.high))
        )
        moments = self._moments(13, n, n_eff, p, d, made.OF_TWO, counted.classes)
        self.sheet.row += 1
        compared = made.Compared(score.here, *moments)
        return Scored(counted, n, n_eff, positive, passive, negative, score, low, high, compared)

    def _moments(
        self, column: int, n: Ref, n_eff: Ref, p: str, d: str, pseudo: str, classes: ClassCounts
    ) -> tuple[str, str]:
        shares = class_shares(classes) if n.number is not None and n.number >= 10 else None
        found = (None, None) if shares is None else shrunken_score(*shares, float(pseudo))
        middle = self.shown(column, [n], made.centre(n_eff.here, p, d, pseudo), found[0], "number")
        formula = made.variance(n_eff.here, p, d, middle.here, pseudo)
        return middle.here, self.shown(column + 1, [n], formula, found[1], "number").here

    def shares(self) -> None:
        """Begin the block of shares."""
        self.block(_("Shares"), (_("n"), _("Of them"), _("Effective n"), _("Share"), _("Low end"), _("High end")))

    def share(self, hit: Counted, base: Counted) -> Shared:
        """Write the share of some in a base (METHOD 2)."""
        self.name(hit.what, hit.who)
        estimate = share(hit.everybody, base.everybody)
        n = self.cell(3, base.n.everybody.there, base.everybody.n, "count")
        count = self.cell(4, hit.n.everybody.there, hit.everybody.n, "count")
        w2 = base.w2.everybody.there if base.w2 is not None else ""
        w = base.weights.everybody.there
        n_eff = self.cell(5, made.effective(n.here, w if w2 else "", w2), base.everybody.n_eff, "effective")
        value = self.shown(6, [n], made.part(hit.weights.everybody.there, w), estimate.value, "share")
        low, high = (
            self.shown(7 + upper, [n], made.share_end(value.here, n_eff.here, self.z, upper=bool(upper)), end, "share")
            for upper, end in enumerate((estimate.low, estimate.high))
        )
        self.sheet.row += 1
        return Shared(hit, base, n, count, n_eff, value, low, high)

    def part_of(self, one: Counted, whole: Counted) -> Ref:
        """Write what share of those with a loyalty answer a group is, whatever the base."""
        self.name(one.what, one.who)
        cells = (whole.n.classes[3], one.n.classes[3])
        for at, (ref, total) in enumerate(zip(cells, (whole.classes.total, one.classes.total), strict=True)):
            self.cell(_FIRST + at, ref.there, total.n, "count")
        weights = (one.classes.total.w, whole.classes.total.w)
        formula = made.part(one.weights.classes[3].there, whole.weights.classes[3].there)
        found = self.cell(6, formula, share_of(*weights), "share")
        self.sheet.row += 1
        return found

    def answers(self) -> None:
        """Begin the block of the answers to the loyalty question."""
        self.block(_("Distribution of the loyalty answers"), (_("n"), _("Of them"), "", _("Share")))

    def answer(self, given: Counted, all_: Counted) -> Ref:
        """Write what share of all loyalty answers one answer is."""
        self.name(given.what, given.who)
        n = self.cell(_FIRST, all_.n.classes[3].there, all_.classes.total.n, "count")
        self.cell(_FIRST + 1, given.n.everybody.there, given.everybody.n, "count")
        found = share_of(given.everybody.w, all_.classes.total.w)
        formula = made.part(given.weights.everybody.there, all_.weights.classes[3].there)
        return self._of_answers(n, formula, found)

    def whole(self, all_: Counted) -> Ref:
        """Write the share of all loyalty answers: the whole."""
        self.name(_("All"), "")
        n = self.cell(_FIRST, all_.n.classes[3].there, all_.classes.total.n, "count")
        return self._of_answers(n, "1", 1.0)

    def _of_answers(self, n: Ref, formula: str, found: Result) -> Ref:
        is_shown = (n.number or 0) >= DEFAULT_LIMITS.suppress and not isinstance(found, str)
        cell = self.cell(6, made.shown_if([n.here], self.least, formula), found if is_shown else "", "share")
        self.sheet.row += 1
        return cell

    def reaches(self) -> None:
        """Begin the block of shares that are shown on any base."""
        self.block(_("Used by"), (_("Asked"), _("Used it"), _("Share")))

    def reach(self, used: Counted, asked: Counted) -> tuple[Ref, Ref, Ref]:
        """Write how many of those who were asked used a touchpoint, whatever the base (METHOD 4.4)."""
        self.name(used.what, used.who)
        n = self.cell(3, asked.n.everybody.there, asked.everybody.n, "count")
        count = self.cell(4, used.n.everybody.there, used.everybody.n, "count")
        formula = made.part(used.weights.everybody.there, asked.weights.everybody.there)
        found = self.cell(5, formula, share_of(used.everybody.w, asked.everybody.w), "share")
        self.sheet.row += 1
        return n, count, found

    def differences(self, title: str) -> None:
        """Begin a block of differences."""
        headings = (_("n"), _("n of the others"), _("Difference"), _("Low end"), _("High end"), _("p"))
        self.block(title, headings)

    def difference(self, one: Scored, other: Scored, what: str, who: str) -> Differed:
        """Write the difference of two scores (METHOD 1.3)."""
        self.name(what, who)
        found = score_difference(one.counted.classes, other.counted.classes)
        bases = self._bases(one.n, other.n)
        a, b = one.compared, other.compared
        points = self.shown(5, bases, f"{a.score}-{b.score}", found.points, "score")
        low, high = (
            self.shown(6 + upper, bases, made.difference_end(a, b, self.z, upper=bool(upper)), end, "score")
            for upper, end in enumerate((found.low, found.high))
        )
        p = self.shown(8, bases, made.difference_p(a, b), found.p, "p")
        self.sheet.row += 1
        return Differed(points, low, high, p, found)

    def share_difference(self, one: Shared, other: Shared, what: str, who: str) -> Differed:
        """Write the difference of two shares in percentage points (METHOD 2)."""
        self.name(what, who)
        found = share_difference(one.hit.everybody, one.base.everybody, other.hit.everybody, other.base.everybody)
        bases = self._bases(one.n, other.n)
        points = self.shown(5, bases, f"100*({one.share.here}-{other.share.here})", found.points, "score")
        low, high = (
            self.shown(
                6 + upper, bases, made.share_difference_end(one.ends, other.ends, upper=bool(upper)), end, "score"
            )
            for upper, end in enumerate((found.low, found.high))
        )
        test = made.share_difference_p(one.share.here, one.n_eff.here, other.share.here, other.n_eff.here)
        p = self.shown(8, bases, test, found.p, "p")
        self.sheet.row += 1
        return Differed(points, low, high, p, found)

    def parts_of_total(self, title: str) -> None:
        """Begin a block of differences that are parts of others."""
        self.block(title, (_("Share"), _("Difference"), _("Low end"), _("High end")))

    def against_total(self, differed: Differed, one: Scored, rest: Scored, who: str) -> Differed:
        """Write a group against the total that it is a part of (METHOD 1.4)."""
        self.name(one.counted.what, who)
        weights = (one.counted.classes.total.w, rest.counted.classes.total.w)
        own, other = (each.counted.weights.classes[3].there for each in (one, rest))
        share_ = self.cell(3, made.part(other, f"({own}+{other})"), share_of(weights[1], sum(weights)), "share")
        found = part_of_total(differed.found, *weights) if sum(weights) else differed.found
        if rest.counted.classes.total.n == 0:
            found = versus_total(one.counted.classes, rest.counted.classes)
        return self._times(share_, differed, found, f'IF(AND({rest.n.here}=0,{one.n.here}>={self.least}),0,"")')

    def contribution(self, differed: Differed, one: Scored, all_: Scored) -> Differed:
        """Write what an experience has to do with the score of everybody (METHOD 4.4)."""
        self.name(one.counted.what, one.counted.who)
        had, everybody = (each.counted.weights.classes[3].there for each in (one, all_))
        weights = (one.counted.classes.total.w, all_.counted.classes.total.w)
        share_ = self.cell(3, made.part(had, everybody), share_of(*weights), "share")
        found = contribution(one.counted.classes, all_.counted.classes.total, differed.found)
        return self._times(share_, differed, found)

    def _times(
        self, share_: Ref, differed: Differed, found: Difference | Contribution, without: str = '""'
    ) -> Differed:
        """Write a share of a difference; `without` is what stands where there is no difference."""
        parts = ((differed.points, found.points), (differed.low, found.low), (differed.high, found.high))
        cells = [
            self.cell(4 + at, f'IF({ref.here}="",{without},{share_.here}*{ref.here})', or_nothing(value), "score")
            for at, (ref, value) in enumerate(parts)
        ]
        self.sheet.row += 1
        return Differed(cells[0], cells[1], cells[2], differed.p, differed.found)

    def means(self) -> None:
        """Begin the block of means."""
        self.block(_("Means of drivers"), (_("Head"), _("Heart")))

    def mean(
        self, name: str, heads: Sequence[Ref], hearts: Sequence[Ref], found: tuple[float | None, float | None]
    ) -> tuple[Ref, Ref]:
        """Write the means of the heads and the hearts of some drivers."""
        self.name(name, "")
        head = self.cell(3, made.mean([one.here for one in heads]), or_nothing(found[0]), "share")
        heart = self.cell(4, made.mean([one.here for one in hearts]), or_nothing(found[1]), "score")
        self.sheet.row += 1
        return head, heart

    def name(self, what: str, who: str) -> None:
        """Say at the left of the row what it is about."""
        self.sheet.put(1, what)
        self.sheet.put(2, who)

    def _bases(self, one: Ref, other: Ref) -> list[Ref]:
        return [self.cell(_FIRST + at, ref.here, ref.result, "count") for at, ref in enumerate((one, other))]

    def shown(self, column: int, bases: Sequence[Ref], formula: str, value: float | None, look: Look) -> Ref:
        """Write a figure that is hidden on too small a base."""
        whole = made.shown_if([one.here for one in bases], self.least, formula)
        return self.cell(column, whole, or_nothing(value), look)

    def cell(self, column: int, formula: str, result: Result, look: Look) -> Ref:
        """Write a formula into the row."""
        return self.sheet.put(column, Worked(formula, result), look)


def or_nothing(value: float | None) -> Result:
    """Return a figure as a formula gives it: an empty text where there is none."""
    return "" if value is None else value


def share_of(some: float, all_: float) -> Result:
    """Return a share of all as a formula gives it."""
    return some / all_ if all_ else ""
