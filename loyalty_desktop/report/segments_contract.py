"""The part of the JSON contract about groups beside one another: `segments` and `raking` (README.md).

Scores and differences in points, differences of shares in percentage points, shares 0..1, all unrounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.compute.planner import reach_of
from loyalty_desktop.journey.model import Grouping
from loyalty_desktop.report.contract import filter_json
from loyalty_desktop.report.contract_figures import Json, asked_json, difference_json, estimate_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loyalty_desktop.compute.comparison import (
        Comparison,
        DriverInGroup,
        ExperienceInGroup,
        Group,
        Side,
        TwoGroups,
    )
    from loyalty_desktop.compute.planner import Reach
    from loyalty_desktop.compute.raking import RakingReport
    from loyalty_desktop.journey.model import Journey
    from loyalty_desktop.survey.reading import ColumnKey


def segments_json(comparisons: Iterable[Comparison], journey: Journey) -> list[Json]:
    """Return each comparison as the contract has it."""
    known = _known(journey)
    return [_comparison(one, known) for one in comparisons]


def _known(journey: Journey) -> dict[str, Json]:
    """Return what each driver and experience is known by, by its id."""
    known = {one.id: asked_json(one.name, one.column) for one in journey.drivers}
    return known | {one.id: asked_json(one.name, one.column) | {"option": one.option} for one in journey.experiences}


def raking_json(report: RakingReport) -> Json:
    """Return what weighting to known shares did, as the contract has it."""
    return {
        "n": report.n,
        "n_eff": report.n_eff,
        "design_effect": report.deff,
        "weights": {"lowest": report.lowest, "median": report.median, "highest": report.highest},
        "reached": report.converged,
        "margins": [
            {
                **_column(fit.by[0]),
                "crossed": _column(fit.by[1]) if len(fit.by) > 1 else None,
                "apart": fit.apart,
                "answers": [
                    {
                        "answer": one.name,
                        "crossed": one.crossed or None,
                        "n": one.n,
                        "target": one.target,
                        "before": one.before,
                        "after": one.after,
                    }
                    for one in fit.answers
                ],
            }
            for fit in report.margins
        ],
        "warnings": [{"id": one.id, "text": one.text()} for one in report.warnings],
    }


def _comparison(comparison: Comparison, known: dict[str, Json]) -> Json:
    whole = comparison.everybody
    reaches = reach_of(comparison)
    letters = [group.letter for group in comparison.groups]
    return {
        "columns": [_column(one) for one in comparison.by],
        "overlapping": comparison.overlapping,
        "left_out": [{"reason": reason, "count": count} for reason, count in comparison.left_out],
        "total": {
            "respondents": whole.respondents,
            **estimate_json(whole.score, "score"),
            "drivers": [
                {
                    **known[one.driver],
                    "head": estimate_json(one.head, "share"),
                    "heart": estimate_json(one.heart, "score"),
                    "flags": list(one.flags),
                }
                for one in whole.drivers
            ],
            "experiences": [
                {
                    **known[one.experience],
                    "incidence": estimate_json(one.incidence, "share"),
                    "flags": list(one.flags),
                }
                for one in whole.experiences
            ],
        },
        "groups": [_group(group, reach, known) for group, reach in zip(comparison.groups, reaches, strict=True)],
        "pairs": [
            {"first": letters[pair.first], "second": letters[pair.second], **difference_json(pair.difference)}
            for pair in comparison.pairs
            if letters[pair.first] and letters[pair.second]
        ],
    }


def two_groups_json(found: TwoGroups, journey: Journey, *, others: bool) -> Json:
    """Return two groups of one's own against each other; with `others`, the second is everybody else."""
    known = _known(journey)
    return {
        "first": _side(found.first, known),
        "second": _side(found.second, known) | {"others": others},
        "respondents": found.respondents,
        "both": found.both,
        "difference": difference_json(found.score),
        "drivers": [
            {**known[one.driver], "head": difference_json(one.head), "heart": difference_json(one.heart)}
            for one in found.drivers
        ],
        "experiences": [
            {**known[one.experience], "incidence": difference_json(one.incidence), "score": difference_json(one.score)}
            for one in found.experiences
        ],
    }


def _side(side: Side, known: dict[str, Json]) -> Json:
    return {
        "filters": [filter_json(one) for one in side.filters],
        "respondents": side.respondents,
        **estimate_json(side.score, "score"),
        "drivers": [
            {
                **known[one.driver],
                "head": estimate_json(one.head, "share"),
                "heart": estimate_json(one.heart, "score"),
                "lift": difference_json(one.lift),
                "flags": list(one.flags),
            }
            for one in side.drivers
        ],
        "experiences": [
            {
                **known[one.experience],
                "incidence": estimate_json(one.incidence, "share"),
                "reached": estimate_json(one.score, "score"),
                "flags": list(one.flags),
            }
            for one in side.experiences
        ],
    }


def _column(by: ColumnKey | Grouping) -> Json:
    key = by.column if isinstance(by, Grouping) else by
    return {
        "column": key.heading,
        "occurrence": key.occurrence,
        "grouping": by.name if isinstance(by, Grouping) else None,
    }


def _group(group: Group, reach: Reach, known: dict[str, Json]) -> Json:
    return {
        "answers": list(group.names),
        "respondents": group.respondents,
        "share": group.share,
        **estimate_json(group.score, "score"),
        "versus_rest": difference_json(group.versus_rest),
        "versus_total": difference_json(group.versus_total),
        "arrow": group.arrow or None,
        "letter": group.letter or None,
        "above": list(group.above),
        "half_width": reach.half_width,
        "detectable": reach.detectable,
        "drivers": [_driver(one, known) for one in group.drivers],
        "experiences": [_experience(one, known) for one in group.experiences],
    }


def _driver(one: DriverInGroup, known: dict[str, Json]) -> Json:
    return {
        **known[one.driver],
        "head": {
            **estimate_json(one.head.share, "share"),
            "versus_rest": difference_json(one.head.versus_rest),
            "arrow": one.head.arrow or None,
        },
        "heart": {
            **estimate_json(one.heart.score, "score"),
            "versus_rest": difference_json(one.heart.versus_rest),
            "arrow": one.heart.arrow or None,
        },
        "flags": list(one.flags),
    }


def _experience(one: ExperienceInGroup, known: dict[str, Json]) -> Json:
    return {
        **known[one.experience],
        "incidence": {
            **estimate_json(one.incidence.share, "share"),
            "versus_rest": difference_json(one.incidence.versus_rest),
            "arrow": one.incidence.arrow or None,
        },
        "flags": list(one.flags),
    }
