"""Where phrases of Japanese begin: no line ends amid a word, and text that has none is left alone."""

from __future__ import annotations

import pytest

from loyalty_desktop.report.phrases import joints


def phrases(text: str) -> str:
    held = set(joints(text)[0])
    return "".join(sign if at in held or at == 0 else f"/{sign}" for at, sign in enumerate(text))


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("満足した人がはっきり高い", "満足した/人がはっきり高い"),
        ("目標を下回ります", "目標を/下回ります"),
        ("情報が見つからなかった", "情報が/見つからなかった"),
        ("ご利用になったすべての窓口", "ご利用になった/すべての/窓口"),
    ],
)
def test_phrases_are_held_together(text: str, parted: str) -> None:
    assert phrases(text) == parted


def test_other_languages_have_none() -> None:
    assert joints("Head and heart of 12 drivers") == ((), ())
    assert joints("Überblick – größer") == ((), ())


def test_spaces_hold_between_a_figure_and_its_word() -> None:
    text = "12 件 の声"
    assert joints(text)[1] == (2,)
    assert joints("補正後の p 値")[1] == (6,)
    assert joints("n 対象")[1] == ()
