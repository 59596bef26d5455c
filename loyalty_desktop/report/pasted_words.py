"""What came of pasting shares, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.in_a_row import in_a_row

if TYPE_CHECKING:
    from loyalty_desktop.report.pasted_shares import Pasted

_MOST = 6


def pasted_text(pasted: Pasted, answers: int) -> str:
    """Return how many of so many answers got a share, and which names found no place."""
    if not pasted.shares and not pasted.unknown:
        return _("There are no shares to paste: copy two columns of a spreadsheet, answers and numbers, first.")
    parts = [_("{count} of {all} answers got a share.").format(count=len(pasted.shares), all=answers)]
    if pasted.unknown:
        said = _("Not among the answers of the survey: {names}. Add their numbers to an answer that is.")
        parts.append(said.format(names=_names(pasted.unknown)))
    if pasted.twice:
        parts.append(_("There twice, the first one is used: {names}.").format(names=_names(pasted.twice)))
    if pasted.unread:
        parts.append(_("Without a number: {names}.").format(names=_names(pasted.unread)))
    return in_a_row(*parts)


def _names(names: tuple[str, ...]) -> str:
    shown = _(", ").join(names[:_MOST])
    return shown if len(names) <= _MOST else _("{names} and {count} more").format(names=shown, count=len(names) - _MOST)
