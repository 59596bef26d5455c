"""What is said about a group, and about a driver in a group: a sentence first, then the figures behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.compute.rounding import round_half_away
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.figures import p_text, score_text, share_text
from loyalty_desktop.report.headline import effective_base
from loyalty_desktop.report.measure_words import class_name, name_kind
from loyalty_desktop.report.shown import how_shown
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from loyalty_desktop.compute.difference import Difference
    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.compare_view import CompareView, ForestRow, HeatCell, HeatKind, HeatRow
    from loyalty_desktop.report.shown import Arrow, Shown


class Told(msgspec.Struct, frozen=True):
    """What a figure is about, the sentence on it, and the figures in detail."""

    title: str
    sentence: str
    lines: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of it, line by line."""
        return "\n".join((self.title, self.sentence, *self.lines))


def score_word(measure: Measure) -> str:
    """Return the name of the score for titles: the word for those that have no name of their own."""
    kind = name_kind(measure)
    return word("measure", kind) if kind in {"nps", "nrs"} else _("Score")


def group_told(row: ForestRow, measure: Measure) -> Told:
    """Return what the score of a group says."""
    if row.state == "hidden":
        return Told(row.name, _too_few(row.score.n))
    said = _("{measure} {score} (95% interval {low} to {high}, n={n:,})")
    figure = said.format(
        measure=score_word(measure),
        score=score_text(row.score.value, 1),
        low=score_text(row.score.low, 1),
        high=score_text(row.score.high, 1),
        n=row.score.n,
    )
    lines = (figure, made_of(row, measure), *worth_told(row.score))
    if row.rest is None:
        return Told(row.name, _("Everybody who answered the question that tells the groups apart."), lines)
    if row.state == "reference":
        return Told(row.name, _("Few answers (fewer than 30): for reference only"), lines)
    sentences: dict[Arrow, str] = {
        "up": _("{group}: clearly more loyal than everybody else."),
        "down": _("{group}: clearly less loyal than everybody else."),
        "none": _("{group}: no clear difference from everybody else."),
    }
    sentence = _untested(row.rest) or sentences[row.arrow].format(group=row.name)
    return Told(row.name, sentence, (*lines, *_difference(row.rest, is_share=False)))


def cell_told(row: HeatRow, cell: HeatCell, group: ForestRow, kind: HeatKind, measure: str) -> Told:
    """Return what head or heart at one driver says about a group."""
    title = _("{driver} × {group}").format(driver=row.name, group=group.name)
    if "no_column" in cell.flags:
        return Told(title, _("It has no column with answers yet. Choose one on the Journey screen."))
    if "no_scale" in cell.flags:
        return Told(title, _("The answers in its column are not ratings."))
    if cell.state == "hidden":
        return Told(title, _too_few_here(kind, cell.figure.n))
    figure = _figure(cell, kind, measure)
    if cell.state == "reference":
        return Told(title, _("Few answers (fewer than 30): for reference only"), (figure, *worth_told(cell.figure)))
    if cell.rest is None:
        return Told(title, figure, worth_told(cell.figure))
    sentence = _untested(cell.rest) or _cell_sentences(kind)[cell.arrow].format(group=group.name, driver=row.name)
    lines = figure, *worth_told(cell.figure), *_difference(cell.rest, is_share=kind == "head")
    return Told(title, sentence, lines)


def marks_told(view: CompareView) -> str:
    """Return what ▲▼ say and rest on; '' where no group is compared with the others."""
    tested = sum(one.rest is not None and one.rest.p_adjusted is not None for one in view.groups)
    if not tested:
        return ""
    said = ngettext(
        "▲▼ Higher or lower than everybody else by more than chance.",
        "▲▼ Higher or lower than everybody else by more than chance, even with {count} groups compared.",
        tested,
    )
    return said.format(count=tested)


def notes_of(view: CompareView) -> tuple[str, ...]:
    """Return what must be known of the groups: who is left out, whether somebody is in two of them."""
    lines = []
    if view.overlapping:
        lines.append(_("Several answers were allowed: one person may be in several groups."))
    for reason, count in view.left_out:
        said = ngettext("Not compared: {count:,} person ({why})", "Not compared: {count:,} people ({why})", count)
        lines.append(said.format(count=count, why=word("missing", reason)))
    return tuple(lines)


