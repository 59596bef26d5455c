"""Tiny files like those at which build_scripts/fuzz.py once made reading or understanding stumble."""

from __future__ import annotations

from loyalty_desktop.survey.cells import number_in
from loyalty_desktop.survey.files.readers import Given, workbook_of
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.rows_in_formats import Rows, page, spreadsheet_xml

ANSWERS = [[at % 5 + 1, (at + 2) % 5 + 1] for at in range(20)]


def opened(data: bytes, file: str) -> Survey:
    return survey(workbook_of(Given(data, file), lambda _share: None))


def test_number_beyond_all_numbers_is_none() -> None:
    rows: Rows = [["満足度（接客）", "満足度（価格）"], *ANSWERS]
    data = spreadsheet_xml(rows).replace(b'"Number">3<', b'"Number">1e999<', 2)
    assert [one.role for one in opened(data, "a.xml").columns] == ["driver", "driver"]
    assert number_in(10**400, "1" + "0" * 400) is None
    assert number_in(float("-inf"), "-inf") is None


def test_a_million_blank_lines_at_the_end_are_no_rows() -> None:
    """Took a minute and a half when every thousand lines looked at all those before them."""
    data = b"Satisfaction,Age\n" + b"5,41\n4,32\n" * 10 + b"\n" * 1_000_000
    read = workbook_of(Given(data, "a.csv"), lambda _share: None)
    assert read.sheets[0].rows == 21


def test_blank_lines_between_answers_are_rows() -> None:
    read = opened(b"Satisfaction,Age\n" + b"5,41\n4,32\n" * 10 + b"\n" * 3_500 + b"3,30\n" + b"\n" * 3_500, "a.csv")
    assert (read.workbook.sheets[0].rows, read.rows) == (1 + 20 + 3_500 + 1, 21)


def test_endless_heading_beside_a_second_table_is_read() -> None:
    """Took half a minute when every beginning of a heading was looked up in the code book."""
    rows: Rows = [["満足度" + "9" * 40_000, "満足度（価格）"], *ANSWERS]
    table = page(rows).partition(b"<body>")[2].partition(b"</body>")[0]
    assert len(opened(b"<html><body>" + table * 2 + b"</body></html>", "a.htm").columns) == 2


def test_answers_above_a_thousand_rows_of_nothing_are_answers() -> None:
    read = opened(b"Satisfaction,Age\n" + b"5,41\n4,32\n" * 10 + b",\n" * 1_000 + b"3,30\n", "a.csv")
    assert (read.rows, [one.role for one in read.columns]) == (21, ["driver", "segment"])
