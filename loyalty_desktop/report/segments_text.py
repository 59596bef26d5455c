"""The readable table of groups beside one another, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.model import Grouping
from loyalty_desktop.report.figures import p_text, score_text, share_text
from loyalty_desktop.report.text_table import text_table
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from loyalty_desktop.compute.comparison import Arrow, Comparison, Group
    from loyalty_desktop.compute.estimate import Estimate

_ARROWS: dict[Arrow, str] = {"up": "▲", "down": "▼", "weak_up": "△", "weak_down": "▽", "": ""}


def segment_text(comparison: Comparison) -> str:
    """Return the scores of all groups, each against the rest, with the letters of those clearly below."""
    headings = ["", _("Group"), "n", _("Share"), _("Score"), _("To the rest"), "", _("adjusted p"), _("Above")]
    whole = comparison.everybody
    rows = [_row(group) for group in comparison.groups]
    total = ["", _("All of them"), f"{whole.score.n:,}", "", _score(whole.score), "", "", "", ""]
    title = " × ".join(one.name if isinstance(one, Grouping) else one.heading for one in comparison.by)
    lines = [title, text_table(headings, [*rows, total], left=2)]
    if any(row[4].endswith("*") for row in (*rows, total)):
        lines.append(_("* fewer than 30 respondents: for reference only"))
    if any(group.arrow for group in comparison.groups):
        lines.append(_("▲▼ differs from the rest (p below .05), △▽ perhaps (below .10), corrected for all groups"))
    if any(group.above for group in comparison.groups):
        lines.append(_("Above: letters of groups with a clearly lower score; small letters: perhaps"))
    lines += [
        _("Not compared: {reason}, {count:,} respondents").format(reason=word("missing", reason), count=count)
        for reason, count in comparison.left_out
    ]
    return "\n".join(lines)


def _row(group: Group) -> list[str]:
    return [
        group.letter,
        " × ".join(group.names),
        f"{group.score.n:,}",
        share_text(group.share),
        _score(group.score),
        score_text(group.versus_rest.points),
        _ARROWS[group.arrow],
        p_text(group.versus_rest.p_adjusted),
        " ".join(group.above),
    ]


def _score(estimate: Estimate) -> str:
    return score_text(estimate.value) + ("*" if "small_base" in estimate.flags else "")
