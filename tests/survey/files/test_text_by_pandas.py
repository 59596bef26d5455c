"""Large files are read by pandas, small ones by the csv module: both give the same sheet and say the same of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.errors import UnusableFile
from loyalty_desktop.survey.files import frames, records, text
from loyalty_desktop.survey.files.layout import Layout, layout_of
from loyalty_desktop.survey.files.text import LARGE, MAX_COLUMNS, Delimited, read_delimited

TOYAMA = Path(__file__).parents[3] / "resources/samples/toyama_2025.csv"
NEVER = 1 << 40

cells = st.text(alphabet='ab1é満"\n\r ,;\t', max_size=5)
rows = st.lists(st.lists(cells, max_size=4), max_size=8)


def ignore(share: float) -> None:
    """Take no interest in progress."""


def read(data: bytes, encoding: str, large: int) -> object:
    """Return all that can be seen of the table, or why there is none."""
    try:
        table = read_delimited(data, encoding, "survey.csv", ignore, large=large)
    except UnusableFile as error:
        return type(error), error.message
    return seen(table)


def seen(table: Delimited) -> object:
    columns = tuple((column.values, column.codes.dtype, column.codes.tolist()) for column in table.sheet.columns)
    return table.sheet.name, table.sheet.rows, columns, table.notes


def quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if set(cell) & set('"\n\r,;\t') else cell


@settings(max_examples=300, deadline=None)
@given(rows, st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.integers(1, 40))
def test_well_written_tables_are_the_same(
    table: list[list[str]], delimiter: str, line_end: str, ends: bool, size: int
) -> None:
    lines = line_end.join(delimiter.join(map(quoted, row)) for row in table)
    data = (lines + (line_end if ends else "")).encode("utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records, "BLOCK", size)
        assert read(data, "utf-8", 0) == read(data, "utf-8", NEVER)


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet='ab,;\t|"\n\r \0\x1aé', max_size=60), st.integers(1, 40))
def test_any_text_is_the_same(told: str, size: int) -> None:
    data = told.encode("utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records, "BLOCK", size)
        assert read(data, "utf-8", 0) == read(data, "utf-8", NEVER)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp932", "euc_jp", "iso2022_jp"])
def test_encodings_are_the_same_also_where_a_block_cuts_a_character(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "BLOCK", 7)
    data = ("会員番号,ご意見\r\n" + '1,"とても良い\r\n""満足"""\r\n2,\r\n' * 20).encode(encoding)
    assert read(data, encoding, 0) == read(data, encoding, NEVER)
    assert layout_of(data, encoding).delimiter == ","


def test_real_survey_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "BLOCK", 100_000)
    data = TOYAMA.read_bytes()
    assert read(data, "utf-8-sig", 0) == read(data, "utf-8-sig", NEVER)


def test_pandas_reads_what_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    whole = frames.columns_of

    def counted(body: bytes, layout: Layout, width: int, rows: int, wanted: list[int]) -> list[list[str]]:
        asked.append(rows)
        return whole(body, layout, width, rows, wanted)

    monkeypatch.setattr(frames, "columns_of", counted)
    line = b'1,"good",5\n'
    read_delimited(line * (LARGE // len(line) + 1), "utf-8", "a.csv", ignore)
    assert sum(asked) == LARGE // len(line) + 1
    asked.clear()
    read_delimited(line, "utf-8", "a.csv", ignore)
    assert not asked


def test_numbers_and_words_for_nothing_stay_texts() -> None:
    data = b"a,b,c,d\n007,NA,1.0,TRUE\nnull,nan,,1e5\n" * 3
    sheet = read_delimited(data, "utf-8", "a.csv", ignore, large=0).sheet
    assert sheet.row(1) == ("007", "NA", "1.0", "TRUE")
    assert sheet.row(2) == ("null", "nan", None, "1e5")


def test_marks_that_open_no_cell_are_left_to_the_csv_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "BLOCK", 64)
    data = b"id,size\n" + b'1,5" x\n2,"a\nb"\n' * 30
    table = read_delimited(data, "utf-8", "survey.csv", ignore, large=0)
    assert table.sheet.columns[1].values == ("size", '5" x', "a\nb")
    assert seen(table) == read(data, "utf-8", NEVER)


def test_a_quotation_mark_never_closed_does_not_cost_the_square_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "BLOCK", 64)
    monkeypatch.setattr(records, "_LONGEST_RECORD", 640)
    data = b'id\twhy\n1\t"good\n' + b"2\tbad\n" * 500
    blocks = records.blocks(data, "utf-8", "\t")
    first, done = next(blocks)
    assert (first, done) == (b"id\twhy", 64)
    with pytest.raises(records.Irregular):
        next(blocks)
    assert read(data, "utf-8", 0) == read(data, "utf-8", NEVER)


def test_columns_beyond_the_limit_are_refused_wherever_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "BLOCK", 10_000)
    data = b"a,b\n" * 9_000 + b"a," * MAX_COLUMNS + b"\n"
    assert read(data, "utf-8", 0) == read(data, "utf-8", NEVER)
    wide = b"a,b\n" * 9_000 + b"a," * (MAX_COLUMNS - 1) + b"\n"
    sheet = text.read_delimited(wide, "utf-8", "a.csv", ignore, large=0).sheet
    assert (sheet.rows, len(sheet.columns)) == (9_001, MAX_COLUMNS)


def test_progress_comes_with_every_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "BLOCK", 1 << 14)
    heard: list[float] = []
    data = b"1,2,3,4,5\n" * 50_000
    read_delimited(data, "utf-8", "a.csv", heard.append, large=0)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert len(heard) >= len(data) // (1 << 14)


def test_widths_are_those_of_the_csv_module() -> None:
    body = b'a,b\r\n"x\r\n,"",y"\n\r1,2,3\r\r\n"",\n,,,'
    assert records.widths_and_ends(body, ",")[0].tolist() == [2, 1, 1, 3, 1, 2, 4]
    assert np.array_equal(records.widths_and_ends(b"alone", ";"), ([1], [5]))
