"""The figures of one word explained: the score of those who used it, and how far it is from the score of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.explanation import (
    Explanation,
    association,
    difference_interval,
    is_reference,
    of_estimate,
    score_interval,
    share_interval,
    small_lines,
    told,
    unrounded,
)
from loyalty_desktop.report.figures import p_text, score_text, share_text
from loyalty_desktop.report.sureness import p_line, with_range
from loyalty_desktop.report.voices_view import forms_text, told_text

if TYPE_CHECKING:
    from loyalty_desktop.compute.estimate import Estimate
    from loyalty_desktop.report.explanation import Known
    from loyalty_desktop.report.voices_view import VoiceRow


def voice_figure(known: Known, row: VoiceRow, column: str, tested: int) -> Explanation | None:
    """Return how a figure of a word comes about, by the key of its column; `tested` words are one family."""
    if column in {"score", "n"}:
        return _score(known, row)
    if column == "verdict":
        return _difference(known, row, tested) if row.inside is None else _more(known, row, tested)
    if column == "inside" and row.inside is not None:
        return _share(known, row, row.inside, row.inside_count, _("in this group"))
    if column == "outside" and row.outside is not None:
        return _share(known, row, row.outside, row.outside_count, _("among all others who wrote"))
    return None


def _title(row: VoiceRow, figure: str) -> str:
    return _("“{word}”: {figure}").format(word=row.text, figure=figure)


def _forms(row: VoiceRow) -> str:
    forms = forms_text(row)
    return _("Counted together: {forms}").format(forms=forms) if forms else ""


def _once() -> str:
    return _("Everybody counts once, however often the word was written.")


def _score(known: Known, row: VoiceRow) -> Explanation:
    score = row.figure.score
    meaning = _("The {measure} of those who used the word and gave a loyalty answer.")
    return of_estimate(
        _title(row, _("score")),
        score_text(score.value, 1),
        score,
        told(
            (meaning.format(measure=known.measure_name), _once(), _forms(row), told_text(row), association()),
            known.sum_of(row.users, score),
            known.counted(score),
            score_interval(score),
        ),
    )


def _difference(known: Known, row: VoiceRow, tested: int) -> Explanation:
    one, score, rest = row.difference, row.figure.score, row.rest
    meaning = _("How far the {measure} of those who used the word is from that of all others who wrote.")
    said = _("{used} (n={n:,}) − {others} (n={more:,}) = {points}")
    sums = said.format(
        used=score_text(score.value, 1),
        n=score.n,
        others=f"({score_text(rest.value, 1)})",
        more=rest.n,
        points=score_text(one.points, 1),
    )
    return Explanation(
        _title(row, _("difference to the others")),
        score_text(one.points, 1),
        score.n,
        is_reference(one, score),
        told(
            (meaning.format(measure=known.measure_name), association()),
            (sums, unrounded()) if one.points is not None else (),
            known.counted(score),
            difference_interval(one, _family(tested)),
        ),
    )


def _family(tested: int) -> str:
    return _("{n:,} words and phrases are tested together").format(n=tested)


def _share(known: Known, row: VoiceRow, share: Estimate, count: int, where: str) -> Explanation:
    meaning = _("How many of those who wrote used the word {where}.")
    said = _("{count:,} of {n:,}").format(count=count, n=share.n)
    lines = [said, _("Shares are weighted.")] if known.results.weighted else [said]
    return of_estimate(
        _title(row, where),
        share_text(share.value, 1),
        share,
        told((meaning.format(where=where), _once(), _forms(row)), lines, known.counted(share), share_interval(share)),
    )


def _more(known: Known, row: VoiceRow, tested: int) -> Explanation:
    assert row.inside is not None
    assert row.outside is not None
    one = row.difference
    said = _("{inside} (n={n:,}) − {outside} (n={more:,}) = {points} percentage points")
    sums = said.format(
        inside=share_text(row.inside.value, 1),
        n=row.inside.n,
        outside=share_text(row.outside.value, 1),
        more=row.outside.n,
        points=score_text(one.points, 1),
    )
    lines = [_("Fewer than 10 on one side: nothing is compared.")]
    if one.points is not None:
        interval = _("95% interval {low} to {high} percentage points")
        lines = with_range(interval.format(low=score_text(one.low, 1), high=score_text(one.high, 1)), "Newcombe")
        lines.append(p_line(p_text(one.p_adjusted), _family(tested)))
        lines += small_lines() if "small_base" in one.flags else []
    return Explanation(
        _title(row, _("difference to the others")),
        score_text(one.points, 1),
        row.inside.n,
        is_reference(one, row.inside),
        told(
            (_("How much more often this group used the word than all others who wrote."), association()),
            (sums, unrounded()) if one.points is not None else (),
            known.counted(row.inside),
            lines,
        ),
    )
