"""Labels that the user gives to codes: a rating stays its numbers, a group gets its words, none is no answer."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from loyalty_desktop.survey.own_labels import takes_labels
from loyalty_desktop.survey.reading import ColumnKey, Correction
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Column, Survey, survey
from tests.survey.making import column, of_columns

ROWS = 90


def read(cells: list[Cell], heading: str = "Q1_1", labels: tuple[tuple[str, str], ...] = ()) -> Survey:
    beside = {"Q1_2": cells[::-1], "Q1_3": [*cells[5:], *cells[:5]]} if heading == "Q1_1" else {}
    columns: dict[str, Sequence[Cell]] = {"No": [f"a{at}" for at in range(ROWS)], heading: cells, **beside}
    return of_columns(columns, Correction(ColumnKey(heading), labels=labels))


def drawn(low: int, high: int) -> list[Cell]:
    random = Random(high)
    return [random.randint(low, high) for _row in range(ROWS)]


def coded(one: Column) -> dict[str, object]:
    rows = zip(one.distinct.typed_labels, one.scale.codes.tolist(), one.scale.reasons, strict=True)
    counts = one.distinct.counts.tolist()
    return {text: reason or code for (text, code, reason), n in zip(rows, counts, strict=True) if n}


@pytest.mark.parametrize(
    "labels",
    [
        (("5", "とても満足"),),
        (("5", "すごい"), ("1", "だめ")),
        (("1", "a"), ("2", "b"), ("3", "c"), ("4", "d"), ("5", "e")),  # words that the program does not know
    ],
)
def test_rating_stays_its_numbers(labels: tuple[tuple[str, str], ...]) -> None:
    cells = drawn(1, 5)
    before, after = (column(read(cells, labels=told), "Q1_1") for told in ((), labels))
    assert coded(after) == coded(before)
    assert (after.scale.low, after.scale.high, after.scale.reversed) == (1, 5, False)
    assert after.role == before.role == "driver"
    at = after.distinct.typed_labels.index("5")
    assert after.distinct.words(at) == dict(labels)["5"]


def test_words_that_say_so_turn_a_bare_scale_round() -> None:
    one = column(read(drawn(1, 5), labels=(("1", "とても満足"), ("5", "とても不満"))), "Q1_1")
    assert one.scale.reversed
    assert coded(one)["1"] == 5


def test_label_of_no_answer_takes_the_code_out_of_the_scale() -> None:
    one = column(read(drawn(1, 6), labels=(("6", "利用していない"),)), "Q1_1")
    assert coded(one)["6"] == "not_used"
    assert (one.scale.low, one.scale.high) == (1, 5)


def test_group_gets_its_words() -> None:
    one = column(read(drawn(1, 2), "SEX", labels=(("1", "男性"), ("2", "女性"))), "SEX")
    assert (one.scale.kind, one.role) == ("category", "segment")
    assert {one.distinct.labels[at] for at in one.distinct.present()} == {"男性", "女性"}


def test_yes_and_no_in_codes() -> None:
    one = column(read(drawn(1, 2), "体験しましたか", labels=(("1", "はい"), ("2", "いいえ"))), "体験しましたか")
    assert one.scale.kind == "yes_no"
    assert coded(one) == {"1": 1, "2": 0}


def test_same_labels_make_the_same_question() -> None:
    """Figures are kept from edit to edit by identity: a label told once makes one question."""
    first = read(drawn(1, 5), labels=(("5", "good"),))
    again = survey(first.workbook, first.reading, first)
    assert column(again, "Q1_1").question is column(first, "Q1_1").question
    assert column(again, "Q1_1").scale is column(first, "Q1_1").scale


@pytest.mark.parametrize(
    ("cells", "takes"),
    [
        (drawn(1, 5), True),
        (["A", "B", "C"] * 30, True),
        (["とても満足", "満足", "不満"] * 30, False),
        ([f"長い自由な回答 {at}" for at in range(ROWS)], False),
    ],
)
def test_codes_take_labels_and_words_do_not(cells: list[Cell], takes: bool) -> None:
    assert takes_labels(column(read(cells, "満足度"), "満足度")) is takes
