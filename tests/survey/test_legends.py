"""Legends in titles, notes and small tables are the scale of the columns that they fit, until somebody says no."""

from __future__ import annotations

import pytest

from loyalty_desktop.report.read_choices import choices_of
from loyalty_desktop.survey.legends import RULE
from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import book_of, cells

HEADINGS: list[Cell] = ["No", "性別", "接客", "価格", "清潔さ", "推奨度"]
FALLS = "お客様アンケート　評価は 1：満足…5：不満（99：無回答）"


def answers(codes: tuple[int, ...] = (1, 2, 3, 4, 5, 99)) -> list[list[Cell]]:
    each = [codes[at % len(codes)] for at in range(60)]
    return [[at + 1, 1 + at % 2, code, each[at - 1], each[at - 2], at % 11] for at, code in enumerate(each)]


def read_of(title: str, codes: tuple[int, ...] = (1, 2, 3, 4, 5, 99), reading: Reading | None = None) -> Survey:
    return survey(book_of([[title], HEADINGS, *answers(codes)]), reading)


def note(read: Survey) -> Noted | None:
    return next((one for one in read.notes if one.message.id == RULE), None)


def rated(read: Survey) -> list[bool]:
    """Return of each column with a scale of five steps whether 1 is its best answer."""
    return [one.scale.reversed for one in read.columns if (one.scale.low, one.scale.high) == (1, 5)]


@pytest.mark.parametrize(
    ("title", "falls"),
    [
        (FALLS, True),
        ("満足度（1とても満足～5とても不満、99無回答）", True),
        ("2025年度調査（10:30～実施）　5=大変満足 4=満足 3=普通 2=不満 1=大変不満 99=未回答", False),
        ("評価基準：5段階（5：非常に良い、4：良い、3：普通、2：悪い、1：非常に悪い）※99は無回答", False),
        ("1 = very satisfied, 5 = very dissatisfied, 99 = no answer", True),
    ],
)
def test_a_title_explains_the_ratings_below_it(title: str, falls: bool) -> None:
    read = read_of(title)
    told = note(read)
    assert told is not None
    assert (told.state, told.count, told.cells) == ("asked", 3, ("A1",))
    assert [key.heading for key in told.columns] == ["接客", "価格", "清潔さ"]
    assert rated(read) == [falls] * 3
    assert "direction_asked" not in {one.message.id for one in read.notes}
    assert {one.scale.reasons[list(one.distinct.typed_texts).index("99")] for one in read.columns[2:5]} == {"blank"}


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("1：満足…5：不満", (1, 2, 3, 4, 5, 6)),  # 6 is no step of it
        ("1：はい 2：いいえ", (1, 2, 3, 4, 5)),
        ("1：満足 3：満足 5：不満", (1, 2, 3, 4, 5)),
        ("調査期間 4/1～5/31　回収 60件", (1, 2, 3, 4, 5)),
        ("1：満足…5：不満", (1, 2)),  # so few of its steps may be codes of anything
    ],
)
def test_other_titles_and_other_codes_are_left_alone(title: str, codes: tuple[int, ...]) -> None:
    assert note(read_of(title, codes)) is None


def test_it_is_confirmed_or_refused_in_one_step() -> None:
    read = read_of(FALLS)
    told = note(read)
    assert told is not None
    yes, no = choices_of(told, read)
    confirmed, refused = (survey(read.workbook, choice.reading) for choice in (yes, no))
    assert (rated(confirmed), rated(refused)) == ([True] * 3, [False] * 3)
    assert [one.state for one in (note(confirmed), note(refused)) if one is not None] == ["done", "offered"]


def test_a_note_below_and_a_small_table_beside_explain_as_well() -> None:
    below = survey(
        book_of([HEADINGS, *answers(), [], ["※1：満足　2：やや満足　3：ふつう　4：やや不満　5：不満、99：無回答"]])
    )
    assert rated(below) == [True] * 3
    words: list[Cell] = ["とても不満", "不満", "ふつう", "満足", "とても満足"]
    legend: list[list[Cell]] = [["凡例", None], *(cells(at, word) for at, word in enumerate(words, 1)), [99, "無回答"]]
    rows = [[*row, None, *(legend[at] if at < len(legend) else ())] for at, row in enumerate([HEADINGS, *answers()])]
    beside = survey(book_of(rows))
    assert rated(beside) == [False] * 3
    told = note(beside)
    assert told is not None
    assert told.cells == ()


@pytest.mark.parametrize(
    ("second", "falls"),
    [
        ("価格・清潔さ　1：不満…5：満足", [True, False, False]),  # it names what it is about
        ("1：不満…5：満足", [True, False, False]),  # of the others nobody can tell
        ("1：満足 2：やや満足 3：普通 4：やや不満 5：不満（99：無回答）", [True] * 3),
    ],
)
def test_a_legend_turns_no_column_that_another_one_explains_the_other_way_round(second: str, falls: list[bool]) -> None:
    read = survey(book_of([["接客 1：満足…5：不満"], [second], HEADINGS, *answers((1, 2, 3, 4, 5))]))
    assert rated(read) == falls
