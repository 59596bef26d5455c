"""The option --segment of the command line, and what it adds to the table and the JSON of an analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from loyalty_desktop.compute.compare import compare, compare_groups
from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.journey.edit_measure import following
from loyalty_desktop.journey.expressions import one_column
from loyalty_desktop.messages import Message
from loyalty_desktop.report.segments_contract import raking_json, segments_json, two_groups_json
from loyalty_desktop.report.segments_text import segment_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.comparison import Comparison, TwoGroups
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.results import Results
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.journey.project import Project


def segments_of(counter: Counter, journey: Journey, headers: Sequence[str]) -> tuple[Comparison, ...]:
    """Return the comparison of each column told; raises UsageError for none such, UnusableJourney for no groups."""
    columns = dict.fromkeys(one_column(counter.survey, header).key for header in headers)
    return tuple(compare(counter, journey, key) for key in columns)


def opposed_of(counter: Counter, journey: Journey, project: Project | None) -> TwoGroups | Message | None:
    """Return the two groups that the project sets against each other, None where it has none, or why they cannot be."""
    if project is None:
        return None
    opposed = project.opposed
    first = following(opposed.first, journey.measure)
    second = None if opposed.second is None else following(opposed.second, journey.measure)
    if not first or second == ():  # nobody has said yet who they are, or there are no classes any more
        return None
    try:
        return compare_groups(counter, journey, first, second)
    except LoyaltyError as error:  # a column is gone: that is no reason to tell nothing else
        return error.message


def opposed_json(found: TwoGroups | Message | None, journey: Journey, project: Project | None) -> dict[str, Any]:
    """Return `two_groups` of the JSON: what `opposed_of` found."""
    if found is None:
        return {"two_groups": None}
    if isinstance(found, Message):
        return {"two_groups": {"problem": {"id": found.id, "text": found.text()}}}
    others = project is not None and project.opposed.second is None
    return {"two_groups": two_groups_json(found, journey, others=others)}


def groups_json(results: Results, segments: Sequence[Comparison], journey: Journey) -> dict[str, Any]:
    """Return `segments` and `raking` of the JSON."""
    raking = None if results.raking is None else raking_json(results.raking)
    return {"raking": raking, "segments": segments_json(segments, journey)}


def groups_text(segments: Sequence[Comparison]) -> str:
    """Return the tables for a terminal; '' for none."""
    return "".join(f"\n{segment_text(one)}\n" for one in segments)
