"""The ways in which the table of a file can be read: each in plain words, with the answers and columns it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.errors import LoyaltyError
from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.messages import message
from loyalty_desktop.report.choice import Choice
from loyalty_desktop.survey.headings import find_heading_rows
from loyalty_desktop.survey.joining import with_joins
from loyalty_desktop.survey.questions import cut
from loyalty_desktop.survey.sheet_choice import choose_sheet, same_headings
from loyalty_desktop.survey.widening import find_long

if TYPE_CHECKING:
    from loyalty_desktop.survey.reading import Reading, Shape
    from loyalty_desktop.survey.sheet import Sheet
    from loyalty_desktop.survey.survey import Survey

_RULES = ("widened", "turned", "sheets", "second_table")
_MOST_QUESTIONS = 2_000
"""So many rows a sheet may have whose rows are offered as questions; more are respondents."""


def shape_name(survey: Survey) -> str:
    """Return in a few words how the table is read now."""
    done = _done(survey)
    if "sheets" in done:
        return _("Sheets as one")
    if "widened" in done:
        return _("One row a person")
    if "turned" in done:
        return _("Turned")
    if "second_table" in done:
        return _("First table only")
    return _("As it stands")


def shape_choices(survey: Survey) -> tuple[Choice, ...]:
    """Return every way in which the table can be read, the present one chosen; as it stands comes first."""
    base, done = _base(survey.reading), _done(survey)
    sheet = choose_sheet(survey.workbook, survey.reading.sheet)
    second = any(note.rule == "second_table" for note in survey.cut.notes)
    as_is = msgspec.structs.replace(base, shape="as_is")
    ways: list[tuple[str, str, Reading, bool]] = [
        (
            _("As it stands"),
            _("Each row is one person's answer. A second table below is left out.")
            if second
            else _("Each row is one person's answer."),
            as_is,
            not done or done == {"second_table"},
        )
    ]
    if second:
        told = _("What stands below an empty row belongs to the same answers.")
        whole = as_is.switched("second_table", applies=False, usual=True)
        ways.append((_("All tables below one another as one"), told, whole, False))
        ways[0] = (*ways[0][:3], done == {"second_table"})
        ways[1] = (*ways[1][:3], not done)
    headed = survey.reading.heading_rows != ()
    if "widened" in done or (headed and _is_long(sheet)):
        told = _("A person's answers stand in several rows, one row a question. They are put side by side.")
        ways.append((_("One row a person"), told, _shaped(base, "widened"), "widened" in done))
    if "turned" in done or (headed and sheet.rows <= _MOST_QUESTIONS):
        told = _("Each column is one person, each row one question. Rows and columns are swapped.")
        ways.append((_("Respondents stand in columns"), told, _shaped(base, "turned"), "turned" in done))
    if "sheets" in done or same_headings(survey.workbook, sheet):
        told = _("Sheets with the same headings follow one another; the name of the sheet becomes a column.")
        together = base.switched("sheets", applies=True, usual=False)
        ways.append((_("Sheets with the same headings as one"), told, together, "sheets" in done))
    return tuple(
        Choice(text, told, message("step_shape", shape=text), survey.reading if chosen else reading, chosen)
        for text, told, reading, chosen in ways
    )


def shape_sizes(survey: Survey, choices: tuple[Choice, ...]) -> tuple[str, ...]:
    """Return what comes of each way; slow where there are many rows."""
    return tuple(shape_size(survey, choice.reading) for choice in choices)


def shape_size(survey: Survey, reading: Reading) -> str:
    """Return how many answers and columns a way of reading gives, or why it gives none."""
    try:
        if reading == survey.reading:
            found = survey.cut
        else:
            found = with_joins(cut(survey.workbook, reading), survey.workbook, reading)
    except LoyaltyError as error:
        return error.message.text()
    sizes = {"rows": f"{found.rows:,}", "columns": f"{len(found.questions):,}"}
    return _("{rows} answers × {columns} columns").format(**sizes)


def _done(survey: Survey) -> set[str]:
    """Return what was done to the shape of the table."""
    ids = {"widened": "widened", "turned": "turned", "sheets_as_one": "sheets"}
    found = {ids[note.message.id] for note in survey.cut.notes if note.message.id in ids}
    second = any(note.rule == "second_table" and note.state == "done" for note in survey.cut.notes)
    return found | ({"second_table"} if second else set())


def _base(reading: Reading) -> Reading:
    """Return the reading that says nothing of the shape."""
    kept, left_out = (tuple(rule for rule in rules if rule not in _RULES) for rules in (reading.kept, reading.left_out))
    return msgspec.structs.replace(reading, shape=None, sheets=(), kept=kept, left_out=left_out)


def _shaped(base: Reading, shape: Shape) -> Reading:
    return msgspec.structs.replace(base, shape=shape)


def _is_long(sheet: Sheet) -> bool:
    rows = find_heading_rows(sheet)
    return bool(rows) and find_long(sheet, max(rows)) is not None
