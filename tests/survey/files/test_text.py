from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from loyalty_desktop.errors import DamagedFile, FileTooLarge
from loyalty_desktop.survey.files.encoding import encoding_of
from loyalty_desktop.survey.files.text import MAX_COLUMNS, read_delimited, read_text
from loyalty_desktop.survey.sheet import Cell, Sheet

TOYAMA = Path(__file__).parents[3] / "resources/samples/toyama_2025.csv"


def ignore(share: float) -> None:
    """Take no interest in progress."""


def read(data: str | bytes, encoding: str = "utf-8") -> Sheet:
    raw = data.encode(encoding) if isinstance(data, str) else data
    return read_text(raw, encoding, "survey.csv", ignore)


def table(data: str | bytes, encoding: str = "utf-8") -> list[tuple[Cell, ...]]:
    sheet = read(data, encoding)
    assert all(len(column.codes) == sheet.rows for column in sheet.columns)
    return [sheet.row(index) for index in range(sheet.rows)]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends_are_recognised(delimiter: str, line_end: str) -> None:
    rows = [("id", "score", "why"), ("1", "9", "good"), ("2", "3", "so, so; or | not")]
    quoted = [delimiter.join(f'"{cell}"' for cell in row) for row in rows]
    assert table(line_end.join(quoted) + line_end) == rows


def test_cells_are_raw_texts_and_empty_ones_blank() -> None:
    sheet = read('a,b\n 007 ,1.0\n"",\n')
    assert [sheet.row(index) for index in range(3)] == [("a", "b"), (" 007 ", "1.0"), (None, None)]
    assert sheet.name == "survey"


@pytest.mark.parametrize("large", [1, 1 << 22])
@pytest.mark.parametrize(("delimiter", "line_end"), [(";", "\n"), (",", "\r\n"), ("\t", "\r"), ("|", "\n")])
def test_cells_kept_as_text_for_excel_are_no_formulas(delimiter: str, line_end: str, large: int) -> None:
    rows = [("id", "score", "why"), ("007", "9", "so, so; or | not"), ("008", "-3", "")]
    for mark in ('="{}"', '"=""{}"""'):
        text = line_end.join(delimiter.join(mark.format(cell) for cell in row) for row in rows) + line_end
        sheet = read_delimited(text.encode(), "utf-8", "survey.csv", ignore, large=large).sheet
        assert [sheet.row(at) for at in range(sheet.rows)] == [*rows[:2], ("008", "-3", None)]


def test_other_signs_of_equality_stay() -> None:
    assert table('a,b\n"x,=""y"" z",=1+2\n<b id="c">,p="q"\n')[1:] == [('x,="y" z', "=1+2"), ('<b id="c">', 'p="q"')]


def test_line_ends_inside_quotes_belong_to_the_cell() -> None:
    assert table('id,why\r\n1,"good\r\nvery ""good"""\r\n2,x\r\n') == [
        ("id", "why"),
        ("1", 'good\r\nvery "good"'),
        ("2", "x"),
    ]


def test_quotation_marks_inside_a_cell_are_signs() -> None:
    assert table('id,why\n1,a 5" screen\n2,x\n') == [("id", "why"), ("1", 'a 5" screen'), ("2", "x")]


def test_semicolons_with_decimal_commas_are_recognised() -> None:
    assert table("id;score\n1;3,5\n2;4,5\n")[1] == ("1", "3,5")


def test_separator_line_is_obeyed_and_no_row() -> None:
    assert table("sep=;\r\na,b;c\r\n1,2;3\r\n") == [("a,b", "c"), ("1,2", "3")]
    assert table("\ufeffsep=|\na|b\n", "utf-8") == [("a", "b")]


@pytest.mark.parametrize(
    "text", ["score\n9\n3\n", "comment\ngood, very good\nbad\nno, thanks, really\nok\n", "満足度\n5\n"]
)
def test_one_column_stays_one_column(text: str) -> None:
    assert table(text) == [(line,) for line in text.split("\n")[:-1]]


def test_ragged_rows_are_filled_with_blanks() -> None:
    assert table("a,b,c\n1\n1,2\n1,2,3,4\n") == [
        ("a", "b", "c", None),
        ("1", None, None, None),
        ("1", "2", None, None),
        ("1", "2", "3", "4"),
    ]


