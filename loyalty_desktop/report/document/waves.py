"""One survey after another: the score over time, and what has changed at drivers and experiences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.compare_words import score_word
from loyalty_desktop.report.document.charts import Line, Lines
from loyalty_desktop.report.document.compare_groups import everybody_of
from loyalty_desktop.report.document.compare_keys import part
from loyalty_desktop.report.document.facts_base import (
    as_title,
    base_line,
    count_figure,
    difference_figures,
    difference_method,
    estimate_figures,
    figure,
    intervals,
    measure_of,
    score_method,
    share_method,
)
from loyalty_desktop.report.document.model import Cell, Column, Figure, Page, Row, Table
from loyalty_desktop.report.document.told_at_all import tells
from loyalty_desktop.report.document.waves_groups import WAYS, changes_told, groups_page
from loyalty_desktop.report.shown import how_shown
from loyalty_desktop.report.wave_lacking import lacking_text
from loyalty_desktop.report.wave_words import verdict_word, wave_name
from loyalty_desktop.report.waves_view import (
    OF_DRIVERS,
    SHARES,
    WAVE_KINDS,
    extreme_segments,
    score_chart,
    wave_table,
)
from loyalty_desktop.report.waves_words import kind_text, page_notes, page_verdict, table_notes

if TYPE_CHECKING:
    from loyalty_desktop.compute.wave_results import WaveComparison, WaveResult
    from loyalty_desktop.report.document.charts import Tone
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.waves_view import WaveChart, WaveKind, WavePoint, WaveRow, WaveTable

_MEMBERS: dict[WaveKind, tuple[str, str, str]] = {
    "head": ("drivers", "head", "share"),
    "heart": ("drivers", "heart", "score"),
    "incidence": ("experiences", "incidence", "share"),
    "reached": ("experiences", "score", "score"),
}


def waves_pages(material: Material) -> tuple[Page, ...]:
    """Return the score over time and the changes of drivers and experiences; nothing with fewer than two waves."""
    found = material.waves
    if found is None or len(found.waves) < 2:
        return ()
    measure = measure_of(material)
    chart = score_chart(found, everybody_of(material), extreme_segments(found))
    verdict = [line for line in page_verdict(found, measure).split("\n") if line]
    title = as_title(verdict[0]) if verdict else _("{measure} over the waves").format(measure=score_word(measure))
    base = base_line(_base(chart), intervals(score_method(), difference_method()))
    blocks = (_lines(chart, score_word(measure)), _score_table(found, score_word(measure)))
    first = Page(
        "waves", "compare", _("Over time"), title, blocks, tuple(verdict[1:]), page_notes(found), base,
    )  # fmt: skip
    return (first, *groups_page(material, found), *_table_pages(material, found))


def _base(chart: WaveChart) -> str:
    said = _("{wave}: {figure}")
    texts = [
        said.format(wave=title, figure=_("n={n:,}").format(n=n))
        for title, n in zip(chart.titles, chart.bases, strict=True)
    ]
    return _(", ").join(texts)


def _lines(chart: WaveChart, measure: str) -> Lines:
    tones: tuple[Tone, ...] = ("plain", "positive", "negative")
    lines = tuple(
        Line(
            one.name,
            tones[min(at, 2)],
            tuple(_of(point, "value") for point in one.points),
            tuple(_of(point, "low") for point in one.points),
            tuple(_of(point, "high") for point in one.points),
            tuple("hidden" if point is None else point.state for point in one.points),
        )
        for at, one in enumerate(chart.series)
    )
    title = _("{measure} over the waves").format(measure=measure)
    return Lines("waves_chart", title, chart.titles, lines, chart.axis, "score", measure)


def _of(point: WavePoint | None, end: str) -> float | None:
    if point is None or point.state == "hidden":
        return None
    return {"value": point.value, "low": point.low, "high": point.high}[end]


def _score_table(found: WaveComparison, measure: str) -> Table:
    columns = (
        Column(_("Wave")),
        Column("n", "count", _("Respondents with a loyalty answer")),
        Column(measure, "score", digits=1),
        Column(_("{figure}, low").format(figure=measure), "score", digits=1),
        Column(_("{figure}, high").format(figure=measure), "score", digits=1),
        Column(_("Change"), "points", digits=1),
        Column(_("{figure}, low").format(figure=_("Change")), "points", digits=1),
        Column(_("{figure}, high").format(figure=_("Change")), "points", digits=1),
        Column(_("Verdict")),
    )
    title = _("{measure} over the waves").format(measure=measure)
    return Table("waves", title, columns, tuple(_score_row(one) for one in found.waves))


def _score_row(wave: WaveResult) -> Row:
    path, score = f"waves/waves/{part(wave.name)}", wave.score
    if wave.problem is not None:
        return Row((wave_name(wave), *("",) * 7, wave.problem.text()))
    change: tuple[Cell, ...] = ("", "", "")
    if score.change is not None:
        arrow = WAYS.get(score.verdict, "none")
        change = difference_figures(score.change, f"{path}/change", how_shown(score.change), arrow)
    n, verdict = score.estimate.n, verdict_word(score.verdict)
    cells = (wave_name(wave), count_figure(n, f"{path}/n"), *estimate_figures(score.estimate, path, "score"))
    return Row((*cells, *change, verdict), n=n)


def _table_pages(material: Material, found: WaveComparison) -> tuple[Page, ...]:
    pages = []
    for kind in WAVE_KINDS:
        view = wave_table(found, material.journey, kind)
        table = _table(view, found)
        if tells(table):
            method = share_method() if kind in SHARES else score_method()
            pages.append(
                Page(
                    f"waves_{kind}",
                    "compare",
                    _("Over time"),
                    _title(view),
                    (table,),
                    base=base_line(intervals(method, difference_method())),
                    level="detail" if any(one.verdict in WAYS for one in view.rows) else "appendix",
                )
            )
    return tuple(pages)


def _title(view: WaveTable) -> str:
    """Return how many have risen and fallen, of those whose change can be judged."""
    return changes_told(kind_text(view.kind), [one.verdict for one in view.rows])


def _table(view: WaveTable, found: WaveComparison) -> Table:
    is_share = view.kind in SHARES
    change = _("Change (percentage points)") if is_share else _("Change in points")
    columns = (
        Column(_("Driver") if view.kind in OF_DRIVERS else _("Experience")),
        *(column for title in view.titles for column in _columns_of(title, is_share=is_share)),
        Column(change, "points", digits=1),
        Column(_("{figure}, low").format(figure=_("Change")), "points", digits=1),
        Column(_("{figure}, high").format(figure=_("Change")), "points", digits=1),
        Column(_("Verdict")),
    )
    latest = found.latest
    rows = tuple(_row(one, view, "" if latest is None else latest.name) for one in view.rows)
    refused = tuple(_("{name}: {why}").format(name=one.short, why=one.refused) for one in view.rows if one.refused)
    notes = (*table_notes(view, found), *refused)
    return Table(f"waves_{view.kind}", kind_text(view.kind), columns, rows, notes, _most_changed(view))


def _most_changed(view: WaveTable) -> tuple[int, ...]:
    """Return the places of the rows, those that have clearly changed first, the largest changes before the others."""

    def far(at: int) -> tuple[bool, float]:
        row = view.rows[at]
        return row.verdict not in WAYS, -abs((None if row.change is None else row.change.points) or 0.0)

    return tuple(sorted(range(len(view.rows)), key=far))


def _columns_of(title: str, *, is_share: bool) -> tuple[Column, Column]:
    """Return the columns of a wave: how many a figure counts, and the figure."""
    return Column(_("n: {wave}").format(wave=title), "count"), Column(title, "share" if is_share else "score", digits=1)


def _row(row: WaveRow, view: WaveTable, latest: str) -> Row:
    whole, member, value = _MEMBERS[view.kind]
    tail = f"{whole}/{part(row.id)}/{member}"
    cells: list[Cell] = [row.short]
    for wave, point in zip(view.waves, row.cells, strict=True):
        path = f"waves/waves/{part(wave)}/{tail}"
        cells += [_people(point, f"{path}/n"), _point(point, f"{path}/{value}")]
    if row.change is None:
        why = next((lacking_text(one) for one in row.lacking if one), "") or _("not compared")
        return Row((*cells, "", "", "", why))
    path, arrow = f"waves/waves/{part(latest)}/{tail}/change", WAYS.get(row.verdict, "none")
    return Row((*cells, *difference_figures(row.change, path, row.state, arrow), verdict_word(row.verdict)))


def _people(point: WavePoint | None, key: str) -> Cell:
    return "" if point is None else count_figure(point.n, key)


def _point(point: WavePoint | None, key: str) -> Figure:
    return figure(None, "hidden", key) if point is None else figure(point.value, point.state, key)
