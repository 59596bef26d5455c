"""The option --importance of the command line, and what it adds to the figures of an analysis."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, TypeAlias

from loyalty_desktop.compute.importance import importance
from loyalty_desktop.compute.importance_performance import ImportancePerformance, importance_performance
from loyalty_desktop.compute.importance_results import Importance
from loyalty_desktop.report.importance_contract import importance_json
from loyalty_desktop.report.importance_text import importance_text

if TYPE_CHECKING:
    from loyalty_desktop.compute.counter import Counter
    from loyalty_desktop.compute.results import Results
    from loyalty_desktop.journey.model import Journey

Drawn: TypeAlias = "tuple[Importance, ImportancePerformance] | None"


def importance_of(counter: Counter, journey: Journey, results: Results, *, wanted: bool) -> Drawn:
    """Return the importance of the drivers and their quadrants where it is wanted, since it takes its time."""
    if not wanted:
        return None
    shown = sys.stderr is not None and sys.stderr.isatty()
    found = importance(counter, journey, on_progress=show_progress if shown else None)
    return found, importance_performance(found, results)


def show_progress(share: float) -> None:
    """Say on a terminal how far the work is."""
    print(f"\r{share:4.0%}", end="" if share < 1 else "\r    \r", file=sys.stderr, flush=True)


def drivers_json(found: Drawn) -> dict[str, Any]:
    """Return `importance` of the JSON, None where nobody asked for it."""
    return {"importance": None if found is None else importance_json(*found)}


def drivers_text(found: Drawn) -> str:
    """Return what a terminal shows of it."""
    return "" if found is None else importance_text(*found)
