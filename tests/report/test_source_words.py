"""Where the answers come from: what is said of a file is still true after its questionnaire was read."""

from __future__ import annotations

from loyalty_desktop.report.source_words import source_title, source_told
from loyalty_desktop.survey.files.readers import Given, workbook_of
from loyalty_desktop.survey.survey import survey
from tests.survey.files.workbooks import book_of_sheets
from tests.survey.layouts.books import PANEL, QUESTIONNAIRE
from tests.survey.layouts.layout import csv


def test_codes_of_an_agency_have_no_words_of_their_own() -> None:
    read = survey(workbook_of(Given(csv(PANEL, "cp932"), "panel.csv"), lambda _share: None))
    assert source_title(read) == "Raw data of a research agency: code numbers without words"


def test_codes_of_an_agency_have_words_once_the_questionnaire_is_read() -> None:
    book = book_of_sheets({"data": PANEL, "調査票": QUESTIONNAIRE})
    read = survey(workbook_of(Given(book, "panel.xlsx"), lambda _share: None))
    assert source_title(read) == "Raw data of a research agency, with its questionnaire"
    assert source_told(read) == "Raw data of a research agency, with its questionnaire (Excel workbook)"
