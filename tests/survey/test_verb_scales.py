from __future__ import annotations

import pytest

from loyalty_desktop.survey.labels import read_steps
from loyalty_desktop.survey.roles import LIKELY
from tests.survey.making import column_of

UNDERSTOOD = ("理解できなかった", "あまり理解できなかった", "どちらともいえない", "まあ理解できた", "よく理解できた")


@pytest.mark.parametrize(
    "steps",
    [
        UNDERSTOOD,
        ("役に立たない", "あまり役に立たない", "どちらともいえない", "まあ役に立つ", "大いに役に立つ"),
        ("信頼していない", "あまり信頼していない", "ある程度信頼している", "とても信頼している"),
    ],
)
def test_steps_of_one_verb(steps: tuple[str, ...]) -> None:
    found = read_steps(steps)
    assert found is not None
    assert dict(found.codes) == {label: step for step, label in enumerate(steps, start=1)}


@pytest.mark.parametrize(
    "texts",
    [
        ("よく知っている", "知っている", "知らない"),
        ("よく利用する", "たまに利用する", "利用しない"),
        ("理解できた", "役に立たない", "どちらともいえない"),
        ("よく理解できた", "まあ理解できた", "理解できた"),
    ],
)
def test_what_people_know_or_do_is_no_rating(texts: tuple[str, ...]) -> None:
    found = read_steps(texts)
    assert found is None or found.family not in {"agreement"}


def test_role_of_such_a_scale_is_asked() -> None:
    found = column_of([*UNDERSTOOD] * 12, "研修内容の理解度")
    assert (found.role, found.guess.confidence < LIKELY) == ("driver", True)
