"""A file without headings: every row is an answer, columns are called by their letters."""

from __future__ import annotations

import pytest

from loyalty_desktop.report.shape_choices import shape_choices
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.sheet import Cell, Workbook
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import sheet_of

N = 30


def rows(*shops: str) -> list[list[Cell]]:
    return [[f"C{at:03d}", at % 11, 1 + at % 5, 5 - at % 5, shops[at % len(shops)], None] for at in range(N)]


def read(cells: list[list[Cell]], **told: object) -> Survey:
    return survey(Workbook((sheet_of(cells, "data"),)), Reading(heading_rows=(), **told))  # type: ignore[arg-type]


@pytest.mark.parametrize(("shops", "called"), [(("渋谷", "新宿"), "{}列"), (("North", "South"), "Column {}")])
def test_every_row_is_an_answer_and_columns_have_letters(shops: tuple[str, ...], called: str) -> None:
    found = read(rows(*shops))
    assert (found.rows, found.heading_rows) == (N, ())
    assert [one.key for one in found.columns] == [ColumnKey(called.format(letter)) for letter in "ABCDE"]
    assert [one.role for one in found.columns] == ["id", "loyalty", "driver", "driver", "segment"]
    assert not any(one.group for one in found.columns)
    (note,) = [one for one in found.notes if one.message.id == "headings_none"]
    assert (note.count, note.state) == (5, "told")
    assert not [one for one in found.notes if one.message.id in {"columns_without_heading", "headings_answered"}]


def test_first_row_is_lost_to_nobody() -> None:
    cells = rows("渋谷", "新宿")
    assert survey(Workbook((sheet_of(cells),))).rows == N - 1  # taken for headings, and asked about
    found = read(cells)
    assert found.columns[0].distinct.texts[0] == "C000"
    assert found.columns[0].raw.codes.size == N


def test_corrections_are_kept_by_letter() -> None:
    key = ColumnKey("E列")
    found = read(rows("渋谷", "新宿"), corrections=(Correction(key, role="unused"),))
    assert found.column(key).role == "unused"  # type: ignore[union-attr]


def test_totals_below_are_left_out_all_the_same() -> None:
    found = read([*rows("渋谷", "新宿"), ["合計", 150, 90, 90, None, None]])
    assert found.rows == N
    (note,) = [one for one in found.notes if one.rule == "rows_totals"]
    assert note.cells == (f"A{N + 1}",)


def test_nothing_is_turned_without_headings() -> None:
    assert [one.chosen for one in shape_choices(read(rows("渋谷", "新宿")))] == [True]


def test_sheets_without_headings_are_put_together() -> None:
    book = Workbook((sheet_of(rows("渋谷"), "4月"), sheet_of(rows("新宿"), "5月")))
    found = survey(book, Reading(heading_rows=(), sheets=("4月", "5月")))
    assert found.rows == 2 * N
