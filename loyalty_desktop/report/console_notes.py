"""What was read of a file, for a terminal: questions first, each with how many answers it is about and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.report.asked import is_asked, told_of, weight_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_desktop.survey.noted import Noted
    from loyalty_desktop.survey.survey import Survey


def asked_text(survey: Survey) -> str:
    """Return what somebody is asked about the file, that first which changes most figures; '' if there is nothing."""
    asked = [note for note in survey.notes if is_asked(note, survey)]
    return _block(_("Please check"), sorted(asked, key=lambda note: weight_of(note, survey)))


def read_text(survey: Survey) -> str:
    """Return everything else that was noted: rows that are left out, what could be done, what was read."""
    rest = [note for note in survey.notes if not is_asked(note, survey)]
    out = [note for note in rest if note.left_out]
    offered = [note for note in rest if note.state == "offered" and not note.left_out]
    told = [note for note in rest if note.state != "offered" and not note.left_out]
    blocks = (_block(_("Left out"), out), _block(_("Could be done"), offered), _block(_("What was read"), told))
    return "\n\n".join(block for block in blocks if block)


def _block(title: str, notes: Sequence[Noted]) -> str:
    return "\n".join([title, *map(_line, notes)]) if notes else ""


def _line(note: Noted) -> str:
    """Return a sentence with its count, where it has one, and the first cells that it is about."""
    about = [f"{note.count:,}"] if note.count else []
    if note.cells:
        about.append(", ".join(note.cells) + (" …" if note.count > len(note.cells) else ""))
    return f"  {told_of(note)}" + (f"  [{': '.join(about)}]" if about else "")
