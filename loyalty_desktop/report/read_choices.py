"""What can be answered to a question about the file: each choice with what it looks like and what it makes of the
reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.messages import message
from loyalty_desktop.report.choice import Choice
from loyalty_desktop.report.far_choices import far_choices
from loyalty_desktop.report.several_choices import several_choices
from loyalty_desktop.report.value_choices import value_choices
from loyalty_desktop.survey.distinct import text_of
from loyalty_desktop.survey.files.encoding import ENCODING_NAMES, name_of
from loyalty_desktop.survey.hiding import veiled
from loyalty_desktop.survey.normal import one_line
from loyalty_desktop.survey.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loyalty_desktop.survey.noted import Noted
    from loyalty_desktop.survey.survey import Survey

_LAST_ROW_OFFERED = 6
_ROWS_BELOW = 2
"""So many rows below the present headings may be the headings instead."""
_LONGEST_PREVIEW = 60
_CELLS_SHOWN = 6


def choices_of(note: Noted, survey: Survey) -> tuple[Choice, ...]:
    """Return what can be answered to a question; () where nothing but a look at its columns helps."""
    if note.rule == "sheets":
        return _sheets(note, survey)
    if note.rule:
        return _both_ways(note, survey.reading)
    if note.message.id in {"encoding_asked", "note_spss_encoding"} and survey.workbook.encoding is not None:
        return tuple(_encodings(survey))
    if (
        note.message.id in {"rows_above_headings", "heading_groups_guessed", "heading_rows_joined"}
        and not survey.cut.made
    ):
        return tuple(_headings(survey))
    if note.message.id == "headings_answered":
        return tuple(_answered(survey))
    return several_choices(note, survey) or value_choices(note, survey) or far_choices(note, survey)


def rows_of_headings(survey: Survey) -> tuple[tuple[int, str], ...]:
    """Return the first rows of the sheet, counted from 1, with what stands in them."""
    last = max(_LAST_ROW_OFFERED, *survey.heading_rows) if survey.heading_rows else _LAST_ROW_OFFERED
    return tuple((row + 1, row_text(survey, row)) for row in range(min(last, survey.sheet.rows)))


def row_text(survey: Survey, row: int) -> str:
    """Return the beginning of a row of the sheet, counted from 0, on one line."""
    below = bool(survey.heading_rows) and row + 1 > survey.heading_rows[-1]
    known = {column.index: column for column in survey.columns} if below else {}
    shown = (
        veiled(known[at], survey.sheet, row, survey.columns) if at in known else text_of(cell)
        for at, cell in enumerate(survey.sheet.row(row))
    )
    texts = [tidy for text in shown if (tidy := one_line(text))]
    told = " | ".join(texts[:_CELLS_SHOWN])
    return told if len(told) <= _LONGEST_PREVIEW else told[:_LONGEST_PREVIEW].rstrip() + "…"


def _both_ways(note: Noted, reading: Reading) -> tuple[Choice, ...]:
    yes, no = {
        "rows_duplicates": (_("One customer: only the last answer counts"), _("One answer: all of them count")),
        "widened": (_("Yes, one row a person"), _("No, leave the rows as they are")),
        "turned": (_("Yes, respondents stand in columns"), _("No, leave the table as it is")),
        "decimal_commas_open": (_("Yes, a decimal comma"), _("No, leave it as it is")),
        "legend": (_("Yes, that is their scale"), _("No, leave the numbers as they are")),
        "code_book_perhaps": (_("Yes, take its words"), _("No, it is about something else")),
    }.get(note.rule, (_("Yes"), _("No")))
    steps = message("step_answered", answer=yes), message("step_answered", answer=no)
    left = Choice(no, "", steps[1], reading.switched(note.rule, applies=False, usual=True))
    done = Choice(yes, "", steps[0], reading.switched(note.rule, applies=True, usual=False))
    return (done, left) if note.rule == "legend" else (left, done)


def _sheets(note: Noted, survey: Survey) -> tuple[Choice, ...]:
    """Offer all sheets with the same headings as one table, and the present one alone."""
    every, alone = _("Read all of them together"), _("Only this sheet ({sheet})").format(sheet=survey.sheet.name)
    told = _("{count} answers; the name of the sheet becomes a group to compare by")
    reading = survey.reading
    return (
        Choice(
            every,
            told.format(count=f"{survey.cut.rows + note.count:,}"),
            message("step_answered", answer=every),
            reading.switched("sheets", applies=True, usual=False),
        ),
        Choice(
            alone,
            _("{count} answers").format(count=f"{survey.cut.rows:,}"),
            message("step_answered", answer=alone),
            reading.switched("sheets", applies=False, usual=True),
        ),
    )


def _encodings(survey: Survey) -> Iterator[Choice]:
    """Offer each encoding that the headings can be read in, with what they would look like."""
    used = survey.workbook.encoding or "utf-8"
    sample = _sample(survey)
    for code in ENCODING_NAMES:
        is_used = name_of(code) == name_of(used)
        try:
            shown = sample if is_used else sample.encode(used).decode(code)
        except (UnicodeError, LookupError):
            continue
        reading = msgspec.structs.replace(survey.reading, encoding=code)
        step = message("step_encoding", encoding=name_of(code))
        yield Choice(name_of(code), shown[:_LONGEST_PREVIEW], step, reading, chosen=is_used)


def _sample(survey: Survey) -> str:
    """Return some text of the file beyond plain letters: headings first, then answers."""
    found: list[str] = [column.heading for column in survey.columns if not column.heading.isascii()]
    for column in survey.columns[:20]:
        found += [value for value in column.raw.values[:20] if isinstance(value, str) and not value.isascii()]
    return one_line(" ".join(found)[: 2 * _LONGEST_PREVIEW])


def _headings(survey: Survey) -> Iterator[Choice]:
    """Offer the rows that hold the headings now, and each of the first rows alone."""
    now = survey.heading_rows
    told = ", ".join(map(str, now))
    yield _heading(
        survey,
        now,
        _("Row {rows}, as now").format(rows=told),
        row_text(survey, now[-1] - 1) if now else "",
        chosen=True,
    )
    for row, text in rows_of_headings(survey):
        if (row,) != now and text and row <= max(now, default=0) + _ROWS_BELOW:
            yield _heading(survey, (row,), _("Row {row}").format(row=row), text)


def _answered(survey: Survey) -> Iterator[Choice]:
    """Offer the heading row as headings, and as an answer of somebody in a file without headings."""
    row = survey.heading_rows[0]
    text = _("Row {row} holds the headings").format(row=row)
    yield _heading(survey, (row,), text, row_text(survey, row - 1), chosen=True)
    step = message("step_headings_none")
    told = _("{count} answers instead of {before}").format(count=f"{survey.rows + 1:,}", before=f"{survey.rows:,}")
    without = msgspec.structs.replace(survey.reading, heading_rows=())
    yield Choice(_("No headings: row {row} is an answer").format(row=row), told, step, without)


def _heading(survey: Survey, rows: tuple[int, ...], text: str, told: str, *, chosen: bool = False) -> Choice:
    step = message("step_headings_row", rows=", ".join(map(str, rows)))
    return Choice(text, told, step, msgspec.structs.replace(survey.reading, heading_rows=rows), chosen)
