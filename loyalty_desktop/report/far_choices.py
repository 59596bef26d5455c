"""What can be done about amounts that stand far from all others: keep them, or leave out these amounts alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey import corrections
from loyalty_desktop.messages import Message, message
from loyalty_desktop.report.asked import confirmation
from loyalty_desktop.report.choice import Choice
from loyalty_desktop.survey.far_amounts import FAR, OUT, far_amounts

if TYPE_CHECKING:
    from loyalty_desktop.survey.noted import Noted
    from loyalty_desktop.survey.survey import Column, Survey


def far_choices(note: Noted, survey: Survey) -> tuple[Choice, ...]:
    """Return both ways, with what all amounts come to; () for any other line."""
    column = survey.column(note.columns[0]) if note.message.id in {FAR, OUT} and note.columns else None
    if column is None:
        return ()
    far, is_out = far_amounts(column), note.message.id == OUT
    keep = survey.reading if is_out else confirmation(note, survey.reading).reading
    without = survey.reading
    for at in far.left_out if is_out else far.counted:
        value = column.distinct.texts[at]
        if is_out:
            keep = corrections.mark_missing(keep, [column.key], value, None)
        else:
            without = corrections.mark_missing(without, [column.key], value, "out_of_range")
    total = _total(column)
    with_all = total + far.sums[1] if is_out else total
    with_few = total if is_out else total - far.sums[0]
    ways = (
        (_("They are right: keep them"), with_all, keep, not is_out),
        (_("Leave out these amounts"), with_few, without, is_out),
    )
    return tuple(
        Choice(text, _("All amounts: {sum}").format(sum=f"{amount:,.0f}"), _step(text), reading, chosen)
        for text, amount, reading, chosen in ways
    )


def _step(text: str) -> Message:
    return message("step_answered", answer=text)


def _total(column: Column) -> float:
    """Return what the amounts of a column come to that count now."""
    codes = column.scale.codes
    counted = np.array([reason is None for reason in column.scale.reasons], dtype=bool) & ~np.isnan(codes)
    return float((codes[counted] * column.distinct.counts[counted]).sum())
