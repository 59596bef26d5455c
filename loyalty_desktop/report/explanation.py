"""What a figure says about itself: what it is, how it comes about, whom it counts, how sure it is.

Every text is made from the value that is shown, so that a card can never say another number than the screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.compute.whom import Whom, classes_of
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.column_names import short_columns
from loyalty_desktop.report.column_words import column_in_use
from loyalty_desktop.report.figures import p_text, score_text, share_text
from loyalty_desktop.report.filter_words import base_words
from loyalty_desktop.report.headline import effective_base
from loyalty_desktop.report.measure_words import class_name, measure_name
from loyalty_desktop.report.rounded_parts import digits_of
from loyalty_desktop.report.share_choices import margins_name
from loyalty_desktop.report.shown import how_shown
from loyalty_desktop.report.sureness import chance_told, p_line, parted, with_range
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.counts import ClassCounts
    from loyalty_desktop.compute.difference import Difference
    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.compute.results import Results
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.missing import Reason


class Part(msgspec.Struct, frozen=True):
    """One paragraph of an explanation: what it is about, and its lines."""

    caption: str
    lines: tuple[str, ...]
    methods: tuple[str, ...] = ()
    """Names of methods, which stand last and small."""


class Explanation(msgspec.Struct, frozen=True):
    """One figure explained: its name, the figure as it is shown, its paragraphs.

    `whom` are the `n` respondents that it counts and `people` what they are called; None where nobody can be shown.
    """

    title: str
    figure: str
    n: int
    is_reference: bool
    parts: tuple[Part, ...]
    whom: Whom | None = None
    people: str = ""

    @property
    def text(self) -> str:
        """All of it as plain text, to be copied or read out."""
        paragraphs = ["\n".join((one.caption, *one.lines, *one.methods)) for one in self.parts]
        return "\n\n".join((f"{self.title}: {self.figure}", *paragraphs))


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What explanations are made of: the figures that are shown, the journey they are of, and who counted them."""

    counter: Counter
    journey: Journey
    results: Results

    def score_sum(self, whom: Whom, score: Estimate) -> tuple[str, ...]:
        """Return the sum by which anybody with a calculator gets a score; nothing where it is not shown."""
        return () if score.value is None else self.sum_of(classes_of(self.counter, self.journey, whom), score)

    def sum_of(self, counts: ClassCounts, score: Estimate) -> tuple[str, ...]:
        """Return the same for people who have been counted by class."""
        if score.value is None:
            return ()
        measure = self.journey.measure
        positive, negative = class_name("positive", measure), class_name("negative", measure)
        if self.results.weighted:
            whole = counts.total.w
            share, less = counts.positive.w / whole, counts.negative.w / whole
            digits = digits_of((100 * share, -100 * less), score.value)
            said = _("{positive} {share} − {negative} {less} = {score}")
            return (
                said.format(
                    positive=positive,
                    share=share_text(share, digits),
                    negative=negative,
                    less=share_text(less, digits),
                    score=score_text(score.value, 1),
                ),
                _("Shares are weighted."),
            )
        said = _("({positive} {more:,} − {negative} {less:,}) ÷ {n:,} × 100 = {score}")
        return (
            said.format(
                positive=positive,
                more=counts.positive.n,
                negative=negative,
                less=counts.negative.n,
                n=counts.total.n,
                score=score_text(score.value, 1),
            ),
        )

    def counted(self, figure: Estimate, missing: Iterable[tuple[Reason, int]] = ()) -> Part:
        """Return whom a figure counts: n, what weights leave of it, who is left out and why, filter and weight."""
        lines = [_("n={n:,} respondents").format(n=figure.n)]
        worth = effective_base(figure)
        if worth is not None:
            lines.append(_("Weighted: as certain as {worth:,.0f} unweighted answers").format(worth=worth))
        named = [f"{word('missing', reason)} {count:,}" for reason, count in missing if count]
        if named:
            lines.append(_("Left out: {reasons}").format(reasons=_(", ").join(named)))
        return self.counting(*lines)

    def counting(self, *lines: str) -> Part:
        """Return whom a figure counts in words of its own, with filter and weight."""
        return _paragraph(_("Who is counted"), (*lines, *self.setting()))

    def counting_all(self, n: int, *lines: str) -> Part:
        """Return that a figure counts n respondents, what else is to be said of them, filter and weight."""
        return self.counting(_("n={n:,} respondents").format(n=n), *lines)

    def setting(self) -> tuple[str, ...]:
        """Return the filter and the weight that every figure follows."""
        journey = self.journey
        filters = base_words(
            journey.filters,
            journey.measure,
            journey.groupings,
            short_columns(self.counter.survey, journey) if journey.filters else {},
        )
        lines = [_("Filter: {what}").format(what=filters) if filters else _("Filter: none, everybody counts")]
        return (*lines, self._weight())

    def _weight(self) -> str:
        """Return what weighs respondents, in one line."""
        journey, survey = self.journey, self.counter.survey
        key, shares = journey.weight, margins_name(journey.raking, self.counter.survey, _(", "))
        column = "" if key is None else column_in_use(key, survey.column(key))
        if shares and column:
            said = _("Weight: “{column}”, matched to the known shares of {columns}")
        elif shares:
            said = _("Weight: matched to the known shares of {columns}")
        else:
            said = _("Weight: “{column}”") if column else _("Weight: none, everybody counts alike")
        return said.format(column=column, columns=shares)

    @property
    def measure_name(self) -> str:
        """What the score is called."""
        return measure_name(self.journey.measure)


