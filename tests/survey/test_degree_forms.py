"""Steps of a scale are told by their form, whatever their words: the words below are none of any language."""

from __future__ import annotations

import pytest

from loyalty_desktop.survey.degree_forms import are_degrees, asks_for_degree, asks_for_wish, have_one_thing


@pytest.mark.parametrize(
    "texts",
    [
        ("dozh bicub", "bicub", "ogczov bicub", "mubbicub"),
        ("Bczawp ipzoo", "Ipzoo", "Mubipzoo", "Bczawp mubipzoo", "Woeczit"),
        ("Ipzoo bczawp", "Ipzoo vozh", "Ipzoo", "Woeczit"),
        ("けけ炋达", "ょゅく炋达", "けけ倘炋", "ょゅく倘炋"),
        ("炋达", "嬲嬔炋达", "非恃炋达", "桹通"),
    ],
)
def test_a_thing_with_degrees_is_a_scale(texts: tuple[str, ...]) -> None:
    assert are_degrees(texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("Tokyo", "Osaka", "Nagoya"),
        ("Single, never married", "Married", "In a relationship, but not married", "Divorced"),
        ("North shop", "South shop", "West shop"),
        ("1 visit", "2 visits", "3 visits"),
        ("店舗", "通販", "電話"),
    ],
)
def test_things_of_one_kind_are_none(texts: tuple[str, ...]) -> None:
    assert not are_degrees(texts)


def test_all_but_one_may_end_alike() -> None:
    assert have_one_thing(("Dozh bicub", "Vamoz bicub", "Btup bicub", "Wac"))
    assert not have_one_thing(("Dozh bicub", "Vamoz taf", "Btup kobc"))


@pytest.mark.parametrize(
    ("heading", "asks"),
    [
        ("how clear was the explanation?", True),
        ("to what extent did it meet your needs?", True),
        ("説明はいかがでしたか", True),
        ("内容をどの程度理解できましたか", True),
        ("how did you hear about us?", False),
        ("which plan is how you would like it?", False),
        ("どのプランが良いと思いますか", False),
        ("どのくらい前からご利用ですか", False),
        ("お住まいの地域", False),
    ],
)
def test_a_heading_that_asks_for_a_degree_is_answered_by_one(heading: str, asks: bool) -> None:
    assert asks_for_degree(heading, ("Paam", "Niuz", "Xaaz")) is asks
    assert not asks_for_degree(heading, [f"kind {at}" for at in range(20)])


def test_a_wish_is_no_choice_of_a_thing() -> None:
    answers = ("Ewtusoth", "Tusoth", "Futt")
    assert asks_for_wish("また利用したいですか", answers)
    assert not asks_for_wish("今後どのサービスを利用したいですか", answers)
