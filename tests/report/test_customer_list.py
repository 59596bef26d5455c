from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.compute.customers import customers
from loyalty_desktop.journey.model import Journey, Measure
from loyalty_desktop.journey.project import open_project
from loyalty_desktop.report.customer_list import CustomerTable, csv_bytes, customer_table, xlsx_bytes
from loyalty_desktop.report.customer_rows import CustomerRows, customer_rows
from loyalty_desktop.survey.reading import ColumnKey
from tests.surveys import APPAREL, survey_from, survey_of

if TYPE_CHECKING:
    from loyalty_desktop.survey.sheet import Cell
    from loyalty_desktop.survey.survey import Survey

HEADS = ("会員番号", "氏名", "評価", "年間購入金額（円）", "ご意見")


def members_of(survey: Survey, journey: Journey, cell: str = "positive_high") -> CustomerRows:
    found = customers(Counter(survey), journey)
    assert found.grid is not None
    assert found.profit is not None
    return customer_rows(survey, journey.measure, found.grid, cell, found.profit, found.frequency)  # type: ignore[arg-type]


def sheet_of(table: CustomerTable) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(table))).active
    assert sheet is not None
    return list(sheet.iter_rows(values_only=True))


def test_members_are_those_of_the_cell_by_amount() -> None:
    journey = open_project(APPAREL.with_suffix(".loyalty")).journey
    members = members_of(survey_of(APPAREL), journey, "negative_high")
    amounts = [members.money.scale.codes[members.money.raw.codes[row]] for row in members.rows]
    assert len(amounts) == 64
    assert amounts == sorted(amounts, reverse=True)
    assert all(amount > 50_000 for amount in amounts)
    assert set(members.commenting) <= set(members.rows)
    assert len(members.commenting) == 41
    first = members.customer(int(members.rows[0]))
    assert (first.code, first.who[:2]) == ("negative", "M-")
    assert members.row_number(first.row) == first.row + 2  # headings in the first row


def test_names_of_people_are_in_no_list_while_they_are_veiled() -> None:
    rows: list[list[Cell]] = [
        [f"K{at}", f"山田 花子{at}", at % 11, 100 * at, f"山田 花子{at} です a{at}@example.com"] for at in range(1, 89)
    ]
    survey = survey_from([list(HEADS), *rows])
    assert survey.with_role("personal")
    journey = Journey(Measure(ColumnKey("評価")))
    table = customer_table(members_of(survey, journey), journey, "Angels")
    assert "氏名" not in table.headings
    assert len(table.rows) == 8  # 9 or 10, and more than the median
    assert not any("花子" in str(value) or "example.com" in str(value) for row in table.rows for value in row)


def test_without_customer_numbers_the_row_of_the_file_says_who_it_is() -> None:
    survey = survey_from([["評価", "年間購入金額（円）"], *([at % 11, 100 * at] for at in range(1, 89))])
    journey = Journey(Measure(ColumnKey("評価")))
    members = members_of(survey, journey)
    assert members.customer(int(members.rows[0])).who == "Row 88"
    table = customer_table(members, journey, "Angels")
    assert table.headings == ("Row in the file", "評価", "Class", "Customer group", "年間購入金額（円）")
    assert table.rows[0][0] == 88


def test_the_number_that_customers_have_themselves_comes_before_that_of_their_answer() -> None:
    rows: list[list[Cell]] = [
        [f"1189{at:04d}", f"{at:06d}" if at % 2 else "", at % 11, 100 * at + (0.5 if at == 3 else 0)]
        for at in range(1, 89)
    ]
    heads = ["Respondent ID", "Loyalty card number", "How likely are you to recommend us?", "Spend (EUR)"]
    survey = survey_from([heads, *rows])
    assert len(survey.with_role("id")) == 2
    journey = Journey(Measure(ColumnKey(heads[2])))
    members = members_of(survey, journey)
    with_card, without = members.customer(86), members.customer(85)
    assert with_card.who == "000087"
    assert without.who == "Respondent ID 11890086"  # no row of another list is taken for a card
    assert (with_card.spent, members.customer(2).spent) == ("€8,700.00", "€300.50")
    headings = customer_table(members, journey, "Angels").headings
    assert headings.index("Loyalty card number") < headings.index("Respondent ID")


@given(st.lists(st.text(max_size=12), min_size=1, max_size=6))
def test_no_text_is_a_formula_anywhere(texts: list[str]) -> None:
    table = CustomerTable("x", ("a",), tuple((text,) for text in texts))
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(table)))
    assert book.active is not None
    assert all(cell.data_type != "f" for row in book.active.iter_rows() for cell in row)
    read = list(csv.reader(io.StringIO(csv_bytes(table).decode("utf-8-sig"), newline="")))
    assert not any(value[:1] in {"=", "+", "-", "@", "\t", "\r"} for row in read for value in row)


@pytest.mark.parametrize("text", ["=1+1", "+81 3", "-5", "@sum", "\tx", "=", "=cmd|' /C calc'!A0"])
def test_formulas_stay_what_was_written(text: str) -> None:
    table = CustomerTable("[a]/b: = a name that is longer than sheets may have", ("=heading",), ((text,), (5,), (2.5,)))
    assert sheet_of(table) == [("=heading",), (text,), (5,), (2.5,)]
    rows = list(csv.reader(io.StringIO(csv_bytes(table).decode("utf-8-sig"), newline="")))
    assert rows == [["'=heading"], [f"'{text}"], ["5"], ["2.5"]]


def test_words_for_errors_and_days_stay_words() -> None:
    table = CustomerTable("a", ("h",), (("#N/A",), ("2026-11-22",), ("TRUE",), ("00123",)))
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(table)))
    assert book.active is not None
    assert [(cell.value, cell.data_type) for (cell,) in book.active.iter_rows(min_row=2)] == [
        (text, "s") for (text,) in table.rows
    ]


def test_signs_that_a_workbook_cannot_hold_are_left_out() -> None:
    table = CustomerTable("a\x01b", ("h",), (("a\x00b\x0bc",), ("x" * 40_000,)))
    rows = sheet_of(table)
    assert rows[1] == ("abc",)
    assert len(str(rows[2][0])) == 32_767


def test_what_a_file_of_excel_cannot_hold_does_not_stop_a_list() -> None:
    rows = sheet_of(CustomerTable("a", ("h",), (("a\ud800b\ufffe",), ("\U0001f600" * 20_000,))))
    assert rows[1] == ("ab",)
    assert rows[2] == ("\U0001f600" * (32_767 // 2),)  # Excel counts such a sign twice


def test_formulas_stay_text_once_somebody_has_clicked_into_them() -> None:
    table = CustomerTable("a", ("h",), (("=1+1",), ("fine",), ("@x",)))
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(table)))
    assert book.active is not None
    assert [cell.quotePrefix for (cell,) in book.active.iter_rows(min_row=2)] == [True, False, True]
