"""What the user decides about customers and money: columns, from where on profit is high, names of cells."""

from __future__ import annotations

import math
from typing import Literal, TypeAlias

import msgspec

from loyalty_desktop.survey.reading import ColumnKey

ThresholdKind: TypeAlias = Literal["median", "mean", "top", "amount"]
CellCode: TypeAlias = Literal[
    "negative_high", "passive_high", "positive_high", "negative_low", "passive_low", "positive_low"
]
CELLS: tuple[CellCode, ...] = (
    *("negative_high", "passive_high", "positive_high"),
    *("negative_low", "passive_low", "positive_low"),
)
CellName: TypeAlias = tuple[CellCode, str]


class Threshold(msgspec.Struct, frozen=True, omit_defaults=True):
    """From where on profit is high: above the median, the mean, an amount, or what only the top `value` % exceed.

    `value` is that percentage (strictly between 0 and 100) or that amount, and None for median and mean.
    """

    kind: ThresholdKind = "median"
    value: float | None = None

    def __post_init__(self) -> None:
        if (self.value is None) != (self.kind in {"median", "mean"}):
            msg = "a threshold has a value when it is an amount or the top part, and only then"
            raise ValueError(msg)
        if self.value is not None and not math.isfinite(self.value):
            msg = "a threshold is a finite number"
            raise ValueError(msg)
        if self.kind == "top" and self.value is not None and not 0 < self.value < 100:
            msg = "the top part lies between 0 and 100 per cent"
            raise ValueError(msg)
        if self.value is not None:
            msgspec.structs.force_setattr(self, "value", float(self.value))  # 50000 and 50000.0 are written alike


class Economics(msgspec.Struct, frozen=True, omit_defaults=True):
    """Which columns hold what customers bring in and how often they come, and how the customer grid is made.

    None leaves a column to the program, which takes the only one of its role. `names` are those that the user gave
    to cells, in the order of CELLS.
    """

    profit: ColumnKey | None = None
    frequency: ColumnKey | None = None
    threshold: Threshold = Threshold()
    names: tuple[CellName, ...] = ()
