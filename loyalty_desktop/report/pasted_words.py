"""What came of pasting shares, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.in_a_row import in_a_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.report.pasted_shares import Pasted

_MOST = 6


def pasted_text(pasted: Pasted, answers: Sequence[str], *, pairs: bool = False) -> str:
    """Return how many of the answers got a share, which got none, and which names found no place."""
    if not pasted.shares and not pasted.unknown:
        if pairs:
            return _(
                "There are no shares to paste: copy a table with one question beside its rows and the other above its "
                "columns, or three columns with both answers and the number, first."
            )
        return _("There are no shares to paste: copy two columns of a spreadsheet, answers and numbers, first.")
    parts = [_("{count} of {all} answers got a share.").format(count=len(pasted.shares), all=len(answers))]
    if pasted.unknown:
        said = _("Not among the answers of the survey: {names}. Add their numbers to an answer that is.")
        parts.append(said.format(names=_names(pasted.unknown)))
    if pasted.twice:
        parts.append(_("There twice, the first one is used: {names}.").format(names=_names(pasted.twice)))
    if pasted.unread:
        parts.append(_("Without a number: {names}.").format(names=_names(pasted.unread)))
    given = {name for name, _share in pasted.shares} | set(pasted.unread)
    left = tuple(one for one in answers if one not in given)
    if left and pasted.shares:
        parts.append(_("Not in what was pasted: {names}. They stay without a share.").format(names=_names(left)))
    return in_a_row(*parts)


def what_to_paste(*, pairs: bool) -> str:
    """Return what can be copied in a spreadsheet and pasted."""
    if pairs:
        return _(
            "To paste, copy a table with one question beside its rows and the other above its columns, or a list of "
            "both answers and the number. Shares or numbers of people both do; totals are passed over."
        )
    return _(
        "To paste, copy two columns of a spreadsheet: the answers and their numbers, in any order. Shares or numbers "
        "of people both do; totals are passed over."
    )


def _names(names: tuple[str, ...]) -> str:
    shown = _(", ").join(names[:_MOST])
    return shown if len(names) <= _MOST else _("{names} and {count} more").format(names=shown, count=len(names) - _MOST)
