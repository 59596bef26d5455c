"""Comments as a table to be written to a file: who wrote, the loyalty answer and its class, and what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.column_words import column_text
from loyalty_desktop.report.customer_list import CustomerTable, Value
from loyalty_desktop.report.customer_rows import answer_at, text_at
from loyalty_desktop.report.measure_words import class_name

if TYPE_CHECKING:
    from loyalty_desktop.report.voice_rows import VoiceRows


def voice_table(view: VoiceRows, name: str) -> CustomerTable:
    """Return all comments of a view called `name`, in its order, everything that was written in full."""
    columns = view.comments.columns
    headings = [_("Row in the file"), *(column_text(one) for one in view.ids)]
    if view.loyalty is not None:
        headings += [column_text(view.loyalty), _("Class")]
    first = len(headings)
    headings += [column_text(one) for one in columns]

    def cells(row: int) -> tuple[Value, ...]:
        found: list[Value] = [view.row_number(row), *(text_at(one, row) for one in view.ids)]
        if view.loyalty is not None:
            code = view.class_at(row)
            found += [text_at(view.loyalty, row), "" if code is None else class_name(code, view.measure)]
        return (*found, *(answer_at(one, row) for one in columns))

    rows = tuple(cells(row) for row in view.rows.tolist())
    return CustomerTable(name, tuple(headings), rows, tuple(range(first, len(headings))))
