"""What the grid says in words: for tool tips, and for those who hear the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.words import word

if TYPE_CHECKING:
    from loyalty_desktop.report.cells import Cells
    from loyalty_desktop.report.columns import ColumnHead, Trust


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


def cell_words(head: ColumnHead, cells: Cells, row: int, at: int) -> str:
    """Return where in the grid somebody is: column, role, row and value."""
    text, state = cells.column(at).shown(row, row + 1)[0]
    told = {
        "plain": "",
        "converted": _("full-width digits, read as a number"),
        "outside": _("outside the scale"),
        "faint": _("no answer"),
    }[state]
    value = _("{value} ({what})").format(value=text, what=told) if told else text
    return _("{head} Row {row}: {value}").format(head=head_words(head), row=cells.row_number(row), value=value)
