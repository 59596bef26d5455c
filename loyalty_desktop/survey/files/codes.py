"""Raw cells to codes while a file streams by: each distinct cell is kept once."""

from __future__ import annotations

from array import array
from itertools import repeat
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from loyalty_desktop.survey.sheet import Cell, RawColumn, smallest_codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loyalty_desktop.survey.files.repeated_texts import Numbered

_Key: TypeAlias = str | tuple[type, Cell] | None


class _Index(dict[_Key, int]):
    """The code of each cell seen; texts and blanks are their own key, other cells are kept apart by type."""

    def __init__(self) -> None:
        super().__init__()
        self.values_seen: list[Cell] = []

    def __missing__(self, key: _Key) -> int:
        if key == "":  # an empty text is a blank cell
            self[key] = code = self[None]
            return code
        self.values_seen.append(key[1] if isinstance(key, tuple) else key)
        self[key] = code = len(self.values_seen) - 1
        return code

    def learn_new(self, texts: Sequence[str]) -> range | None:
        """Give all texts their codes at once if each of them is new, no two are alike and none is blank."""
        start = len(self.values_seen)
        codes = range(start, start + len(texts))
        fresh = dict(zip(texts, codes, strict=True))
        if len(fresh) < len(texts) or "" in fresh or not self.keys().isdisjoint(fresh):
            return None
        self.update(fresh)
        self.values_seen += texts
        return codes

    def learn(self, texts: Iterable[str]) -> None:
        """Give all new texts their codes at once, in their order; one by one they would take three times as long."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self]
        if all(fresh):  # a blank has its turn among them
            start = len(self.values_seen)
            self.update(zip(fresh, range(start, start + len(fresh)), strict=True))
            self.values_seen += fresh


class ColumnEncoder:
    """One column that grows from above; cells never given are blank."""

    __slots__ = ("_codes", "_index", "_is_varied", "_of_numbers")

    def __init__(self) -> None:
        self._index = _Index()
        self._codes = array("I")
        self._is_varied = False
        """Whether most of the cells that came last had not been seen before."""
        self._of_numbers = np.zeros(0, np.int64)
        """The codes of texts that came as numbers, -1 of those not seen here."""

    def extend(self, cells: Sequence[str]) -> None:
        """Append texts below the last cell."""
        known = len(self._index)
        if self._is_varied:
            if (codes := self._index.learn_new(cells)) is not None:
                self._codes.extend(codes)
                return
            self._index.learn(cells)
        self._codes.extend(map(self._index.__getitem__, cells))
        self._is_varied = 2 * (len(self._index) - known) > len(cells)

    def extend_numbered(self, cells: Numbered) -> None:
        """Append texts that are given by their numbers below the last cell."""
        more = len(cells.texts) - len(self._of_numbers)
        self._of_numbers = np.append(self._of_numbers, np.full(max(more, 0), -1))
        codes = self._of_numbers.take(cells.numbers)
        if codes.size and codes.min() < 0:
            for number in dict.fromkeys(cells.numbers[codes < 0].tolist()):
                self._of_numbers[number] = self._index[cells.texts[number]]
            codes = self._of_numbers.take(cells.numbers)
        self._codes.frombytes(codes.astype(np.uint32).tobytes())
        self._is_varied = False

    def pad(self, rows: int) -> None:
        """Append blank cells until the column has `rows` rows."""
        if len(self._codes) < rows:
            self._codes.extend(repeat(self._index[None], rows - len(self._codes)))

    def put(self, row: int, cell: Cell) -> None:
        """Write `cell` at `row`, usually the one below the last."""
        key: _Key = cell if cell is None or isinstance(cell, str) else (type(cell), cell)
        if row < len(self._codes):
            self._codes[row] = self._index[key]
            return
        if row > len(self._codes):
            self.pad(row)
        self._codes.append(self._index[key])

    def column(self, rows: int, number_format: str = "") -> RawColumn:
        """Return what was written as a column of `rows` rows."""
        self.pad(rows)
        values = tuple(self._index.values_seen)
        codes = np.frombuffer(self._codes, dtype=np.uint32) if rows else np.zeros(0, np.uint32)
        return RawColumn(values, smallest_codes(codes, len(values)).copy(), number_format)
