"""What a screen says first, in plain words: which experiences make or break loyalty, which segment stands out.

Only what rests on firm bases and is more than chance among all that are compared is named; where there is nothing of
the kind, that is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import score_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loyalty_desktop.report.compare_view import CompareView, ForestRow
    from loyalty_desktop.report.experience_table import ExperienceRow

_NAMED, _WITH_FIGURES = 2, 2
Row = TypeVar("Row", bound="ExperienceRow | ForestRow")


class Leading(msgspec.Struct, frozen=True):
    """The sentence, and the figures with their bases that it rests on, '' without any."""

    sentence: str
    figures: str = ""


class _Wording(msgspec.Struct, frozen=True):
    """What is said of those above and those below, of those above alone, of those below alone, and of nobody."""

    both: str
    higher: str
    lower: str
    none: str


def experiences_lead(rows: Sequence[ExperienceRow], measure: str) -> Leading | None:
    """Return which experiences make and which break loyalty, by what they contribute; None where none can be judged.

    `measure` is what the score is called.
    """
    if all(one.verdict is None for one in rows):
        return None
    ordered = sorted(rows, key=lambda one: -abs(one.contribution.points or 0.0))
    return _led(
        [one for one in ordered if one.verdict == "positive"],
        [one for one in ordered if one.verdict == "negative"],
        _Wording(
            both=_("People who had {higher} are clearly more loyal, those who had {lower} clearly less."),
            higher=_("People who had {higher} are clearly more loyal."),
            lower=_("People who had {lower} are clearly less loyal."),
            none=_("No experience clearly goes with higher or lower loyalty yet."),
        ),
        lambda one: _with_and_without(one, measure),
    )


def segments_lead(view: CompareView, measure: str) -> Leading | None:
    """Return which groups stand out from everybody else; None where none of them can be compared with them."""
    tested = [
        one for one in view.groups if one.state == "shown" and one.rest is not None and one.rest.p_adjusted is not None
    ]
    if not tested:
        return None
    highest_first = sorted(tested, key=lambda one: -(one.score.value or 0.0))
    wording = _Wording(
        both=_("Clearly more loyal than everybody else: {higher}. Clearly less loyal: {lower}."),
        higher=_("Clearly more loyal than everybody else: {higher}."),
        lower=_("Clearly less loyal than everybody else: {lower}."),
        none=_("No group stands out: none clearly differs from everybody else."),
    )
    found = _led(
        [one for one in highest_first if one.arrow == "up"],
        [one for one in reversed(highest_first) if one.arrow == "down"],
        wording,
        lambda one: _figure(one, measure),
    )
    if not found.figures or view.total.state != "shown":
        return found
    return msgspec.structs.replace(found, figures=_joined([found.figures, _figure(view.total, measure)]))


def _led(higher: Sequence[Row], lower: Sequence[Row], wording: _Wording, figures_of: Callable[[Row], str]) -> Leading:
    """Return the sentence that fits who stands above and below, with the figures of the first of each."""
    if not higher and not lower:
        return Leading(wording.none)
    said = wording.both if higher and lower else wording.higher if higher else wording.lower
    first = [*higher[:1], *lower[:1]] if higher and lower else [*higher, *lower][:_WITH_FIGURES]
    sentence = said.format(higher=_names(higher), lower=_names(lower))
    return Leading(sentence, _joined([figures_of(one) for one in first]))


def _names(rows: Sequence[Row]) -> str:
    """Return the names of the first rows, and how many more there are."""
    quoted = [_("“{name}”").format(name=one.short) for one in rows[:_NAMED]]
    named = _("{first}, {second}").format(first=quoted[0], second=quoted[1]) if len(quoted) > 1 else "".join(quoted)
    more = len(rows) - len(quoted)
    return _("{names} and {count} more").format(names=named, count=more) if more else named


def _joined(figures: Sequence[str]) -> str:
    return _(" · ").join(figures)


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
