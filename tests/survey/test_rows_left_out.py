"""Rows that are left out are gone: what is read of the others is what a file without these rows would give."""

from __future__ import annotations

import random
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.compute.analyze import analyze
from loyalty_desktop.compute.counter import Counter
from loyalty_desktop.journey.suggest import suggest_journey
from loyalty_desktop.survey import multi
from loyalty_desktop.survey.addresses import MARK
from loyalty_desktop.survey.by_hand import mark_of
from loyalty_desktop.survey.hiding import COMMENTS
from loyalty_desktop.survey.reading import ColumnKey, Correction, Reading
from loyalty_desktop.survey.separators import SEPARATORS
from loyalty_desktop.survey.sheet import Cell, Sheet, Workbook
from loyalty_desktop.survey.split_search import Refusal, find_split, search
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import cells, raw_column

ROWS = 60
POINTS: list[Cell] = [1, 2, 3, 4, 5, "N/A"]
SCALE = ("とても満足", "やや満足", "どちらともいえない", "やや不満", "とても不満")
BRANCHES: list[Cell] = ["食品;衣料", "食品", "衣料;文具;", "文具;食品", "家具", None, "その他(催事, 広場)"]
TALK = (
    "店員が、丁寧",
    "品揃え, 価格",
    "列が長い/混雑",
    "駐車場&道",
    "また来たい",
    "遠い; 不便",
    "特になし",
    "5月",
    "3, 4",
)
FAMILIES = ("山田", "鈴木", "佐藤", "田中", "伊藤", "渡辺", "山本", "中村")
PEOPLE = (*(f"{one} {other}" for one in FAMILIES for other in ("太郎", "花子", "健", "美咲")), None)


def answers(seed: int) -> list[list[Cell]]:
    chance = random.Random(seed)
    rows: list[list[Cell]] = []
    for at in range(ROWS):
        rated: list[Cell] = [*chance.choices([*SCALE, None], k=5)]
        person = chance.choice(PEOPLE)
        said: Cell = chance.choice(["、", ", ", "。", " "]).join(chance.sample(TALK, chance.randint(1, 4)))
        said = chance.choice(
            [said, said, f"{said}{at}", f"{person}です。{said}", None, f"{said} 090-1234-{at:04}", "なし"]
        )
        rows.append(
            cells(
                f"{at // chance.choice([1, 1, 1, 2]):05}",
                person,
                f"a{at}@example.com" if chance.random() < 0.9 else None,
                chance.randint(0, 10),
                *rated,
                chance.choice(POINTS),
                chance.choice(BRANCHES),
                chance.choice(["はい", "いいえ"]),
                chance.choice([1000, "2,500円", 400.5, None, "約800円"]),
                said,
            )
        )
    return rows


HEADINGS: list[Cell] = [
    *("会員番号", "氏名", "メールアドレス", "お店を友人にすすめる可能性（0〜10）"),
    *(f"満足度 [項目{number}]" for number in range(1, 6)),
    *("総合満足度（5点満点）", "利用した売場（複数回答）", "また来ますか", "購入金額", "ご意見"),
]


def book(rows: list[list[Cell]]) -> Workbook:
    made = tuple(map(raw_column, zip(HEADINGS, *rows, strict=True)))
    return Workbook((Sheet("s", made, len(rows) + 1),), "utf-8", "a.csv")


def without_by_hand(one: Survey, gone: list[int]) -> Survey:
    marks = tuple(mark_of(one.sheet, row + 1) for row in gone)
    return survey(one.workbook, msgspec.structs.replace(one.reading, rows_left_out=marks), one)


def read_of(one: Survey) -> list[Any]:
    """Return what is read of a survey, in an order that does not hang on which row came first."""
    journey = suggest_journey(one)
    return [
        one.rows,
        [
            (note.message, note.count, note.state, note.rule, note.columns)
            for note in one.notes
            if note.rule != "rows_by_hand"
        ],
        [
            (
                column.key,
                column.role,
                column.guess,
                column.scale.kind,
                column.scale.low,
                column.scale.high,
                column.hides,
            )
            for column in one.columns
        ],
        [_answers_of(column) for column in one.columns],
        msgspec.structs.replace(analyze(Counter(one), journey), left_out=()),
    ]


def _answers_of(column: Any) -> Any:
    scale, distinct = column.scale, column.distinct
    rows = zip(distinct.texts, scale.codes.tolist(), scale.reasons, distinct.counts.tolist(), strict=True)
    options = sorted((option.text, option.count) for option in scale.options)
    return sorted((text, repr(code), str(reason), n) for text, code, reason, n in rows if n), options


def differing(one: list[Any], other: list[Any]) -> list[Any]:
    return [(mine, theirs) for mine, theirs in zip(one, other, strict=True) if mine != theirs]


