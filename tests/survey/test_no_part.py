"""What is left of a heading that asks to rate names the part that is meant; nothing left means the whole."""

from __future__ import annotations

import pytest

from loyalty_desktop.survey.no_part import BARE, OCCASION, SERVED, is_number, names_no_part
from loyalty_desktop.survey.normal import heading_words


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("満足度（5段階）", BARE),
        ("Review score", BARE),
        ("How satisfied are you?", BARE),
        ("日本滞在中の満足度", OCCASION),
        ("How satisfied were you with your visit today?", OCCASION),
        ("Wie zufrieden sind Sie mit Ihrem Aufenthalt?", OCCASION),
        ("顧客満足度", BARE),
        ("How was your visit today?", OCCASION),
        ("本日のご来店はいかがでしたか？", OCCASION),
        ("商品・サービスの満足度を教えてください", SERVED),
        ("D1 仕事に満足だ", SERVED),
        ("Como você avalia seu plano de saúde?", SERVED),
        ("この学校に通わせてよかったと思う", SERVED),
        ("やんばるの「持続可能な観光地」としての満足度", SERVED),
    ],
)
def test_headings_that_name_the_whole(heading: str, named: int) -> None:
    assert names_no_part(heading_words(heading)) == named


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "接客の満足度",
            "おもてなしの満足度",
            "商品の品質の満足度",
            "福井県内での交通手段の満足度",
            "家庭生活に満足だ",
        ),
        *(
            "How satisfied are you with the food?",
            "How would you rate our staff?",
            "shop_rating",
            "Product satisfaction",
        ),
        *("How was the service?", "サービスはいかがでしたか", "Satisfaction (0-100)"),
        *("Como você avalia a facilidade de acesso?", "滞在日数", "Your visit", ""),
    ],
)
def test_headings_that_name_a_part_or_ask_for_something_else(heading: str) -> None:
    assert names_no_part(heading_words(heading)) is None


def test_what_the_question_for_loyalty_names_is_the_whole() -> None:
    heading = heading_words("How satisfied are you with Acme Bikes?")
    assert names_no_part(heading) is None
    assert names_no_part(heading, "how likely are you to recommend acme bikes to a friend?") == SERVED


def test_a_group_that_is_only_a_number() -> None:
    assert is_number("q14")
    assert not is_number("接客")