def test_rows_that_grow_late_are_filled_above() -> None:
    sheet = read("a,b\n" + "1,2\n" * 2500 + "1,2,3\n" + "1,2\n" * 1500)
    assert sheet.rows == 4002
    assert sheet.columns[2].values == (None, "3")
    assert np.flatnonzero(sheet.columns[2].codes).tolist() == [2501]


def test_title_lines_above_the_table_do_not_mislead() -> None:
    text = "Survey 2025; wave 1\n\n" + "id,a,b\n" * 40
    assert table(text)[2] == ("id", "a", "b")


def test_trailing_delimiter_keeps_the_column() -> None:
    assert table("a,b,\n1,2,\n3,4,x\n")[2] == ("3", "4", "x")
    assert len(read("a,b,\n1,2,\n").columns) == 3


def test_blank_lines_inside_stay_and_at_the_end_go() -> None:
    assert table("a,b\n\n1,2\n\n\n\r\n") == [("a", "b"), (None, None), ("1", "2")]
    assert read("a,b\n" + "\n" * 3000 + "1,2\n" + "\n" * 3000).rows == 3002


def test_zeros_and_the_end_mark_are_dropped() -> None:
    assert table("a,b\n1\0,2\n3,\0\n\x1a") == [("a", "b"), ("1", "2"), ("3", None)]


def test_unusual_separators_of_unicode_are_part_of_a_cell() -> None:
    assert table("a,b\nx\u2028y\x0bz\x85,2\n")[1] == ("x\u2028y\x0bz\x85", "2")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp932", "euc_jp"])
def test_encodings_read_the_same(encoding: str) -> None:
    text = "会員番号\t満足度\r\n1\tとても満足\r\n2\tふつう\r\n"
    data = text.encode(encoding)
    assert encoding_of(data, "a.csv") == encoding
    assert table(data, encoding) == [("会員番号", "満足度"), ("1", "とても満足"), ("2", "ふつう")]


def test_quotation_mark_never_closed_swallows_nothing() -> None:
    assert table('id\twhy\n1\t"good\n2\tbad\n3\t\n') == [
        ("id", "why"),
        ("1", '"good'),
        ("2", "bad"),
        ("3", None),
    ]


@pytest.mark.parametrize(
    "text", ['id,why\n1,ok\n2,"cut off', 'id,why\n1,"cut, off\n2,x, y\n3,z\n', 'a,b\n"1","x\n2,y\n']
)
def test_file_cut_inside_a_quoted_cell_is_damaged(text: str) -> None:
    with pytest.raises(DamagedFile) as raised:
        read(text)
    assert raised.value.message.id == "file_damaged"


def test_last_cell_with_line_ends_is_no_damage() -> None:
    assert table('id,why\n1,"a\nb"\n')[1] == ("1", "a\nb")
    assert table('id,why\n1,5" tall\n2,"a\nb"')[2] == ("2", "a\nb")


@pytest.mark.parametrize("text", ["\n\n\r\n", "\x1a"])
def test_file_of_blank_lines_is_empty(text: str) -> None:
    with pytest.raises(DamagedFile) as raised:
        read(text)
    assert raised.value.message.id == "file_empty"


def test_too_many_columns_are_refused() -> None:
    assert len(read(",".join("a" * MAX_COLUMNS) + "\n").columns) == MAX_COLUMNS
    with pytest.raises(FileTooLarge) as raised:
        read("a," * MAX_COLUMNS + "\n")
    assert raised.value.message.id == "file_too_wide"


def test_cell_longer_than_the_csv_modules_limit_is_read() -> None:
    long = "あ" * 200_000
    assert table(f"id,why\n1,{long}\n")[1] == ("1", long)


def test_progress_rises() -> None:
    heard: list[float] = []
    read_text(b"1,2,3,4,5\n" * 20_000, "utf-8", "a.csv", heard.append)
    assert heard == sorted(heard)
    assert 0.0 < heard[0] < 0.2
    assert heard[-1] == 1.0


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_real_survey_keeps_its_shape(encoding: str) -> None:
    sheet = read(TOYAMA.read_bytes().decode("utf-8-sig").encode(encoding), encoding)
    assert (sheet.rows, len(sheet.columns)) == (3340, 52)
    last = sheet.columns[-1]
    assert last.cell(0) is None
    filled = [code for code in last.codes.tolist() if last.values[code] is not None]
    assert len(filled) == 338
    assert sheet.columns[0].cell(0) == "アンケート回答日"
