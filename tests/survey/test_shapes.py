from __future__ import annotations

import time
from itertools import cycle, islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_desktop.errors import NoAnswers
from loyalty_desktop.survey.blocks import find_blocks
from loyalty_desktop.survey.headings import find_heading_rows
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.reshaping import rows_of
from loyalty_desktop.survey.sheet import Cell, RawColumn, Sheet, Workbook, smallest_codes
from loyalty_desktop.survey.survey import survey
from loyalty_desktop.survey.turning import how_turned, turn
from loyalty_desktop.survey.widening import Long, find_long, widen
from tests.survey.making import cells, column, sheet_of

CELLS = st.one_of(st.none(), st.integers(-5, 5), st.booleans(), st.sampled_from(["満足", "1", "1.0", "はい", "a b"]))


def cells_of(sheet: Sheet) -> list[tuple[tuple[type, Cell], ...]]:
    return [tuple((type(cell), cell) for cell in sheet.row(at)) for at in range(sheet.rows)]


def lengthened(rows: list[list[Cell]], item: str, answer: str) -> list[list[Cell]]:
    """Return a row for each person and question, the first column being the person."""
    head, *people = rows
    pairs = ([person[0], name, cell] for person in people for name, cell in zip(head[1:], person[1:], strict=True))
    return [[head[0], item, answer], *pairs]


@st.composite
def wide(draw: st.DrawFn) -> list[list[Cell]]:
    names = draw(st.lists(st.sampled_from("abcdefgh"), min_size=2, max_size=6, unique=True))
    people = draw(st.integers(1, 6))
    rows = draw(st.lists(st.lists(CELLS, min_size=len(names), max_size=len(names)), min_size=people, max_size=people))
    return [["id", *names], *(cells(f"P{at}", *row) for at, row in enumerate(rows))]


@given(wide())
@settings(max_examples=150, deadline=None)
def test_widening_undoes_lengthening(rows: list[list[Cell]]) -> None:
    long = sheet_of(lengthened(rows, "item", "ans"))
    assert cells_of(widen(long, 0, Long(0, 1, 2))) == cells_of(sheet_of(rows))


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=7))
@settings(max_examples=150, deadline=None)
def test_turning_twice_changes_nothing(rows: list[list[Cell]]) -> None:
    assert cells_of(turn(turn(sheet_of(rows)))) == cells_of(sheet_of(rows))


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=4, max_size=9), st.integers(0, 2), st.integers(3, 4))
@settings(max_examples=80, deadline=None)
def test_rows_of_a_sheet_keep_their_cells(rows: list[list[Cell]], first: int, last: int) -> None:
    part = rows_of(sheet_of(rows), first, last)
    whole = cells_of(sheet_of(rows))[first:last]
    assert cells_of(part) == [row[: len(part.columns)] for row in whole]
    assert all(cell is None for row in whole for _type, cell in row[len(part.columns) :])


def test_second_answers_to_a_question_are_counted_and_the_first_stays() -> None:
    rows: list[list[Cell]] = [["id", "item", "ans"]]
    for at in range(20):
        rows += [[f"P{at:02}", "満足度", 1 + at % 5], [f"P{at:02}", "理由", f"{at}番の窓口"]]
    rows.append(["P00", "満足度", 5])
    read = survey(Workbook((sheet_of(rows),)), Reading(shape="widened"))
    assert (read.rows, column(read, "満足度").raw.cell(0)) == (20, 1)
    assert {note.message.id: note.count for note in read.notes}["widened_twice"] == 1
    # With doubles the program is not sure enough to do it unasked.
    unasked = survey(Workbook((sheet_of(rows),)))
    assert [(note.message.id, note.state) for note in unasked.notes if note.rule] == [("widened_offered", "offered")]


