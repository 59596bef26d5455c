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


PEOPLE = ("F", "M", "F", "F", "M")
VOICES: list[Cell] = [f"xx {n} yyyy zzz wwwww vvv" for n in range(90)]


@pytest.mark.parametrize(
    ("loyalty", "steps", "comment", "sort"),
    [
        (
            "Qual a probabilidade de recomendar a nossa loja a um amigo?",
            ("Muito insatisfeito", "Insatisfeito", "Neutro", "Satisfeito", "Muito satisfeito"),
            "Sugestões", "Sexo",
        ),
        (
            "Con quale probabilità ci consiglierebbe a un amico?",
            ("Molto insoddisfatto", "Insoddisfatto", "Neutrale", "Soddisfatto", "Molto soddisfatto"),
            "Suggerimenti", "Sesso",
        ),
        (
            "Hoe waarschijnlijk is het dat u ons aanbeveelt?",
            ("Zeer ontevreden", "Ontevreden", "Neutraal", "Tevreden", "Zeer tevreden"),
            "Toelichting", "Geslacht",
        ),
        (
            "Czy polecił(a)by nas Pan/Pani znajomym? Czy polecisz?",
            ("Bardzo niezadowolony", "Niezadowolony", "Neutralny", "Zadowolony", "Bardzo zadowolony"),
            "Dlaczego?", "Płeć",
        ),
        (
            "Bizi arkadaşlarınıza tavsiye eder misiniz?",
            ("Hiç memnun değilim", "Memnun değilim", "Kararsızım", "Memnunum", "Çok memnunum"),
            "Eklemek istediğiniz bir şey var mı?", "Cinsiyet",
        ),
        (
            "Apakah Anda akan merekomendasikan kami?",
            ("Sangat tidak puas", "Tidak puas", "Cukup", "Puas", "Sangat puas"),
            "Kritik dan saran", "Jenis kelamin",
        ),
        (
            "Насколько вероятно, что вы порекомендуете нас друзьям?",
            ("Полностью не удовлетворен", "Не удовлетворен", "Нейтрально", "Удовлетворен", "Полностью удовлетворен"),
            "Комментарий", "Пол",
        ),
    ],
)  # fmt: skip
def test_languages_known_by_their_words_alone(loyalty: str, steps: tuple[str, ...], comment: str, sort: str) -> None:
    words: list[Cell] = [steps[n % len(steps)] for n in range(90)]
    people: list[Cell] = [PEOPLE[n % 5] for n in range(90)]
    read = of_columns({"No": list(range(90)), loyalty: ELEVEN, "A7": words, comment: VOICES, sort: people})
    assert list(roles(read).values())[1:] == ["loyalty", "driver", "comment", "segment"]
    codes = codes_of(read.columns[2])
    assert [codes[step] for step in steps] == [1.0, 2.0, 3.0, 4.0, 5.0]


@pytest.mark.parametrize(
    ("heading", "wrong"),
    [
        ("Hangi kısmı anlamadınız?", "personal"),  # not "adınız", your name
        ("Berapa lama Anda belajar setiap hari? (jam)", "driver"),
        ("Wie lange warten Sie meist? (Minuten)", "driver"),
        ("何年間お使いですか", "driver"),
    ],
)
def test_words_within_words_and_units_mislead_nobody(heading: str, wrong: str) -> None:
    answers = VOICES if wrong == "personal" else [1 + n % 5 for n in range(90)]
    read = of_columns({"No": list(range(90)), heading: answers})
    assert read.columns[1].role != wrong
