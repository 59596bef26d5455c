"""Texts that repeat are known by their bytes: what is read is the same as if each cell had been read by itself."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.survey.files import repeated_texts
from loyalty_desktop.survey.files.layout import Layout
from loyalty_desktop.survey.files.records import Block, measured
from loyalty_desktop.survey.files.repeated_texts import Numbered, RepeatedTexts

LAYOUT = Layout(",")
Cells: TypeAlias = "list[list[str]]"


def block(text: str) -> Block:
    (one,) = measured(f"{text}\n".encode(), "utf-8", LAYOUT)
    return one


def by_csv(text: str) -> Cells:
    return [list(column) for column in zip(*csv.reader(io.StringIO(text, newline="")), strict=True)]


class Reader:
    """Reads blocks, and remembers which columns were asked from elsewhere."""

    def __init__(self) -> None:
        self.texts = RepeatedTexts()
        self.asked: list[list[int]] = []

    def __call__(self, text: str) -> Cells:
        def rest(wanted: list[int]) -> list[list[str]]:
            self.asked.append(wanted)
            return [by_csv(text)[at] for at in wanted]

        return [spelt(cells) for cells in self.texts.columns(block(text), rest)]


def spelt(cells: Sequence[str] | Numbered) -> list[str]:
    if isinstance(cells, Numbered):
        return [cells.texts[number] for number in cells.numbers.tolist()]
    return list(cells)


short = st.text(alphabet="a1é満足ー ", max_size=7)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.lists(st.tuples(short, short, short), min_size=1, max_size=6), min_size=1, max_size=4),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_cells_are_those_of_the_csv_module(parts: list[list[tuple[str, str, str]]], line_end: str) -> None:
    reader = Reader()
    for rows in parts:
        text = line_end.join(",".join(row) for row in rows)
        assert reader(text) == by_csv(text)
    assert not reader.asked


@pytest.mark.parametrize("sign", ["a", "満"])
@pytest.mark.parametrize("length", range(18))
def test_texts_of_any_length_are_told_apart_to_the_last_sign(sign: str, length: int) -> None:
    text = "\n".join(f"{sign * length}{end},x" for end in ("", "a", "b", "aa", "満"))
    assert Reader()(text) == by_csv(text)


def test_a_column_of_many_different_texts_is_asked_from_elsewhere() -> None:
    reader = Reader()
    text = "\n".join(f"R{row:03},{row % 5},{'とても良い' * (row % 3)}" for row in range(100))
    assert reader(text) == by_csv(text)
    assert reader.asked == [[0]]


def test_a_column_that_ceases_to_repeat_is_asked_from_elsewhere_from_then_on() -> None:
    reader = Reader()
    first = "\n".join("yes,no" for _row in range(100))
    second = "\n".join(f"yes,{row}" for row in range(100))
    for text in (first, second, first):
        assert reader(text) == by_csv(text)
    assert reader.asked == [[1], [1]]


def test_a_column_with_a_long_text_is_asked_from_elsewhere() -> None:
    reader = Reader()
    for text in ("a,b\na,b", f"a,{'良' * 17}\na,b", "a,b\nc,b"):
        assert reader(text) == by_csv(text)
    assert reader.asked == [[1], [1]]


def test_more_texts_than_are_kept_come_from_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeated_texts, "_MOST_TEXTS", 3)
    reader = Reader()
    for text in ("a,b\na,b", "c,b\nd,b", "c,b\na,b"):
        assert reader(text) == by_csv(text)
    assert reader.asked == [[0], [0]]


@pytest.mark.parametrize("text", ['a,"b"\nc,d', "a,b\nc", "a,b\0\nc,d"])
def test_marks_zeros_and_uneven_rows_are_not_understood_here(text: str) -> None:
    asked: list[list[int]] = []

    def rest(wanted: list[int]) -> list[list[str]]:
        asked.append(wanted)
        return [["?"], ["?"]]

    assert RepeatedTexts().columns(block(text), rest) == [["?"], ["?"]]
    assert asked == [[0, 1]]


def test_bytes_that_are_no_utf8_are_refused() -> None:
    (one,) = measured("a,満\nb,足\n".encode("cp932"), "utf-8", LAYOUT)
    with pytest.raises(UnicodeDecodeError):
        RepeatedTexts().columns(one, lambda wanted: [[] for _column in wanted])
