"""Columns no rule knows, or that look like what they are not: from real surveys, made anew."""

from __future__ import annotations

import pytest

from loyalty_desktop.survey.sheet import Cell
from tests.survey.making import column_of

N = 60
FIVE: list[Cell] = [1 + n % 5 for n in range(N)]


def cycled(*answers: Cell) -> list[Cell]:
    return [answers[n % len(answers)] for n in range(N)]


@pytest.mark.parametrize(
    ("heading", "answers", "role", "most"),
    [
        # "nothing" is one of the options that many chose
        ("改善してほしい点", cycled("価格", "待ち時間", "品揃え", "接客", "特になし"), "segment", 0.7),
        ("How would you describe your skin type?", cycled("Dry", "Oily", "Normal", "Sensitive"), "segment", 0.7),
        # a few numbers over and over are nobody's id, and weights of nothing weigh nothing
        ("question_id", cycled(7127, 4198, 4199), "segment", 0.59),
        ("weight", cycled(0), "unused", 0.6),
        ("Membership duration", FIVE, "segment", 0.59),
        # how many came and for how long is not how often; what lasts is no time of the day; who shares an id is a group
        ("来店人数", cycled("1名", "2名", "3名", "5名以上"), "segment", 0.7),
        ("滞在日数", [1 + n * 7 % 19 for n in range(N)], "segment", 0.7),
        ("所要時間", [f"00:0{n % 7 + 1}:{n * 13 % 60:02}" for n in range(N)], "segment", 0.59),
        ("fromClassId", cycled("1-7", "3-3", "1-5", "2-8", "2-5"), "segment", 0.85),
        ("月あたりの利用金額をお知らせください", FIVE, "segment", 0.59),
        ("高ストレス判定", cycled("該当", "非該当"), "segment", 0.7),
        ("人均（元）", [60 + n * 7 % 93 for n in range(N)], "spend", 0.9),
        # a wish below a heading that asks for it, whatever its words
        (
            "今後も利用し続けますか",
            cycled("継続する", "条件次第で継続", "どちらでもない", "利用を中止する"),
            "loyalty",
            0.59,
        ),
        ("recommend", cycled("Positive", "Neutral", "Negative"), "loyalty", 0.59),
        (
            "재동거 희망 여부",
            cycled("네, 또 살고 싶어요", "상황에 따라 가능해요", "아니요, 힘들었어요"),
            "loyalty",
            0.59,
        ),
        # a rating word of its own, and a number of points bought
        ("点数", FIVE, "driver", 1),
        ("購入点数", FIVE, "frequency", 0.7),
        # a count or a time, though the heading speaks of money
        ("料金が上がった回数", cycled("0回", "1回", "2〜3回", "4回以上"), "frequency", 0.7),
        (
            "申請にかかる時間（料金調べを含む）",
            cycled("5分未満", "5〜10分", "10〜20分", "20分以上"),
            "segment",
            0.8,
        ),
        # whatever people differ in may sort them, and is asked; averages are no codes
        ("xq7", [n * 37 % 53 for n in range(N)], "segment", 0.59),
        ("xq8", [round(2 + n % 17 / 10, 2) for n in range(N)], "driver", 0.59),
        ("Duration", [n * 7 % 43 for n in range(N)], "unused", 0.59),
        (
            "Role",
            cycled("IT", "Buyer", "Head of planning", "Driver at night", *(f"Clerk {n}" for n in "ABCDEF")),
            "segment",
            0.9,
        ),
        ("ทำงานมาแล้วกี่ปี", [f"{n % 17} ปี" if n % 9 else "น้อยกว่า 1 ปี" for n in range(N)], "segment", 0.59),
        ("xq9", cycled(*(f"{10 * n}-{10 * n + 9} hrs" for n in range(1, 11))), "segment", 0.8),
        (
            "Informazioni cronologiche",
            [f"{1 + n % 28:02}/07/2026 10.{n % 60:02}.05" for n in range(N)],
            "timestamp",
            0.95,
        ),
        ("年末もご利用になりますか", cycled("利用する", "利用しない"), "experience", 0.59),
        ("I trust the product recommendations", FIVE, "driver", 0.6),
    ],
)
def test_columns_that_look_like_something_else(heading: str, answers: list[Cell], role: str, most: float) -> None:
    read = column_of(answers, heading)
    assert (read.role, read.guess.confidence <= most) == (role, True)
