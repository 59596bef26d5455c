"""What the inspector says about figures: tips of bars, an experience as a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.desktop.screens.journey.inspector_table import Cell, TableRow
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.explained import contribution_told, incidence_told
from loyalty_desktop.report.figures import score_text, share_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.journey.model import Experience
    from loyalty_desktop.report.driver_detail import AnswerBar
    from loyalty_desktop.report.experience_table import ExperienceRow

_EMPTY = (Cell("–", "faint"),) * 3


def bar_roles(bars: Sequence[AnswerBar]) -> list[str]:
    """Return the colours of ratings, best first: the top box in blues, the worst in orange, the rest grey."""
    top = sum(bar.is_top2 for bar in bars)
    rest = len(bars) - top
    low = ["middle"] * max(0, rest - 2) + ["fourth"] * (rest > 1) + ["negative"] * (rest > 0)
    return ["head", *["second"] * (top - 1)][:top] + low


def answer_told(bar: AnswerBar) -> str:
    """Return how many gave an answer, as words."""
    if bar.share is None:
        return _("{label}: n={n:,}").format(label=bar.label, n=bar.count)
    return _("{label}: {share} (n={n:,})").format(label=bar.label, share=share_text(bar.share, 1), n=bar.count)


def drawn_line(experience: Experience) -> TableRow:
    """Return an experience that has no figures as a row."""
    return TableRow(experience.id, experience.name, _EMPTY, experience.name, "passive")


def experience_line(line: ExperienceRow) -> TableRow:
    """Return one experience as a row: muted and tagged on a small base, only its n where it is hidden."""
    dot = line.verdict if line.verdict in {"positive", "negative"} else "passive"
    if line.flags:
        return TableRow(line.experience, line.name, _EMPTY, line.name, dot)
    had = incidence_told(line)
    if line.state == "hidden":
        n = line.with_it.n if line.with_it.value is None else line.without_it.n
        tip = "\n".join((line.name, had, _("Fewer than 10 answers to compare (n={n:,}).").format(n=n)))
        cells = (Cell(share_text(line.incidence.value, 1), "muted"), Cell(f"n={n:,}", "muted"), Cell("–", "faint"))
        return TableRow(line.experience, line.name, cells, tip, dot)
    reference = line.state == "reference"
    ink = "muted" if reference else "ink"
    mark = {"up": "▲", "down": "▼", "none": "" if reference else "–"}[line.arrow]
    role = {"up": "positive_text", "down": "negative_text", "none": "muted"}[line.arrow]
    cells = (
        Cell(share_text(line.incidence.value, 1), ink),
        Cell(score_text(line.with_it.value), ink),
        Cell(score_text(line.difference.points), role, mark),
    )
    tip = "\n".join(
        (line.name, had, *_compared(line), contribution_told(line), _("For reference") if reference else "")
    ).strip()
    return TableRow(line.experience, line.name, cells, tip, dot, _("few") if reference else "")


def _compared(line: ExperienceRow) -> tuple[str, str]:
    score = _("Score of those who had it: {score} (n={n:,})")
    difference = _("Difference from those who did not: {points} (n={n:,})")
    return (
        score.format(score=score_text(line.with_it.value), n=line.with_it.n),
        difference.format(points=score_text(line.difference.points), n=line.without_it.n),
    )