@pytest.mark.parametrize(
    "rows",
    [
        [["会員番号", "満足度", "ご意見"], *([n // 2, 1 + n % 5, f"意見{n}"] for n in range(30))],
        [["会員番号", "店舗コード", "score"], *([n // 3, f"S{n % 3:02}", 1 + n % 5] for n in range(30))],
        [["No", "性別", "満足度"], *([n, "女性" if n % 2 else "男性", 1 + n % 5] for n in range(30))],
        [["年代", "性別", "満足"], *([f"{2 + n % 4}0代", "女性" if n % 2 else "男性", "満足"] for n in range(30))],
    ],
)
def test_a_table_that_is_no_long_one_is_left_alone(rows: list[list[Cell]]) -> None:
    assert find_long(sheet_of(rows), 0) is None


def test_an_ordinary_survey_is_not_taken_for_a_turned_one() -> None:
    people = [cells(f"{chr(65 + n % 26)}さん{n}", *islice(cycle([5, 4, 3]), n % 3, n % 3 + 5)) for n in range(12)]
    assert how_turned(sheet_of([cells("名前", 1, 2, 3, 4, 5), *people]), 0) != "surely"
    ids = [cells(f"A{n:03}", "女性" if n % 2 else "男性", 1 + n % 5, "はい") for n in range(12)]
    assert how_turned(sheet_of([cells("ID", "性別", "Q1", "Q2"), *ids]), 0) == ""


@pytest.mark.parametrize(
    ("head", "first"),
    [
        (cells("回答日時", 1, 2, 3, 4, 5), "2025/04/{:02} 06:48:00"),
        (cells("メールアドレス", "P1", "P2", "P3", "P4", "P5"), "taro{}@example.co.jp"),
        (cells("社員", "R1", "R2", "R3", "R4", "R5"), "STAFF-{:03}"),
        (cells("名前", "1", "2", "3", "4", "5"), "山田太郎さん({}番の営業部)"),
    ],
)
def test_one_row_an_answer_is_never_turned_unasked(head: list[Cell], first: str) -> None:
    sheet = sheet_of([head, *(cells(first.format(n + 1), *(1 + (n + at) % 5 for at in range(5))) for n in range(12))])
    assert how_turned(sheet, 0) == ("perhaps" if head[0] == "名前" else "")
    assert survey(Workbook((sheet,))).rows == 12


QUARTERS: tuple[Cell, ...] = ("Q1", "Q2", "Q3", "Q4")
GOODS: tuple[Cell, ...] = ("Shirt", "Shoes", "Hat")


@pytest.mark.parametrize(
    ("head", "items", "more"),
    [
        (cells("Account", "Quarter", "Score"), QUARTERS, 0),
        (cells("Account", "CSM", "Quarter", "Response", "Response ID"), QUARTERS, 2),
        (cells("Customer ID", "Item", "Score", "Store"), GOODS, 1),
        (cells("会員番号", "項目", "得点"), ("接客", "品揃え", "価格"), 0),
    ],
)
def test_one_scale_for_all_items_is_only_offered(head: list[Cell], items: tuple[Cell, ...], more: int) -> None:
    rows: list[list[Cell]] = []
    for n in range(12):
        for at, item in enumerate(items):
            score, who = (n * 3 + at) % 11, f"C{n:03}"
            row = cells(who, "Ann", item, score, f"R{n}-{at}") if more == 2 else cells(who, item, score)
            rows.append([*row, "NS"[(n + at) % 2]] if more == 1 else row)
    read = survey(Workbook((sheet_of([head, *rows]),)))
    assert read.rows == len(rows)
    assert [note.state for note in read.notes if note.rule == "widened"] == ["offered"]


def test_a_long_table_that_numbers_its_questions_and_rows_is_turned() -> None:
    head = cells("answer_id", "respondent_id", "store", "question_id", "question_category", "answer_content")
    rows: list[list[Cell]] = []
    for n in range(14):
        said: list[list[Cell]] = [[71, "NPS", n % 11], [72, "satisfaction", 1 + n % 5], [75, "commentary", f"Desk {n}"]]
        rows += [[3 * n + at + 1, f"R{n:03}", "NS"[n % 2], *one] for at, one in enumerate(said)]
    read = survey(Workbook((sheet_of([head, *rows]),)))
    assert (read.rows, [note.state for note in read.notes if note.rule == "widened"]) == (14, ["asked"])
    assert (column(read, "NPS").role, column(read, "commentary").role) == ("loyalty", "comment")
    assert "question_id" not in {one.heading for one in read.columns}


def test_a_gap_between_answers_is_no_second_table() -> None:
    answers: list[list[Cell]] = [[n, "女性" if n % 2 else "男性", 1 + n % 5] for n in range(10)]
    head: list[Cell] = ["No", "性別", "満足度"]
    gap: list[Cell] = [None, None, None]
    tables: tuple[list[list[Cell]], ...] = (
        [head, *answers, gap, *answers],
        [head, *answers, gap, head, *answers],
        [head, *answers, gap, ["合計", None, 30], ["※無回答を除く", None, None]],
    )
    for rows in tables:
        sheet = sheet_of(rows)
        assert find_blocks(sheet, find_heading_rows(sheet)[-1]) is None


def test_sheets_read_as_one_give_the_figures_of_the_concatenation() -> None:
    head: list[Cell] = ["No", "性別", "満足度", "ご意見"]
    april: list[list[Cell]] = [[n, "女性" if n % 2 else "男性", 1 + n % 5, f"意見{n}"] for n in range(20)]
    may: list[list[Cell]] = [[100 + n, "男性", 5 - n % 3, None] for n in range(15)]
    other = ["満足度", "No", "ご意見", "性別"]  # the same headings in another order
    turned_round = [[row[2], row[0], row[3], row[1]] for row in may]
    book = Workbook((sheet_of([head, *april], "4月"), sheet_of([other, *turned_round], "5月")))
    together = survey(book, Reading(sheets=("4月", "5月")))
    alone = survey(
        Workbook((sheet_of([[*head, "シート名"], *([*row, "4月"] for row in april), *([*row, "5月"] for row in may)]),))
    )
    assert together.rows == alone.rows == 35
    for one in alone.columns:
        mine = column(together, one.heading)
        assert [mine.raw.cell(at) for at in range(35)] == [one.raw.cell(at) for at in range(35)]
        assert (mine.role, mine.scale.kind, mine.scale.reasons) == (one.role, one.scale.kind, one.scale.reasons)


def test_a_sheet_that_is_not_there_is_named_with_those_that_are() -> None:
    book = Workbook((sheet_of([["a", "b"], [1, 2]], "回答"), sheet_of([["x"]], "秘密", hidden=True)))
    with pytest.raises(NoAnswers) as refused:
        survey(book, Reading(sheets=("回答", "6月")))
    assert dict(refused.value.message.args) == {"sheet": "6月", "sheets": "回答"}


def test_a_hundred_thousand_rows_are_widened_at_once() -> None:
    people, items = 12_500, 8
    ids = np.repeat(np.arange(people), items)
    head = np.zeros(1, dtype=np.int64)

    def raw(name: str, values: list[Cell], codes: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> RawColumn:
        return RawColumn((name, *values), smallest_codes(np.concatenate([head, codes + 1]), len(values) + 1))

    questions: list[Cell] = [*(f"満足度{n}" for n in range(items - 1)), "ご意見"]
    answers: list[Cell] = [1, 2, 3, 4, 5, "特になし", "また来たいです"]
    at = np.tile(np.arange(items), people)
    given_ = np.where(at == items - 1, 5 + ids % 2, (ids + at) % 5)
    sheet = Sheet(
        "long",
        (raw("id", [f"P{n}" for n in range(people)], ids), raw("item", questions, at), raw("ans", answers, given_)),
        people * items + 1,
    )
    started = time.perf_counter()
    long = find_long(sheet, 0)
    assert long is not None
    made = widen(sheet, 0, long)
    taken = time.perf_counter() - started
    assert (long.sure, made.rows, len(made.columns)) == (True, people + 1, items + 1)
    assert made.columns[3].cell(4) == 1 + (3 + 2) % 5
    assert taken < 2.0  # a fraction of a second; the bound is for a busy machine


def test_respondents_in_columns_below_a_title_and_beside_their_mean() -> None:
    """The first question is answered in words, so that its row looks like a second row of headings."""
    names: list[Cell] = [f"{at + 1}番さん" for at in range(12)]
    rated: list[list[Cell]] = [[1 + at * place % 5 for at in range(12)] for place in (1, 2)]
    rows: list[list[Cell]] = [
        ["モニター調査 回答一覧"],
        [],
        ["設問", *names, "平均"],
        ["性別", *(("男性", "女性")[at % 2] for at in range(12)), None],
        *([f"問{at} 満足度", *one, sum(one) / 12] for at, one in enumerate(rated, 1)),  # type: ignore[arg-type]
        ["ご意見", *(f"{at}番の窓口がよかったです" for at in range(12)), None],
    ]
    read = survey(Workbook((sheet_of(rows),), file_name="a.xlsx", sha256="0"))
    assert [one.heading for one in read.columns] == ["回答者ID", "性別", "問1 満足度", "問2 満足度", "ご意見"]
    assert read.rows == 12
    assert {note.message.id for note in read.notes} >= {"turned", "rows_totals"}
