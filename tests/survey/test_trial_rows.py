"""Rows that call themselves a test are offered to be left out, never left out unasked."""

from __future__ import annotations

import pytest

from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey, survey
from tests.survey.making import book_of, cells

RULE = "rows_called_tests"
SAID = (
    "とても良かったです、また来ます",
    "価格がもう少し安いと嬉しいです",
    "駅から遠くて大変でした",
    "テストコースが面白かった",
)


def read_of(ids: dict[int, Cell], comments: dict[int, Cell], *left_out: str) -> Survey:
    rows = [cells(ids.get(n, f"M-{n:04}"), 1 + n % 5, comments.get(n, f"{SAID[n % 4]}{n}回目")) for n in range(40)]
    return survey(
        book_of([cells("会員番号", "総合満足度（5=とても満足）", "ご意見・ご感想"), *rows]), Reading(left_out=left_out)
    )


def note(read: Survey) -> Noted | None:
    return next((one for one in read.notes if one.rule == RULE), None)


@pytest.mark.parametrize("word", ["TEST", "テスト", "test01", "ＴＥＳＴ－０２", "Test_3", "テストデータ"])
def test_an_id_that_says_so_is_offered(word: str) -> None:
    read = read_of({3: word, 17: "TEST"}, {})
    told = note(read)
    assert told is not None
    assert (told.count, told.state, told.left_out, told.cells) == (2, "offered", False, ("A5", "A19"))
    assert read.rows == 40
    left = read_of({3: word, 17: "TEST"}, {}, RULE)
    told = note(left)
    assert told is not None
    assert (left.rows, told.state, told.left_out) == (38, "done", True)


def test_a_comment_of_nothing_else_is_offered() -> None:
    told = note(read_of({5: "test"}, {5: "テスト", 9: "テストです。", 11: "テストが難しかった"}))
    assert told is not None
    assert told.count == 2


def test_nothing_is_offered_where_nobody_or_everybody_says_so() -> None:
    assert note(read_of({}, {4: "テストが難しかった", 5: "latest"})) is None
    assert note(read_of({n: f"TEST{n:03}" for n in range(40)}, {})) is None
