"""The score of each group over the surveys: what the line of everybody may hide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.compare_words import score_word
from loyalty_desktop.report.document.compare_keys import part
from loyalty_desktop.report.document.facts_base import (
    base_line,
    count_figure,
    difference_figures,
    difference_method,
    figure,
    intervals,
    measure_of,
    score_method,
    small_notes,
)
from loyalty_desktop.report.document.model import Cell, Column, Page, Row, Table
from loyalty_desktop.report.document.told_at_all import tells
from loyalty_desktop.report.shown import how_shown
from loyalty_desktop.report.wave_words import verdict_word, wave_name
from loyalty_desktop.report.waves_view import MOST_SHOWN, segments_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loyalty_desktop.compute.wave_results import SegmentInWave, WaveComparison, WaveResult
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.shown import Arrow

WAYS: dict[str, Arrow] = {"risen": "up", "fallen": "down"}
"""The arrows of what has clearly changed."""


def groups_page(material: Material, found: WaveComparison) -> tuple[Page, ...]:
    """Return the page of the groups over the surveys; nothing without groups that have figures."""
    names, latest = segments_of(found), found.latest
    waves = [one for one in found.waves if one.problem is None][-MOST_SHOWN:]
    if not names or latest is None or len(waves) < 2:
        return ()
    measure = score_word(measure_of(material))
    name = _("{measure} of the groups").format(measure=measure)
    title = _("{measure} of the groups over the waves").format(measure=measure)
    table = Table("waves_groups", title, _columns(waves), tuple(_rows(names, waves, latest)), small_notes())
    if not tells(table):
        return ()
    ways = tuple(one.score.verdict for one in latest.segments)
    page = Page(
        "waves_groups",
        "compare",
        _("Over time"),
        changes_told(name, ways),
        (table,),
        base=base_line(intervals(score_method(), difference_method())),
        level="detail" if any(one in WAYS for one in ways) else "appendix",
    )
    return (page,)


def changes_told(name: str, verdicts: Sequence[str]) -> str:
    """Return how many of the figures called `name` have risen and fallen."""
    risen, fallen = verdicts.count("risen"), verdicts.count("fallen")
    if not risen and not fallen:
        return _("{name}: no change can be told from chance").format(name=name)
    said = _("{name}: {risen} of {all} have clearly risen, {fallen} fallen")
    if not fallen:
        said = _("{name}: {risen} of {all} have clearly risen, none has clearly fallen")
    elif not risen:
        said = _("{name}: {fallen} of {all} have clearly fallen, none has clearly risen")
    return said.format(name=name, risen=risen, fallen=fallen, all=len(verdicts))


def _columns(waves: list[WaveResult]) -> tuple[Column, ...]:
    columns = [Column(_("Group"))]
    for wave in waves:
        name = wave_name(wave)
        columns += [Column(_("n: {wave}").format(wave=name), "count", adds_up=True), Column(name, "score", digits=1)]
    change = _("Change")
    return (
        *columns,
        Column(_("Change in points"), "points", digits=1),
        Column(_("{figure}, low").format(figure=change), "points", digits=1),
        Column(_("{figure}, high").format(figure=change), "points", digits=1),
        Column(_("Verdict")),
    )


def _rows(names: tuple[str, ...], waves: list[WaveResult], latest: WaveResult) -> Iterator[Row]:
    for name in names:
        cells: list[Cell] = [name]
        least: int | None = None
        for wave in waves:
            one = _group(wave, name)
            if one is None:
                cells += ["", figure(None, "hidden")]
                continue
            estimate, path = one.score.estimate, f"waves/waves/{part(wave.name)}/segments/{part(name)}"
            least = estimate.n if least is None else min(least, estimate.n)
            cells += [count_figure(estimate.n, f"{path}/n")]
            cells += [figure(estimate.value, how_shown(estimate), f"{path}/score")]
        yield Row((*cells, *_change(_group(latest, name), latest, name)), n=least)


def _group(wave: WaveResult, name: str) -> SegmentInWave | None:
    return next((one for one in wave.segments if " × ".join(one.names) == name), None)


def _change(group: SegmentInWave | None, latest: WaveResult, name: str) -> tuple[Cell, ...]:
    """Return the change of a group in the latest survey, with its arrow and its verdict."""
    change = None if group is None else group.score.change
    if group is None or change is None:
        return ("", "", "", _("not compared"))
    path = f"waves/waves/{part(latest.name)}/segments/{part(name)}/change"
    verdict = group.score.verdict
    state = how_shown(change)
    arrow = WAYS.get(verdict, "none") if state == "shown" else "none"
    return (*difference_figures(change, path, state, arrow), verdict_word(verdict) if state == "shown" else "")
