"""Tiny files like those at which build_scripts/fuzz.py once made reading or understanding stumble."""

from __future__ import annotations

import time

import pytest

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.survey.addresses import without_addresses
from loyalty_desktop.survey.cells import number_in
from loyalty_desktop.survey.files.readers import Given, workbook_of
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import book_of, cells, used
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


def test_scale_that_nobody_is_on_leaves_all_answers_out() -> None:
    """Ended in a traceback: with none of the answers between the ends that were told, all of them counted as valid."""
    rows: Rows = [["満足度（接客）", "満足度（価格）"], *ANSWERS]
    book = opened(spreadsheet_xml(rows), "a.xml").workbook
    told = Correction(ColumnKey("満足度（接客）"), low=-3, high=0)
    read = survey(book, Reading(corrections=(told,)))
    assert set(read.columns[0].scale.reasons) == {None, "out_of_range"}  # the heading is no answer
    assert used(read.columns[0]) == 0
    outside = next(note for note in read.notes if note.message.id == "answers_outside")
    assert outside.count == 20
    assert analyze(Counter(read), suggest_journey(read)).respondents == 20


def test_row_of_nothing_that_can_be_seen_is_an_empty_row() -> None:
    """Ended in a traceback: tags of HTML and signs without width filled a row in which nothing was to be read."""
    lines = ["Satisfaction,Age,Shop", *["5,41,a", "4,32,b"] * 10, "<b>,\u200b,\ufeff", "3,30,c", "<br/>,,"]
    read = opened("\n".join(lines).encode(), "a.csv")
    assert read.rows == 21
    assert [(note.message.id, note.count) for note in read.notes if note.left_out] == [("rows_empty", 1)]


def test_id_of_thousands_of_digits_is_read() -> None:
    """Ended in a traceback: Python makes no whole number of more than 4,300 digits."""
    ids = [*("1" + "0" * 5_000 if at == 7 else str(1_000 + 7 * at % 25) for at in range(25))]
    rows = [cells("会員ID", "満足度（接客）"), *(cells(one, at % 5 + 1) for at, one in enumerate(ids))]
    told = Reading(corrections=(Correction(ColumnKey("会員ID"), role="id"),))
    read = survey(book_of(rows), told)
    assert len(read.notes) > 0
    assert read.columns[0].role == "id"


def test_text_of_nothing_but_long_numbers_is_looked_through_once() -> None:
    """Took a minute and a half: each of 50,000 numbers copied what stood behind it."""
    begun = time.thread_time()
    assert without_addresses("0" * 2_000_000) == "0" * 2_000_000
    assert time.thread_time() - begun < 10


@pytest.mark.parametrize("sign", ["-", "_", "1", "(", " ", "あ"])
def test_heading_and_cell_of_one_sign_again_and_again_are_read_in_a_moment(sign: str) -> None:
    """Took a minute and a half: each sign was looked at from each sign before it."""
    heads = cells("会員ID", f"{sign * 9_000} [a]", f"{sign * 9_000} [b]", "ご意見")
    rows = [heads, *(cells(f"C{at:03}", at % 5 + 1, at % 4 + 1, f"意見{at}") for at in range(30))]
    rows[5] = cells("C004", sign * 9_000, 3, sign * 9_000)
    begun = time.thread_time()
    read = survey(book_of(rows))
    suggest_journey(read)
    assert len(read.notes) > 0
    assert time.thread_time() - begun < 6
