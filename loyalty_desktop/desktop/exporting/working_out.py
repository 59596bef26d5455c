"""Works out what a report lacks, beside the window: importance, voices, groups."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loyalty_desktop.errors import LoyaltyError

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.compute.comparison import Comparison, TwoGroups
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.importance_results import Importance
    from loyalty_desktop.compute.parts import By
    from loyalty_desktop.compute.voices import Voices
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.journey.project import Project


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of a report, and the two that the project sets against each other."""

    comparisons: tuple[Comparison, ...]
    opposed: TwoGroups | None


def groups_of(counter: Counter, journey: Journey, project: Project, chosen: tuple[By, By | None] | None) -> Groups:
    """Return the groups of a report: by what was chosen first, then by the likeliest other columns."""
    from loyalty_desktop.compute.compare import compare  # noqa: PLC0415 - brings numpy
    from loyalty_desktop.report.document.compare_unasked import compared_unasked  # noqa: PLC0415

    found: list[Comparison] = []
    by, across = chosen if chosen is not None else (None, None)
    for crossed in (across, None) if across is not None else (None,):
        if by is None or found:
            break
        with suppress(LoyaltyError):  # a column that is gone, or makes no groups: the others are told all the same
            found.append(compare(counter, journey, by, crossed=crossed))
    asked = () if by is None else (by,)
    found += compared_unasked(counter, journey, asked=asked)
    return Groups(tuple(found), _opposed(counter, journey, project))


def _opposed(counter: Counter, journey: Journey, project: Project) -> TwoGroups | None:
    """Return the two groups that the project sets against each other; None where it has none."""
    from loyalty_desktop.compute.compare import compare_groups  # noqa: PLC0415 - brings numpy
    from loyalty_desktop.journey.edit_measure import following  # noqa: PLC0415

    told = project.opposed
    first = following(told.first, journey.measure)
    second = None if told.second is None else following(told.second, journey.measure)
    if not first or second == ():
        return None
    try:
        return compare_groups(counter, journey, first, second)
    except LoyaltyError:
        return None


def no_news(_share: float) -> None:
    """Tell nobody how far it is."""


def importance_of(
    counter: Counter, journey: Journey, cancelled: Callable[[], bool], on_progress: Callable[[float], None] = no_news
) -> Importance:
    """Return the importance of all drivers; raises Cancelled, LoyaltyError where there is none."""
    from loyalty_desktop.compute.importance import importance  # noqa: PLC0415 - brings numpy

    return importance(counter, journey, cancelled=cancelled, on_progress=on_progress)


def voices_of(
    counter: Counter, journey: Journey, cancelled: Callable[[], bool], on_progress: Callable[[float], None] = no_news
) -> Voices:
    """Return what people wrote about; raises Cancelled, LoyaltyError where nobody wrote anything."""
    from loyalty_desktop.compute.comments import Listener, comment_columns  # noqa: PLC0415 - brings numpy
    from loyalty_desktop.compute.voices import voices  # noqa: PLC0415

    columns = comment_columns(counter.survey)
    return voices(counter, journey, Listener().listen(columns, on_progress, cancelled))


def has_comments(counter: Counter) -> bool:
    """Say whether people wrote anything."""
    from loyalty_desktop.compute.comments import comment_columns  # noqa: PLC0415 - brings numpy

    return bool(comment_columns(counter.survey))
