"""Raw cells as they were read: nothing interpreted, nothing lost, each distinct value kept once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Cell: TypeAlias = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None
Codes: TypeAlias = npt.NDArray[np.unsignedinteger]


@dataclass(frozen=True, slots=True, eq=False)
class RawColumn:
    """One column of a sheet, dictionary-encoded.

    `values` are the distinct cells in order of first appearance (None is a blank cell; 1, 1.0, True and "1"
    are kept apart); `codes[row]` is the index of the row's cell in `values`, in the smallest unsigned type
    that holds it, heading rows included, read-only.
    """

    values: tuple[Cell, ...]
    codes: Codes

    def __post_init__(self) -> None:
        self.codes.flags.writeable = False

    def cell(self, row: int) -> Cell:
        """Return the raw cell of `row` (0-based, heading rows included)."""
        return self.values[int(self.codes[row])]


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One sheet of a workbook (or the one table of a text file), all columns equally long."""

    name: str
    columns: tuple[RawColumn, ...]
    rows: int
    hidden: bool = False

    def row(self, index: int) -> tuple[Cell, ...]:
        """Return the raw cells of row `index` (0-based)."""
        return tuple(column.cell(index) for column in self.columns)


@dataclass(frozen=True, slots=True, eq=False)
class Workbook:
    """All sheets of a file, so that choosing another sheet never reopens it.

    `encoding` is None where the format states it itself (xlsx).
    """

    sheets: tuple[Sheet, ...]
    encoding: str | None = None
    file_name: str = ""
    sha256: str = ""


def smallest_codes(codes: npt.NDArray[np.integer], distinct: int) -> Codes:
    """Return `codes` in the smallest unsigned type that can hold `distinct` values."""
    kind = np.uint8 if distinct <= 0x100 else np.uint16 if distinct <= 0x10000 else np.uint32
    return codes.astype(kind, copy=False)
