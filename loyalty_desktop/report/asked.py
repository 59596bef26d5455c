"""What somebody is asked about a file: which lines are questions, in which order, and which of them are settled."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.messages import message
from loyalty_desktop.report.choice import Choice
from loyalty_desktop.sentences import SENTENCES
from loyalty_desktop.survey.noted import SEEN

if TYPE_CHECKING:
    from loyalty_desktop.survey.noted import Noted
    from loyalty_desktop.survey.reading import Reading, Role
    from loyalty_desktop.survey.survey import Survey

_ROWS = ("sheet_worked_out", "widened_offered", "turned_offered", "rows_above_headings", "heading_rows_joined")
_CODE_BOOKS = ("codes_only", "code_book_perhaps", "questionnaire_missing", "questionnaire_unfit")
_TEXTS = (*_CODE_BOOKS, "encoding_asked", "note_spss_encoding")
_DIRECTION = ("scales_turned", "direction_asked", "lowest_asked")
_NAMES = ("heading_groups_guessed", "options_named_by_answers", "options_without_question", "option_rejoined")
_IN_NO_FIGURE: frozenset[Role] = frozenset({"unused", "id", "personal", "derived", "comment", "timestamp"})
_NO_ANSWER = frozenset({"classes_differ", "ids_too_long", "ids_exponent"})
"""Nothing can be answered, and no figure changes: these are told."""
_OF_VALUES = frozenset({"date_order_asked", "turned_asked", "unit_asked", "beside_scale_asked", "answers_unplaced"})
"""What they ask changes a figure only where the column is in one."""
_SHORT = 6


def is_asked(note: Noted, survey: Survey) -> bool:
    """Say whether somebody is to look: it may change figures, and nobody has settled it."""
    return note.state == "asked" and not is_seen(note, survey.reading) and not is_harmless(note, survey)


def is_harmless(note: Noted, survey: Survey) -> bool:
    """Say whether no figure is another one, whatever the answer is."""
    if note.message.id in _NO_ANSWER:
        return True
    if note.message.id not in _OF_VALUES or not note.columns:
        return False
    columns = (survey.column(key) for key in note.columns)
    return all(column is not None and column.role in _IN_NO_FIGURE for column in columns)


def weight_of(note: Noted, survey: Survey) -> tuple[int, int]:
    """Return what sorts questions: those first that change most figures, and of a kind those about most answers.

    Rows and sheets come first, as they change everything; then the words that settle questions below them.
    """
    id_ = note.message.id
    roles = {column.role for key in note.columns if (column := survey.column(key)) is not None}
    if id_ in _TEXTS:
        kind = 1
    elif id_ in _ROWS or note.rule:
        kind = 0
    elif not note.columns:
        kind = 1
    elif id_ in _NAMES:
        kind = 6
    elif "loyalty" in roles:
        kind = 2
    elif id_ in _DIRECTION:
        kind = 3
    else:
        kind = 4 if roles & {"driver", "overall_satisfaction", "experience"} else 5
    return kind, -note.count


def told_of(note: Noted) -> str:
    """Return the sentence of a line; a question about several columns says of how many."""
    several = f"{note.message.id}_several"
    if len(note.columns) < 2 or several not in SENTENCES:
        return note.message.text()
    return message(several, **{**dict(note.message.args), "count": len(note.columns)}).text()


def confirmation(note: Noted, reading: Reading, text: str = "") -> Choice:
    """Return the answer that everything is right as it is, which is remembered."""
    kept = tuple(sorted({*reading.kept, _mark(note)}))
    seen = msgspec.structs.replace(reading, kept=kept)
    return Choice(text or _("That is right"), "", message("step_seen"), seen)


def is_seen(note: Noted, reading: Reading) -> bool:
    """Say whether somebody has already said that it is right so."""
    return _mark(note) in reading.kept


def _mark(note: Noted) -> str:
    """Return what remembers this question: what is asked of which columns, whatever the figures in its sentence."""
    about = [f"{key.occurrence} {key.heading}" for key in note.columns]
    about += [f"{name}={value}" for name, value in note.message.args if isinstance(value, str)]
    if not about:
        return SEEN + note.message.id
    sign = blake2b("\n".join(about).encode(), digest_size=_SHORT).hexdigest()
    return f"{SEEN}{note.message.id}:{sign}"
