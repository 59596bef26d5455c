"""What the measure editor says: which questions there are, what the name and the classes mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey.cut_offs import has_standard_cut_offs
from loyalty_desktop.report.column_words import column_in_use, column_text
from loyalty_desktop.report.measure_words import class_kind, class_name, full_name, measure_name, standard_cut_offs
from loyalty_desktop.survey.roles import SURE
from loyalty_desktop.survey.scale import RATINGS

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Journey, Measure
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Column, Survey


def question_choices(survey: Survey | None, journey: Journey) -> list[tuple[ColumnKey | None, str]]:
    """Return the columns with ratings, those that surely ask for loyalty first, then overall satisfaction.

    A column that the survey has lost, or none, stands first while it is the one in use.
    """
    current = journey.measure.column
    columns = [one for one in survey.columns if one.scale.kind in RATINGS] if survey is not None else []
    columns.sort(key=_rank)
    drivers = {one.column for one in journey.drivers}
    found: list[tuple[ColumnKey | None, str]] = []
    for one in columns:
        text = column_text(one)
        found.append((one.key, _("{column} (now a driver)").format(column=text) if one.key in drivers else text))
    if all(key != current for key, _text in found):
        found.insert(0, (current, question_text(survey, current)))
    return found


def question_text(survey: Survey | None, key: ColumnKey | None) -> str:
    """Return what the question in use is called."""
    if key is None:
        return _("Choose…")
    if survey is None:
        return key.heading
    return column_in_use(key, survey.column(key))


def _rank(column: Column) -> int:
    if column.role == "loyalty":
        return 0 if column.correction.role or column.guess.confidence >= SURE else 1
    return 2 if column.role == "overall_satisfaction" else 3


def kind_told(measure: Measure) -> str:
    """Return what the name of the score stands for."""
    told = {
        "nps": _("{name}: would they recommend you to a friend?"),
        "nrs": _("{name}: will they still be your customers in a year?"),
        "satisfaction": _("{name}: how satisfied are they as a whole?"),
        "other": _(
            "Only scores from questions with answers from 0 to 10 are called NPS or NRS. This one is called “{name}”."
        ),
    }
    return told[class_kind(measure)].format(name=full_name(measure) or measure_name(measure))


def classes_told(measure: Measure) -> str:
    """Return how the score is made, in plain words."""
    words = {code: class_name(code, measure) for code in ("negative", "passive", "positive")}
    between = measure.positive_min - measure.negative_max - 1
    said = _("The score is the share of “{positive}” minus the share of “{negative}”.")
    if between:
        said += "\n" + _("The answers between are “{passive}”.")
    said = said.format(**words)
    if not has_standard_cut_offs(measure):
        said += "\n" + _("Do not compare it with scores that use the standard cut-offs.")
    return said


def back_told(measure: Measure) -> str:
    """Return what the button says that takes moved cut-offs back."""
    return _("Back to the standard: {standard}").format(standard=standard_cut_offs(measure))


def target_told(measure: Measure) -> str:
    """Return what a target does."""
    if measure.target is None:
        said = _("With a target, the top of the window shows how many points are still missing.")
        return (
            said
            if measure.column is None
            else _("A target belongs to one question. None is set for this one.") + "\n" + said
        )
    return _("The top of the window shows how many points are still missing, or that the target is reached.")
