from __future__ import annotations

import pytest

from loyalty_desktop.survey.labels import read_steps
from loyalty_desktop.survey.wishes import wish_of


@pytest.mark.parametrize(
    ("label", "family", "sign"),
    [
        ("ぜひ住み続けたい", "likelihood", 1),
        ("また受診したい", "likelihood", 1),
        ("あまり働きたくない", "likelihood", -1),
        ("来たいとは思わない", "likelihood", -1),
        ("とりやすい", "ease", 1),
        ("とても読みづらい", "ease", -1),
        ("ややとりにくい", "ease", -1),
    ],
)
def test_wish_whatever_its_verb(label: str, family: str, sign: int) -> None:
    found = wish_of(label)
    assert found is not None
    assert (found.family, found.grade > 0) == (family, sign > 0)


@pytest.mark.parametrize(
    "text", ["あまり来たい", "たい", "冷たいxyz", "7ぜひ利用したい", "大阪", "かたい友情とやすい店"]
)
def test_no_wish(text: str) -> None:
    assert wish_of(text) is None


@pytest.mark.parametrize(
    "steps",
    [
        ("絶対に来たくない", "来たくない", "あまり来たくない", "何ともいえない", "やや来たい", "来たい", "必ず来たい"),
        (
            "住み続けたくない",
            "どちらかといえば住み続けたくない",
            "どちらともいえない",
            "どちらかといえば住み続けたい",
            "住み続けたい",
        ),
        ("全く勧めない", "あまり勧めない", "どちらともいえない", "まあ勧める", "ぜひ勧める"),
        ("とても難しかった", "難しかった", "どちらともいえない", "簡単だった", "とても簡単だった"),
    ],
)
def test_steps_from_worst_to_best(steps: tuple[str, ...]) -> None:
    found = read_steps(steps)
    assert found is not None
    assert dict(found.codes) == {label: step for step, label in enumerate(steps, start=1)}


def test_purposes_are_no_scale() -> None:
    assert read_steps(("痩せたい", "筋肉をつけたい", "健康でいたい")) is None
