"""What the grid says in words: for tool tips, and for those who hear the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from loyalty_desktop.report.cells import Cells
    from loyalty_desktop.report.columns import ColumnHead, Trust
    from loyalty_desktop.report.groups import Group


def trust_word(trust: Trust) -> str:
    """Return how far a role can be trusted, in a word."""
    return {"sure": _("Certain"), "unsure": _("To be checked"), "open": _("Not known")}[trust]


def trust_words(head: ColumnHead) -> str:
    """Return how far the role of a column can be trusted, and why."""
    if head.corrected:
        return _("Decided by you")
    return _("{trust} ({reason})").format(trust=trust_word(head.trust), reason=head.why.text())


def head_words(head: ColumnHead) -> str:
    """Return the head of a column as one sentence."""
    return _("Column {letter}: {heading}. Role: {role}. {trust}").format(
        letter=head.letter,
        heading=head.heading or _("no heading"),
        role=word("role", head.role),
        trust=trust_words(head),
    )


def group_name(group: Group) -> str:
    """Return the heading that a group shares, or what puts its columns together."""
    kinds = {"ratings": _("Ratings on one scale"), "choices": _("Yes or no questions"), "other": _("Alike columns")}
    return group.name or kinds[group.kind]


def group_words(group: Group) -> str:
    """Return what a click on the name of a group does."""
    told = _("{group}: choose all {count} columns (Ctrl+Space). A change then applies to all of them.")
    return told.format(group=group_name(group), count=len(group.columns))


def row_words(cells: Cells, row: int) -> str:
    """Return which checks name a row or leave it out, and what a click on its number offers."""
    number, why = cells.row_number(row), cells.why(row)
    if why:
        told = _("Row {row} is left out: {why}").format(row=number, why=why)
        return f"{told}\n" + _("Click to take it back (Del)")
    told = _("Click to leave row {row} out (Del), or to make it the heading row").format(row=number)
    marks = cells.told(row)
    return f"{marks}\n{told}" if marks else told


def cell_words(head: ColumnHead, cells: Cells, row: int, at: int) -> str:
    """Return where in the grid somebody is: column, role, row and value."""
    text, state = cells.column(at).shown(row, row + 1)[0]
    told = {
        "plain": "",
        "converted": _("full-width digits, read as a number"),
        "outside": _("outside the scale"),
        "faint": _("no answer"),
        "left_out": _("row left out: {why}").format(why=cells.why(row)),
    }[state]
    value = _("{value} ({what})").format(value=text, what=told) if told else text
    return _("{head} Row {row}: {value}").format(head=head_words(head), row=cells.row_number(row), value=value)
