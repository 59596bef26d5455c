from __future__ import annotations

from loyalty_desktop.survey.roles import LIKELY
from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import column, of_columns, roles

FOUR: list[Cell] = [1, 2, 3, 4, 4, 3] * 15
FIVE: list[Cell] = [1, 2, 3, 4, 5, 4] * 15
ELEVEN: list[Cell] = [*range(11), 9, 8, 10, 7, 8, 9, 10] * 5
OFTEN: list[Cell] = ["Never", "Sometimes", "Usually", "Always", "Always"] * 18


def test_four_points_side_by_side_are_ratings_and_one_alone_is_codes() -> None:
    names = ("マシンの充実度", "スタジオ", "指導", "ロッカー")
    read = of_columns({"No": list(range(90)), **dict.fromkeys(names, FOUR), "コメント": ["良い"] * 90, "種別": FOUR})
    found = roles(read)
    assert [found[name] for name in names] == ["driver"] * 4
    assert found["種別"] == "segment"


def test_columns_called_by_codes_are_no_row() -> None:
    read = of_columns({"No": list(range(90)), **{f"Q2{n}FLY": FOUR for n in range(5)}})
    assert set(list(roles(read).values())[1:]) == {"segment"}


def test_zero_to_ten_side_by_side_are_ratings_and_no_loyalty() -> None:
    read = of_columns({"No": list(range(90)), **dict.fromkeys(("Food", "Rooms", "Staff", "Pool"), ELEVEN)})
    assert list(roles(read).values())[1:] == ["driver"] * 4


def test_always_and_never_about_others_rate_them() -> None:
    names = ("Staff treat me with respect", "Calls are answered", "The room is clean", "The food is good")
    read = of_columns({"No": list(range(90)), **dict.fromkeys(names, OFTEN)})
    assert [roles(read)[name] for name in names] == ["driver"] * 4
    often = of_columns(
        {"No": list(range(90)), "How often did nurses listen to you?": OFTEN, "How often do you visit?": OFTEN}
    )
    assert list(roles(often).values())[1:] == ["driver", "frequency"]
    assert column(often, "How often do you visit?").guess.confidence < LIKELY


def test_many_wholes_are_parts() -> None:
    parts = ("Overall satisfaction with parks", "Overall satisfaction with streets", "Overall satisfaction with police")
    read = of_columns({"No": list(range(90)), **dict.fromkeys((*parts, "Overall satisfaction with water"), FIVE)})
    assert set(list(roles(read).values())[1:]) == {"driver"}
    two = of_columns({"No": list(range(90)), **dict.fromkeys(parts[:2], FIVE)})
    assert set(list(roles(two).values())[1:]) == {"overall_satisfaction"}
    part = of_columns(
        {"No": list(range(90)), "Overall quality of streets": FIVE, "Overall quality of our service": FIVE}
    )
    assert list(roles(part).values())[1:] == ["driver", "overall_satisfaction"]


def test_many_columns_called_by_codes_are_a_row_although_one_top_was_chosen_by_nobody() -> None:
    six: list[Cell] = [1, 2, 3, 4, 5, 6] * 15
    five: list[Cell] = [1, 2, 3, 4, 5, 4] * 15
    coded = {f"{stem}{n}": six for stem in "AB" for n in range(1, 5)}
    read = of_columns({"No": list(range(90)), **coded, "C1": five, "C2": six, "sex": [1, 2] * 45})
    found = list(roles(read).values())
    assert found[1:11] == ["driver"] * 10
    assert found[11] == "segment"
    assert all(one.guess.confidence <= LIKELY for one in read.columns[1:11])


def test_three_bare_questions_from_zero_to_ten_are_ratings_and_one_is_loyalty() -> None:
    some: list[Cell] = [0, 3, 5, 6, 7, 8, 9, 10, 8, 9] * 9
    three = of_columns(
        {"No": list(range(90)), "imba": ELEVEN, "sex": [1, 2] * 45, "imbb": ELEVEN, "x": ["a"] * 90, "c": ELEVEN}
    )
    assert [roles(three)[name] for name in ("imba", "imbb", "c")] == ["driver"] * 3
    one = of_columns({"No": list(range(90)), "score": some, "text": ["late", "good", "fine"] * 30})
    assert roles(one)["score"] == "loyalty"
    assert column(one, "score").guess.confidence < LIKELY
