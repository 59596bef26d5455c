"""What columns are called where room is little: what a filter, a group or a title is about, told apart at a glance."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from loyalty_desktop.report.column_words import column_text
from loyalty_desktop.report.short_names import short_names
from loyalty_desktop.report.shown_names import ShownName

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Survey


def shown_columns(survey: Survey, journey: Journey) -> Mapping[ColumnKey, ShownName]:
    """Return the full and the short name of every column.

    A column behind one driver or one experience is called as that is called on every screen. Of the other ones what
    several headings share is cut. No two columns have one short name.
    """
    texts = {one.key: column_text(one) for one in survey.columns}
    own = _names_of_items(journey)
    cut = dict(zip(texts, short_names(tuple(texts.values())), strict=True))
    short = {key: own.get(key, cut[key]) for key in texts}
    uses = Counter(short.values())
    return {key: ShownName(text, short[key] if uses[short[key]] == 1 else cut[key]) for key, text in texts.items()}


def short_columns(survey: Survey | None, journey: Journey) -> dict[ColumnKey, str]:
    """Return the short names alone; none without a survey."""
    return {} if survey is None else {key: one.short for key, one in shown_columns(survey, journey).items()}


def _names_of_items(journey: Journey) -> dict[ColumnKey, str]:
    """Return what the journey calls columns of which one driver or one experience is made."""
    items = [(one.column, one.name) for one in journey.drivers if one.column is not None]
    items += [(one.column, one.name) for one in journey.experiences if one.column is not None]
    times = Counter(key for key, _name in items)
    options = {one.column for one in journey.experiences if one.option is not None}
    return {key: name for key, name in items if times[key] == 1 and key not in options}
