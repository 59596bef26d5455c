"""The method's reference figures and the data set they were computed on (METHOD 9), for every compute test.

reference.json holds figures from R (blocks R*) and from an independent implementation (block own);
loyalty_small.csv is the invented survey they describe: d1-d5 with 5 best, d6 with 1 best, 9 = not used.
"""

from __future__ import annotations

import csv
import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from loyalty_desktop.compute.counts import ClassCounts, Tally

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

_FOLDER = Path(__file__).parents[1] / "data" / "method"
DRIVERS = ("d1", "d2", "d3", "d4", "d5", "d6")
EXPERIENCES = ("e1", "e2", "e3", "e4", "e5", "e6")


def _load() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((_FOLDER / "reference.json").read_text(encoding="utf-8"))
    return loaded


REFERENCE = _load()
R = REFERENCE["R"]
OWN = REFERENCE["own"]
LETTERS = REFERENCE["R_segments_letters"]
WEIGHTED = REFERENCE["R_weighted_heart_experience_grid"]
OVERLAP = REFERENCE["R_wave_overlap"]


def close(expected: Any) -> Any:
    """Compare at the tolerance of reference.json's meta: 1e-9 relative; p that R printed as 0 at 1e-12."""
    return pytest.approx(expected, rel=1e-9, abs=1e-12)


def close_score_interval(expected: Any) -> Any:
    """R's iteration for the score interval stops early: 2e-6 relative (reference.json, meta).

    It stops by absolute step, so limits near 0 are 1e-5 points off, which is less than 2e-6 of the scale.
    """
    return pytest.approx(expected, rel=2e-6, abs=2e-5)


@dataclass(frozen=True)
class Survey:
    """The columns of the data set; missing is NaN."""

    ids: FloatArray
    segment: npt.NDArray[np.str_]
    wave: FloatArray
    answers: dict[str, FloatArray]
    weights: FloatArray

    def classes(self, outcome: str = "nrs") -> FloatArray:
        """y = 1, 0, -1 for 9-10, 7-8, 0-6; NaN where the answer is missing."""
        x = self.answers[outcome]
        return np.where(np.isnan(x), math.nan, np.where(x >= 9, 1.0, np.where(x >= 7, 0.0, -1.0)))

    def tally(self, rows: BoolArray, *, weighted: bool = False) -> Tally:
        w = self.weights[rows] if weighted else np.ones(int(rows.sum()))
        return Tally(len(w), float(w.sum()), float((w * w).sum()))

    def counts(self, rows: BoolArray | None = None, outcome: str = "nrs", *, weighted: bool = False) -> ClassCounts:
        y = self.classes(outcome)
        chosen = np.ones(len(y), dtype=bool) if rows is None else rows
        positive, passive, negative = (
            self.tally(chosen & (y == value), weighted=weighted) for value in (1.0, 0.0, -1.0)
        )
        return ClassCounts(positive, passive, negative)

    def group(self, name: str) -> BoolArray:
        """Rows of "total", "wave1", "segA" or just "A", as reference.json names them."""
        if name == "total":
            return np.ones(len(self.ids), dtype=bool)
        rows: BoolArray = self.segment == name.removeprefix("seg")
        if name.startswith("wave"):
            rows = self.wave == float(name.removeprefix("wave"))
        return rows

    def answered(self, name: str) -> BoolArray:
        """Rows with a valid answer to the question and to nrs."""
        return ~np.isnan(self.answers[name]) & ~np.isnan(self.classes())

    def top_two(self, driver: str) -> BoolArray:
        chosen: BoolArray = self.answers[driver] >= 4
        return chosen


def _read_survey() -> Survey:
    with (_FOLDER / "loyalty_small.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    def column(name: str) -> FloatArray:
        return np.array([float(row[name]) if row[name] else math.nan for row in rows])

    answers = {name: column(name) for name in ("nrs", "nps", *EXPERIENCES)}
    for name in DRIVERS:
        rating = column(name)
        rating[rating == 9] = math.nan
        answers[name] = 6 - rating if name == "d6" else rating
    return Survey(
        ids=column("id"),
        segment=np.array([row["seg"] for row in rows]),
        wave=column("wave"),
        answers=answers,
        weights=column("w"),
    )


SURVEY = _read_survey()


def dpr(counts: list[float]) -> ClassCounts:
    """Counts as reference.json prints them: D, P, R; not integers where they are weighted."""
    total = sum(counts)
    if all(float(count).is_integer() for count in counts):
        return ClassCounts.of(*(int(count) for count in counts))
    # Weighted blocks print n_eff times the shares, so that weight per row is 1 and w2 = w gives that n_eff.
    negative, passive, positive = (Tally(math.ceil(total), count, count) for count in counts)
    return ClassCounts(positive, passive, negative)
