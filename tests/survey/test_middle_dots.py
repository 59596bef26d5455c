"""・ parts answers where they are combined anew, and holds the words of one answer together everywhere else (I05)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, islice
from random import Random

import pytest

from loyalty_desktop.report.several_choices import several_choices
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Column, Survey, survey
from tests.survey.making import of_columns

FLOORS = ["食品", "衣料", "家電", "雑貨", "書籍"]
N = 90


def ticked(options: Sequence[str], separator: str, *, most: int = 3) -> list[Cell]:
    """Cells with some of the options each, in the order in which a form lists them."""
    random = Random(len(options))
    chosen = [random.sample(range(len(options)), random.randint(1, most)) for _row in range(N)]
    return [separator.join(options[at] for at in sorted(places)) for places in chosen]


def read_of(heading: str, answers: Sequence[Cell]) -> Survey:
    return of_columns({"No": list(range(N)), heading: list(islice(cycle(answers), N))})


def options(column: Column) -> set[str]:
    return {option.text for option in column.scale.options}


@pytest.mark.parametrize("separator", ["・", "･", " ・ "])
def test_answers_that_are_combined_anew_are_split_and_asked_about(separator: str) -> None:
    read = read_of("利用した売場", ticked(FLOORS, separator))
    column = read.columns[1]
    assert (column.role, column.scale.kind, options(column)) == ("experience", "multi", set(FLOORS))
    (asked,) = (note for note in read.notes if note.message.id == "column_split_asked")
    _several, one = several_choices(asked, read)
    whole = survey(read.workbook, one.reading, read).columns[1]
    assert whole.scale.kind != "multi"


def test_answers_somebody_wrote_do_not_hide_the_options() -> None:
    answers = [*ticked(FLOORS, "・")[:-2], "食品・屋上の遊園地", "衣料・地下の銀行"]
    column = read_of("利用した売場（複数回答）", answers).columns[1]
    assert options(column) > set(FLOORS)


def test_an_option_that_holds_a_dot_stays_whole() -> None:
    answers = ticked(["買い物", "食事", "観光・見物", "仕事"], "・")
    read = read_of("利用目的（複数回答）", answers)
    assert options(read.columns[1]) == {"買い物", "食事", "観光・見物", "仕事"}
    assert "option_rejoined" in {note.message.id for note in read.notes}


@pytest.mark.parametrize("separator", ["、", ", ", ";", "\n", " / "])
def test_within_answers_that_something_else_parts_a_dot_parts_nothing(separator: str) -> None:
    stages = ["レジ・会計", "店員・接客", "品揃え", "価格"]
    assert options(read_of("良かったもの（複数回答）", ticked(stages, separator)).columns[1]) == set(stages)


@pytest.mark.parametrize(
    "answers",
    [
        ["レジ・会計", "店員・接客", "品揃え", "価格・値段"],
        ["会社員・公務員", "自営業・自由業", "学生", "パート・アルバイト", "主婦・主夫"],
        ["会社員", "会社員・役員", "公務員", "役員", "自営業"],
        ["東京・渋谷", "東京・新宿", "大阪・梅田", "大阪・難波"],
        ["赤・大", "赤・小", "青・大", "青・小"],
        ["スター・ウォーズ", "ハリー・ポッター", "インディ・ジョーンズ"],
    ],
)
def test_single_answers_that_hold_a_dot_are_never_split(answers: list[Cell]) -> None:
    assert read_of("あてはまるもの", answers).columns[1].scale.kind == "category"
