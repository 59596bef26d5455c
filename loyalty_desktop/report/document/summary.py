"""The summary: the score, its classes and answers, what stands out, and what the figures leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.whom import Loyal
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.axis import nice_axis
from loyalty_desktop.report.customers_view import answers_view
from loyalty_desktop.report.document.charts import Bar, Bars, Parts, Portion, Whole
from loyalty_desktop.report.document.facts_base import (
    base_line,
    count_figure,
    estimate_figures,
    figure,
    has_score,
    interval_columns,
    intervals,
    known_of,
    measure_of,
    score_base,
    score_method,
    small_notes,
)
from loyalty_desktop.report.document.model import Column, Page, Row, Table, Words
from loyalty_desktop.report.document.summary_told import (
    found_details,
    found_lines,
    score_told,
    target_told,
    without_score,
)
from loyalty_desktop.report.explained_scores import class_answers
from loyalty_desktop.report.figures import share_text
from loyalty_desktop.report.left_out import left_out, rows_told
from loyalty_desktop.report.measure_words import class_name, measure_name, measure_title, score_meaning
from loyalty_desktop.report.shown import how_shown
from loyalty_desktop.report.sureness import range_told
from loyalty_desktop.report.whose import everybody_name

if TYPE_CHECKING:
    from loyalty_desktop.report.customers_view import Answers
    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.document.model import Block
    from loyalty_desktop.report.measure_words import ClassCode

CLASSES: tuple[ClassCode, ...] = ("negative", "passive", "positive")


def summary_pages(material: Material) -> tuple[Page, ...]:
    """Return the page that says the score and what stands out, and the page of the figures behind it."""
    if not has_score(material):
        return (_without(material),)
    return _overview(material), _figures(material)


def _overview(material: Material) -> Page:
    measure = measure_of(material)
    answers = answers_view(material.results.loyalty)
    blocks: list[Block] = [classes_chart(material, answers), answers_chart(answers)]
    blocks.append(Words("found", _("What stands out"), found_lines(material)))
    return Page(
        "overview",
        "summary",
        _("Summary"),
        score_told(material),
        tuple(blocks),
        lead=target_told(material),
        notes=(*score_meaning(measure).split("\n"), range_told(), *found_details(material)),
        base=base_line(score_base(material), _rows(material), intervals(score_method())),
        level="key",
    )


def _rows(material: Material) -> str:
    told = left_out(material.survey, material.results).analysed
    return "" if told is None else _("of {rows}").format(rows=rows_told(told))


def classes_chart(material: Material, answers: Answers) -> Parts:
    """Return the three classes of everybody, or of the filtered group, as one bar."""
    loyalty = material.results.loyalty
    portions = tuple(Portion(one.name, one.share, one.code, one.n) for one in answers.spans)
    name = everybody_name(is_filtered=loyalty.is_filtered)
    title = _("Classes of {measure}").format(measure=measure_name(loyalty.measure))
    return Parts("classes", title, (Whole(name, portions, loyalty.score.n, how_shown(loyalty.score)),))


def answers_chart(answers: Answers) -> Bars:
    """Return how often each answer was given, coloured by the class in which it is."""
    bars = tuple(
        Bar(str(one.answer), one.share, one.code, n=one.count, state=answers.state, text=share_text(one.share))
        for one in answers.steps
    )
    highest = max((one.share or 0.0 for one in answers.steps), default=0.0)
    axis = nice_axis(0.0, highest, most=6, least=0.1, limit_low=0.0, limit_high=1.0)
    return Bars(
        "answers",
        _("Distribution of the loyalty answers"),
        bars,
        "share",
        axis,
        _("Share of those with a loyalty answer"),
        upright=True,
        meanings=tuple((one.code, one.name) for one in answers.spans),
    )


def _figures(material: Material) -> Page:
    """Return the page of those who look the score up: what it is made of, and what is in no figure."""
    measure, answers = measure_of(material), answers_view(material.results.loyalty)
    known = known_of(material)
    score = material.results.loyalty.score
    made = known.score_sum((Loyal(),), score)
    title = _("{measure}: {sum}").format(measure=measure_title(measure), sum=made[0])
    blocks: list[Block] = [_score_table(material), _class_table(material, answers), _answer_table(material, answers)]
    if material.results.left_out:
        blocks.append(left_out_table(material))
    return Page(
        "score",
        "summary",
        _("The score"),
        title,
        tuple(blocks),
        lead=tuple(made[1:]),
        notes=(*score_meaning(measure).split("\n"), range_told()),
        base=base_line(score_base(material), intervals(score_method())),
        level="appendix",
    )


def _score_table(material: Material) -> Table:
    score = material.results.loyalty.score
    columns = (
        Column(_("Score")),
        Column("n", "count", _("How many people a figure counts.")),
        Column(_("Worth"), "number", _("As certain as so many answers that all count alike."), 1),
        *interval_columns(measure_name(measure_of(material)), "score", digits=1),
    )
    cells = (
        everybody_name(is_filtered=material.results.loyalty.is_filtered),
        count_figure(score.n, "loyalty/n"),
        figure(score.n_eff, key="loyalty/n_eff"),
        *estimate_figures(score, "loyalty", "score"),
    )
    return Table("score", measure_title(measure_of(material)), columns, (Row(cells, n=score.n),), small_notes())


def _class_table(material: Material, answers: Answers) -> Table:
    measure, loyalty = measure_of(material), material.results.loyalty
    columns = (
        Column(_("Class")),
        Column(_("Answers")),
        Column("n", "count", adds_up=True),
        Column(_("Share"), "share", _("Shares are weighted.") if material.results.weighted else "", 1),
    )
    rows = [
        Row(
            (
                one.name,
                _span(one.first, one.last),
                count_figure(one.n, f"loyalty/{one.code}"),
                figure(one.share, answers.state, f"loyalty/{one.code}_share"),
            ),
            n=one.n,
        )
        for one in answers.spans
    ]
    whole = (_("All"), "", count_figure(loyalty.score.n, "loyalty/n"), figure(1.0, answers.state))
    notes = tuple(class_answers(measure, one.code) for one in answers.spans)
    return Table("class_figures", _("Class"), columns, (*rows, Row(whole, "total", loyalty.score.n)), notes)


def _span(first: int, last: int) -> str:
    return f"{first}–{last}" if first < last else str(first)


def _answer_table(material: Material, answers: Answers) -> Table:
    loyalty = material.results.loyalty
    texts: dict[int, list[str]] = {}
    for given in loyalty.distribution:
        texts.setdefault(int(given.code), []).append(given.text)
    columns = (
        Column(_("Answer")),
        Column(_("Class")),
        Column("n", "count", adds_up=True),
        Column(_("Share"), "share", digits=1),
    )
    rows = tuple(
        Row(
            (
                _answer(one.answer, texts.get(one.answer, [])),
                class_name(one.code, loyalty.measure),
                count_figure(one.count, _answer_key(texts.get(one.answer, []))),
                figure(one.share, answers.state),
            ),
            n=one.count,
        )
        for one in answers.steps
    )
    return Table("answer_figures", _("Distribution of the loyalty answers"), columns, rows)


def _answer(code: int, texts: list[str]) -> str:
    """Return an answer as it was given, where that is not just its number."""
    told = [one for one in texts if one != str(code)]
    return _("{code} ({text})").format(code=code, text=_(", ").join(told)) if told else str(code)


def _answer_key(texts: list[str]) -> str:
    """Return what the count of an answer is called; one that was written in two ways is two in the JSON."""
    return f"loyalty/distribution/{texts[0]}" if len(texts) == 1 else ""


def left_out_table(material: Material) -> Table:
    """Return what is in the file and in no figure, with its count."""
    columns = (Column(_("Reason")), Column("n", "count"))
    rows = tuple(Row((what.text(), count_figure(count))) for what, count in material.results.left_out)
    return Table("left_out", _("Left out"), columns, rows)


def _without(material: Material) -> Page:
    """Return the page that says why there is no score; there is no chart of nothing."""
    blocks: tuple[Block, ...] = ()
    if material.results.left_out:
        blocks = (left_out_table(material),)
    measure = measure_of(material)
    notes = () if measure.column is None else tuple(score_meaning(measure).split("\n"))
    respondents = _("n={n:,} respondents").format(n=material.results.respondents)
    title, more = without_score(material)
    return Page(
        "overview",
        "summary",
        _("Summary"),
        title,
        blocks or (Words("found", _("What is lacking"), (more,), "remarks"),),
        lead=(more,) if blocks else (),
        notes=notes or (more,),
        base=base_line(respondents),
        level="key",
    )
