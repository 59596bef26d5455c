from __future__ import annotations

from dataclasses import replace

from loyalty_desktop.survey.files.limits import NO_RESULT
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.reading import ColumnKey
from loyalty_desktop.survey.sheet import Cell, Workbook
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import cells, column, sheet_of

ROWS: list[list[Cell]] = [
    ["No", "満足度", "合計", "ご意見"],
    *(cells(n, 1 + n % 5, 10 * n, "特になし") for n in range(1, 21)),
]


def read_with(changes: dict[tuple[int, int], Cell], hidden_columns: tuple[int, ...] = ()) -> Survey:
    rows = [list(row) for row in ROWS]
    for (row, at), cell in changes.items():
        rows[row][at] = cell
    return survey(Workbook((replace(sheet_of(rows), hidden_columns=hidden_columns),)))


def note(read: Survey, id_: str) -> Noted:
    (found,) = [one for one in read.notes if one.message.id == id_]
    return found


def test_error_cells_are_no_answers_and_are_told_with_their_place() -> None:
    read = read_with({(3, 1): "#N/A", (5, 1): "#DIV/0!", (7, 3): "#REF!"})
    told = note(read, "cells_with_errors")
    assert (told.count, told.state, told.cells) == (3, "told", ("B4", "B6", "D8"))
    assert told.columns == (ColumnKey("満足度"), ColumnKey("ご意見"))
    assert dict(told.message.args)["columns"] == "満足度: 2, ご意見: 1"
    assert column(read, "満足度").scale.reasons.count("error") == 2


def test_formulas_without_a_result_have_to_be_saved_again() -> None:
    read = read_with({(row, 2): NO_RESULT for row in range(1, 21)})
    asked = note(read, "formulas_without_result")
    assert (asked.count, asked.state, asked.columns) == (20, "asked", (ColumnKey("合計"),))
    assert asked.cells == ("C2", "C3", "C4", "C5", "C6")
    assert "cells_with_errors" not in {one.message.id for one in read.notes}


def test_words_that_begin_with_a_sign_are_no_errors() -> None:
    assert {"cells_with_errors", "formulas_without_result"}.isdisjoint(
        one.message.id for one in read_with({(3, 3): "#満足", (4, 3): "#1"}).notes
    )


def test_hidden_columns_are_read_and_told() -> None:
    read = read_with({}, hidden_columns=(1, 3))
    told = note(read, "columns_hidden")
    assert (told.count, told.state, told.columns) == (2, "told", (ColumnKey("満足度"), ColumnKey("ご意見")))
    assert column(read, "満足度").role == "driver"
