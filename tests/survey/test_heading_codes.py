from __future__ import annotations

import pytest

from loyalty_desktop.survey.heading_codes import RULE, wordings_in
from loyalty_desktop.survey.reading import Reading
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import survey
from tests.survey.making import book_of, column, column_of, raw_column


def words_in(heading: str, codes: list[Cell]) -> dict[str, str]:
    found = wordings_in([heading], [raw_column([heading, *codes])])
    return dict(found[0].labels) if found else {}


@pytest.mark.parametrize(
    ("heading", "codes", "words"),
    [
        ("Q3 性別 1:男 2:女", [1, 2], ("男", "女")),
        ("性別（1男 2女）", [1, 2], ("男", "女")),
        ("Gender (1=Male, 2=Female)", [1, 2], ("Male", "Female")),
        ("3. 来店 1:毎日 2:週1 3:月1", [1, 3], ("毎日", "週1", "月1")),
        ("年代 1:20代 2:30代 3:40代", [1, 2, 3], ("20代", "30代", "40代")),
        ("問2-1 接客（3 良い 2 普通 1 悪い）", [1, 2], ("悪い", "普通", "良い")),
    ],
)
def test_words_of_codes_in_a_heading(heading: str, codes: list[Cell], words: tuple[str, ...]) -> None:
    assert tuple(words_in(heading, codes).values()) == words


@pytest.mark.parametrize(
    ("heading", "codes"),
    [
        ("満足度(1:とても不満〜5:とても満足)", [1, 2, 3]),  # the ends only: they say which way it runs
        ("おすすめ度（0:全く〜10:ぜひ）", [0, 10]),
        ("Equipment (1=Excellent, 5=Poor)", [1, 5]),
        ("1年目 2年目の満足度", [1, 2]),
        ("1. 満足度 2. 重要度", [1, 2, 5]),
        ("Version 1.0 and 2.0", [1, 2]),
        ("性別 1:男 2:女", [1, 2, 3]),  # 3 has no word
        ("性別 1:男 2:女", ["男", "女", "他"]),
    ],
)
def test_headings_without_such_words(heading: str, codes: list[Cell]) -> None:
    assert words_in(heading, codes) == {}


def test_no_answer_named_in_a_heading_is_no_code_to_ask_about() -> None:
    heading = "Q6 満足度 5:満足 4:やや満足 3:普通 2:やや不満 1:不満 9:無回答"
    found = column_of([5, 4, 4, 3, 2, 1, 9] * 12, heading)
    assert (found.role, found.scale.low, found.scale.high, found.scale.unsure) == ("driver", 1, 5, False)
    reasons = dict(zip(found.distinct.typed_texts, found.scale.reasons, strict=True))
    assert reasons["9"] == "blank"


def test_falling_codes_in_a_heading_are_turned() -> None:
    found = column_of([1, 2, 3, 4, 5] * 12, "接客 1:とても満足 2:満足 3:普通 4:不満 5:とても不満")
    codes = dict(zip(found.distinct.typed_texts, found.scale.codes.tolist(), strict=True))
    assert (codes["1"], codes["5"]) == (5.0, 1.0)


def test_it_is_told_and_can_be_switched_off() -> None:
    answers: list[list[Cell]] = [[n, n % 2 + 1, n % 11] for n in range(44)]
    rows: list[list[Cell]] = [["No", "性別 1:男 2:女", "推奨度"], *answers]
    book = book_of(rows)
    read = survey(book)
    note = next(one for one in read.notes if one.message.id == "heading_codes")
    assert (note.count, note.state, note.rule) == (1, "done", RULE)
    assert set(column(read, "性別 1:男 2:女").distinct.texts) >= {"男", "女"}
    off = survey(book, Reading(kept=(RULE,)))
    assert next(one for one in off.notes if one.message.id == "heading_codes").state == "offered"
    assert set(column(off, "性別 1:男 2:女").distinct.texts) >= {"1", "2"}
