"""What a column is called where it can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from loyalty_desktop.survey.reading import ColumnKey
    from loyalty_desktop.survey.survey import Column


def column_name(key: ColumnKey, letter: str, left: str, title: str = "") -> str:
    """Return what a column is called: the words of a code book, its heading, its letter where it has none (I33).

    A heading that an earlier column has too is told apart by its number and by the column to its left (I34).
    """
    if title and title != key.heading:
        return title
    if not key.heading:
        return _("Column {letter} (no heading)").format(letter=letter)
    if key.occurrence == 1:
        return key.heading
    if not left:
        return _("{heading} (no. {number})").format(heading=key.heading, number=key.occurrence)
    return _("{heading} (no. {number}, right of {left})").format(heading=key.heading, number=key.occurrence, left=left)


def column_text(column: Column) -> str:
    """Return a column as it is called in a choice."""
    return column_name(column.key, column.letter, column.question.left, column.title)


def column_in_use(key: ColumnKey, column: Column | None) -> str:
    """Return what a column in use is called; without a `column` the survey has lost it."""
    return column_text(column) if column is not None else _("{column} (not in the survey)").format(column=key.heading)
