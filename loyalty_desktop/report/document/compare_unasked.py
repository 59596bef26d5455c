"""What a report compares where nobody said by what: groups, never single persons or what they wrote."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from loyalty_desktop.compute.compare import compare
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.journey.model import Grouping
from loyalty_desktop.report.compare_choices import compare_choices, same_choice
from loyalty_desktop.report.shown import how_shown
from loyalty_desktop.survey.keywords import mentions
from loyalty_desktop.survey.normal import heading_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.comparison import Comparison
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.report.compare_choices import CompareBy

COMPARED = 2
"""By how many columns a report parts the customers where none was told."""


def compared_unasked(
    counter: Counter, journey: Journey, most: int = COMPARED, asked: Sequence[CompareBy] = ()
) -> tuple[Comparison, ...]:
    """Return the first `most` comparisons that a report makes beside those that were `asked` for.

    Only columns that make a few groups of most respondents, and only where a group can be set against the others.
    Numbers of customers and comments are left out, however few they are: these groups would be single persons.
    """
    if journey.measure.column is None:
        return ()
    choices = (
        one
        for one in compare_choices(counter.survey, journey)
        if one.likely and not any(same_choice(one.by, by) for by in asked)
    )
    found = (_compared(counter, journey, one.by) for one in choices if not _is_personal(counter, one.by))
    return tuple(islice((one for one in found if one is not None), most))


def _is_personal(counter: Counter, by: CompareBy) -> bool:
    """Say whether the heading of a column says that everybody's answer is their own; own groups were made by hand."""
    if isinstance(by, Grouping):
        return False
    column = counter.survey.column(by)
    words = "" if column is None else heading_words(column.heading)
    return mentions(words, "id") or (mentions(words, "comment") and not mentions(words, "reason"))


def _compared(counter: Counter, journey: Journey, by: CompareBy) -> Comparison | None:
    try:
        found = compare(counter, journey, by)
    except LoyaltyError:  # a column that makes no groups: nobody asked for it
        return None
    return found if any(how_shown(one.versus_rest) != "hidden" for one in found.groups) else None
