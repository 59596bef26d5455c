"""Understanding a survey ends when nobody wants it any more, and when a file is made to take for ever."""

from __future__ import annotations

import threading
import time

import pytest

from loyalty_desktop.errors import Cancelled, FileTooLarge
from loyalty_desktop.survey.patience import go_on, watched
from loyalty_desktop.survey.progress import heard
from loyalty_desktop.survey.sheet import Workbook
from loyalty_desktop.survey.survey import survey
from tests.survey.making import book_of, cells, sheet_of
from tests.survey.rows_in_formats import Rows


def rows_of(columns: int) -> Rows:
    return [
        [f"満足度（項目{at}）" for at in range(columns)],
        *([(row + at) % 5 + 1 for at in range(columns)] for row in range(30)),
    ]


def test_nobody_watches_by_default() -> None:
    go_on()


def test_survey_is_left_as_soon_as_nobody_wants_it() -> None:
    asked = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 3

    with watched("a.xlsx", cancelled), pytest.raises(Cancelled):
        survey(book_of(rows_of(12)))
    assert len(asked) == 4


def test_file_that_takes_too_long_is_refused_in_a_sentence() -> None:
    with watched("a.xlsx", patience=0.0), pytest.raises(FileTooLarge) as told:
        survey(book_of(rows_of(12)))
    assert "a.xlsx" in str(told.value)


def test_watch_ends_with_its_block_and_is_each_threads_own() -> None:
    heard: list[str] = []

    def work() -> None:
        go_on()
        heard.append("went on")

    with watched("a.xlsx", lambda: True):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        with pytest.raises(Cancelled):
            go_on()
    go_on()
    assert heard == ["went on"]


def test_hundreds_of_wide_tables_are_understood_in_seconds() -> None:
    """A page with 333 tables of 508 columns took minutes: each was searched for headings again and again."""
    wide = [cells(*range(8)), *[[*range(8)]] * 28, cells(*["x"] * 300)]
    sheets = [sheet_of(rows_of(8))] + [sheet_of(wide, f"Table {at}") for at in range(30)]
    begun = time.thread_time()
    read = survey(Workbook(tuple(sheets), None, "a.htm"))
    assert read.sheet is sheets[0]
    assert time.thread_time() - begun < 5


def test_hundreds_of_columns_of_numbers_are_understood_in_seconds() -> None:
    """150 people with 480 questions took 20 seconds: each pair of columns was compared row by row."""
    rows: Rows = [[f"Q{at}" for at in range(480)], *([(row * at) % 97 for at in range(480)] for row in range(150))]
    begun = time.thread_time()
    survey(book_of(rows))
    assert time.thread_time() - begun < 8


def test_one_long_column_is_left_in_its_midst() -> None:
    """80,000 different comments are one column: nobody waits for its end before the window says that it stopped."""
    said = [f"店員が、とても丁寧で{at}　また来ます, ありがとう" for at in range(20_000)]
    book = book_of([["推奨度（0〜10）", "ご意見"], *(cells(at % 11, text) for at, text in enumerate(said))])
    at_most, asked, told, begun = 0.0, 0, list[float](), time.thread_time()

    def cancelled() -> bool:
        nonlocal at_most, asked, begun
        at_most, asked, begun = max(at_most, time.thread_time() - begun), asked + 1, time.thread_time()
        return False

    with watched("a.xlsx", cancelled), heard(told.append):
        survey(book)
    assert asked > 80
    assert len(told) > 60
    assert at_most < 0.4  # a tenth of that when nothing else computes
