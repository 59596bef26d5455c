"""Comments as a table to be written to a file: who wrote, the loyalty answer and its class, and what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.column_words import column_text
from loyalty_desktop.report.customer_list import CustomerTable, Value, list_rows
from loyalty_desktop.report.customer_rows import answer_at, text_at
from loyalty_desktop.report.measure_words import class_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from loyalty_desktop.report.voice_rows import Comment, VoiceRows
    from loyalty_desktop.survey.column import Column


def voice_table(view: VoiceRows, name: str, goes_on: Callable[[int], bool] | None = None) -> CustomerTable:
    """Return all comments of a view called `name`, in its order, everything that was written in full.

    `goes_on` is told how many there are so far and says whether to go on; raises StoppedError if not.
    """
    parts: list[tuple[str, Callable[[int], Value]]] = [(_("Row in the file"), view.row_number)]
    parts += [(column_text(one), _shown(one)) for one in view.ids]
    if view.loyalty is not None:
        parts += [(column_text(view.loyalty), _shown(view.loyalty)), (_("Class"), _class(view))]
    first = len(parts)
    parts += [(column_text(one), _answer(one)) for one in view.comments.columns]
    rows = tuple(list_rows(view.rows.tolist(), [value for _heading, value in parts], goes_on))
    return CustomerTable(name, tuple(heading for heading, _value in parts), rows, tuple(range(first, len(parts))))


def comment_lines(comments: Iterable[Comment]) -> str:
    """Return comments to be pasted elsewhere: one a line, the loyalty answer before each."""
    return "\n".join("\t".join((one.answer, " ".join(one.text.split()))) for one in comments)


def _shown(column: Column) -> Callable[[int], Value]:
    return lambda row: text_at(column, row)


def _answer(column: Column) -> Callable[[int], Value]:
    return lambda row: answer_at(column, row)


def _class(view: VoiceRows) -> Callable[[int], Value]:
    def value(row: int) -> Value:
        code = view.class_at(row)
        return "" if code is None else class_name(code, view.measure)

    return value
