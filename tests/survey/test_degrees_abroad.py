"""Scales of degrees in other languages: the word need not be known, its degrees make the steps."""

from __future__ import annotations

import pytest

from loyalty_desktop.survey.labels import read_steps
from tests.survey.making import column_of


@pytest.mark.parametrize(
    ("labels", "family"),
    [
        ("Sehr übersichtlich | Eher übersichtlich | Wenig übersichtlich | Überhaupt nicht übersichtlich", "word"),
        ("sehr einfach | einfach | teils/teils | schwierig | sehr schwierig", "ease"),
        ("Trifft voll zu | Trifft eher zu | Trifft eher nicht zu | Trifft gar nicht zu", "agreement"),
        ("Très accueillant | Plutôt accueillant | Peu accueillant | Pas du tout accueillant", "word"),
        ("Très satisfait(e) | Satisfait(e) | Neutre | Insatisfait(e) | Très insatisfait(e)", "satisfaction"),
        ("Mucho mejor | Mejor | Igual | Peor | Mucho peor", "word"),
        ("Muy claro/a | Bastante claro/a | Poco claro/a | Nada claro/a", "word"),
        ("Molto comodo | Abbastanza comodo | Poco comodo | Per niente comodo", "word"),
        ("Muito fácil | Fácil | Nem fácil nem difícil | Difícil | Muito difícil", "ease"),
        ("Zeer nuttig | Nuttig | Niet zo nuttig | Helemaal niet nuttig", "word"),
        ("Bardzo zadowolona | Raczej zadowolona | Raczej niezadowolona | Bardzo niezadowolona", "satisfaction"),
        ("Çok yararlı | Yararlı | Biraz yararlı | Hiç yararlı değil", "word"),
        ("Sangat nyaman | Nyaman | Kurang nyaman | Tidak nyaman", "word"),
        ("Rất tiện | Tiện | Bình thường | Không tiện | Rất không tiện", "word"),
        ("Очень удобно | Удобно | Не очень удобно | Неудобно", "word"),
        ("非常方便 | 方便 | 一般 | 不方便 | 非常不方便", "word"),
        ("매우 친절 | 친절 | 보통 | 불친절 | 매우 불친절", "word"),
        ("เห็นด้วยอย่างยิ่ง | เห็นด้วย | เฉยๆ | ไม่เห็นด้วย | ไม่เห็นด้วยอย่างยิ่ง", "agreement"),
    ],
)
def test_degrees_of_one_word_are_steps(labels: str, family: str) -> None:
    best_first = labels.split(" | ")
    found = read_steps(tuple(sorted(best_first)))
    assert found is not None
    assert (found.family, found.points) == (family, len(best_first))
    codes = dict(found.codes)
    assert [codes[label] for label in best_first] == [*range(len(best_first), 0, -1)]


def test_what_is_more_of_a_bad_word_is_worse() -> None:
    found = read_steps(("Sehr störend", "Etwas störend", "Gar nicht störend"))
    assert found is not None
    assert found.codes == (("Sehr störend", 1), ("Etwas störend", 2), ("Gar nicht störend", 3))


@pytest.mark.parametrize(
    "labels",
    [
        "Vollzeit | Teilzeit | Nicht berufstätig",
        "No tengo hijos | Un hijo | Dos hijos",
        "会员 | 非会员 | 前会员",
        "Tokyo | Kyoto",
    ],
)
def test_kinds_of_people_are_no_degrees(labels: str) -> None:
    assert read_steps(tuple(labels.split(" | "))) is None


def test_a_question_answered_in_such_degrees_is_a_rating() -> None:
    answers = ["Très accueillant", "Plutôt accueillant", "Peu accueillant", "Pas du tout accueillant"] * 10
    column = column_of(answers, "Le personnel")
    assert (column.role, column.scale.low, column.scale.high) == ("driver", 1, 4)
