"""What is said about two groups of one's own: who they are, what their difference says, what the marks rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.compare_words import Told, made_of, points_text, score_word, worth_told
from loyalty_desktop.report.figures import p_text, score_text, share_text
from loyalty_desktop.report.opposed_view import DRIVER_KINDS, LETTERS
from loyalty_desktop.report.shown import how_shown

if TYPE_CHECKING:
    from loyalty_desktop.compute.difference import Difference
    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.compare_view import ForestRow
    from loyalty_desktop.report.opposed_view import OpposedKind, OpposedRow, OpposedTable, OpposedView
    from loyalty_desktop.report.shown import Arrow, Shown

SHARES: frozenset[OpposedKind] = frozenset({"head", "incidence"})
"""The kinds whose figures are shares; those of the others are scores."""


def verdict_text(view: OpposedView) -> str:
    """Return what the difference of the two scores says, in a sentence."""
    if view.state == "shown":
        sentences: dict[Arrow, str] = {
            "up": _("A is clearly more loyal than B."),
            "down": _("A is clearly less loyal than B."),
            "none": _("It cannot be said that A and B differ: the difference may be chance."),
        }
        return sentences[view.arrow]
    return _not_firm(view.state, *(side.score for side in view.sides))


def verdict_chip(view: OpposedView) -> str:
    """Return the verdict in a word or two; '' on small bases, where there is none."""
    if view.state != "shown":
        return ""
    words: dict[Arrow, str] = {"up": _("A is higher"), "down": _("A is lower"), "none": _("Difference unclear")}
    return words[view.arrow]


def view_notes(view: OpposedView) -> tuple[str, ...]:
    """Return who is in both groups and in neither."""
    first, second = (side.respondents for side in view.sides)
    lines = []
    if view.both and view.both == first == second:
        lines.append(_("A and B are the same people: there is nothing to compare."))
    elif view.both and view.both in {first, second}:
        inner, outer = ("A", "B") if view.both == first else ("B", "A")
        said = ngettext(
            "Everybody in {inner} is in {outer} too ({count:,} person), so {inner} is compared with "
            "the rest of {outer}.",
            "Everybody in {inner} is in {outer} too ({count:,} people), so {inner} is compared with "
            "the rest of {outer}.",
            view.both,
        )
        lines.append(said.format(inner=inner, outer=outer, count=view.both))
    elif view.both:
        said = ngettext(
            "{count:,} person is in both groups; this is allowed for.",
            "{count:,} people are in both groups; this is allowed for.",
            view.both,
        )
        lines.append(said.format(count=view.both))
    if view.neither:
        said = ngettext("In neither group: {count:,} person", "In neither group: {count:,} people", view.neither)
        lines.append(said.format(count=view.neither))
    return tuple(lines)


def side_told(row: ForestRow, measure: Measure, verdict: str) -> Told:
    """Return what the score of one side, or of everybody, says."""
    if row.state == "hidden":
        said = _("Fewer than 10 answered the loyalty question (n={n}): no score is shown.")
        return Told(row.name, said.format(n=row.score.n))
    lines = (
        _figure_text("heart", row.score, score_word(measure)),
        made_of(row, measure),
        *worth_told(row.score),
        *(() if row.rest is None else _difference_lines(row.rest, is_share=False)),
    )
    sentence = _("Everybody who matches the current filters.") if row.is_total else verdict
    return Told(row.name, sentence, lines)


def row_told(row: OpposedRow, kind: OpposedKind, measure: str) -> Told:
    """Return what one driver or experience says about the two groups."""
    if "no_column" in row.flags:
        return Told(row.name, _("It has no column with answers yet. Choose one on the Journey screen."))
    if row.flags and kind in DRIVER_KINDS:
        return Told(row.name, _("The answers in its column are not ratings."))
    sentence = (
        _sentences(kind)[row.arrow].format(name=row.name)
        if row.state == "shown"
        else _not_firm(row.state, row.first, row.second)
    )
    lines = [
        _("{group}: {figure}").format(group=letter, figure=_figure_text(kind, figure, measure))
        for letter, figure in zip(LETTERS.values(), (row.first, row.second), strict=True)
    ]
    lines += _difference_lines(row.difference, is_share=kind in SHARES)
    for letter, lift in zip(LETTERS.values(), row.lifts or (), strict=False):
        if lift.points is not None:
            said = _("{group}: lift, the satisfied above the rest, {points} (95% interval {low} to {high})")
            lines.append(said.format(group=letter, **_interval(lift, is_share=False)))
    if row.lifts is not None and all(one.points is not None for one in row.lifts):
        lines.append(_("Whether the two lifts differ is not judged: this method has no test for it."))
    return Told(row.name, sentence, tuple(lines))


def table_notes(table: OpposedTable) -> tuple[str, ...]:
    """Return what ▲▼ rest on, how small bases are treated, and what differences do not say."""
    said = ngettext(
        "▲▼ A is higher or lower than B by more than chance.",
        "▲▼ A is higher or lower than B by more than chance, even with {count} differences compared.",
        table.tested,
    )
    return (
        *((said.format(count=table.tested),) if table.tested else ()),
        _(
            "Fewer than 10 answers: not shown. Fewer than 30: for reference only. Differences are "
            "taken before rounding."
        ),
        _("That groups differ does not say why."),
    )


def figure_words(kind: OpposedKind, figure: Estimate) -> str:
    """Return the figure of one side as it is written."""
    return share_text(figure.value) if kind in SHARES else score_text(figure.value)


def difference_words(one: Difference) -> str:
    """Return a difference as it is written; a dash where there is none."""
    return score_text(one.points)


def _not_firm(state: Shown, *figures: Estimate) -> str:
    if state == "reference":
        return _("Few answers (fewer than 30): for reference only")
    if all(how_shown(one) != "hidden" for one in figures):  # one group lies in the other
        return _("Too few answers to compare: fewer than 10 are in the larger group only.")
    return _("Too few answers to compare: fewer than 10 in one of the groups.")


def _figure_text(kind: OpposedKind, one: Estimate, measure: str) -> str:
    if how_shown(one) == "hidden":
        return _("not shown, fewer than 10 answers (n={n:,})").format(n=one.n)
    share = kind in SHARES
    texts = [share_text(value, 1) if share else score_text(value, 1) for value in (one.value, one.low, one.high)]
    figure, low, high = texts if share else (f"{measure} {texts[0]}", *texts[1:])
    said = _("{figure} (95% interval {low} to {high}, n={n:,})")
    return said.format(figure=figure, low=low, high=high, n=one.n)


def _difference_lines(one: Difference, *, is_share: bool) -> tuple[str, ...]:
    if one.points is None:
        return ()
    if one.p is None:
        return (_("Difference {points}").format(points=points_text(one.points, is_share=is_share)),)
    if one.p_adjusted is None:
        said = _("Difference {points} (95% interval {low} to {high}; p {p}, below .05 is more than chance)")
        return (said.format(p=p_text(one.p), **_interval(one, is_share=is_share)),)
    said = _("Difference {points} (95% interval {low} to {high}; adjusted p {p}, below .05 is more than chance)")
    return (said.format(p=p_text(one.p_adjusted), **_interval(one, is_share=is_share)),)


def _interval(one: Difference, *, is_share: bool) -> dict[str, str]:
    return {
        "points": points_text(one.points, is_share=is_share),
        "low": score_text(one.low, 1),
        "high": score_text(one.high, 1),
    }


def _sentences(kind: OpposedKind) -> dict[Arrow, str]:
    match kind:
        case "head":
            return {
                "up": _("At {name}, A is clearly more often satisfied than B."),
                "down": _("At {name}, A is clearly less often satisfied than B."),
                "none": _("At {name}, A and B do not clearly differ in how often they are satisfied."),
            }
        case "heart":
            return {
                "up": _("Those satisfied with {name} are clearly more loyal in A than in B."),
                "down": _("Those satisfied with {name} are clearly less loyal in A than in B."),
                "none": _("Those satisfied with {name} do not clearly differ in loyalty between A and B."),
            }
        case "incidence":
            return {
                "up": _("“{name}” happened clearly more often in A than in B."),
                "down": _("“{name}” happened clearly less often in A than in B."),
                "none": _("“{name}” did not happen clearly more or less often in A than in B."),
            }
        case "reached":
            return {
                "up": _("Those who had “{name}” are clearly more loyal in A than in B."),
                "down": _("Those who had “{name}” are clearly less loyal in A than in B."),
                "none": _("Those who had “{name}” do not clearly differ in loyalty between A and B."),
            }
