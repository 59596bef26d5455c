"""What every explanation of a score, a driver or an experience is made of: of everybody, of groups, over waves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from loyalty_desktop.compute.whom import Lived, Loyal, Rated, missing_of
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.explanation import score_interval, share_interval, small_lines, unrounded
from loyalty_desktop.report.figures import p_text, score_text, share_text
from loyalty_desktop.report.measure_words import class_name
from loyalty_desktop.report.shown import how_shown
from loyalty_desktop.report.sureness import chance_told, p_line, with_range

if TYPE_CHECKING:
    from loyalty_desktop.compute.difference import Difference
    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.compute.whom import Whom
    from loyalty_desktop.report.explanation import Known
    from loyalty_desktop.survey.missing import Reason

FigureKind: TypeAlias = Literal["score", "head", "heart", "incidence", "reached"]
SHARES: frozenset[FigureKind] = frozenset({"head", "incidence"})
Method: TypeAlias = Literal["apart", "held", "shared"]
"""Two separate groups, one inside the other, or the same people in both (METHOD 1.3, 1.4, 1.5)."""


def kind_name(kind: FigureKind) -> str:
    """Return what a figure of a driver or an experience is called after its name."""
    return {
        "score": _("score"),
        "head": _("head"),
        "heart": _("heart"),
        "incidence": _("had it"),
        "reached": _("score with it"),
    }[kind]


def meaning(known: Known, kind: FigureKind) -> str:
    """Return what a figure is."""
    return {
        "score": _("The {measure} of this group."),
        "head": _(
            "Head: share of those who rated it who are satisfied, giving one of the two best answers (Top2 Box)."
        ),
        "heart": _("Heart: the {measure} of those who are satisfied here."),
        "incidence": _("How many of those who were asked had the experience."),
        "reached": _("The {measure} of those who had the experience."),
    }[kind].format(measure=known.measure_name)


def minus(kind: FigureKind, first: str, second: str) -> str:
    """Return that a difference is first minus second, and in what."""
    said = _("{first} minus {second}, in points.")
    if kind in SHARES:
        said = _("{first} minus {second}, in percentage points.")
    return said.format(first=first, second=second)


def counted_by(kind: FigureKind, id_: str) -> Whom:
    """Return whom a figure counts, of those whom a group or a wave has."""
    whom: dict[FigureKind, Whom] = {
        "score": (Loyal(),),
        "head": (Rated(id_),),
        "heart": (Rated(id_, "top"), Loyal()),
        "incidence": (Lived(id_, "asked"),),
        "reached": (Lived(id_), Loyal()),
    }
    return whom[kind]


def left_out(known: Known, kind: FigureKind, id_: str, group: Whom) -> tuple[tuple[Reason, int], ...]:
    """Return who of a group would count and has no valid answer, by the reason why."""
    *others, question = counted_by(kind, id_)
    return missing_of(known.counter, known.journey, (*group, *others), question)


def value_of(kind: FigureKind, value: float | None) -> str:
    """Return a score or a share with one decimal."""
    return share_text(value, 1) if kind in SHARES else score_text(value, 1)


def share_sum(figure: Estimate, *, weighted: bool) -> tuple[str, ...]:
    """Return the sum that makes a share; nothing where it is not shown."""
    if figure.value is None:
        return ()
    if weighted:
        said = _("{share} of n={n:,}; the share is weighted")
        return (said.format(share=share_text(figure.value, 1), n=figure.n),)
    said = _("{count:,} ÷ {n:,} = {share}")
    return (said.format(count=round(figure.value * figure.n), n=figure.n, share=share_text(figure.value, 1)),)


def score_rule(known: Known, score: Estimate) -> tuple[str, ...]:
    """Return how a score comes about of which only the result is at hand; nothing where it is not shown."""
    if score.value is None:
        return ()
    measure = known.journey.measure
    said = _("Share of {positive} − share of {negative}, in points, among n={n:,}: {score}")
    names = class_name("positive", measure), class_name("negative", measure)
    return (said.format(positive=names[0], negative=names[1], n=score.n, score=score_text(score.value, 1)),)


def sure_of(kind: FigureKind, figure: Estimate) -> list[str]:
    """Return the interval of a figure with its method and what must be kept in mind."""
    return share_interval(figure) if kind in SHARES else score_interval(figure)


def difference_sum(
    kind: FigureKind, first: Estimate, second: Estimate, one: Difference, letters: tuple[str, str]
) -> tuple[str, ...]:
    """Return first minus second, each with its name and base; nothing where they are not compared."""
    if one.points is None or first.value is None or second.value is None:
        return ()
    said = _("{first} {more} (n={n:,}) − {second} {less} (n={other:,}) = {points} points")
    if kind in SHARES:
        said = _("{first} {more} (n={n:,}) − {second} {less} (n={other:,}) = {points} percentage points")
    less = value_of(kind, second.value)
    return (
        said.format(
            first=letters[0],
            more=value_of(kind, first.value),
            n=first.n,
            second=letters[1],
            less=less if kind in SHARES else f"({less})",
            other=second.n,
            points=score_text(one.points, 1),
        ),
        unrounded(),
    )


def sure_of_difference(kind: FigureKind, one: Difference, method: Method, family: str = "") -> list[str]:
    """Return the interval and p of a difference with their method; `family` says among how many it was corrected.

    Without a family it stands alone.
    """
    if one.points is None:
        return [_("Fewer than 10 on one side: nothing is compared.")]
    tested = one.p if one.p_adjusted is None else one.p_adjusted
    lines = [chance_told(tested)] if tested is not None and how_shown(one) == "shown" else []
    if one.low is not None and one.p is not None:
        said = _("95% interval {low} to {high} points")
        if kind in SHARES:
            said = _("95% interval {low} to {high} percentage points")
        lines += with_range(
            said.format(low=score_text(one.low, 1), high=score_text(one.high, 1)), _method(kind, method)
        )
    if one.p is None:
        lines.append(_("Not tested: nobody answered otherwise in one than in the other."))
    else:
        lines.append(p_line(p_text(tested), "" if one.p_adjusted is None else family))
    return lines + (small_lines() if "small_base" in one.flags else [])


def _method(kind: FigureKind, method: Method) -> str:
    apart = _("adjusted Wald for two groups")
    if kind in SHARES:
        apart = _("Newcombe for the interval, Agresti and Caffo for p")
    return {
        "apart": apart,
        "held": _("one group lies in the other, so that it is tested against the rest ({method})").format(method=apart),
        "shared": _("the same people are in both, so that errors are summed per person (t distribution)"),
    }[method]