def told(meaning: Iterable[str], sums: Iterable[str], counted: Part, sure: Iterable[str] = ()) -> tuple[Part, ...]:
    """Return the paragraphs of a card: what a figure is, how it comes about, whom it counts, how sure it is.

    A paragraph that has nothing to say is left out. Names of methods stand at the end, whoever gave them.
    """
    (meant, first), (worked, second), (sentences, last) = parted(meaning), parted(sums), parted(sure)
    parts = (
        Part(_("What it is"), meant),
        Part(_("How it is calculated"), worked),
        counted,
        Part(_("How sure it is"), sentences, (*first, *second, *last)),
    )
    return tuple(one for one in parts if one.lines or one.methods)


def of_estimate(
    title: str, text: str, figure: Estimate, parts: tuple[Part, ...], whom: Whom | None = None, people: str = ""
) -> Explanation:
    """Return the card of a score or a share that is shown as `text`; its base stands there where it is not shown."""
    shown = _("n={n:,}").format(n=figure.n) if figure.value is None else text
    return Explanation(title, shown, figure.n, is_reference(figure), parts, whom, people)


def _paragraph(caption: str, lines: Iterable[str]) -> Part:
    return Part(caption, tuple(line for line in lines if line))


def score_interval(score: Estimate) -> list[str]:
    """Return the interval of a score and its method, or why there is no figure."""
    if score.value is None:
        return hidden_lines(score)
    said = _("95% interval {low} to {high}").format(low=score_text(score.low, 1), high=score_text(score.high, 1))
    return [*with_range(said, _("adjusted Wald, Rocks 2016")), *flag_lines(score)]


def share_interval(share: Estimate) -> list[str]:
    """Return the interval of a share and its method, or why there is no figure."""
    if share.value is None:
        return hidden_lines(share)
    said = _("95% interval {low} to {high}").format(low=share_text(share.low, 1), high=share_text(share.high, 1))
    return [*with_range(said, _("Wilson")), *flag_lines(share)]


def difference_interval(one: Difference, family: str) -> list[str]:
    """Return how sure a difference is; `family` says among how many its p was corrected."""
    if one.points is None:
        return [_("Fewer than 10 on one side: nothing is compared.")]
    said = _("Difference: 95% interval {low} to {high} points")
    said = said.format(low=score_text(one.low, 1), high=score_text(one.high, 1))
    lines = with_range(said, _("adjusted Wald for two groups"))
    if one.p_adjusted is not None:
        if how_shown(one) == "shown":
            lines.insert(0, chance_told(one.p_adjusted))
        lines.append(p_line(p_text(one.p_adjusted), family))
    return lines + (small_lines() if "small_base" in one.flags else [])


def flag_lines(figure: Estimate) -> list[str]:
    """Return what must be kept in mind about a figure that is shown."""
    lines = small_lines() if "small_base" in figure.flags else []
    if "high_deff" in figure.flags:
        lines.append(_("The weights are very unequal: more than half of the certainty is lost."))
    return lines


def small_lines() -> list[str]:
    """Return what a small base means."""
    return [_("For reference only: fewer than 30 respondents (or worth fewer than 30 after weighting).")]


def hidden_lines(figure: Estimate) -> list[str]:
    """Return why a figure is not shown."""
    if figure.n <= 0:
        return [_("Nobody is counted here.")]
    return [_("Not shown: fewer than 10 respondents. Only their number is given.")]


def subtracted(first: Estimate, second: Estimate, one: Difference) -> tuple[str, ...]:
    """Return one score minus another, each with its base; nothing where they are not compared."""
    if one.points is None:
        return ()
    said = _("{heart} (n={n:,}) − ({rest}) (n={rest_n:,}) = {lift} points").format(
        heart=score_text(first.value, 1),
        n=first.n,
        rest=score_text(second.value, 1),
        rest_n=second.n,
        lift=score_text(one.points, 1),
    )
    return said, unrounded()


def unrounded() -> str:
    """Return why a difference may be another one than that of the rounded figures beside it."""
    return _("The difference is taken before rounding.")


def association() -> str:
    """Return what a comparison of groups can never say."""
    return _("This is association, not proof of a cause.")


def is_reference(*figures: Estimate | Difference) -> bool:
    """Whether one of the figures that are shown together is there for reference only."""
    return any(how_shown(one) == "reference" for one in figures)
