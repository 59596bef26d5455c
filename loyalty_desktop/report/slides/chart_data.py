"""The figures of a chart and the workbook inside it: texts stay texts there, intervals have columns of their own."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import msgspec
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from xlsxwriter import Workbook  # type: ignore[import-untyped] # it has no types; python-pptx brings it

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TEXTS_STAY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Whiskers(msgspec.Struct, frozen=True):
    """How far the intervals of a series reach below and above its values; None for a value without one."""

    below: tuple[float | None, ...]
    above: tuple[float | None, ...]
    refs: tuple[str, str] = ("", "")
    """The cells of the chart's workbook that hold them."""


def whiskers_of(
    values: Sequence[float | None], lows: Sequence[float | None], highs: Sequence[float | None]
) -> Whiskers | None:
    """Return the whiskers of a series, None where no value has an interval."""
    rows = list(zip(values, lows, highs, strict=True))
    below = tuple(None if None in (value, low) else max(_less(value, low), 0.0) for value, low, _high in rows)
    above = tuple(None if None in (value, high) else max(_less(high, value), 0.0) for value, _low, high in rows)
    has_any = any(one is not None for one in (*below, *above))
    return Whiskers(below, above) if has_any else None


def _less(one: float | None, other: float | None) -> float:
    return 0.0 if one is None or other is None else one - other


class _PlainTexts:
    """Makes the workbook of a chart without formulas and links: a name such as =cmd() is a name."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:
        workbook = Workbook(xlsx_file, {"in_memory": True, **_TEXTS_STAY})
        yield workbook, workbook.add_worksheet("Sheet1")
        workbook.close()


class _CategoryWriter(_PlainTexts, CategoryWorkbookWriter):
    def _populate_worksheet(self, workbook: Any, worksheet: Any) -> None:
        usual: Any = super()
        usual._populate_worksheet(workbook, worksheet)
        data: Any = self._chart_data
        for at, (title, values) in enumerate(data.beside):
            worksheet.write(0, 1 + len(data) + at, title)
            worksheet.write_column(1, 1 + len(data) + at, values)


class _XyWriter(_PlainTexts, XyWorkbookWriter):
    def _populate_worksheet(self, workbook: Any, worksheet: Any) -> None:
        usual: Any = super()
        usual._populate_worksheet(workbook, worksheet)
        data: Any = self._chart_data
        for series in data:
            row = data.writer.series_table_row_offset(series)
            for at, (title, values) in enumerate(data.beside.get(series.index, ())):
                worksheet.write(row, 2 + at, title)
                worksheet.write_column(row + 1, 2 + at, values)


class Categories(CategoryChartData):
    """Values of named places, with columns of intervals beside them."""

    def __init__(self, number_format: str) -> None:
        usual: Any = super()
        usual.__init__(number_format)
        self.beside: list[tuple[str, tuple[float | None, ...]]] = []
        writer: Any = _CategoryWriter
        self.writer: Any = writer(self)

    @property
    def _workbook_writer(self) -> Any:
        return self.writer

    def add(self, name: str, values: Sequence[float | None], number_format: str | None = None) -> None:
        """Add a series, with one value for each place."""
        series: Any = self
        series.add_series(name, values, number_format)

    def with_columns(self, name: str, whiskers: Whiskers, series: int) -> Whiskers:
        """Put whiskers into the workbook, to the right of `series` columns of values; return them with their cells."""
        refs = []
        for mark, values in ((" −", whiskers.below), (" +", whiskers.above)):
            column = self.writer._column_reference(2 + series + len(self.beside))
            refs.append(f"Sheet1!${column}$2:${column}${len(values) + 1}")
            self.beside.append((name + mark, values))
        return msgspec.structs.replace(whiskers, refs=(refs[0], refs[1]))


class Points(XyChartData):
    """Points of a scatter, with columns of intervals beside them."""

    def __init__(self) -> None:
        usual: Any = super()
        usual.__init__("General")
        self.beside: dict[int, tuple[tuple[str, tuple[float | None, ...]], ...]] = {}
        writer: Any = _XyWriter
        self.writer: Any = writer(self)

    @property
    def _workbook_writer(self) -> Any:
        return self.writer

    def add(self, name: str, *points: tuple[float, float]) -> Any:
        """Add a series of points; return it."""
        data: Any = self
        series = data.add_series(name)
        for x, y in points:
            series.add_data_point(x, y)
        return series

    def with_cells(self, series: Any, across: Whiskers | None, along: Whiskers | None) -> list[Whiskers | None]:
        """Put the whiskers of a point into the workbook, those on x first; return them with their cells."""
        row = self.writer.series_table_row_offset(series) + 2
        columns: list[tuple[str, tuple[float | None, ...]]] = []
        found: list[Whiskers | None] = []
        for axis, whiskers in (("x", across), ("y", along)):
            if whiskers is None:
                found.append(None)
                continue
            refs = []
            for mark, values in ((" −", whiskers.below), (" +", whiskers.above)):
                letter = "CDEF"[len(columns)]
                refs.append(f"Sheet1!${letter}${row}:${letter}${row + len(values) - 1}")
                columns.append((axis + mark, values))
            found.append(msgspec.structs.replace(whiskers, refs=(refs[0], refs[1])))
        self.beside[series.index] = tuple(columns)
        return found
