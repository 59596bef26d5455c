"""Shares of two questions together, as a table or a list comes out of a spreadsheet."""

from __future__ import annotations

from itertools import product

import pytest

from loyalty_desktop.report.pasted_joint import pasted_pairs
from loyalty_desktop.report.pasted_words import pasted_text

PAIRS = tuple(product(("女性", "男性"), ("20代以下", "30代", "40代以上")))
ALL = {"女性 × 20代以下": 11.0, "女性 × 30代": 12.5, "女性 × 40代以上": 26.5,
       "男性 × 20代以下": 10.0, "男性 × 30代": 13.0, "男性 × 40代以上": 27.0}  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "\t20代以下\t30代\t40代以上\t計\n女\t11\t12.5\t26.5\t50\n男\t10\t13\t27\t50\n計\t21\t25.5\t53.5\t100",
        "表1 人口\n年代\t男性\t女性\t男女計\n"
        "20代以下\t10%\t11%\t21%\n"
        "30～39歳\t１３％\t１２．５％\t25.5%\n"
        "40歳以上\t27%\t26.5%\t53.5%\n総数\t50%\t50%\t100%",
        ",20代以下,30代,40代以上\n女性,0.11,0.125,0.265\n男性,0.10,0.13,0.27",
        "性別\t年代\t構成比\n男性\t20代以下\t10\n\t30代\t13\n\t40代以上\t27\n女性\t20代以下\t11\n\t30代\t12.5\n\t40代以上\t26.5",
        "年代,性別,割合\n20代以下,男性,10\n20代以下,女性,11\n30代,男性,13\n30代,女性,12.5\n40代以上,男性,27\n40代以上,女性,26.5",
        "11\n12.5\n26.5\n10\n13\n27",
    ],
)
def test_tables_lists_and_numbers_alone_find_their_pairs(text: str) -> None:
    found = pasted_pairs(text, PAIRS)
    assert dict(found.shares) == pytest.approx(ALL)
    assert found.unit == "percent"
    assert found.is_whole


def test_people_are_counted_and_commas_of_thousands_kept() -> None:
    found = pasted_pairs("\t20代以下\t30代\n女性\t1,100,000\t1,250,000\n男性\t1,000,000\t1,300,000", PAIRS)
    assert (found.unit, dict(found.shares)["女性 × 30代"]) == ("count", 1_250_000)
    told = pasted_text(found, list(ALL), pairs=True)
    assert told.startswith("4 of 6 answers got a share. Not in what was pasted: 女性 × 40代以上, 男性 × 40代以上.")


def test_what_finds_no_place_is_told() -> None:
    found = pasted_pairs("\t20代以下\t80代\n女性\t10\t5\n不明\t1\t1\n男性\t-\t5", PAIRS)
    assert (found.shares, found.unknown, found.unread) == (
        (("女性 × 20代以下", 10.0),), ("80代", "不明"), ("男性 × 20代以下",)
    )  # fmt: skip
    twice = pasted_pairs("女性\t30代\t10\n女性\t30代\t20\n男性\t30代\t5", PAIRS)
    assert (twice.twice, dict(twice.shares)["女性 × 30代"]) == (("女性 × 30代",), 10.0)


@pytest.mark.parametrize("text", ["", "こんにちは", "女性\t50\n男性\t50", "a,b\nc,d"])
def test_what_holds_no_pairs_says_what_to_copy(text: str) -> None:
    found = pasted_pairs(text, PAIRS)
    assert not found.shares
    assert pasted_text(found, list(ALL), pairs=True).startswith("There are no shares to paste: copy a table")
