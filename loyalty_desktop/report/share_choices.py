"""What shares of a population may be known of: questions with one answer, groups of one's own, two of them together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loyalty_desktop.compute.parts import MOST_GROUPS
from loyalty_desktop.journey.model import Grouping
from loyalty_desktop.report.column_words import column_in_use
from loyalty_desktop.report.compare_choices import CompareBy, CompareChoice, compare_choices, likeliest
from loyalty_desktop.survey.normal import match_text

if TYPE_CHECKING:
    from loyalty_desktop.journey.model import Journey, Margin
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Survey

CROSS = " × "
_MOST_SUGGESTED = 3
_KNOWN_OF_ALL = (
    re.compile(r"性別|男女|(?<![a-z])(?:sex|gender)(?![a-z])"),
    re.compile(r"年代|年齢|年令|(?<![a-z])age(?![a-z])"),
    re.compile(
        r"居住|お住まい|住所|(?:都道府県|地域|地方|エリア)$|(?<![a-z])(?:region|prefecture|state|residence)(?![a-z])"
    ),
)
"""What offices of statistics publish of everybody: sex, age, region."""


def column_of(by: CompareBy) -> ColumnKey:
    """Return the column that it is, or that its groups are made of."""
    return by.column if isinstance(by, Grouping) else by


def share_name(by: tuple[CompareBy, ...], survey: Survey | None) -> str:
    """Return what columns or groups of one's own are called together."""
    return CROSS.join(
        one.name if isinstance(one, Grouping) else column_in_use(one, survey.column(one) if survey else None)
        for one in by
    )


def margins_name(margins: tuple[Margin, ...], survey: Survey | None, between: str) -> str:
    """Return what the shares in force are of, one after the other."""
    return between.join(share_name(one.by, survey) for one in margins)


def share_choices(survey: Survey, journey: Journey) -> tuple[tuple[CompareBy, str], ...]:
    """Return groups of one's own and columns with one answer each and few different ones, the likely ones first."""
    return tuple((one.by, one.name) for one in _choices(survey, journey))


def _choices(survey: Survey, journey: Journey) -> list[CompareChoice]:
    found = compare_choices(survey, journey)
    first = {id(one) for one in likeliest(found)}
    return sorted((one for one in found if _is_single(survey, one.by)), key=lambda one: id(one) not in first)


def _is_single(survey: Survey, by: CompareBy) -> bool:
    column = survey.column(column_of(by))
    return column is not None and column.scale.kind != "multi"


def _is_yes_no(survey: Survey, by: CompareBy) -> bool:
    column = None if isinstance(by, Grouping) else survey.column(by)
    return column is not None and column.scale.kind == "yes_no"


def suggested(survey: Survey, journey: Journey) -> tuple[CompareBy, ...]:
    """Return what to begin with: sex, age and region, or the likeliest column where there is none of these."""
    choices = [one for one in _choices(survey, journey) if one.likely and not _is_yes_no(survey, one.by)]
    found: list[CompareChoice] = []
    for words in _KNOWN_OF_ALL:
        one = next((one for one in choices if one not in found and words.search(match_text(one.name))), None)
        found += [one] if one is not None else []
    return tuple(one.by for one in (found or choices[:1])[:_MOST_SUGGESTED])


def crossings(survey: Survey, journey: Journey, first: CompareBy) -> tuple[tuple[CompareBy, str], ...]:
    """Return what shares may be parted by further: other columns or groups, as long as the pairs are not too many."""
    first_ones = suggested(survey, journey)
    choices = sorted(_choices(survey, journey), key=lambda one: one.by not in first_ones)
    mine = next((one for one in choices if one.by == first), None)
    if mine is None:
        return ()
    return tuple(
        (one.by, one.name)
        for one in choices
        if column_of(one.by) != column_of(first) and one.groups * mine.groups <= MOST_GROUPS
    )
