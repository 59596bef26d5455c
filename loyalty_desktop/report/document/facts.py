"""What the whole report rests on: its file, its question, whom it counts; title and footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.edit_waves import names_of
from loyalty_desktop.report.column_names import short_columns
from loyalty_desktop.report.column_words import column_in_use
from loyalty_desktop.report.days import day_text
from loyalty_desktop.report.document.facts_base import known_of, measure_of, score_base
from loyalty_desktop.report.document.model import Fact
from loyalty_desktop.report.explained_scores import class_answers, class_limits
from loyalty_desktop.report.filter_words import base_words
from loyalty_desktop.report.left_out import left_out, rows_told
from loyalty_desktop.report.measure_words import full_name, measure_title
from loyalty_desktop.report.share_choices import margins_name
from loyalty_desktop.report.source_words import source_told
from loyalty_desktop.report.target_view import goal_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loyalty_desktop.report.document.material import Material
    from loyalty_desktop.report.measure_words import ClassCode

_CODES: tuple[ClassCode, ...] = ("positive", "passive", "negative")


def title_of(material: Material) -> tuple[str, str]:
    """Return what the report is called, and the survey with its day below that."""
    return _("Loyalty report"), _(" · ").join((survey_name(material), day_text(material.today.isoformat())))


def survey_name(material: Material) -> str:
    """Return what the open survey is called: as a wave where there are several, else by its file."""
    names = names_of(material.project)
    file = material.survey.workbook.file_name
    return _("{wave} ({file})").format(wave=names[0], file=file) if len(names) > 1 else file


def footer_of(material: Material) -> str:
    """Return in one line what every page rests on: file, n, filter, weight, day."""
    day = day_text(material.today.isoformat())
    parts = (survey_name(material), score_base(material), *known_of(material).setting(), day)
    return _(" · ").join(parts)


def facts_of(material: Material) -> tuple[Fact, ...]:
    """Return what the report rests on, line by line."""
    return tuple(Fact(name, value) for name, value in _facts(material) if value)


def _facts(material: Material) -> Iterator[tuple[str, str]]:
    survey, results, journey = material.survey, material.results, material.journey
    yield _("File"), survey.workbook.file_name
    yield _("Sheet"), survey.sheet.name
    yield _("Source"), source_told(survey)
    rows = _("{rows} rows, {columns} columns")
    yield _("Size of the table"), rows.format(rows=f"{survey.rows:,}", columns=f"{len(survey.columns):,}")
    yield _("Made on"), day_text(material.today.isoformat())
    yield from _question(material)
    filters = base_words(journey.filters, journey.measure, journey.groupings, short_columns(survey, journey))
    yield _("Filter"), filters or _("none, everybody counts")
    yield _("Weight"), weight_words(material) or _("none, everybody counts alike")
    if len(material.project.sources) > 1:
        yield _("Waves"), _(", ").join(names_of(material.project))
    told = left_out(survey, results).analysed
    if told is not None:
        answers = score_base(material)
        yield _("Answers"), _("{answers} of {rows}").format(answers=answers, rows=rows_told(told))
    for what, count in results.left_out:
        yield _("Left out"), _("{what}: {count}").format(what=what.text(), count=f"{count:,}")


def _question(material: Material) -> Iterator[tuple[str, str]]:
    """Yield the loyalty question, what its score is called, how its answers count, and the target."""
    measure, survey = measure_of(material), material.survey
    if measure.column is None:
        yield _("Loyalty question"), _("none")
        return
    yield _("Loyalty question"), column_in_use(measure.column, survey.column(measure.column))
    yield _("Score"), full_name(measure) or measure_title(measure)
    said = [
        class_answers(measure, code)
        for code in _CODES
        if class_limits(measure, code)[0] <= class_limits(measure, code)[1]
    ]
    yield _("Classes"), _(" · ").join(said)
    if measure.target is not None:
        yield _("Target"), goal_text(measure.target)


def weight_words(material: Material) -> str:
    """Return what weighs respondents, '' where everybody counts alike."""
    journey, survey = material.journey, material.survey
    column = "" if journey.weight is None else column_in_use(journey.weight, survey.column(journey.weight))
    shares = margins_name(journey.raking, survey, _(", "))
    matched = _("matched to the known shares of {columns}").format(columns=shares) if shares else ""
    return _(", ").join(one for one in (column, matched) if one)
