"""The words of comments as a readable table for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.figures import NO_FIGURE, p_text, score_text
from loyalty_desktop.report.measure_words import class_name
from loyalty_desktop.report.text_table import text_table
from loyalty_desktop.report.voices_view import VoiceRow, notes_text, voices_view, writers_text, written_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.voices import Voices
    from loyalty_desktop.journey.model import Measure

_MOST = 15
"""So many words of either side are printed; the JSON has all of them."""
_MARKS = {"up": "▲", "down": "▼", "none": ""}


def voices_text(found: Voices, measure: Measure) -> str:
    """Return who wrote, the words that go most surely with a high and with a low score, and what is left out."""
    view = voices_view(found)
    names = _(", ").join(one.heading for one in found.columns)
    parts = [_("Voices: {columns}").format(columns=names), written_text(found)]
    parts += [one for one in (writers_text(found),) if one]
    sides: tuple[tuple[str, Sequence[VoiceRow]], ...] = (
        (class_name("positive", measure), [row for row in view.rows if (row.difference.points or 0) > 0]),
        (class_name("negative", measure), [row for row in view.rows if (row.difference.points or 0) < 0]),
    )
    headings = [_("Word or phrase"), _("Score"), _("95% interval"), _("against the others"), "p", "▲▼", "n"]
    for name, rows in sides:
        if rows:
            parts.append(_("Leaning: {name}").format(name=name))
            parts.append(text_table(headings, [_row(row) for row in rows[:_MOST]]))
    parts.append(notes_text(found))
    if any(row.state == "reference" for row in view.rows):
        parts.append(_("* fewer than 30 respondents: for reference only"))
    return "\n" + "\n".join(parts) + "\n"


def _row(row: VoiceRow) -> list[str]:
    score = row.figure.score
    interval = NO_FIGURE
    if score.low is not None and score.high is not None:
        interval = _("{low} to {high}").format(low=score_text(score.low), high=score_text(score.high))
    return [
        row.text,
        score_text(score.value) + ("*" if row.state == "reference" else ""),
        interval,
        score_text(row.difference.points),
        p_text(row.difference.p_adjusted),
        _MARKS[row.arrow],
        f"{row.n:,}",
    ]