CORRECTIONS = (
    (),
    (Correction(ColumnKey("ご意見"), missing=(("なし", "refused"),)),),
    (Correction(ColumnKey("総合満足度（5点満点）"), reversed=True), Correction(ColumnKey("会員番号"), role="id")),
)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1000), st.sets(st.integers(0, ROWS - 1), min_size=1, max_size=25), st.sampled_from(CORRECTIONS))
def test_rest_is_what_a_file_without_these_rows_gives(
    seed: int, gone: set[int], corrections: tuple[Correction, ...]
) -> None:
    rows = answers(seed)
    read = survey(book(rows), Reading(corrections=corrections))
    left = without_by_hand(read, sorted(gone))
    fresh = survey(book([row for at, row in enumerate(rows) if at not in gone]), Reading(corrections=corrections))
    assert differing(read_of(left), read_of(fresh)) == []


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 1000), st.lists(st.integers(0, ROWS - 1), min_size=2, max_size=4, unique=True))
def test_one_row_after_the_other_comes_to_the_same(seed: int, gone: list[int]) -> None:
    rows = answers(seed)
    read = survey(book(rows))
    edited = read
    for count in range(1, len(gone) + 1):
        edited = without_by_hand(edited, sorted(gone[:count]))
        read_of(edited)
    fresh = survey(book([row for at, row in enumerate(rows) if at not in gone]))
    assert differing(read_of(edited), read_of(fresh)) == []
    back = survey(read.workbook, read.reading, edited)
    assert differing(read_of(back), read_of(read)) == []


def test_name_that_its_person_no_longer_writes_is_shown_again() -> None:
    rows = answers(1)
    rows[3][1], rows[3][-1] = "山田 太郎", "山田 太郎はよい店員"
    rows[4][1], rows[4][-1] = "鈴木花子", "山田 太郎はよい店員"  # somebody else wrote the same of him
    read = survey(book(rows))
    assert comment(read, 3) == comment(read, 4) == f"{MARK}はよい店員"
    left = without_by_hand(read, [3])
    assert comment(left, 3) == "山田 太郎はよい店員"
    assert comment(survey(read.workbook, read.reading, left), 3) == f"{MARK}はよい店員"


def comment(one: Survey, row: int) -> Cell:
    column = one.columns[-1]
    assert column.role == "comment"
    return column.raw.cell(row)


def test_nothing_is_searched_anew_for_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    first = answers(5)
    for at, row in enumerate(first):
        row[-1] = f"店員が、とても丁寧で, 気持ちよく買い物できた{at}、また来ます"
    read = survey(book(first))
    read.found  # noqa: B018 - what the window works out too
    found = search

    def seen(texts: tuple[str, ...], counts: Any) -> Any:
        looked.append(len(texts))
        return found(texts, counts)

    monkeypatch.setattr(multi, "search", seen)
    left = without_by_hand(read, [7])
    assert left.columns[-1].distinct.texts is read.columns[-1].distinct.texts
    assert max(looked, default=0) < 20  # the few values of the others


CELLS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(["a", "b", "c", "d", "1", "2", "長い文", "x y"]), max_size=4),
        st.sampled_from([*SEPARATORS[:6], "、"]),
        st.booleans(),
        st.integers(0, 9),
    ),
    min_size=1,
    max_size=40,
    unique_by=lambda cell: (tuple(cell[0]), cell[1], cell[2]),
)


@settings(max_examples=300, deadline=None)
@given(CELLS, st.randoms(use_true_random=False), st.integers(1, 12))
def test_what_was_refused_stays_refused_as_a_new_search_would(
    made: list[Any], chance: random.Random, removed: int
) -> None:
    texts = [separator.join(parts) + (separator.strip() if closed else "") for parts, separator, closed, _n in made]
    counts = np.array([n for _parts, _separator, _closed, n in made], dtype=np.int64)
    refused = search(texts, counts)
    if not isinstance(refused, Refusal):
        return
    fewer = counts.copy()
    for _time in range(removed):
        given_ones = np.flatnonzero(fewer)
        if len(given_ones):
            fewer[chance.choice(given_ones.tolist())] -= 1
    if refused.holds(texts, fewer):
        assert find_split(texts, fewer) is None
    assert refused.holds(texts, counts)
    assert not refused.holds(texts, counts + 1)


def test_veiled_comments_are_switched_as_before_when_rows_are_out() -> None:
    read = survey(book(answers(2)))
    left = without_by_hand(read, [1, 2])
    shown = survey(read.workbook, left.reading.switched(COMMENTS, applies=False, usual=True), left)
    hidden = survey(read.workbook, left.reading, shown)
    assert hidden.columns[-1].question is left.columns[-1].question
    assert shown.columns[-1].question is not left.columns[-1].question
