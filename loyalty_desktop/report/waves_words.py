"""What the pictures and tables of waves say in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.i18n import ngettext
from loyalty_desktop.report.compare_words import Told, points_text
from loyalty_desktop.report.figures import score_text, share_text
from loyalty_desktop.report.many_compared import many_told
from loyalty_desktop.report.wave_lacking import lacking_text, lacking_told
from loyalty_desktop.report.wave_words import notes_of, score_verdict, titled
from loyalty_desktop.report.waves_view import SHARES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.difference import Difference
    from loyalty_desktop.compute.wave_results import WaveComparison, WaveVerdict
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.journey.wave_settings import WaveUnit
    from loyalty_desktop.messages import Message
    from loyalty_desktop.report.shown import Shown
    from loyalty_desktop.report.waves_view import WaveChart, WaveKind, WavePoint, WaveRow, WaveTable

_MOST_ALIKE, _MOST_NAMES = 3, 8


def value_text(value: float | None, *, is_share: bool, digits: int = 1) -> str:
    """Return a score or a share as it is written."""
    return share_text(value, digits) if is_share else score_text(value, digits)


def point_text(point: WavePoint | None, *, is_share: bool) -> str:
    """Return the figure of a point with its base; the base only where it is too small."""
    if point is None:
        return ""
    if point.value is None:
        return _("n={n:,}").format(n=point.n)
    said = _("{figure}  n={n:,}")
    return said.format(figure=value_text(point.value, is_share=is_share), n=point.n)


def wave_told(chart: WaveChart, wave: int) -> str:
    """Return all figures of one wave, line by line, its name first."""
    lines = [chart.titles[wave]]
    for series in chart.series:
        point = series.points[wave]
        if point is None:
            said = _("{name}: no figure in this wave")
            lines.append(said.format(name=series.name))
        elif point.value is None:
            said = _("{name}: fewer than 10 answers, not shown (n={n:,})")
            lines.append(said.format(name=series.name, n=point.n))
        else:
            said = _("{name} {figure} (95% {low} to {high}, n={n:,})")
            if point.state == "reference":
                said = _("{name} {figure} (95% {low} to {high}, n={n:,}, for reference only)")
            texts = [value_text(one, is_share=chart.is_share) for one in (point.value, point.low, point.high)]
            lines.append(said.format(name=series.name, figure=texts[0], low=texts[1], high=texts[2], n=point.n))
    return "\n".join(lines)


def bases_text(chart: WaveChart) -> str:
    """Return how large the waves are where there is no room to write it below each of them."""
    least, most = min(chart.bases), max(chart.bases)
    said = _("n={least:,}–{most:,} per wave; point to a wave (or press ← →) for its own figures and n")
    return said.format(least=least, most=most)


def nothing_drawn(chart: WaveChart, measure: Measure) -> str:
    """Return why a picture has nothing to draw, and what helps; '' where it has a figure."""
    if any(point is not None and point.value is not None for one in chart.series for point in one.points):
        return ""
    if chart.series[0].id:
        return _("Fewer than 10 answers in every wave: there is nothing to draw.")
    if measure.column is None:
        return _(
            "No question about loyalty is chosen, so there is no score to follow over time. Choose it in the Journey "
            "screen; drivers and experiences can be followed without it."
        )
    return _("Fewer than 10 answers to the loyalty question in every wave: there is no score to draw.")


def row_told(row: WaveRow, table: WaveTable) -> Told:
    """Return what the waves say about one driver or experience."""
    share = table.kind in SHARES
    lines = []
    for title, cell, why in zip(table.titles, row.cells, row.lacking, strict=True):
        said = _("{wave}: {figure}")
        lines.append(said.format(wave=title, figure=lacking_text(why) or point_text(cell, is_share=share)))
    change = row.change
    if change is not None and change.points is not None:
        said = _("Change {points} (95% interval {low} to {high})")
        low, high = (score_text(one, 1) for one in (change.low, change.high))
        lines.append(said.format(points=points_text(change.points, is_share=share), low=low, high=high))
    said = _lacking_one(row, table) or row.refused or _change_sentence(change, row.verdict, row.state, table.earlier)
    return Told(row.name, said, tuple(lines))


def _lacking_one(row: WaveRow, table: WaveTable) -> str:
    """Return why one of the two surveys that are compared has no figure; '' where both have one."""
    compared = [at for at, title in enumerate(table.titles) if title == table.earlier] + [len(table.titles) - 1]
    return next((lacking_told(row.lacking[at], table.titles[at]) for at in compared if row.lacking[at]), "")


def _change_sentence(change: Difference | None, verdict: WaveVerdict, state: Shown, earlier: str) -> str:
    """Return what a change says; what stands in both waves without any spread is not tested."""
    sentences = {
        "risen": _("It has risen since {wave}."),
        "fallen": _("It has fallen since {wave}."),
        "unclear": _("It cannot be said that it has changed since {wave}: the difference may be chance."),
    }
    if verdict:
        return "\n".join(one for one in (sentences[verdict].format(wave=earlier), many_told(change)) if one)
    if state == "reference":
        return _("Few answers (fewer than 30): for reference only")
    if state == "shown" and change is not None:
        if change.points:
            return _("Everybody changed in the same way, so there is no telling whether it is chance.")
        return _("Everybody gave the same answer in both surveys, so there is no difference.")
    return _("One of the two surveys has no figure for it.")


def table_notes(table: WaveTable, comparison: WaveComparison) -> tuple[str, ...]:
    """Return what the verdicts rest on, and what the table leaves out."""
    if not table.earlier:  # nothing is compared
        tested = ""
    elif comparison.comparisons <= 1:  # there is nothing to be corrected for
        tested = _("Risen or fallen since {wave}: by more than chance.").format(wave=table.earlier)
    else:
        tested = _(
            "Risen or fallen since {wave}: by more than chance, even with up to {count} comparisons of one figure."
        ).format(wave=table.earlier, count=comparison.comparisons)
    lines = [
        *([tested] if tested else []),
        _(
            "Fewer than 10 answers: not shown. Fewer than 30: for reference only. Differences are "
            "taken before rounding."
        ),
    ]
    if table.left_out:
        said = ngettext(
            "{count} earlier wave is only in the picture.", "{count} earlier waves are only in the picture.",
            table.left_out,
        )  # fmt: skip
        lines.append(said.format(count=table.left_out))
    return tuple(lines)


def kind_text(kind: WaveKind) -> str:
    """Return what a figure is called."""
    return {
        "head": _("Head satisfaction"),
        "heart": _("Heart satisfaction"),
        "incidence": _("Experiences"),
        "reached": _("Score of those who had them"),
    }[kind]


def unit_text(unit: WaveUnit) -> str:
    """Return how a column parts a survey into waves."""
    return {
        "answer": _("each answer is a wave"),
        "month": _("month by month"),
        "quarter": _("quarter by quarter"),
        "half": _("half-year by half-year"),
        "year": _("year by year"),
    }[unit]


def page_verdict(comparison: WaveComparison, measure: Measure) -> str:
    """Return what the score of the latest wave says; why it cannot be compared where it cannot."""
    latest = comparison.latest
    if latest is None:
        return ""
    if latest.refused is not None:
        return latest.refused.text()
    said = score_verdict(latest, comparison, measure)
    many = many_told(latest.score.change)
    return "" if said is None else "\n".join(one for one in (said.text(), many) if one)


def page_notes(comparison: WaveComparison) -> tuple[str, ...]:
    """Return what has to be known of the waves: who answered twice, other mixes, waves that could not be read."""
    latest = comparison.latest
    first = () if latest is None else notes_of(latest, comparison)
    others = [
        one for wave in comparison.waves if wave is not latest for one in (wave.problem, wave.refused, *wave.told)
    ]
    lines = (*first, comparison.axis_problem, *others)
    texts = _together([titled(one, comparison) for one in lines if one is not None])
    if comparison.undated:
        said = ngettext(
            "In no wave, for lack of a date or answer: {count:,} person",
            "In no wave, for lack of a date or answer: {count:,} people",
            comparison.undated,
        )
        texts.append(said.format(count=comparison.undated))
    return tuple(dict.fromkeys(texts))


def _together(lines: Sequence[Message]) -> list[str]:
    """Return what is told, once where the same is true of many waves: their names follow the first."""
    alike: dict[str, list[Message]] = {}
    for one in dict.fromkeys(lines):
        waves = dict(one.args).get("wave")
        alike.setdefault(one.id if waves is not None else repr(one), []).append(one)
    texts = []
    for those in alike.values():
        if len(those) <= _MOST_ALIKE:
            texts += [one.text() for one in those]
            continue
        names = [str(dict(one.args)["wave"]) for one in those[1:]]
        listed = ", ".join(names[:_MOST_NAMES]) + (" …" if len(names) > _MOST_NAMES else "")
        more = _("Likewise {count:,} more waves: {names}.").format(count=len(names), names=listed)
        texts.append(f"{those[0].text()} {more}")
    return texts
