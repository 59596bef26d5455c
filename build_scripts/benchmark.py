"""Measure what an edit costs, as ratios to an analyst's pandas script run in turn with it in the same process.

    python build_scripts/benchmark.py [--json] [--sizes 1k 100k 1m] [--rounds 5] [--only first_paint window reading]

Prints a list of {"name", "ours_ms", "baseline_ms", "ratio"}, medians in milliseconds. What is timed is what the
program does: from a changed reading or journey to new Results. The baseline is `analyst.recount` on numbers
that are already cleaned.

`first_paint` is the other way round: whole processes, from start to the first picture of the window, as a ratio to
an empty window; lower is better, and nothing heavy may have been imported by then. `window` measures edits until
they are painted, and the frames of a drag, in the open window.

`reading` measures reading and opening files (of 100,000 answers, or of the sizes asked for together with --only) as
ratios to pandas, and what the open window has the user wait for meanwhile; `largest`, only when asked for, the largest
sheet that Excel allows as a ratio to plain inflating.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import msgspec
import numpy as np
import pandas as pd

from build_scripts import analyst
from build_scripts.first_paint import first_paint
from build_scripts.reading_times import largest_sheet, reading_times
from build_scripts.window_times import window_times
from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey.model import Driver, Experience, Filter, Journey, Measure, Stage
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.sheet import Cell, RawColumn, Sheet, Workbook, smallest_codes
from loyalty_desktop.survey.survey import Survey, survey

SIZES = {"1k": 1_000, "100k": 100_000, "1m": 1_000_000}
LARGEST_ROWS = 1_048_575
SEGMENTS = 6
PARTS = ("first_paint", "window", "reading", "largest")


@dataclass
class Bench:
    """One synthetic survey, as the program and as the analyst hold it."""

    size: str
    frame: pd.DataFrame
    survey: Survey
    journey: Journey
    rounds: int

    def measure(
        self, name: str, ours: Callable[[int], object], baseline: Callable[[int], object], prepare: Callable[[], object]
    ) -> dict[str, Any]:
        """Run both in turn and return their medians."""
        mine, theirs = [], []
        for turn in range(self.rounds):
            prepare()
            mine.append(_timed(lambda turn=turn: ours(turn)))  # type: ignore[misc]
            theirs.append(_timed(lambda turn=turn: baseline(turn)))  # type: ignore[misc]
        ours_ms, baseline_ms = statistics.median(mine), statistics.median(theirs)
        return {
            "name": f"{name}_{self.size}",
            "ours_ms": round(ours_ms, 3),
            "baseline_ms": round(baseline_ms, 3),
            "ratio": round(baseline_ms / ours_ms, 1),
        }


def _timed(call: Callable[[], object]) -> float:
    begin = time.perf_counter()
    call()
    return (time.perf_counter() - begin) * 1000


def _column(name: str, numbers: pd.Series) -> RawColumn:
    codes, found = pd.factorize(numbers, use_na_sentinel=False)
    values: list[Cell] = [name]
    values += [None if pd.isna(value) else int(value) if float(value).is_integer() else float(value) for value in found]
    shifted = np.concatenate(([0], codes.astype(np.int64) + 1))
    return RawColumn(tuple(values), smallest_codes(shifted, len(values)))


def make(size: str, rounds: int) -> Bench:
    """Return the bench of one size: 1 score, 30 drivers, 25 experiences, a segment and a weight."""
    rows = SIZES[size]
    frame = analyst.synthetic(rows)
    rng = np.random.default_rng(2)
    extra = {
        "segment": pd.Series(rng.integers(1, SEGMENTS + 1, rows) * 100),
        "weight": pd.Series(np.round(rng.lognormal(0, 0.5, rows), 2) + 0.01),
    }
    columns = {str(name): frame[name] for name in frame.columns} | extra
    sheet = Sheet("answers", tuple(_column(name, numbers) for name, numbers in columns.items()), rows + 1)
    reading = Reading(corrections=(Correction(ColumnKey("score"), role="loyalty"),))
    understood = survey(Workbook((sheet,)), reading)
    drivers = tuple(Driver(name, name, ColumnKey(name)) for name in columns if name.startswith("d"))
    experiences = tuple(Experience(name, name, ColumnKey(name)) for name in columns if name.startswith("e"))
    journey = Journey(Measure(ColumnKey("score")), (Stage("1", "all", drivers),), experiences)
    return Bench(size, frame, understood, journey, rounds)


def run(bench: Bench) -> list[dict[str, Any]]:
    """Measure all that the design sets a target for, at one size."""
    counter = Counter(bench.survey)
    analyze(counter, bench.journey)

    def recount(_turn: int) -> object:
        return analyst.recount(bench.frame)

    def nothing() -> None:
        return None

    out = [
        bench.measure("full_warm", lambda _turn: analyze(counter, bench.journey), recount, counter.forget_counts),
        bench.measure("full_cold", lambda _turn: analyze(Counter(bench.survey), bench.journey), recount, nothing),
        bench.measure("edit_relabel", _relabel(bench, counter), recount, nothing),
    ]
    short = msgspec.structs.replace(bench.journey, stages=(Stage("1", "all", bench.journey.drivers[:-1]),))
    fresh = Counter(bench.survey)

    def forget() -> None:
        nonlocal fresh
        fresh = Counter(bench.survey)
        analyze(fresh, short)

    out.append(bench.measure("edit_add", lambda _turn: analyze(fresh, bench.journey), recount, forget))
    out.append(bench.measure("correction", _correction(bench), recount, nothing))
    out.append(bench.measure("edit_undo", lambda _turn: analyze(counter, short), recount, nothing))
    out.append(bench.measure("filter", _filter(bench, counter), _filtered_script(bench), counter.forget_bases))
    weighted = msgspec.structs.replace(bench.journey, weight=ColumnKey("weight"))
    out.append(bench.measure("weight", lambda _turn: analyze(counter, weighted), recount, counter.forget_bases))
    return out


def _relabel(bench: Bench, counter: Counter) -> Callable[[int], object]:
    """Take one answer of a driver out of its scale, and put it back: another answer each time."""

    def ours(turn: int) -> object:
        correction = Correction(ColumnKey(f"d{turn % 30}"), missing=((str(1 + turn % 5), "not_used"),))
        changed = survey(bench.survey.workbook, bench.survey.reading.with_correction(correction), bench.survey)
        return analyze(counter.of(changed), bench.journey)

    return ours


def _correction(bench: Bench) -> Callable[[int], object]:
    """Understand the survey anew after one correction of one column, with all that is said of it in the panel."""
    before = bench.survey

    def ours(turn: int) -> object:
        nonlocal before
        correction = Correction(ColumnKey(f"d{turn % 30}"), missing=((str(1 + turn % 5), "not_used"),))
        before = survey(before.workbook, before.reading.with_correction(correction), before)
        return before.notes

    return ours


def _filter(bench: Bench, counter: Counter) -> Callable[[int], object]:
    def ours(turn: int) -> object:
        chosen = Filter(ColumnKey("segment"), (str(100 * (1 + turn % SEGMENTS)),))
        return analyze(counter, msgspec.structs.replace(bench.journey, filters=(chosen,)))

    return ours


def _filtered_script(bench: Bench) -> Callable[[int], object]:
    segment = bench.survey.column(ColumnKey("segment"))
    assert segment is not None
    numbers = np.array([value if isinstance(value, int) else 0 for value in segment.raw.values])[segment.raw.codes]

    def baseline(turn: int) -> object:
        return analyst.recount(bench.frame[numbers == 100 * (1 + turn % SEGMENTS)])

    return baseline


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--sizes", nargs="+", choices=list(SIZES), default=list(SIZES))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=PARTS, help="measure only this")
    options = parser.parse_args()
    wanted = options.only or ("first_paint", "figures", "window", "reading")
    rows = first_paint(options.rounds) if "first_paint" in wanted else []
    if "figures" in wanted:
        rows += [row for size in options.sizes for row in run(make(size, options.rounds))]
    if "window" in wanted:
        bench = make("100k", options.rounds)
        rows += window_times(bench.size, bench.survey, bench.journey, bench.frame, options.rounds)
    if "reading" in wanted:
        sizes = options.sizes if options.only else ["100k"]
        rows += [row for size in sizes for row in reading_times(size, SIZES[size], options.rounds)]
    if "largest" in wanted:
        rows.append(largest_sheet(LARGEST_ROWS))
    if options.json:
        print(json.dumps(rows, indent=1))
        return
    print(f"{'name':<20}{'ours ms':>10}{'baseline ms':>13}{'ratio':>9}")
    for row in rows:
        print(f"{row['name']:<20}{row['ours_ms']:>10.2f}{row['baseline_ms']:>13.1f}{row['ratio']:>9.2f}")
        if "cpu_ratio" in row:
            print(
                f"{'processor':<20}{row['ours_cpu_ms']:>10.0f}{row['baseline_cpu_ms']:>13.0f}{row['cpu_ratio']:>9.2f}"
            )
            print(f"{'memory, MB':<20}{row['ours_mb']:>10.0f}{row['baseline_mb']:>13.0f}")
        if "imported" in row:
            print(f"{'':<20}imported before it: {' '.join(row['imported']) or 'nothing heavy'}")


if __name__ == "__main__":
    main()
