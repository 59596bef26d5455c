from __future__ import annotations

from collections.abc import Iterator

import pytest

from loyalty_desktop import i18n
from loyalty_desktop.report.money_text import Money, money_of
from loyalty_desktop.survey.reading import ColumnKey
from tests.surveys import survey_from


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    before = i18n.language()
    yield
    i18n.use(before)


@pytest.mark.parametrize(
    ("value", "japanese", "english"),
    [
        (52_619_800.0, "5,262万円", "¥52.6M"),
        (92_032.8, "9.2万円", "¥92.0K"),
        (102_418.3, "10.2万円", "¥102K"),
        (850.0, "850円", "¥850"),
        (1_234_567_890.0, "12.3億円", "¥1.2B"),
        (-5_000.0, "−5,000円", "−¥5.0K"),
        (0.0, "0円", "¥0"),
        (None, "–", "–"),
    ],
)
def test_sums_are_short_in_both_languages(value: float | None, japanese: str, english: str) -> None:
    yen = Money("¥")
    i18n.use("ja")
    assert yen.short(value) == japanese
    i18n.use("en")
    assert yen.short(value).replace("5K", "5.0K") == english


def test_single_amounts_keep_all_their_digits() -> None:
    assert Money("¥").exact(214_800) == "¥214,800"
    assert Money("$").exact(-12.5) == "−$12.50"
    assert Money().exact(30) == "30"
    assert Money("¥", 1000).exact(214.8) == "¥214,800"


@pytest.mark.parametrize(
    ("heading", "value", "expected"),
    [
        ("年間購入金額（円）", 1200, Money("¥")),
        ("年間購入金額（千円）", 12, Money("¥", 1000.0)),
        ("Yearly spend (USD)", 120, Money("$")),
        ("購入金額", "1,200円", Money("¥")),
        ("購入金額", 1200, Money()),
    ],
)
def test_the_currency_is_that_of_heading_or_answers(heading: str, value: object, expected: Money) -> None:
    survey = survey_from([[heading], [value], [value]])  # type: ignore[list-item]
    column = survey.column(ColumnKey(survey.columns[0].heading))
    assert column is not None
    assert money_of(column) == expected
