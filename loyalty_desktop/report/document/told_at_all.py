"""What a page needs to tell something at all: bars that start at 0, charts and tables with a figure in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.report.axis import nice_axis
from loyalty_desktop.report.document.model import Figure, Table

if TYPE_CHECKING:
    from loyalty_desktop.report.axis import Axis
    from loyalty_desktop.report.document.charts import Bars


def bar_axis(axis: Axis, limit: float) -> Axis:
    """Return an axis for bars: one that holds 0, as a bar is as long as its figure is large.

    `limit` is the largest figure there can be, on either side of 0.
    """
    if axis.low <= 0.0 <= axis.high:
        return axis
    return nice_axis(min(axis.low, 0.0), max(axis.high, 0.0), limit_low=-limit, limit_high=limit)


def tells(block: Table | Bars) -> bool:
    """Say whether a table or bars have any figure but numbers of people."""
    if not isinstance(block, Table):
        return any(one.value is not None for one in block.bars)
    counts = [column.unit == "count" for column in block.columns]
    return any(
        isinstance(cell, Figure) and cell.value is not None and not is_count
        for row in block.rows
        for cell, is_count in zip(row.cells, counts, strict=True)
    )
