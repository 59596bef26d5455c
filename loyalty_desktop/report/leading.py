"""What a screen says first, in plain words: which experiences make or break loyalty, which segment stands out.

Only what rests on firm bases and is more than chance among all that are compared is named; where there is nothing of
the kind, that is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import score_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.report.compare_view import CompareView, ForestRow
    from loyalty_desktop.report.experience_table import ExperienceRow

_MOST, _MOST_FIGURES = 2, 2


class Leading(msgspec.Struct, frozen=True):
    """The sentence, and the figures with their bases that it rests on, '' without any."""

    sentence: str
    figures: str = ""


def experiences_lead(rows: Sequence[ExperienceRow], measure: str) -> Leading | None:
    """Return which experiences make and which break loyalty, by what they contribute; None where none can be judged.

    `measure` is what the score is called.
    """
    if all(one.verdict is None for one in rows):
        return None
    ordered = sorted(rows, key=lambda one: -abs(one.contribution.points or 0.0))
    makers = [one for one in ordered if one.verdict == "positive"]
    breakers = [one for one in ordered if one.verdict == "negative"]
    if not makers and not breakers:
        return Leading(_("No experience clearly goes with higher or lower loyalty yet."))
    names = {"makers": _named([one.short for one in makers]), "breakers": _named([one.short for one in breakers])}
    if makers and breakers:
        said = _("Those with {makers} are clearly more loyal, those with {breakers} clearly less.")
    elif makers:
        said = _("Those with {makers} are clearly more loyal.")
    else:
        said = _("Those with {breakers} are clearly less loyal.")
    shown = (*makers[:1], *breakers[:1]) if makers and breakers else (*makers, *breakers)[:_MOST_FIGURES]
    return Leading(said.format(**names), _(" · ").join(_with_and_without(one, measure) for one in shown))


def segments_lead(view: CompareView, measure: str) -> Leading | None:
    """Return which groups stand out from all others together; None where none of them can be compared with them."""
    tested = [
        one for one in view.groups if one.state == "shown" and one.rest is not None and one.rest.p_adjusted is not None
    ]
    if not tested:
        return None
    up = sorted((one for one in tested if one.arrow == "up"), key=_score, reverse=True)
    down = sorted((one for one in tested if one.arrow == "down"), key=_score)
    if not up and not down:
        return Leading(_("No group stands out: none clearly differs from all others together."))
    names = {"higher": _named([one.short for one in up]), "lower": _named([one.short for one in down])}
    if up and down:
        said = _("Clearly more loyal than all others together: {higher}. Clearly less loyal: {lower}.")
    elif up:
        said = _("Clearly more loyal than all others together: {higher}.")
    else:
        said = _("Clearly less loyal than all others together: {lower}.")
    shown = (*up[:1], *down[:1]) if up and down else (*up, *down)[:_MOST_FIGURES]
    figures = [_figure(one, measure) for one in shown]
    if view.total.state == "shown":
        figures.append(_figure(view.total, measure))
    return Leading(said.format(**names), _(" · ").join(figures))


def _named(names: Sequence[str]) -> str:
    shown = _(", ").join(_("“{name}”").format(name=name) for name in names[:_MOST])
    return shown if len(names) <= _MOST else _("{names} and {count} more").format(names=shown, count=len(names) - _MOST)


def _with_and_without(row: ExperienceRow, measure: str) -> str:
    said = _("{name}: {measure} {score} with it (n={n:,}), {other} without (n={others:,})")
    return said.format(
        name=row.short,
        measure=measure,
        score=score_text(row.with_it.value, 1),
        n=row.with_it.n,
        other=score_text(row.without_it.value, 1),
        others=row.without_it.n,
    )


def _figure(row: ForestRow, measure: str) -> str:
    said = _("{name}: {measure} {score} (n={n:,})")
    return said.format(name=row.short, measure=measure, score=score_text(row.score.value, 1), n=row.score.n)


def _score(row: ForestRow) -> float:
    return row.score.value or 0.0
