"""What can be done with one row of the sheet: leave it out, take it back, alone or with all rows of its rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey import rows_by_hand
from loyalty_desktop.messages import Message, message
from loyalty_desktop.report.choice import Choice
from loyalty_desktop.report.rows_below import RowsBelow
from loyalty_desktop.report.what_was_read import rule_switch
from loyalty_desktop.survey.by_hand import LEFT_OUT

if TYPE_CHECKING:
    from loyalty_desktop.survey.survey import Survey


def row_choices(survey: Survey, number: int, below: RowsBelow | None = None) -> tuple[Choice, ...]:
    """Return what can be done with the row of this number (from 1), the first as one key does it.

    () for a row that holds nothing, or is no row below the headings.
    """
    below = below or RowsBelow(survey)
    row = number - 1 - below.first
    if not 0 <= row < below.rows:
        return ()
    reading, sheet, at = survey.reading, survey.sheet, number - 1
    why = below.why(row)
    if why is None:
        out = rows_by_hand.leave_out(reading, sheet, at)
        choices = [Choice(_("Leave row {row} out").format(row=number), "", _step("step_row_left_out", number), out)]
        if any(mark.row == number for mark in reading.rows_kept):
            told = rows_by_hand.let_rules_decide(reading, at)
            words = _("Let the rules decide on row {row}").format(row=number)
            choices.append(Choice(words, "", _step("step_row_rules", number), told))
        return tuple(choices)
    if not why.rule:
        return ()
    by_hand = why.rule == LEFT_OUT
    back = rows_by_hand.let_rules_decide(reading, at) if by_hand else rows_by_hand.keep(reading, sheet, at)
    one = Choice(_("Take row {row} back").format(row=number), "", _step("step_row_back", number), back)
    note = next((note for note in survey.notes if note.rule == why.rule), None)
    every = None if note is None else rule_switch(note, reading)
    if every is None or note is None:
        return (one,)
    words = _("Take all {count} rows back: {what}").format(count=f"{note.count:,}", what=why.title)
    return one, Choice(words, "", every.step, every.reading)


def _step(id_: str, number: int) -> Message:
    return message(id_, row=number)