def figure_text(cell: HeatCell, kind: HeatKind) -> str:
    """Return the figure of a cell as it is written."""
    return share_text(cell.figure.value) if kind == "head" else score_text(cell.figure.value)


def scale_text(value: float, kind: HeatKind) -> str:
    """Return an end of the colour scale."""
    return share_text(value) if kind == "head" else score_text(value)


def _cell_sentences(kind: HeatKind) -> dict[Arrow, str]:
    if kind == "head":
        return {
            "up": _("{group}: clearly more often satisfied here than everybody else."),
            "down": _("{group}: clearly less often satisfied here than everybody else."),
            "none": _("{group}: satisfied here about as often as everybody else."),
        }
    return {
        "up": _("Among the satisfied, {group} is clearly more loyal than everybody else."),
        "down": _("Among the satisfied, {group} is clearly less loyal than everybody else."),
        "none": _("Among the satisfied, {group} does not clearly differ from everybody else."),
    }


def _figure(cell: HeatCell, kind: HeatKind, measure: str) -> str:
    one = cell.figure
    if kind == "head":
        said = _(
            "{share} of those who rated it gave one of the two best answers (95% interval {low} to {high}, n={n:,})."
        )
        return said.format(
            share=share_text(one.value, 1), low=share_text(one.low, 1), high=share_text(one.high, 1), n=one.n
        )
    said = _("The satisfied have {measure} {score} (95% interval {low} to {high}, n={n:,}).")
    return said.format(
        measure=measure,
        score=score_text(one.value, 1),
        low=score_text(one.low, 1),
        high=score_text(one.high, 1),
        n=one.n,
    )


def made_of(row: ForestRow, measure: Measure) -> str:
    """Return the sum by which anybody with a calculator gets the score."""
    whole = row.counts.total.w
    share, less = row.counts.positive.w / whole, row.counts.negative.w / whole
    digits = _digits(share, less, row.score.value or 0.0)
    said = _("{positive} {share} − {negative} {less} = {score}")
    return said.format(
        positive=class_name("positive", measure),
        share=share_text(share, digits),
        negative=class_name("negative", measure),
        less=share_text(less, digits),
        score=score_text(row.score.value, 1),
    )


def _digits(share: float, less: float, score: float) -> int:
    """Return how many decimals two shares need so that what is printed subtracts to the score printed."""
    for digits in (1, 2):
        parted = round_half_away(100 * share, digits) - round_half_away(100 * less, digits)
        if round_half_away(parted, 1) == round_half_away(score, 1):
            return digits
    return 3


def worth_told(figure: Estimate) -> tuple[str, ...]:
    """Return what weights leave of the base; nothing without weights."""
    worth = effective_base(figure)
    if worth is None:
        return ()
    return (_("Weighted: as certain as {worth:,.0f} unweighted answers").format(worth=worth),)


def _untested(rest: Difference) -> str:
    """Return what is said where the others are too few for a verdict, '' where there is one."""
    said: dict[Shown, str] = {
        "hidden": _("There are too few others to compare with."),
        "reference": _("Few answers (fewer than 30): for reference only"),
        "shown": "",
    }
    return said[how_shown(rest)]


def _difference(rest: Difference, *, is_share: bool) -> tuple[str, ...]:
    if rest.points is None:
        return ()
    said = _(
        "Difference from everybody else: {points} (95% interval {low} to {high}; adjusted p {p}, "
        "below .05 is more than chance)"
    )
    return (
        said.format(
            points=points_text(rest.points, is_share=is_share),
            low=score_text(rest.low, 1),
            high=score_text(rest.high, 1),
            p=p_text(rest.p_adjusted),
        ),
    )


def points_text(points: float | None, *, is_share: bool) -> str:
    """Return a difference with its unit: of scores points, of shares percentage points."""
    said = _("{points} percentage points") if is_share else _("{points} points")
    return said.format(points=score_text(points, 1))


def _too_few(n: int) -> str:
    return _("Fewer than 10 answered the loyalty question (n={n}): no score is shown.").format(n=n)


def _too_few_here(kind: HeatKind, n: int) -> str:
    said = (
        _("Fewer than 10 have rated it (n={n:,}): no share is shown.")
        if kind == "head"
        else _("Fewer than 10 of the satisfied answered the loyalty question (n={n:,}): no score is shown.")
    )
    return said.format(n=n)
