"""Where question texts and answer labels can come from: another file, a sheet of the workbook, or nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.messages import message
from loyalty_desktop.report.choice import Choice
from loyalty_desktop.survey.code_books import RULE, TOLD
from loyalty_desktop.survey.normal import match_text
from loyalty_desktop.survey.summaries import is_summary

if TYPE_CHECKING:
    from loyalty_desktop.survey.noted import Noted
    from loyalty_desktop.survey.reading import Reading
    from loyalty_desktop.survey.survey import Survey

_SEVERAL = 2
"""The only code sheet is switched on and off; from two on one is chosen."""


def code_book_choices(note: Noted, survey: Survey) -> tuple[Choice, ...]:
    """Return what can be done about a line that tells of code books; () for any other line, and where a switch does."""
    id_, reading = note.message.id, survey.reading
    args = dict(note.message.args)
    if id_ == "codes_only":
        sheets = _sheets(survey) if reading.code_sheet is None else ()  # a line of its own tells of what was chosen
        return _file(reading, _("Read the questionnaire…")), *sheets
    if id_ in {"questionnaire_missing", "questionnaire_unfit"} and args["file"] == reading.questionnaire:
        again = _("Choose the questionnaire…") if id_ == "questionnaire_missing" else _("Read another questionnaire…")
        return _file(reading, again), _without(reading, _("Do without it"))
    if id_ in {"questionnaire_unfit", "code_sheet_none"}:
        return _sheets(survey)
    return _of_words(note, survey) if id_ in TOLD else ()


def _of_words(note: Noted, survey: Survey) -> tuple[Choice, ...]:
    reading, source = survey.reading, str(dict(note.message.args)["source"])
    if source == reading.questionnaire:
        return _file(reading, _("Read another questionnaire…")), _without(reading, _("Take it away again"))
    sheets = _sheets(survey, source)
    several = len(_names(survey)) >= _SEVERAL or reading.code_sheet is not None
    return sheets if several and source != survey.workbook.file_name and note == _first(survey) else ()


def _first(survey: Survey) -> Noted | None:
    """Return the first line that tells of a sheet: one of several lines is enough to choose from."""
    found = (note for note in survey.notes if note.message.id in TOLD)
    return next((note for note in found if dict(note.message.args)["source"] != survey.reading.questionnaire), None)


def _file(reading: Reading, text: str) -> Choice:
    return Choice(text, "", message("step_seen"), reading, wants="questionnaire")


def _without(reading: Reading, text: str) -> Choice:
    step = message("step_questionnaire_removed", file=reading.questionnaire or "")
    return Choice(text, "", step, msgspec.structs.replace(reading, questionnaire=None))


def _names(survey: Survey) -> list[str]:
    """Return the sheets that could be a code book: those without the answers and without sums."""
    read = {match_text(name) for name in (survey.sheet.name, *survey.reading.sheets)}
    others = [one for one in survey.workbook.sheets if match_text(one.name) not in read]
    return [one.name for one in others if one.name == survey.reading.code_sheet or not is_summary(one)]


def _sheets(survey: Survey, used: str | None = None) -> tuple[Choice, ...]:
    """Offer each sheet and none of them; `used` are those that are in use."""
    now, names = survey.reading.code_sheet, _names(survey)
    if not names and now is None:
        return ()
    out = []
    if now is None and used is not None and used not in names:
        out.append(Choice(_sheet(used), "", message("step_code_sheet_usual"), survey.reading, chosen=True))
    if now is not None:
        step = message("step_code_sheet_usual")
        out.append(Choice(_("Have the sheet found automatically"), "", step, _with(survey.reading, None)))
    for name in names:
        chosen = name == now or (now is None and name == used)
        reading = survey.reading if chosen else _with(survey.reading, name)
        out.append(Choice(_sheet(name), "", message("step_code_sheet", sheet=name), reading, chosen=chosen))
    none = survey.reading if now == "" else _with(survey.reading, "")
    out.append(Choice(_("No sheet"), "", message("step_code_sheet_none"), none, chosen=now == ""))
    return tuple(out)


def _sheet(name: str) -> str:
    return _("Sheet “{sheet}”").format(sheet=name)


def _with(reading: Reading, sheet: str | None) -> Reading:
    wanted = reading.switched(RULE, applies=True, usual=True)  # what is chosen is wanted, if it was switched off before
    return msgspec.structs.replace(wanted, code_sheet=sheet)
