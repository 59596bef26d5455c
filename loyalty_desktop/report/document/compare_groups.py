"""The score of each group of a question beside everybody's: a chart, the classes, and the figures as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.model import Grouping
from loyalty_desktop.report.column_names import short_columns
from loyalty_desktop.report.compare_view import compare_view
from loyalty_desktop.report.compare_words import marks_told, notes_of, score_word
from loyalty_desktop.report.document.charts import Bar, Bars, Parts, Portion, Whole
from loyalty_desktop.report.document.compare_keys import axis_path, axis_slug, part
from loyalty_desktop.report.document.facts_base import (
    MARKS,
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
    small_notes,
)
from loyalty_desktop.report.document.model import Cell, Column, Page, Row, Table
from loyalty_desktop.report.document.told_at_all import bar_axis
from loyalty_desktop.report.figures import score_text
from loyalty_desktop.report.leading import segments_lead
from loyalty_desktop.report.measure_words import ClassCode, class_name, score_meaning
from loyalty_desktop.report.shown import Arrow, how_shown, least_shown
from loyalty_desktop.report.whose import everybody_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.comparison import Comparison
    from loyalty_desktop.journey.model import Measure
    from loyalty_desktop.report.compare_view import CompareView, ForestRow
    from loyalty_desktop.report.document.charts import Tone
    from loyalty_desktop.report.document.material import Material

TONES: dict[Arrow, Tone] = {"up": "positive", "down": "negative", "none": "plain"}
_CLASSES: tuple[ClassCode, ...] = ("negative", "passive", "positive")


def everybody_of(material: Material) -> str:
    """Return what all who are compared are called."""
    return everybody_name(is_filtered=bool(material.journey.filters))


def axis_name(material: Material, comparison: Comparison) -> str:
    """Return what tells the groups apart, as short as it is on screen."""
    short = short_columns(material.survey, material.journey)
    names = [one.name if isinstance(one, Grouping) else short.get(one, one.heading) for one in comparison.by]
    return " × ".join(names)


def group_pages(material: Material, comparison: Comparison) -> tuple[Page, ...]:
    """Return the scores of the groups, their classes, and their figures in full."""
    measure, axis = measure_of(material), axis_name(material, comparison)
    view = compare_view(comparison, "score", everybody_of(material))
    if not view.groups or not view.total.score.n:
        return ()
    name, id_ = _("By {column}").format(column=axis), axis_slug(comparison.by)
    lead = segments_lead(view, score_word(measure))
    title = as_title(_("There are too few others to compare with.") if lead is None else lead.sentence)
    base = base_line(groups_base(view), intervals(score_method(), difference_method()))
    figures_page = _figures_page(material, comparison, view, base)
    if all(one.state == "hidden" for one in view.groups):  # no picture of nothing: how many there are is all
        return (msgspec.structs.replace(figures_page, title=too_few(axis)),)
    notes = tuple(one for one in (marks_told(view), *notes_of(view)) if one)
    figures = (lead.figures,) if lead is not None and lead.figures else ()
    return (
        Page(
            f"compare_{id_}", "compare", name, title, (scores_chart(view, measure, f"compare_{id_}_scores", axis),),
            figures, (*notes, *score_meaning(measure).split("\n")), base,
        ),
        Page(
            f"compare_{id_}_classes", "compare", name, _classes_title(view, measure, axis),
            (classes_chart(view, measure, f"compare_{id_}_classes_chart", axis),),
            notes=notes, base=base_line(groups_base(view)), level="appendix",
        ),
        figures_page,
    )  # fmt: skip


def _figures_page(material: Material, comparison: Comparison, view: CompareView, base: str) -> Page:
    axis, id_ = axis_name(material, comparison), f"compare_{axis_slug(comparison.by)}"
    title = _("{measure} by {column}, in figures").format(measure=score_word(measure_of(material)), column=axis)
    return Page(
        f"{id_}_table",
        "compare",
        _("By {column}").format(column=axis),
        title,
        (_table(comparison, view, id_, axis),),
        base=base,
        level="appendix",
    )


def too_few(axis: str) -> str:
    """Return that no group of a question has enough answers to be compared."""
    return _("Too few answers to compare by {column}").format(column=axis)


def scores_chart(view: CompareView, measure: Measure, id_: str, axis: str) -> Bars:
    """Return the score of each group with its interval, and a line at that of everybody."""
    title = _("{measure} by {column}").format(measure=score_word(measure), column=axis)
    line = view.total.score.value if view.total.state == "shown" else None
    bars = tuple(_bar(one) for one in view.groups)
    axis_of_bars = bar_axis(view.axis, 100.0)
    return Bars(id_, title, bars, "score", axis_of_bars, score_word(measure), line=line, line_name=view.total.name)


def _bar(row: ForestRow) -> Bar:
    score = row.score
    if row.state == "hidden":
        return Bar(row.short, None, "muted", n=score.n, state="hidden", text=_("Fewer than 10 answers: not shown"))
    tone: Tone = TONES[row.arrow] if row.state == "shown" else "muted"
    text = f"{score_text(score.value, 1)} {MARKS[row.arrow]}".strip()
    return Bar(row.short, score.value, tone, score.low, score.high, score.n, row.state, text)


def _classes_title(view: CompareView, measure: Measure, axis: str) -> str:
    """Return where the share of the loyal is largest, if that group is clearly more loyal; firm bases only."""
    firm = [one for one in view.groups if one.state == "shown"]
    most = max(firm, key=lambda one: one.counts.positive.w / one.counts.total.w, default=None)
    if most is None or most.arrow != "up":
        return _("The classes by {column}").format(column=axis)
    said = _("The share of {name} by {column} is largest in “{group}”")
    return said.format(name=class_name("positive", measure), column=axis, group=most.short)


def classes_chart(view: CompareView, measure: Measure, id_: str, axis: str) -> Parts:
    """Return the three classes of everybody and of each group, in per cent."""
    wholes = tuple(_whole(one, measure) for one in (view.total, *view.groups))
    return Parts(id_, _("Classes by {column}").format(column=axis), wholes)


def _whole(row: ForestRow, measure: Measure) -> Whole:
    counts, whole = row.counts, row.counts.total.w
    weights = {"negative": counts.negative.w, "passive": counts.passive.w, "positive": counts.positive.w}
    hidden = row.state == "hidden" or whole <= 0
    people = {"negative": counts.negative.n, "passive": counts.passive.n, "positive": counts.positive.n}
    portions = tuple(
        Portion(class_name(code, measure), None if hidden else weights[code] / whole, code, people[code])
        for code in _CLASSES
    )
    text = _("Fewer than 10 answers: not shown") if hidden else score_text(row.score.value, 1)
    return Whole(row.short, portions, row.score.n, row.state, text)


def groups_base(view: CompareView) -> str:
    """Return whom the groups of a question count."""
    return _("n={n:,} with a loyalty answer and an answer to this question").format(n=view.total.score.n)


def _table(comparison: Comparison, view: CompareView, id_: str, axis: str) -> Table:
    low, high, score = _("{figure}, low"), _("{figure}, high"), _("Score")
    rest = _("To the rest")
    columns: tuple[Column, ...] = (
        Column(axis),
        Column("n", "count", _("Respondents with a loyalty answer"), adds_up=not view.overlapping),
        Column(_("Share"), "share", _("Of all who are compared"), 1),
        Column(score, "score", digits=1, tinted=True),
        Column(low.format(figure=score), "score", digits=1),
        Column(high.format(figure=score), "score", digits=1),
        Column(rest, "points", _("Score of the group minus that of all others"), 1),
        Column(low.format(figure=rest), "points", digits=1),
        Column(high.format(figure=rest), "points", digits=1),
        Column(_("adjusted p"), "p", digits=3),
    )
    if cut := any(one.name != one.short for one in view.groups):
        columns = (columns[0], Column(_("In full")), *columns[1:])
    path = axis_path(comparison.by)
    rows = tuple(_row(comparison, one, path, cut=cut) for one in view.groups)
    total = view.total
    cells: tuple[Cell, ...] = (
        total.name,
        *(("",) if cut else ()),
        count_figure(total.score.n, f"{path}/total/n"),
        "",
        *estimate_figures(total.score, f"{path}/total", "score"),
        *("",) * 4,
    )
    notes = (*(one for one in (marks_told(view), *notes_of(view)) if one), *small_notes())
    return Table(id_, _("Groups by {column}").format(column=axis), columns, (*rows, _total(cells, total)), notes)


def _total(cells: Sequence[Cell], total: ForestRow) -> Row:
    return Row(tuple(cells), "total", total.score.n)


def _row(comparison: Comparison, row: ForestRow, path: str, *, cut: bool) -> Row:
    group = comparison.groups[int(row.id[1:])]
    own = f"{path}/groups/{part(' × '.join(group.names))}"
    rest = group.versus_rest
    state = least_shown(row.state, how_shown(rest))
    cells: tuple[Cell, ...] = (
        row.short,
        *((row.name,) if cut else ()),
        count_figure(group.score.n, f"{own}/n"),
        figure(group.share, row.state, f"{own}/share"),
        *estimate_figures(group.score, own, "score"),
        *difference_figures(rest, f"{own}/versus_rest", state, row.arrow),
        figure(rest.p_adjusted, state, f"{own}/versus_rest/p_adjusted"),
    )
    return Row(cells, n=group.score.n)
