"""Questions about values: once for all columns that raise them, gone when they are answered."""

from __future__ import annotations

import pytest

from loyalty_desktop.survey.reading import Correction
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey
from tests.survey.making import of_columns

N = 60
FIVE: list[Cell] = [1, 2, 3, 4, 5] * 12


def read_of(columns: dict[str, list[Cell]], *told: Correction) -> Survey:
    return of_columns({"No": list(range(N)), **columns}, *told)


def asked(read: Survey) -> dict[str, list[str]]:
    return {
        note.message.id: [key.heading for key in note.columns]
        for note in read.notes
        if note.state == "asked" and not note.rule
    }


def test_direction_when_nothing_tells_it_it_is_asked_once_for_a_grid() -> None:
    grid = {f"評価 [{name}]": FIVE for name in ("接客", "価格", "店内")}
    read = read_of(grid)
    assert asked(read)["direction_asked"] == list(grid)
    (note,) = (note for note in read.notes if note.message.id == "direction_asked")
    assert dict(note.message.args) == {"low": 1, "high": 5, "best": 5, "column": "接客", "n": 12}
    keys = [one.key for one in read.columns[1:]]
    told = read_of(grid, *(Correction(key, reversed=False) for key in keys))
    assert "direction_asked" not in asked(told)


@pytest.mark.parametrize(
    "heading", ["満足度（5=とても満足）", "評価（5点満点）", "Rating (1=poor, 5=excellent)", "評価（★5つ）"]
)
def test_direction_when_the_heading_tells_it_nobody_is_asked(heading: str) -> None:
    assert "direction_asked" not in asked(read_of({heading: FIVE}))


def test_direction_when_it_is_no_rating_nobody_is_asked() -> None:
    assert "direction_asked" not in asked(read_of({"曜日": FIVE, "おすすめ度": [*range(11), 9, 10, 8, 7] * 4}))


def test_code_beside_the_scale_when_it_has_a_meaning_now() -> None:
    columns: dict[str, list[Cell]] = {
        "評価 [接客]": FIVE,
        "評価 [品揃え]": FIVE,
        "評価 [価格]": [*FIVE[:50], *[6] * 10],
        "評価 [店内]": [*FIVE[:54], *[6] * 6],
    }
    read = read_of(columns)
    (note,) = (note for note in read.notes if note.message.id == "extra_code_asked")
    assert (note.count, [key.heading for key in note.columns]) == (16, ["評価 [価格]", "評価 [店内]"])
    told = read_of(columns, *(Correction(key, missing=(("6", "not_used"),)) for key in note.columns))
    assert "extra_code_asked" not in asked(told)


def test_one_and_two_when_they_may_be_yes_and_no() -> None:
    read = read_of({"トラブルを経験しましたか": [1, 2, 2] * 20, "性別": [1, 2] * 30})
    assert asked(read)["one_two_asked"] == ["トラブルを経験しましたか"]
    key = read.columns[1].key
    assert "one_two_asked" not in asked(
        read_of({"トラブルを経験しましたか": [1, 2, 2] * 20}, Correction(key, yes=("1",)))
    )


def test_loyalty_when_it_does_not_run_from_zero_to_ten_it_is_no_nps() -> None:
    read = read_of({"友人にすすめたいですか": FIVE})
    (note,) = (note for note in read.notes if note.message.id == "loyalty_not_nps")
    assert note.state == "told"
    assert "loyalty_not_nps" not in {n.message.id for n in read_of({"おすすめ度": [*range(11), 9] * 5}).notes}


def test_lowest_when_nobody_chose_zero_and_nothing_tells() -> None:
    ten: list[Cell] = [*range(1, 11)] * 6
    assert asked(read_of({"おすすめ度（10点満点）": ten}))["lowest_asked"] == ["おすすめ度（10点満点）"]
    assert "lowest_asked" not in asked(read_of({"おすすめ度（0～10）": ten}))
