"""Answers that say how often make a frequency, also below a heading that is a mere code."""

from __future__ import annotations

import pytest

from tests.survey.making import column_of


@pytest.mark.parametrize(
    "texts",
    [
        ("Every week", "Two or three times a month", "Once a year", "Hardly ever"),
        ("週に2~3回", "月に1回", "年に数回", "ほとんどない"),
        ("每周一次", "每月两三次", "每年几次", "很少"),
        ("Einmal pro Woche", "Mehrmals im Monat", "Einmal im Jahr", "Seltener"),
        ("Una vez por semana", "Dos veces al mes", "Una vez al año", "Nunca"),
    ],
)
def test_answers_with_periods_say_how_often(texts: tuple[str, ...]) -> None:
    assert column_of(texts * 15, "V17").role == "frequency"


@pytest.mark.parametrize(
    ("heading", "texts"),
    [
        ("V17", ("This year", "Last year", "Years ago", "I do not know when")),
        ("店舗", ("毎日屋", "月曜堂", "年金センター", "本店")),
    ],
)
def test_other_words_of_time_do_not(heading: str, texts: tuple[str, ...]) -> None:
    assert column_of(texts * 15, heading).role == "segment"
