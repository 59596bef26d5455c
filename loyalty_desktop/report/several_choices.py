"""What can be answered to the questions about several answers: split cells, marks as one question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.journey import corrections
from loyalty_desktop.messages import message
from loyalty_desktop.report.asked import confirmation
from loyalty_desktop.report.choice import Choice
from loyalty_desktop.survey.separators import tokens_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_desktop.survey.noted import Noted
    from loyalty_desktop.survey.reading import Reading
    from loyalty_desktop.survey.survey import Column, Survey

_SHOWN = 4


def several_choices(note: Noted, survey: Survey) -> tuple[Choice, ...]:
    """Return the answers to a question about several answers; () for any other line."""
    make = _MAKERS.get(note.message.id)
    columns = [column for key in note.columns if (column := survey.column(key)) is not None]
    return make(note, survey, columns) if make is not None and columns else ()


def _choice(text: str, told: str, reading: Reading, *, chosen: bool = False) -> Choice:
    return Choice(text, told, message("step_answered", answer=text), reading, chosen)


def _split(note: Noted, survey: Survey, columns: list[Column]) -> tuple[Choice, ...]:
    scale, reading = columns[0].scale, survey.reading
    several = corrections.set_separator(reading, note.columns, scale.separator)
    one = corrections.set_separator(reading, note.columns, "")
    options = " | ".join(option.text for option in scale.options[:_SHOWN])
    return (
        _choice(_("Several answers"), options, several, chosen=True),
        _choice(_("One answer, as it is written"), _whole(columns[0]), one),
    )


def _whole(column: Column) -> str:
    """Return an answer that was split, as it is written."""
    separator = column.scale.separator
    found = (text for text in column.distinct.labels if len(tokens_of(text, separator)) > 1)
    return next(found, "")


def _rejoined(note: Noted, survey: Survey, columns: list[Column]) -> tuple[Choice, ...]:
    option, column, reading = str(dict(note.message.args)["option"]), columns[0], survey.reading
    known, separator = column.correction, column.scale.separator
    parts = tuple(part.strip() for part in option.split(separator))
    merged = corrections.set_merged(reading, note.columns, (*known.merged, parts))
    parted = corrections.set_parted(reading, note.columns, (*known.parted, option))
    whole = corrections.set_separator(reading, note.columns, "")
    return (
        _choice(_("One option"), option, merged, chosen=True),
        _choice(_("Several options"), " | ".join(parts), parted),
        _choice(_("No cell of this column holds several answers"), _whole(column), whole),
    )


def _ticked_nothing(note: Noted, survey: Survey, columns: list[Column]) -> tuple[Choice, ...]:
    """Offer what a blank list means, with what that makes of the share of the option that is ticked most."""
    scale, counts = columns[0].scale, columns[0].distinct.counts
    best = max(scale.options, key=lambda option: option.count, default=None)
    if best is None:
        return ()
    had, answered = int(counts[best.members].sum()), int(counts[scale.valid].sum())
    shares = (f"{best.text} {had / base:.0%}" for base in (answered, answered + note.count))
    left_out, counted = shares if answered else ("", "")
    is_no = corrections.set_blank_is_no(survey.reading, note.columns, True)
    return (
        _choice(
            _("They were not asked: left out, as now"),
            left_out,
            confirmation(note, survey.reading).reading,
            chosen=True,
        ),
        _choice(_("They had none of it: a “no” for every option"), counted, is_no),
    )


def _marks(note: Noted, survey: Survey, columns: list[Column]) -> tuple[Choice, ...]:
    counts = columns[0].distinct
    total = int(counts.counts.sum())
    pairs = zip(counts.texts, counts.counts.tolist(), strict=True)
    base = total - sum(n for text, n in pairs if text == "")
    is_no = corrections.set_blank_is_no(survey.reading, note.columns, True)
    unknown = corrections.set_blank_is_no(survey.reading, note.columns, False)
    together = confirmation(note, survey.reading).reading
    marked = ", ".join(f"n={_yes(column):,}" for column in columns[:_SHOWN])
    return (
        _choice(_("One question"), f"n={base:,}", together, chosen=True),
        _choice(_("Each on its own: a blank means “no”"), f"n={total:,}", is_no),
        _choice(_("Each on its own: a blank tells nothing"), marked, unknown),
    )


def _yes(column: Column) -> int:
    pairs = zip(column.scale.codes.tolist(), column.distinct.counts.tolist(), strict=True)
    return sum(n for code, n in pairs if code == 1.0)


def _nameless(note: Noted, survey: Survey, _columns: list[Column]) -> tuple[Choice, ...]:
    together = confirmation(note, survey.reading).reading
    unused = corrections.set_role(survey.reading, note.columns, "unused")
    return (
        _choice(_("Yes, they are its options"), "", together, chosen=True),
        _choice(_("No, leave these columns out"), "", unused),
    )


_MAKERS: dict[str, Callable[[Noted, Survey, list[Column]], tuple[Choice, ...]]] = {
    "column_split_asked": _split,
    "option_rejoined": _rejoined,
    "tick_run_asked": _marks,
    "options_without_question": _marks,
    "ticked_nothing_asked": _ticked_nothing,
    "options_named_by_answers": _nameless,
}
