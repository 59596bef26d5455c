"""The option --segment of the command line, and what it adds to the table and the JSON of an analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from loyalty_desktop.compute.compare import compare
from loyalty_desktop.journey.expressions import one_column
from loyalty_desktop.report.segments_contract import raking_json, segments_json
from loyalty_desktop.report.segments_text import segment_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.compute.comparison import Comparison
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.results import Results
    from loyalty_desktop.journey.model import Journey


def segments_of(counter: Counter, journey: Journey, headers: Sequence[str]) -> tuple[Comparison, ...]:
    """Return the comparison of each column told; raises UsageError for none such, UnusableJourney for no groups."""
    columns = dict.fromkeys(one_column(counter.survey, header).key for header in headers)
    return tuple(compare(counter, journey, key) for key in columns)


def groups_json(results: Results, segments: Sequence[Comparison], journey: Journey) -> dict[str, Any]:
    """Return `segments` and `raking` of the JSON."""
    raking = None if results.raking is None else raking_json(results.raking)
    return {"raking": raking, "segments": segments_json(segments, journey)}


def groups_text(segments: Sequence[Comparison]) -> str:
    """Return the tables for a terminal; '' for none."""
    return "".join(f"\n{segment_text(one)}\n" for one in segments)
