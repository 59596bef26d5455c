"""Who chose none of several options is told: the word is no option of its own, and yet an answer."""

from __future__ import annotations

import pytest

from loyalty_desktop.survey.noted import Noted
from loyalty_desktop.survey.reading import ColumnKey, Correction
from loyalty_desktop.survey.sheet import Cell
from loyalty_desktop.survey.survey import Survey
from tests.survey.making import of_columns

LISTS: list[Cell] = ["駐車場、カフェ", "カフェ", "売店、駐車場", "展示", "カフェ、展示、売店", "展示、駐車場"] * 10
ENGLISH: list[Cell] = ["Parking;Cafe", "Cafe", "Shop;Parking", "Park", "Cafe;Park;Shop", "Park;Parking"] * 10


def note(read: Survey) -> Noted | None:
    return next((one for one in read.notes if one.message.id == "options_none"), None)


@pytest.mark.parametrize(
    ("heading", "lists", "word"),
    [("利用したもの（複数選択）", LISTS, "特になし"), ("What did you use? (all that apply)", ENGLISH, "None")],
)
def test_none_of_the_options_is_counted(heading: str, lists: list[Cell], word: str) -> None:
    answers = [word if n % 20 == 7 else one for n, one in enumerate(lists)]
    read = of_columns({"No": list(range(60)), heading: answers})
    column = read.columns[1]
    assert word not in [option.text for option in column.scale.options]
    told = note(read)
    assert told is not None
    assert (told.count, told.state, told.columns) == (3, "told", (column.key,))
    assert dict(told.message.args) == {"value": word}


def test_nothing_is_told_where_it_is_an_option_by_name() -> None:
    heading = "利用したもの（複数選択）"
    answers = ["特になし" if n % 20 == 7 else one for n, one in enumerate(LISTS)]
    assert note(of_columns({"No": list(range(60)), heading: LISTS})) is None
    named = Correction(ColumnKey(heading), named=(("特になし", "何も利用していない"),))
    read = of_columns({"No": list(range(60)), heading: answers}, named)
    assert "何も利用していない" in [option.text for option in read.columns[1].scale.options]
    assert note(read) is None
