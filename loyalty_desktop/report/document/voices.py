"""The page on comments: which words go with a high and which with a low score. No comment is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.document.charts import Bar, Bars
from loyalty_desktop.report.document.compare_keys import part
from loyalty_desktop.report.document.facts_base import (
    MARKS,
    as_title,
    base_line,
    count_figure,
    difference_figures,
    estimate_figures,
    figure,
    intervals,
    measure_of,
    score_method,
    small_notes,
)
from loyalty_desktop.report.document.model import Column, Page, Row, Table
from loyalty_desktop.report.document.told_at_all import bar_axis
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.report.measure_words import measure_name
from loyalty_desktop.report.voices_view import (
    base_text,
    forms_text,
    notes_text,
    voices_view,
    writers_text,
    written_text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.voices import Voices
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.document.charts import Tone
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.voices_view import VoiceRow, VoicesView

_DRAWN, _LISTED, _NAMED = 5, 40, 2
_PATH = "voices/all/words"


def voices_pages(material: Material) -> tuple[Page, ...]:
    """Return what the comments say; nothing where they were not asked for, or no word was used often enough."""
    found = material.voices
    if found is None:
        return ()
    view = voices_view(found)
    rows = [one for one in view.rows if one.state != "hidden"]
    if not rows:
        return ()
    measure = measure_of(material)
    base = base_line(base_text(found), intervals(score_method()))
    lead = tuple(one for one in (written_text(found), writers_text(found)) if one)
    chart = _chart(view, measure)
    first = Page(
        "voices",
        "voices",
        _("Voices"),
        as_title(_title(rows)),
        () if chart is None else (chart,),
        lead,
        (notes_text(found), _columns_text(found)),
        base,
    )
    last = Page(
        "voices_words",
        "voices",
        _("Voices"),
        _("The words of comments in figures"),
        (_table(rows[:_LISTED]),),
        base=base,
        level="appendix",
    )
    return (first, last) if chart is not None else (last,)


def _columns_text(found: Voices) -> str:
    return _("Voices: {columns}").format(columns=_(", ").join(one.heading for one in found.columns))


def _title(rows: Sequence[VoiceRow]) -> str:
    """Return which words go with high and with low scores by more than chance."""
    higher = [one.text for one in rows if one.arrow == "up"][:_NAMED]
    lower = [one.text for one in rows if one.arrow == "down"][:_NAMED]
    if higher and lower:
        said = _("People who write {higher} are clearly more loyal, those who write {lower} clearly less.")
    elif higher:
        said = _("People who write {higher} are clearly more loyal.")
    elif lower:
        said = _("People who write {lower} are clearly less loyal.")
    else:
        return _("No word clearly goes with higher or lower loyalty.")
    return said.format(higher=_quoted(higher), lower=_quoted(lower))


def _quoted(words: Sequence[str]) -> str:
    return _(", ").join(_("“{name}”").format(name=one) for one in words)


def _chart(view: VoicesView, measure: Measure) -> Bars | None:
    """Return the scores of those who used the words of either side, most surely apart first; firm bases only."""
    firm = [one for one in view.rows if one.state == "shown"]
    higher = [one for one in firm if (one.difference.points or 0.0) > 0][:_DRAWN]
    lower = [one for one in firm if (one.difference.points or 0.0) < 0][:_DRAWN]
    drawn = sorted((*higher, *lower), key=lambda one: -(one.figure.score.value or 0.0))
    if not drawn:
        return None
    return Bars(
        "voices_chart",
        _("Words used by people with high or low scores"),
        tuple(_bar(one) for one in drawn),
        "score",
        bar_axis(view.axis, 100.0),
        measure_name(measure),
        line=view.writers.score.value if view.writers.state == "shown" else None,
        line_name=view.writers.name,
    )


def _bar(row: VoiceRow) -> Bar:
    tones: dict[str, Tone] = {"up": "positive", "down": "negative", "none": "plain"}
    score, mark = row.figure.score, MARKS[row.arrow]
    text = f"{score_text(score.value, 1)} {mark}".strip()
    return Bar(row.text, score.value, tones[row.arrow], score.low, score.high, row.n, row.state, text)


def _table(rows: Sequence[VoiceRow]) -> Table:
    low, high = _("{figure}, low"), _("{figure}, high")
    columns = (
        Column(_("Word or phrase")),
        Column(_("Also written")),
        Column("n", "count", _("People who used it")),
        Column(_("Score"), "score", digits=1, tinted=True),
        Column(low.format(figure=_("Score")), "score", digits=1),
        Column(high.format(figure=_("Score")), "score", digits=1),
        Column(_("against the others"), "points", digits=1),
        Column(_("adjusted p"), "p", digits=3),
    )
    return Table(
        "voices", _("Words used by people with high or low scores"), columns, tuple(_row(one) for one in rows),
        small_notes(),
    )  # fmt: skip


def _row(row: VoiceRow) -> Row:
    path = f"{_PATH}/{part(row.id)}"
    score = estimate_figures(row.figure.score, path, "score")
    difference = difference_figures(row.difference, f"{path}/versus_rest", row.state, row.arrow)
    cells = (
        row.text,
        forms_text(row),
        count_figure(row.n, f"{path}/n"),
        *score,
        difference[0],
        figure(row.difference.p_adjusted, row.state, f"{path}/versus_rest/p_adjusted"),
    )
    return Row(cells, n=row.n)
