from __future__ import annotations

import numpy as np
import pytest

from loyalty_desktop.survey.files import hand_over
from loyalty_desktop.survey.files.hand_over import (
    Courier,
    headed,
    outcome,
    parts_of,
    put_together,
    receive_blocks,
    send_blocks,
    whole_of,
)
from loyalty_desktop.survey.sheet import RawColumn, Sheet, Workbook


def column(*values: str) -> RawColumn:
    return RawColumn(values, np.arange(len(values), dtype=np.uint8))


def handed_over(result: object) -> object:
    head = headed(result)
    arrived = [whole_of([bytes(part) for part in parts_of(value)]) for value in head.alone]
    return put_together(head.pickled, arrived)


def test_columns_travel_alone_and_stand_in_their_places_again() -> None:
    one, other = column("a", "b"), column("満足")
    book = Workbook((Sheet("s", (one, other, one), 2),), file_name="a.csv")
    head = headed(book)
    assert head.alone == (one, other)
    assert "満足".encode() not in head.pickled
    made = handed_over(book)
    assert isinstance(made, Workbook)
    columns = made.sheets[0].columns
    assert [each.values for each in columns] == [("a", "b"), ("満足",), ("a", "b")]
    assert columns[0] is columns[2]
    assert columns[0].codes.tolist() == [0, 1]
    assert made.file_name == "a.csv"


@pytest.mark.parametrize("result", [5, None, (1, [2, {"a": b"3"}])])
def test_other_results_are_their_own_head(result: object) -> None:
    assert headed(result).alone == ()
    assert handed_over(result) == result


def test_codes_are_not_copied_into_the_pickle() -> None:
    codes = np.arange(70_000, dtype=np.uint32)
    pickled, *arrays = parts_of(RawColumn(("x",), codes))
    assert len(pickled) < 1_000
    assert [bytes(one) for one in arrays] == [codes.tobytes()]
    assert not whole_of([bytes(pickled), *map(bytes, arrays)]).codes.flags.writeable


@pytest.mark.parametrize("size", [0, 1, 8, 9, 20])
def test_blocks_come_to_the_same_bytes(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hand_over, "_BLOCK", 8)
    data = bytes(range(size))
    sent: list[bytes] = []
    send_blocks(data, lambda block: sent.append(bytes(block)))
    assert all(0 < len(block) <= 8 for block in sent)
    assert receive_blocks(size, iter(sent)) == data


def test_what_goes_ahead_is_sent_once_and_stands_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[bytes] = []
    monkeypatch.setattr(Courier, "present", Courier(lambda block: sent.append(bytes(block))))
    one, other, unused, last = column("満足", "不満"), column("b"), column("of a reader that gave up"), column("c")
    for value in (other, unused, one):
        Courier.ahead(value)
    assert any("満足".encode() in block for block in sent)
    already = len(sent)
    assert Courier.present is not None
    Courier.present.bring(Sheet("s", (one, last, other), 2))
    assert not any("満足".encode() in block for block in sent[already:])
    told: list[float] = []
    kind, sheet = outcome(iter(sent), told.append)
    assert kind == "result"
    assert [each.values for each in sheet.columns] == [("満足", "不満"), ("c",), ("b",)]
    assert told == [1.0, 1.0]


def test_without_anybody_waiting_nothing_goes_ahead() -> None:
    assert Courier.present is None
    alone = column("a")
    assert Courier.ahead(alone) is alone
