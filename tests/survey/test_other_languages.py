"""Surveys in other languages are read by their words too (INPUTS.md: read rightly and asked)."""

from __future__ import annotations

import pytest

from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import codes_of, of_columns, roles

ELEVEN: list[Cell] = [*range(11), 9, 8, 10, 7, 8, 9, 10] * 5


@pytest.mark.parametrize(
    ("loyalty", "rated", "steps", "whole", "used", "yes", "no"),
    [
        (
            "Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?", "Wartezeit",
            ("sehr unzufrieden", "eher unzufrieden", "teils/teils", "eher zufrieden", "sehr zufrieden"),
            "Gesamtzufriedenheit", "Haben Sie die App genutzt?", "Ja", "Nein",
        ),
        (
            "Recommanderiez-vous nos services ?", "Propreté",
            ("Pas du tout satisfait", "Peu satisfait", "Plutôt satisfait", "Très satisfait"),
            "Satisfaction globale", "Avez-vous utilisé l'application ?", "Oui", "Non",
        ),
        (
            "¿Nos recomendaría?", "Limpieza",
            ("Muy insatisfecho", "Insatisfecho", "Neutral", "Satisfecho", "Muy satisfecho"),
            "Satisfacción general", "¿Ha comprado en línea?", "Sí", "No",
        ),
        (
            "您向朋友推荐我们的可能性有多大？", "早餐", ("非常不满意", "不满意", "一般", "满意", "非常满意"),
            "总体满意度", "您使用过应用吗", "是", "否",
        ),
        (
            "친구에게 추천할 의향이 있습니까?", "청결도", ("매우 불만족", "불만족", "보통", "만족", "매우 만족"),
            "전반적 만족도", "앱을 이용한 적이 있습니까?", "예", "아니오",
        ),
    ],
)  # fmt: skip
def test_other_languages(
    loyalty: str, rated: str, steps: tuple[str, ...], whole: str, used: str, yes: str, no: str
) -> None:
    words: list[Cell] = [steps[n % len(steps)] for n in range(90)]
    answers: list[Cell] = [yes, no] * 45
    read = of_columns({"No": list(range(90)), loyalty: ELEVEN, rated: words, whole: words, used: answers})
    assert list(roles(read).values())[1:] == ["loyalty", "driver", "overall_satisfaction", "experience"]
    codes = codes_of(read.columns[2])
    assert [codes[step] for step in steps] == [float(step) for step in range(1, len(steps) + 1)]
