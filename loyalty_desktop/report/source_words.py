"""Where the answers come from in words: the survey tool, the kind of file, the encoding of its characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loyalty_desktop.i18n import gettext as _
from loyalty_desktop.messages import message
from loyalty_desktop.sentences import SENTENCES
from loyalty_desktop.survey.files.encoding import name_of

if TYPE_CHECKING:
    from loyalty_desktop.survey.survey import Survey

_CODES = "tool_agency_codes"
"""What is said of a tool whose files have no words of their own, until a questionnaire was read."""


def format_words(format_: str) -> str:
    """Return the kind of a file as people call it."""
    return {
        "xlsx": _("Excel workbook"),
        "xlsm": _("Excel workbook with macros"),
        "xls": _("Excel workbook of the old format"),
        "xlsb": _("Excel binary workbook"),
        "ods": _("OpenDocument spreadsheet"),
        "csv": _("CSV"),
        "sav": _("SPSS file"),
        "html": _("Web page with tables"),
    }.get(format_) or _("Table")


def source_title(survey: Survey) -> str:
    """Return who wrote the file, or what kind of file it is where no tool is known."""
    tool = survey.tool
    if tool is None:
        return format_words(survey.workbook.format)
    if tool.said == _CODES and any(one.wording is not None for one in survey.cut.questions):
        return _("Raw data of a research agency, with its questionnaire")
    plain = f"tool_{tool.id}"
    if plain in SENTENCES or not tool.name:
        return message(plain if plain in SENTENCES else tool.said).text()
    return _("Export of {tool}").format(tool=tool.name)


def source_told(survey: Survey) -> str:
    """Return tool, kind of file and encoding in one line: Export of Google Forms (CSV, UTF-8)."""
    encoding = survey.workbook.encoding
    kind = format_words(survey.workbook.format)
    if encoding:
        kind = _("{format}, {encoding}").format(format=kind, encoding=name_of(encoding))
    return kind if survey.tool is None else _("{tool} ({kind})").format(tool=source_title(survey), kind=kind)
