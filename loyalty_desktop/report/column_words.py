"""What a column is called where it can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Column


def column_text(column: Column) -> str:
    """Return a column as it is called in a choice: its heading, its letter where it has none."""
    return column.heading or _("(no heading) {letter}").format(letter=column.letter)


def column_in_use(key: ColumnKey, column: Column | None) -> str:
    """Return what a column in use is called; without a `column` the survey has lost it."""
    return column_text(column) if column is not None else _("{column} (not in the survey)").format(column=key.heading)
