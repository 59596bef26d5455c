"""Raw cells as they were read: nothing interpreted, nothing lost, each distinct value kept once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from loyalty_desktop.survey import cell
from loyalty_desktop.survey.packing import Packed, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.survey.noted import Noted
    from loyalty_desktop.survey.wording import Wording

Cell: TypeAlias = cell.Cell
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
    number_format: str = ""
    """The number format that most of its numbers have, as the file writes it ('00000', '0%'); '' for none."""
    travels_alone: ClassVar[bool] = True
    """Columns go from one process to another one by one."""

    def __post_init__(self) -> None:
        self.codes.flags.writeable = False

    def __reduce__(self) -> tuple[Callable[..., RawColumn], tuple[object, ...]]:
        return _unpacked, (pack(self.values), self.codes, self.number_format)

    def cell(self, row: int) -> Cell:
        """Return the raw cell of `row` (0-based, heading rows included)."""
        return self.values[int(self.codes[row])]


def _unpacked(values: tuple[Cell, ...] | Packed, codes: Codes, number_format: str) -> RawColumn:
    return RawColumn(unpack(values), codes, number_format)  # read-only on the other side too


class Merged(NamedTuple):
    """A rectangle of merged cells, counted from 0, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class FarCells:
    """Cells so far from all others that they are leftovers and no answers: how many, and where the first ones are."""

    count: int = 0
    places: tuple[tuple[int, int], ...] = ()
    """Row and column, from 0."""


class Coloured(NamedTuple):
    """Cells of one column whose background is another than that of most cells in their row."""

    column: int
    cells: tuple[tuple[int, str], ...]
    """Row, from 0, and colour, whatever it is called; of the first rows only."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Sheet:
    """One sheet of a workbook (or the one table of a text file), all columns equally long."""

    name: str
    columns: tuple[RawColumn, ...]
    rows: int
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    """Rows that the program that wrote the file does not show (hidden by hand or by a filter), from 0."""
    hidden_columns: tuple[int, ...] = ()
    merged: tuple[Merged, ...] = ()
    """Cells merged into one, in the first rows or over several rows; only the first of them has the value."""
    far: FarCells = FarCells()
    coloured: tuple[Coloured, ...] = ()
    delimiter: str = ""
    """What separates the cells of a text file; '' where cells are cells."""

    def row(self, index: int) -> tuple[Cell, ...]:
        """Return the raw cells of row `index` (0-based)."""
        return tuple([column.values[column.codes.item(index)] for column in self.columns])


@dataclass(frozen=True, slots=True, eq=False)
class Workbook:
    """All sheets of a file, so that choosing another sheet never reopens it.

    `encoding` is None where the format states it itself (xlsx). `format` is what the bytes are: xlsx, xlsm, xls,
    xlsb, ods, csv (any delimited text), sav, html. `notes` is what opening the file itself had to do.
    """

    sheets: tuple[Sheet, ...]
    encoding: str | None = None
    file_name: str = ""
    sha256: str = ""
    format: str = ""
    notes: tuple[Noted, ...] = ()
    code_book: tuple[Wording, ...] = ()
    """What the file itself says about its columns and codes (SPSS)."""
    beside: tuple[Workbook, ...] = ()
    """Other files that belong to the survey: its questionnaire, tables joined by customer id."""


def smallest_codes(codes: npt.NDArray[np.integer], distinct: int) -> Codes:
    """Return `codes` in the smallest unsigned type that can hold `distinct` values."""
    kind = np.uint8 if distinct <= 0x100 else np.uint16 if distinct <= 0x10000 else np.uint32
    return codes.astype(kind, copy=False)
