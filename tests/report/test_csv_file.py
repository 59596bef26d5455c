from __future__ import annotations

import csv
import io
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_desktop.report.csv_file import REPLACED, Unwritable, csv_file

HEADINGS = ("No.", "ご意見")


def read(data: bytes, encoding: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(encoding), newline="")))


def test_utf_8_writes_everything_behind_the_mark_that_excel_knows() -> None:
    made = csv_file(HEADINGS, [(1, "😀 é 髙"), (2.5, 'a "b", c\nd')])
    assert made.data.startswith(b"\xef\xbb\xbf")
    assert read(made.data, "utf-8-sig") == [list(HEADINGS), ["1", "😀 é 髙"], ["2.5", 'a "b", c\nd']]
    assert made.unwritable == ()


def test_shift_jis_says_row_column_and_signs_that_it_lacks() -> None:
    made = csv_file((*HEADINGS, "€"), [(1, "髙﨑さん、良かった", 1), (2, "最高😀😀 café", 2), (3, "", 3)], "cp932")
    assert read(made.data, "cp932") == [
        ["No.", "ご意見", REPLACED],
        ["1", "髙﨑さん、良かった", "1"],
        ["2", f"最高{REPLACED}{REPLACED} caf{REPLACED}", "2"],
        ["3", "", "3"],
    ]
    assert made.unwritable == (Unwritable(1, "€", "€"), Unwritable(3, "ご意見", "😀é"))


def test_signs_that_look_alike_are_not_lost() -> None:
    made = csv_file(("a",), [("10〜20",), ("か\u3099",), ("A—B",), ("¥100",)], "cp932")
    assert read(made.data, "cp932")[1:] == [["10～20"], ["が"], ["A―B"], ["￥100"]]
    assert made.unwritable == ()


def test_invisible_signs_go_without_a_word() -> None:
    made = csv_file(("a",), [("a\u200db\ufe0f",)], "cp932")
    assert read(made.data, "cp932")[1] == ["ab"]
    assert made.unwritable == ()


@given(st.lists(st.text(max_size=8), max_size=5))
def test_no_text_is_a_formula_in_shift_jis(texts: list[str]) -> None:
    made = csv_file(("a",), [(text,) for text in texts], "cp932")
    cells = [cell for row in read(made.data, "cp932") for cell in row]
    assert not any(cell[:1] in {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"} for cell in cells)


@pytest.mark.parametrize("text", ["−5", "=1+1", "＋3"])
def test_what_becomes_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert read(csv_file(("a",), [(text,)], "cp932").data, "cp932")[1][0].startswith("'")


@pytest.mark.parametrize("name", ["\ufa19谷", "\ufa1a子", "\ufa11", "髙\ufa19😀"])
def test_a_name_keeps_the_very_letters_that_shift_jis_has(name: str) -> None:
    made = csv_file(("a",), [(name,)], "cp932")
    assert read(made.data, "cp932")[1] == [name.replace("😀", REPLACED)]


def test_only_what_does_not_fit_becomes_another_sign() -> None:
    made = csv_file(("a",), [("\ufa19か\u3099−5",)], "cp932")
    assert read(made.data, "cp932")[1] == ["\ufa19が－5"]
    assert made.unwritable == ()


@pytest.mark.parametrize("text", ["\n=1+1", "\ufeff=cmd()", "\u200b@SUM(A1)", " =1", "\x00+1", "\u3000＝1"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp932"])
def test_what_nobody_sees_before_a_formula_does_not_hide_it(text: str, encoding: Literal["utf-8-sig", "cp932"]) -> None:
    data = csv_file(("a",), [(text,)], encoding).data
    assert data.decode(encoding).splitlines()[1].lstrip('"').startswith("'")
