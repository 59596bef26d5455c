"""What can be done about lines that tell of code books: which answers there are, and what each makes of the reading."""

from __future__ import annotations

from loyalty_desktop.report.choice import Choice
from loyalty_desktop.report.what_was_read import what_was_read
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.sheet import Workbook
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.layouts.books import CODES, ENGLISH, PANEL, QUESTIONNAIRE
from tests.survey.making import sheet_of

OTHER: list[list[object]] = [["Variable", "Question"], ["Q2", "Our staff"], ["Q3", "Our chat"]]
PANEL_BOOK = Workbook((sheet_of(PANEL),), file_name="panel.csv")  # type: ignore[arg-type]
WORDS = Workbook((sheet_of(QUESTIONNAIRE),), file_name="words.xlsx")  # type: ignore[arg-type]


def choices(read: Survey, id_: str) -> dict[str, Choice]:
    told = what_was_read(read)
    line = next(one for one in (*told.check, *told.left_out, *told.read) if one.id == id_)
    return {one.text: one for one in line.choices}


def book(*sheets: tuple[str, list[list[object]]]) -> Workbook:
    made = tuple(sheet_of(rows, name) for name, rows in sheets)  # type: ignore[arg-type]
    return Workbook(made, file_name="book.xlsx")


def test_codes_without_words_ask_for_the_file() -> None:
    read = survey(PANEL_BOOK)
    found = choices(read, "codes_only")
    assert list(found) == ["Read the questionnaire…"]
    assert found["Read the questionnaire…"].wants == "questionnaire"
    assert found["Read the questionnaire…"].reading == read.reading


def test_words_of_a_file_can_be_taken_away() -> None:
    reading = Reading(questionnaire="words.xlsx")
    read = survey(Workbook(PANEL_BOOK.sheets, file_name="panel.csv", beside=(WORDS,)), reading)
    found = choices(read, "code_book_some")
    assert list(found) == ["Read another questionnaire…", "Take it away again"]
    assert found["Take it away again"].reading == Reading()
    missing = choices(survey(PANEL_BOOK, reading), "questionnaire_missing")
    assert missing["Do without it"].reading == Reading()
    assert [one.id for one in what_was_read(survey(PANEL_BOOK, reading)).check].count("codes_only") == 0


def test_one_code_sheet_has_its_switch_and_of_several_one_is_chosen() -> None:
    assert choices(survey(book(("data", ENGLISH), ("Codes", CODES))), "code_book_labels") == {}
    several = book(("data", ENGLISH), ("Codes", CODES), ("Draft", OTHER))
    found = choices(survey(several), "code_book_labels")
    assert [text for text, one in found.items() if one.chosen] == ["Sheet “Codes”"]
    assert found["Sheet “Draft”"].reading.code_sheet == "Draft"
    off = Reading(kept=("code_book",))
    assert choices(survey(several, off), "code_book_labels")["Sheet “Draft”"].reading == Reading(code_sheet="Draft")
    gone = choices(survey(several, Reading(code_sheet="")), "code_sheet_none")
    assert [text for text, one in gone.items() if one.chosen] == ["No sheet"]
    asked = survey(several, Reading(code_sheet=""))
    assert list(choices(asked, "codes_only")) == ["Read the questionnaire…"]
    settled = next(one.settle for one in what_was_read(asked).check if one.id == "codes_only")
    assert settled is not None
    assert "codes_only" not in [one.id for one in what_was_read(survey(several, settled.reading)).check]
    assert gone["Have the sheet found automatically"].reading == Reading()


def test_a_sheet_that_is_gone_is_chosen_anew() -> None:
    read = survey(book(("data", ENGLISH), ("Codes", CODES)), Reading(code_sheet="Wave 1"))
    found = choices(read, "questionnaire_unfit")
    assert list(found) == ["Have the sheet found automatically", "Sheet “Codes”", "No sheet"]
