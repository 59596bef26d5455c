from __future__ import annotations

import pytest

from loyalty_desktop.survey.alike import share_a_word
from loyalty_desktop.survey.roles import LIKELY
from tests.survey.making import column_of

ITALIAN = ("molto soddisfatto", "soddisfatto", "poco soddisfatta", "per niente soddisfatto")


def test_answers_in_a_language_that_is_not_known_are_asked_about() -> None:
    found = column_of(["oso garbia", "nahiko garbia", "ez oso garbia", "batere garbia ez"] * 15, "Gela")
    assert (found.role, found.guess.confidence < LIKELY) == ("segment", True)


@pytest.mark.parametrize(
    "texts", [("Tokyo", "Osaka", "Nagoya"), ("A店", "B店", "C店"), ("会社員", "学生", "自営業"), ITALIAN[:2]]
)
def test_answers_that_share_no_word(texts: tuple[str, ...]) -> None:
    assert not share_a_word(texts)


def test_answers_that_share_one() -> None:
    assert share_a_word(ITALIAN)
    assert share_a_word(("とても便利だ", "少し便利だ", "不便だが便利な時もある"))
