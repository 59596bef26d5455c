"""What is shown of two groups of one's own against each other: scores, and drivers and experiences side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from loyalty_desktop.compute.difference import Difference
from loyalty_desktop.compute.estimate import Estimate
from loyalty_desktop.compute.net_score import net_score
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.axis import Axis, nice_axis
from loyalty_desktop.report.column_names import short_columns
from loyalty_desktop.report.compare_view import CompareView, ForestRow, score_axis, total_row
from loyalty_desktop.report.filter_words import base_words
from loyalty_desktop.report.shown import Arrow, Shown, arrow_of, how_shown, least_shown
from loyalty_desktop.report.shown_names import shown_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loyalty_desktop.compute.comparison import Side, TwoGroups
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.journey.opposed import Opposed, SideCode
    from loyalty_desktop.journey.project import View
    from loyalty_desktop.survey.survey import Survey

OpposedKind: TypeAlias = Literal["head", "heart", "incidence", "reached"]
OPPOSED_KINDS: tuple[OpposedKind, ...] = ("head", "heart", "incidence", "reached")
DRIVER_KINDS: frozenset[OpposedKind] = frozenset({"head", "heart"})
LETTERS: dict[SideCode, str] = {"first": "A", "second": "B"}
_SIDES: tuple[SideCode, ...] = ("first", "second")
_OTHER: dict[Arrow, Arrow] = {"up": "down", "down": "up", "none": "none"}
_ORDER: tuple[Shown, ...] = ("shown", "reference", "hidden")


class OpposedRow(msgspec.Struct, frozen=True):
    """One driver or experience: the figure in A and in B, and A minus B in points."""

    id: str
    name: str
    short: str
    first: Estimate
    second: Estimate
    difference: Difference
    state: Shown
    """How firm the difference is; the figures themselves may be firmer."""
    arrow: Arrow
    lifts: tuple[Difference, Difference] | None = None
    """Of hearts: the score of the satisfied minus that of the others, in A and in B."""
    flags: tuple[str, ...] = ()


class OpposedTable(msgspec.Struct, frozen=True):
    """Drivers or experiences, largest difference in favour of A first; `tested` are one family (BH)."""

    kind: OpposedKind
    rows: tuple[OpposedRow, ...]
    tested: int
    axis: Axis


class OpposedView(msgspec.Struct, frozen=True):
    """The scores of everybody, A and B on one axis, who is in both and in neither, and A minus B."""

    scores: CompareView
    both: int
    neither: int
    difference: Difference
    state: Shown
    arrow: Arrow

    @property
    def sides(self) -> tuple[ForestRow, ...]:
        """A and B."""
        return self.scores.groups


def side_name(
    opposed: Opposed, side: SideCode, journey: Journey, views: Sequence[View], survey: Survey | None = None
) -> str:
    """Return what a group is called: the name under which its filters are kept, or the filters in words."""
    if side == "second" and opposed.second is None:
        return _("Everybody else")
    filters = opposed.filters_of(side)
    kept = next((one.name for one in views if one.filters == filters), "")
    return kept or base_words(filters, journey.measure, journey.groupings, short_columns(survey, journey))


def opposed_view(found: TwoGroups, names: tuple[str, str], everybody: str) -> OpposedView:
    """Return the scores of two groups beside that of everybody whom the filters in force let pass."""
    sides = found.first, found.second
    # One difference is a family of its own, and is not corrected.
    tested = msgspec.structs.replace(found.score, p_adjusted=found.score.p)
    arrow = arrow_of(tested, found.first.score, found.second.score)
    total = total_row(everybody, found.respondents, found.counts, net_score(found.counts))
    rows = tuple(
        _side_row(side, name, code, found.score, arrow) for side, code, name in zip(sides, _SIDES, names, strict=True)
    )
    scores = CompareView(total, rows, score_axis((total, *rows)), bool(found.both), ())
    members = found.first.respondents + found.second.respondents - found.both
    state = least_shown(how_shown(found.first.score), how_shown(found.second.score), how_shown(found.score))
    return OpposedView(scores, found.both, found.respondents - members, found.score, state, arrow)


def opposed_table(found: TwoGroups, journey: Journey, kind: OpposedKind) -> OpposedTable:
    """Return one figure of every driver or experience in A and B, sorted by the difference; small bases come last."""
    rows = _driver_rows(found, journey, kind) if kind in DRIVER_KINDS else _experience_rows(found, journey, kind)
    rows.sort(key=lambda row: (_ORDER.index(row.state), -(row.difference.points or 0.0)))
    tested = sum(row.difference.p_adjusted is not None for row in rows)
    return OpposedTable(kind, tuple(rows), tested, _axis(rows))


def _side_row(side: Side, name: str, code: SideCode, score: Difference, arrow: Arrow) -> ForestRow:
    turned = code == "second"
    return ForestRow(
        code,
        _("{letter}: {name}").format(letter=LETTERS[code], name=name),
        _("Group {letter}").format(letter=LETTERS[code]),
        side.respondents,
        side.counts,
        side.score,
        turned_round(score) if turned else score,
        how_shown(side.score),
        _OTHER[arrow] if turned else arrow,
    )


def turned_round(one: Difference) -> Difference:
    """Return B minus A from A minus B."""
    if one.points is None or one.low is None or one.high is None:
        return one
    return msgspec.structs.replace(one, points=-one.points, low=-one.high, high=-one.low)


def _driver_rows(found: TwoGroups, journey: Journey, kind: OpposedKind) -> list[OpposedRow]:
    drivers = journey.drivers
    names = shown_names([(one.name, one.column) for one in drivers])
    sides = [{one.driver: one for one in side.drivers} for side in (found.first, found.second)]
    between = {one.driver: one for one in found.drivers}
    rows = []
    for driver, name in zip(drivers, names, strict=True):
        if driver.id in between:
            own, of_driver = [side[driver.id] for side in sides], between[driver.id]
            figures = [one.head if kind == "head" else one.heart for one in own]
            lifts = (own[0].lift, own[1].lift) if kind == "heart" else None
            tested = of_driver.head if kind == "head" else of_driver.heart
            rows.append(_row(driver.id, (name.full, name.short), figures, tested, lifts, own[0].flags))
    return rows


def _experience_rows(found: TwoGroups, journey: Journey, kind: OpposedKind) -> list[OpposedRow]:
    experiences = journey.experiences
    names = shown_names([(one.name, one.column) for one in experiences])
    sides = [{one.experience: one for one in side.experiences} for side in (found.first, found.second)]
    between = {one.experience: one for one in found.experiences}
    rows = []
    for experience, name in zip(experiences, names, strict=True):
        if experience.id in between:
            own, of_one = [side[experience.id] for side in sides], between[experience.id]
            figures = [one.incidence if kind == "incidence" else one.score for one in own]
            tested = of_one.incidence if kind == "incidence" else of_one.score
            rows.append(_row(experience.id, (name.full, name.short), figures, tested, None, own[0].flags))
    return rows


def _row(
    id_: str,
    name: tuple[str, str],
    figures: Sequence[Estimate],
    tested: Difference,
    lifts: tuple[Difference, Difference] | None,
    flags: tuple[str, ...],
) -> OpposedRow:
    first, second = figures
    state = least_shown(how_shown(first), how_shown(second), how_shown(tested))
    return OpposedRow(id_, *name, first, second, tested, state, arrow_of(tested, first, second), lifts, flags)


def _axis(rows: Iterable[OpposedRow]) -> Axis:
    """Return an axis of differences with zero on it that holds every firm interval; others may run out of it."""
    ends = [0.0]
    for row in rows:
        one = row.difference
        ends += [end for end in ((one.low, one.high) if row.state == "shown" else (one.points,)) if end is not None]
    return nice_axis(min(ends), max(ends), most=5, least=20)
