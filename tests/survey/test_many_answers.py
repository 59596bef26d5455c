"""Columns with very many different answers are understood like those with few, and in a moment."""

from __future__ import annotations

import datetime as dt
import random

import numpy as np
import pytest

from loyalty_desktop.survey import in_bulk
from loyalty_desktop.survey.sheet import Cell, RawColumn, Sheet, Workbook, smallest_codes
from loyalty_desktop.survey.survey import survey

JAPANESE = (
    *("店員", "さんの", "説明が", "とても", "分かりやすく", "また", "来たい", "と思い", "ました", "価格は"),
    *("少し高い", "けれど", "品質が", "よい", "　全角　", "ﾊﾝｶｸ", "○", "◯", "〜"),
)
ENGLISH = ("the", "staff", "was", "very", "helpful", "and", "friendly", "but,", "room", "small;", "high", "don’t")
START = dt.datetime(2025, 4, 1)


def workbook(rows: int) -> Workbook:
    """Return a survey in which nearly every answer to nearly every question is another."""
    chance = random.Random(1)

    def comment(at: int) -> str:
        if at % 7 == 0:
            return chance.choice(("", "特になし", "無回答", "N/A", "なし。"))
        words = chance.choices(JAPANESE, k=12)
        return ("".join(words) if at % 5 else "\n".join(words)) + str(at % 50)

    columns: dict[str, list[Cell]] = {
        "会員番号": [f"A{at:07}" for at in range(rows)],
        "タイムスタンプ": [(START + dt.timedelta(seconds=7 * at)).strftime("%Y/%m/%d %H:%M:%S") for at in range(rows)],
        "おすすめ度（0〜10）": [str(chance.randint(0, 10)) for _at in range(rows)],
        "理由": [comment(at) for at in range(rows)],
        "Why?": [" ".join(chance.choices(ENGLISH, k=12)) + str(at) for at in range(rows)],
        "メールアドレス": [f"u{at}@example.jp" for at in range(rows)],
        "購入金額": [f"{100 + at:,}円" if at % 2 else str(100 + at) for at in range(rows)],
        "回答ID": list(range(1, rows + 1)),
        "所要時間": [f"{at * 0.25:.2f}" for at in range(rows)],
        "来店日": [START + dt.timedelta(hours=at) for at in range(rows)],
        "利用回数": [f"{at}回" for at in range(rows)],
        "評価": [f"{at % 5 + 1}. {word}" for at, word in zip(range(rows), ("悪い", "良い") * rows, strict=False)],
    }
    made = []
    for heading, cells in columns.items():
        places: dict[Cell, int] = {heading: 0}
        codes = np.array([0, *(places.setdefault(cell or None, len(places)) for cell in cells)], dtype=np.int64)
        made.append(RawColumn(tuple(places), smallest_codes(codes, len(places))))
    return Workbook((Sheet("s", tuple(made), rows + 1),), "utf-8", "a.csv")


@pytest.mark.parametrize("many", [0, 1 << 40])
def test_the_outcome_is_that_of_looking_at_each(many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    book = workbook(1_500)
    usual = survey(book)
    monkeypatch.setattr(in_bulk, "MANY", many)
    other = survey(workbook(1_500))
    assert other.notes == usual.notes
    for one, two in zip(usual.columns, other.columns, strict=True):
        assert (one.scale.kind, one.guess, one.role) == (two.scale.kind, two.guess, two.role), one.heading
        assert one.scale.reasons == two.scale.reasons
        assert np.array_equal(one.scale.codes, two.scale.codes, equal_nan=True)
        assert (one.distinct.texts, one.distinct.numbers, one.distinct.dates, one.distinct.reasons) == (
            *(two.distinct.texts, two.distinct.numbers, two.distinct.dates, two.distinct.reasons),
        )


def test_every_kind_of_answer_is_understood() -> None:
    kinds = {column.heading: column.scale.kind for column in survey(workbook(3_000)).columns}
    assert {
        heading: kinds[heading] for heading in ("会員番号", "タイムスタンプ", "おすすめ度（0〜10）", "理由", "Why?")
    } == {
        "会員番号": "id",
        "タイムスタンプ": "date",
        "おすすめ度（0〜10）": "zero_to_ten",
        "理由": "text",
        "Why?": "text",
    }
    assert (kinds["購入金額"], kinds["来店日"]) == ("money", "date")
